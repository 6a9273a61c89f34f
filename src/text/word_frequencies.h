// How often English words are written, from models/words.txt (made by scripts/make_word_frequencies.py).

#ifndef METIER_SRC_TEXT_WORD_FREQUENCIES_H_
#define METIER_SRC_TEXT_WORD_FREQUENCIES_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "absl/status/statusor.h"

namespace metier::text {

// Immutable once made; share it between threads.
class WordFrequencies {
 public:
  // Reads "word count" lines: lower-case words of a-z and inner apostrophes, counts above 0, no word twice. Anything
  // else is an InvalidArgumentError that names the line; a file that cannot be read is a NotFoundError.
  static absl::StatusOr<std::shared_ptr<const WordFrequencies>> Load(const std::string& path);
  static absl::StatusOr<std::shared_ptr<const WordFrequencies>> Parse(std::string contents);

  // 0 where the word is not known.
  std::uint64_t Count(std::string_view word) const;
  bool Knows(std::string_view word) const { return Count(word) > 0; }

  // Natural logarithm of the word's share of all words; of an unknown word, of a share that falls tenfold with each
  // letter (Norvig, "Natural Language Corpus Data", 2009), so that a long unknown word never beats two known ones.
  double LogProbability(std::string_view word) const;
  // LogProbability of a word that has this count, above 0.
  double LogShare(std::uint64_t count) const;

  std::size_t size() const { return counts_.size(); }
  std::uint64_t total() const { return total_; }
  // As it was read.
  std::string_view contents() const { return contents_; }

 private:
  WordFrequencies() = default;

  std::string contents_;  // the keys of counts_ point into it
  std::unordered_map<std::string_view, std::uint64_t> counts_;
  std::uint64_t total_ = 0;
  double log_total_ = 0;
};

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_WORD_FREQUENCIES_H_
