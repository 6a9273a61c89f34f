// Word boundaries by ICU: Unicode's UAX #29, with dictionary words for Thai, Lao, Khmer, Burmese, Chinese and Japanese.

#ifndef METIER_SRC_TEXT_WORD_BREAK_H_
#define METIER_SRC_TEXT_WORD_BREAK_H_

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

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_WORD_BREAK_H_
