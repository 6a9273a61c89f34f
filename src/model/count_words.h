// Counts which labels each word speaks for, and what the words of a training post say of it by all other posts alone.

#ifndef METIER_SRC_MODEL_COUNT_WORDS_H_
#define METIER_SRC_MODEL_COUNT_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/fit.h"
#include "model/rows_of_posts.h"
#include "model/word_evidence.h"

namespace metier::model {

struct LeaveOutScratch {
  std::vector<std::uint32_t> words;
  std::vector<WordLabel> labels;
};

// Of a word that stands in n posts, c of them with the label, whose share of all posts is p:
//
//   s = ln((c + a p) / (n - c + a (1 - p))) - ln(p / (1 - p)) - sqrt(1 / (c + 1/2) + 1 / (n - c + a)) / 2
//
// the logarithm of how much likelier the label is where the word stands, drawn towards nothing by `a` posts such as any,
// less half its standard error.
class WordCounts {
 public:
  // The first `words` rows are words; row 0, the end of sentence, speaks for nothing. Labels from `labels` on are left
  // out. `posts` and `targets` must outlive the counts.
  WordCounts(const RowsOfPosts& posts, const std::vector<Targets>& targets, std::size_t words, std::size_t labels);

  // All that is worth keeping.
  WordLabels Labels(const WordEvidenceWeights& weights) const;

  // Sets `*evidence` to what the words of post `post` say, counted without this post: what it would have seen of itself
  // had it not been trained on.
  void LeaveOut(std::size_t post, WordEvidence* evidence, LeaveOutScratch* scratch) const;

 private:
  struct Count {
    std::uint16_t label;
    std::uint16_t strength;
    std::uint32_t posts;  // with the word and the label
  };
  // In steps of kStrengthStep; 0: not worth keeping.
  std::uint16_t Strength(double with_label, double with_word, std::size_t label) const;

  const RowsOfPosts& posts_;
  const std::vector<Targets>& targets_;
  std::size_t words_;
  std::vector<double> shares_;  // of each label among all posts
  std::vector<std::uint32_t> with_word_;
  std::vector<std::size_t> begins_;  // of each word in counts_
  std::vector<Count> counts_;
};

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_COUNT_WORDS_H_
