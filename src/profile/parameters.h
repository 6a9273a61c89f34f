// The constants of profiles. The coefficients are fitted on composed people (bench/people) within what the laws allow
// (features.h, tests/laws): what a doubled pace may move binds, and span and responders add nothing to the rest. There
// are no lists or endorsements among composed people, so the coefficient of attribution is set by judgement, and that of
// repetition lowered to leave it room (0.148 fitted). Gates are set by judgement. So are the bands: a calibrated
// confidence of 0.40 is wrong six times in ten, which is no interest to put before anybody.

#ifndef METIER_SRC_PROFILE_PARAMETERS_H_
#define METIER_SRC_PROFILE_PARAMETERS_H_

#include <cstdint>

#include "weigh/parameters.h"

namespace metier::profile {

struct ProfileParameters {
  weigh::WeighParameters weigh;

  // Coefficients of the logit, one a feature. All >= 0.
  double bias = 0.768;
  double repetition = 0.12;
  double span = 0;
  double excess = 2.853;
  double resonance = 0.579;
  double responders = 0;
  double attribution = 0.3;
  double calibration = 0;

  double background_floor = 0.02;    // added to every background rate
  double shrinkage_occasions = 3;    // response counts by m / (m + this) with m occasions
  double responder_ratio_limit = 2;  // the ratio is clamped to [1 / this, this]

  // Bands and gates.
  double interest_from = 0.70;
  double expertise_from = 0.90;
  double mention_cap = 0.69;
  double interest_cap = 0.89;
  std::int64_t few_occasions = 3;   // fewer are at most a mention
  std::int64_t thin_occasions = 6;  // fewer are no expertise
  std::int64_t thin_weeks = 4;
  std::int64_t thin_posts = 8;  // of the topic: were it of anything, an unrelated post could lift the gate

  double implied_share = 0.8;  // an ancestor that owes this part of its value to one listed topic is implied by it
};

}  // namespace metier::profile

#endif  // METIER_SRC_PROFILE_PARAMETERS_H_
