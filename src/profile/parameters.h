// The constants of profiles. Set by judgement within what the laws allow (see features.h and tests/laws); later fitted
// on composed people and read from the model file.

#ifndef METIER_SRC_PROFILE_PARAMETERS_H_
#define METIER_SRC_PROFILE_PARAMETERS_H_

#include <cstdint>

#include "weigh/parameters.h"

namespace metier::profile {

struct ProfileParameters {
  weigh::WeighParameters weigh;

  // Coefficients of the logit, one a feature. All >= 0.
  double bias = -1.0;
  double repetition = 0.10;
  double span = 0.12;
  double excess = 1.2;
  double resonance = 0.15;
  double responders = 0.10;
  double attribution = 0.4;
  double calibration = 0;

  double background_floor = 0.02;    // added to every background rate
  double shrinkage_occasions = 3;    // response counts by m / (m + this) with m occasions
  double responder_ratio_limit = 2;  // the ratio is clamped to [1 / this, this]

  // Bands and gates.
  double interest_from = 0.40;
  double expertise_from = 0.70;
  double mention_cap = 0.39;
  double interest_cap = 0.69;
  std::int64_t few_occasions = 3;   // fewer are at most a mention
  std::int64_t thin_occasions = 6;  // fewer are no expertise
  std::int64_t thin_weeks = 4;
  std::int64_t thin_posts = 8;  // of the topic: were it of anything, an unrelated post could lift the gate

  double implied_share = 0.8;  // an ancestor that owes this part of its value to one listed topic is implied by it
};

}  // namespace metier::profile

#endif  // METIER_SRC_PROFILE_PARAMETERS_H_
