// Posts to the logits of a frozen model.
//
//   Scorer scorer(model);                        // one a thread, cheap
//   scorer.Score(features);
//   scorer.LabelsAbove(bars, 0, &labels);        // which labels are worth asking for
//   scorer.Logit(labels[0]);                     // exact
//   scorer.Share(features, label, &shares);      // what each feature gave to it
//
// With 8-bit rows everything is summed and multiplied in integers, by a kernel of the machine, and is the same bits on
// every machine. Rows of floats, rows of more than kLongestDot entries and posts of more than kMostRows rows take plain
// loops in 64 bits: nobody ships the first two, and no post of our own features has so many rows.

#ifndef METIER_SRC_MODEL_SCORER_H_
#define METIER_SRC_MODEL_SCORER_H_

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "model/features.h"
#include "model/frozen.h"
#include "model/kernel.h"
#include "model/word_evidence.h"

namespace metier::model {

// 8-bit rows shifted by at most 10 that surely sum to less than 2^31 - 2^15.
inline constexpr std::size_t kMostRows = 16'000;

// Not thread-safe, cheap to make; does not allocate once its buffers have grown.
class Scorer {
 public:
  // `model` must outlive the scorer. A null kernel takes the plain loops always: what the kernels must agree with.
  explicit Scorer(const FrozenModel& model, const Kernel* kernel = &BestKernel());

  void Score(const Features& features) {
    Seek(features);
    Finish(features);
  }
  // The same in two steps: what Seek asks the memory for has arrived by the time of Finish, if something else is done
  // between them. Both need the same features.
  void Seek(const Features& features);
  void Finish(const Features& features);

  // Of the post scored last, and exact, all of them. A label's costs two products; all are computed when first asked
  // for.
  double Logit(std::size_t label);
  std::span<const double> logits();
  // Overwrites `*labels` with every label whose logit is at least its bar plus `offset`, ascending; a few others that
  // fall just short of it may be among them. `bars` is FrozenModel::Bars of this model.
  void LabelsAbove(const LabelBars& bars, double offset, std::vector<std::uint32_t>* labels);
  // The same of every label that reaches this or its bar in `others`, which are taken as they are.
  void LabelsAboveEither(const LabelBars& bars, double offset, const LabelBars& others,
                         std::vector<std::uint32_t>* labels);
  // How many features were words that the model knows.
  std::size_t known_words() const { return known_words_; }

  // What each feature gave to `label`'s logit of the last scored post, whose features these are: its word row or
  // subwords, half of each bigram that it is part of, and where it first stands what the word speaks for by itself.
  // Returns the rest, which belongs to no feature (the label's
  // bias, the end-of-sentence row, its half bigram). Their sum is the logit but for the rounding of at most one double
  // addition a feature.
  double Share(const Features& features, std::size_t label, std::vector<double>* shares);

 private:
  // A post without rows has the mean 0.
  double RowsInMean() const { return static_cast<double>(std::max<std::uint64_t>(row_count_, 1)); }

  // A row of the post: of a known word, or of what features first..last share.
  struct Row {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t index = 0;
    bool word = false;
  };

  // A word of the post, where it first stands.
  struct Word {
    std::uint32_t row = 0;
    std::uint32_t feature = 0;
  };

  void FindRows(const Features& features);
  // Leaves each word once, and asks the memory for what it speaks for.
  void FindWords();
  void WeighWords();
  // Screens with bars_, from which it takes what single words give.
  void Screen(std::vector<std::uint32_t>* labels);
  void SumRows();
  template <typename Value, typename Sum>
  void SumPlain(std::vector<Sum>* sum);
  double ToLogit(std::int64_t product, std::size_t label) const;

  template <typename Value>
  const Value* ValuesOf(const Row& row) const;
  int ShiftOf(const Row& row) const;

  const FrozenModel& model_;
  const Kernel* kernel_;
  std::vector<std::uint64_t> keys_;  // of features, to look words up by
  std::vector<std::uint32_t> hashes_;
  std::vector<Row> rows_;
  std::size_t known_words_ = 0;
  std::uint64_t row_count_ = 0;  // with the subwords in the rows of words

  std::vector<Word> words_;  // distinct, by row
  WordEvidence evidence_;
  std::vector<float> bars_;  // scratch of LabelsAbove

  bool fast_ = false;              // whether the kernel takes this post
  std::vector<std::int32_t> sum_;  // of the rows; its upper and lower halves, in balanced digits
  std::vector<std::int16_t> upper_;
  std::vector<std::int16_t> lower_;
  std::vector<std::uint8_t> digits_;  // scratch of the screen
  std::vector<std::int16_t> wide_;    // a label's row
  std::vector<std::int64_t> integer_sum_;
  std::vector<double> float_sum_;

  std::vector<double> logits_;
  bool complete_ = false;  // whether logits_ holds them all
};

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_SCORER_H_
