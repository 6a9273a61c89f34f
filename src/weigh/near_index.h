// Finds the first of many posts whose words are nearly those of another.

#ifndef METIER_SRC_WEIGH_NEAR_INDEX_H_
#define METIER_SRC_WEIGH_NEAR_INDEX_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "weigh/parameters.h"
#include "weigh/sketch.h"

namespace metier::weigh {

// Whether texts of these sketches are nearly the same: both of at least near_duplicate_words distinct words, and alike
// to near_duplicate_percent.
bool NearlySame(const TextSketch& left, const TextSketch& right, const WeighParameters& parameters);

// Two sketches that are alike to 80 % have so many words in common that, in whatever order words are put, they share
// one of the first fifth of each. Put the rarest first, and only posts that share a rare word need to be compared
// (prefix filtering: Chaudhuri, Ganti and Kaushik, ICDE 2006; Bayardo, Ma and Srikant, WWW 2007). Unlike bands of
// hashes this misses nothing. One bound: of the posts that have a word among their rarest, the first kLongestList are
// looked at and no more, so that a hundred thousand posts made of twenty words cost no hours.
//
// Not thread-safe.
class NearIndex {
 public:
  static constexpr std::size_t kLongestList = 1024;

  // `all`: the sketches of every post that will be inserted or sought, in any order; kept by reference.
  NearIndex(std::span<const TextSketch* const> all, const WeighParameters& parameters);

  // Posts are numbered by the caller; they must be inserted in the order in which they are to be found. `sketch` must
  // outlive the index.
  void Insert(std::uint32_t post, const TextSketch& sketch);
  // Of the posts inserted the first that is nearly the same.
  std::optional<std::uint32_t> Find(const TextSketch& sketch) const;

 private:
  struct Entry {
    const TextSketch* sketch;
    std::uint32_t post;
  };

  bool Eligible(const TextSketch& sketch) const { return sketch.size >= parameters_.near_duplicate_words; }
  // The words by which it is found: its rarest, as many as needed.
  std::span<const WordHash> RarestOf(const TextSketch& sketch) const;

  const WeighParameters& parameters_;
  bool direct_;                                    // few posts: each is compared with each
  std::vector<Entry> entries_;                     // in the order of insertion
  std::vector<std::uint32_t> occurrences_;         // by word
  std::vector<std::uint32_t> list_of_;             // by word: its list, or kNone
  std::vector<std::vector<std::uint32_t>> lists_;  // positions in entries_
  mutable std::vector<WordHash> rarest_;
};

}  // namespace metier::weigh

#endif  // METIER_SRC_WEIGH_NEAR_INDEX_H_
