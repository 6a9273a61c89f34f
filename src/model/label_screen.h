// Which labels can reach a bar: one 8-bit product a label and a bound of what that leaves out, so that the exact logits
// are needed of a handful only. Of a post's vector v (a sum of rows, in integers) the screen sees q, its entries in
// steps of max|v_i| / 63, and so
//
//   w.v <= step * w.q + |w| |v - step q|        (Cauchy and Schwarz)
//
// Whatever that lets through by mistake, the exact logit turns away; what is above its bar it never holds back.

#ifndef METIER_SRC_MODEL_LABEL_SCREEN_H_
#define METIER_SRC_MODEL_LABEL_SCREEN_H_

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "model/kernel.h"

namespace metier::model {

// A bar for the logit of each label, +infinity where nobody asks. Made once, used for many posts.
struct LabelBars {
  std::vector<double> exact;                                // one a label
  std::vector<float> screened;                              // less the label's bias, and a margin for rounding
  double lowest = std::numeric_limits<double>::infinity();  // of them all
};

class LabelScreen {
 public:
  // Of `labels` rows of `dimension` entries; an entry is worth `unit * scales[label]` logits a step of a post's vector,
  // a logit is the product with the mean of rows plus the label's bias.
  LabelScreen(const std::int8_t* rows, std::size_t dimension, std::size_t labels, double unit, const double* scales,
              const double* biases);

  // LabelBars::screened of the bars, one a label.
  std::vector<float> Screened(std::span<const double> bars) const;

  // Appends, in ascending order, every label whose logit is at least its bar plus `offset`, and perhaps a few others.
  // `bars` are Screened.
  // `sum` has `dimension` entries, and is the sum of `rows` rows. `digits` is scratch.
  void Above(const std::int32_t* sum, double rows, std::span<const float> bars, double offset, const Kernel& kernel,
             std::vector<std::uint8_t>* digits, std::vector<std::uint32_t>* labels) const;

 private:
  // Sets `*digits`, and returns the post but for its offset.
  ScreenPost Digitise(const std::int32_t* sum, double rows, std::vector<std::uint8_t>* digits) const;

  std::size_t dimension_;
  std::size_t steps_;
  std::size_t groups_;
  std::vector<std::int8_t> rows_;  // one ScreenGroup after another
  std::vector<std::int32_t> offsets_;
  std::vector<float> scales_;
  std::vector<float> slacks_;
  std::vector<double> biases_;
};

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_LABEL_SCREEN_H_
