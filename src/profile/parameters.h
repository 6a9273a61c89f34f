// The constants of profiles. Those that ship stand in the model file, for they belong to what its tagger gets right and
// wrong; the defaults here are the same numbers, which tests/tag/shipped_test.cc checks. The coefficients are fitted on
// composed people (bench/people) within what the laws allow (features.h, tests/laws), on what no gate holds at a
// mention: what a doubled pace may move binds, and repetition, lead and responders add nothing to the rest. There are no
// lists or endorsements among composed people, so the coefficient of attribution is set by judgement. Gates and bands
// are set by what they do to composed people of the half that is fitted on.

#ifndef METIER_SRC_PROFILE_PARAMETERS_H_
#define METIER_SRC_PROFILE_PARAMETERS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "weigh/parameters.h"

namespace metier::profile {

struct ProfileParameters {
  weigh::WeighParameters weigh;

  // Coefficients of the logit, one a feature. All >= 0.
  double bias = -5.4;
  double repetition = 0;
  double span = 0.16;
  double excess = 3.04;
  double lead = 0;
  double resonance = 0.25;
  double responders = 0;
  double attribution = 0.3;
  double calibration = 0;

  double background_floor = 0.004;   // added to every background rate
  double shrinkage_occasions = 3;    // response counts by m / (m + this) with m occasions
  double responder_ratio_limit = 2;  // the ratio is clamped to [1 / this, this]

  // Bands and gates.
  double interest_from = 0.5;
  double expertise_from = 0.5;
  double mention_cap = 0.05;         // of what gates hold at a mention; one in forty of these is right
  double clear_from = 0.4;           // confidence of a post that is clearly on a topic
  double few_occasions = 3;          // fewer with such a post are at most a mention
  double prominence_floor = 0.0003;  // added to every background rate
  double misheard = 0.05;            // of the posts on a topic, so many are taken for its sibling
  double season = 0.6;               // of what six weeks have beyond half of all posts, so much does not count
  double breadth = 0.4;              // exponent of how many topics a broad one is met by way of
  double faint_prominence = 11;      // below it a topic is at most a mention (gates.h)
  double thin_prominence = 18.7;     // below it it is no expertise
  double thin_occasions = 5;         // fewer are no expertise
  double thin_weeks = 4;

  double implied_share = 0.8;  // an ancestor that owes this part of its value to one listed topic is implied by it
};

// Lines "name value", as the section "profile" of a model file has them. Reading gives the same numbers again.
std::string FormatParameters(const ProfileParameters& parameters);

// Blank lines and those that begin with '#' are skipped; what no line names keeps its default. InvalidArgument, naming
// the line, where a name is not known, a value is no finite number, or a coefficient is negative.
absl::StatusOr<ProfileParameters> ParseParameters(std::string_view text);

}  // namespace metier::profile

#endif  // METIER_SRC_PROFILE_PARAMETERS_H_
