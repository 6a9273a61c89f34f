// Held-out posts to the numbers that turn evidence into probabilities (combine.h).
//
// One logistic regression over all pairs of a post and a topic (Platt, "Probabilistic Outputs for Support Vector
// Machines", 1999, with more than one input): seven coefficients that all topics share, and an offset a topic, held near
// zero by a Gaussian prior, so that a topic with three posts borrows from all others. It is fitted on posts that people
// labelled one by one and training never saw: labels of sources would teach that what strays from a source's subject is
// wrong.

#ifndef METIER_SRC_TAG_CALIBRATE_H_
#define METIER_SRC_TAG_CALIBRATE_H_

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "model/dataset.h"
#include "model/frozen.h"
#include "tag/knowledge.h"

namespace metier::tag {

struct CalibrationOptions {
  double target_precision = 0.93;  // of all topics given to the gold posts
  double offset_precision = 6;     // of the prior on a topic's offset: 1 / its variance
  double chatter_share = 0.4;      // part of posts at large that are about nothing; for the background
};

// The same knowledge with another calibration in its model.
using Recalibrate = std::function<absl::StatusOr<std::unique_ptr<const Knowledge>>(const model::Calibration&)>;

// Coefficients, offsets and thresholds from `gold`, the background of each topic from `at_large`. The threshold is what
// the target needs on posts that the offsets were not fitted on: five times a fifth of `gold` is judged by a fit to the
// rest. `progress` may be empty. Fails only where `recalibrate` does.
absl::StatusOr<model::Calibration> Calibrate(const Recalibrate& recalibrate,
                                             const std::vector<model::LabelledPost>& gold,
                                             const std::vector<model::LabelledPost>& at_large,
                                             const CalibrationOptions& options,
                                             const std::function<void(std::string_view)>& progress);

}  // namespace metier::tag

#endif  // METIER_SRC_TAG_CALIBRATE_H_
