// What single words speak for: of each word the labels in whose posts it stands far more often than elsewhere, and by
// how many logits, its weight of evidence (Good, "Weight of Evidence: A Brief Survey", 1985). Rows of words share 96
// dimensions and know what words have in common; these know what one word has to itself: a name, a part, a piece of
// jargon.
//
// Of a label's words the one that says most counts most, for words of one subject come together:
//
//   evidence_t = strongest * max_w s_wt + others * (sum_w s_wt - max_w s_wt)

#ifndef METIER_SRC_MODEL_WORD_EVIDENCE_H_
#define METIER_SRC_MODEL_WORD_EVIDENCE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace metier::model {

// One label that a word speaks for.
struct WordLabel {
  std::uint16_t label = 0;
  std::uint16_t strength = 0;  // in steps of kStrengthStep logits, more than 0
};
inline constexpr double kStrengthStep = 1.0 / 256;

struct WordEvidenceWeights {
  double strongest = 0;
  double others = 0;
};

// The labels of all words of a model, end to end: those of row r stand at begins[r]..begins[r + 1].
struct WordLabels {
  std::vector<std::uint32_t> begins;
  std::vector<WordLabel> labels;
  WordEvidenceWeights weights;
};

// Sums up the words of one post after the other. Not thread-safe; does not allocate once its buffers have grown.
class WordEvidence {
 public:
  explicit WordEvidence(std::size_t labels) : sums_(labels) {}

  void Clear() {
    for (const std::uint32_t label : touched_) sums_[label] = {};
    touched_.clear();
  }
  // Each word of a post once.
  void Add(std::span<const WordLabel> word) {
    for (const WordLabel& one : word) {
      Sum& sum = sums_[one.label];
      if (sum.all == 0) touched_.push_back(one.label);
      sum.all += one.strength;
      if (one.strength > sum.strongest) sum.strongest = one.strength;
    }
  }

  // Those that any word speaks for, in no order.
  std::span<const std::uint32_t> labels() const { return touched_; }
  double Of(std::size_t label, const WordEvidenceWeights& weights) const {
    const Sum& sum = sums_[label];
    return (weights.strongest * sum.strongest + weights.others * (sum.all - sum.strongest)) * kStrengthStep;
  }
  std::uint32_t StrongestOf(std::size_t label) const { return sums_[label].strongest; }

 private:
  struct Sum {
    std::uint32_t all = 0;
    std::uint32_t strongest = 0;
  };
  std::vector<Sum> sums_;  // one a label; zeros but for those touched
  std::vector<std::uint32_t> touched_;
};

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_WORD_EVIDENCE_H_
