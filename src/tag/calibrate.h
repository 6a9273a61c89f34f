// Held-out posts to the numbers that turn evidence into probabilities (combine.h).
//
// One logistic regression over all pairs of a post and a topic (Platt, "Probabilistic Outputs for Support Vector
// Machines", 1999, with more than one input): five coefficients that all topics share, and an offset a topic, held near
// zero by a Gaussian prior, so that a topic with three posts borrows from all others. It is fitted on posts that people
// labelled one by one and training never saw: labels of sources would teach that what strays from a source's subject is
// wrong.

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
  double target_precision = 0.93;  // of all topics given to the gold posts
  double offset_precision = 6;     // of the prior on a topic's offset: 1 / its variance
  double chatter_share = 0.4;      // part of posts at large that are about nothing; for the background
};

// First step, with a model that is not calibrated yet: coefficients and offsets, from `gold`. `progress` may be empty.
model::Calibration FitCombination(const Knowledge& knowledge, const std::vector<model::LabelledPost>& gold,
                                  const CalibrationOptions& options,
                                  const std::function<void(std::string_view)>& progress);

// Second step, with the model that carries `*calibration` from the first: thresholds from `gold`, the background of
// each topic from `at_large`.
void SetThresholds(const Knowledge& knowledge, const std::vector<model::LabelledPost>& gold,
                   const std::vector<model::LabelledPost>& at_large, const CalibrationOptions& options,
                   model::Calibration* calibration, const std::function<void(std::string_view)>& progress);

}  // namespace metier::tag

#endif  // METIER_SRC_TAG_CALIBRATE_H_
