// Held-out posts to the calibration of every label.
//
// For each topic the parameters of CombinedLogit are fitted by logistic regression on posts that training never saw (Platt, "Probabilistic Outputs for
// Support Vector Machines", 1999, with more than one input). Topics with few positive posts are pulled toward the values common to all by a Gaussian prior.
// Descendants of a post's own labels are left out, as in training.

#ifndef METIER_SRC_TAG_CALIBRATE_H_
#define METIER_SRC_TAG_CALIBRATE_H_

#include <functional>
#include <string_view>
#include <vector>

#include "model/dataset.h"
#include "model/frozen.h"
#include "tag/knowledge.h"

namespace metier::tag {

struct CalibrationOptions {
  // Part of posts at large that are about nothing; chatter in the data is weighted to come to this.
  double chatter_share = 0.4;
  // Precision that each topic's threshold aims at: the mean confidence of the posts at or above it.
  double target_precision = 0.85;
  double lowest_threshold = 0.55;
  double highest_threshold = 0.85;
};

// One entry a label of `knowledge`'s model, in its order. `progress` may be empty.
std::vector<model::LabelCalibration> Calibrate(const Knowledge& knowledge, const std::vector<model::LabelledPost>& posts,
                                               const CalibrationOptions& options, const std::function<void(std::string_view)>& progress);

}  // namespace metier::tag

#endif  // METIER_SRC_TAG_CALIBRATE_H_
