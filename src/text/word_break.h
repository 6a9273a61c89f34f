// Word boundaries as ICU gives them: Unicode's UAX #29, with dictionary words for Thai, Lao, Khmer, Burmese, Chinese
// and Japanese.
//
// ICU needs some 25 instructions a byte and two thousand to begin. Most posts are ASCII, where UAX #29 has few rules
// left to apply; those are written out, and ICU sees only the words around what is not ASCII.

#ifndef METIER_SRC_TEXT_WORD_BREAK_H_
#define METIER_SRC_TEXT_WORD_BREAK_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace metier::text {

// Not thread-safe; make one per thread (a clone of one shared, immutable prototype).
class WordBreaker {
 public:
  WordBreaker();
  ~WordBreaker();
  WordBreaker(WordBreaker&&) noexcept;
  WordBreaker& operator=(WordBreaker&&) noexcept;

  // Overwrites `*ends` with the end of every segment of `utf8`, in order; the last is utf8.size(). `utf8` must be valid
  // and smaller than 2 GiB. Linear.
  void Break(std::string_view utf8, std::vector<std::uint32_t>* ends);

  // The same, all by ICU: what Break is held against.
  void BreakByIcu(std::string_view utf8, std::vector<std::uint32_t>* ends);

 private:
  void AppendIcuBreaks(std::string_view utf8, std::size_t begin, std::size_t end, std::vector<std::uint32_t>* ends);

  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_WORD_BREAK_H_
