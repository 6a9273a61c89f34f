// How often English words are written, from models/words.txt (made by scripts/make_word_frequencies.py).

#ifndef METIER_SRC_TEXT_WORD_FREQUENCIES_H_
#define METIER_SRC_TEXT_WORD_FREQUENCIES_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"

namespace metier::text {

// A word, by 64 bits of hash alone (two of 100,000 share them with odds of one in 10^9), and its count; 0: none.
struct WordSlot {
  std::uint64_t hash = 0;
  std::uint64_t count = 0;
};

// Immutable once made; share it between threads.
class WordFrequencies {
 public:
  // Reads "word count" lines: lower-case words of a-z and inner apostrophes, counts above 0, no word twice. Anything
  // else is an InvalidArgumentError that names the line; a file that cannot be read is a NotFoundError.
  static absl::StatusOr<std::shared_ptr<const WordFrequencies>> Load(const std::string& path);
  static absl::StatusOr<std::shared_ptr<const WordFrequencies>> Parse(std::string contents);

  // From the contents() and slots() of another, which are read in place: `owner` keeps both, and is kept. DataLoss
  // where a slot makes no sense; that every line has its slot is not looked into.
  static absl::StatusOr<std::shared_ptr<const WordFrequencies>> FromTable(std::string_view contents,
                                                                          std::span<const WordSlot> slots,
                                                                          std::shared_ptr<const void> owner);

  // Asks the memory for the slot of a word by its StringHash, so that a Count() soon after need not wait for it.
  void Prefetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }
  // 0 where the word is not known.
  std::uint64_t Count(std::string_view word) const;
  bool Knows(std::string_view word) const { return Count(word) > 0; }

  // Natural logarithm of the word's share of all words; of an unknown word, of a share that falls tenfold with each
  // letter (Norvig, "Natural Language Corpus Data", 2009), so that a long unknown word never beats two known ones.
  double LogProbability(std::string_view word) const;
  // LogProbability of a word that has this count, above 0.
  double LogShare(std::uint64_t count) const;

  std::size_t size() const { return size_; }
  std::uint64_t total() const { return total_; }
  // As it was read.
  std::string_view contents() const { return contents_; }
  // A hash table of the words by StringHash: open addressing, linear probing, a power of two, at most half full.
  std::span<const WordSlot> slots() const { return slots_; }

 private:
  struct Owned;

  WordFrequencies(std::string_view contents, std::span<const WordSlot> slots, std::shared_ptr<const void> owner)
      : contents_(contents), slots_(slots), owner_(std::move(owner)) {}

  std::string_view contents_;
  std::span<const WordSlot> slots_;
  std::shared_ptr<const void> owner_;  // of both
  std::size_t size_ = 0;
  std::uint64_t total_ = 0;
  double log_total_ = 0;
};

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_WORD_FREQUENCIES_H_
