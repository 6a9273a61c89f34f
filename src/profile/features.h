// The features of a topic, each with its coefficient: the terms of the logit.
//
//   repetition    ln(1 + sum of occasion values)
//   span          ln(1 + distinct weeks of the occasions)
//   excess        ln(share / (background + floor)), where
//                 share = confidence-weighted posts of the topic / all kept posts
//   lead          part of those posts, weighted likewise, that no surer topic of the same post takes to itself: each
//                 takes a post as far as the person writes more of it than of this topic
//   resonance     k / (k + 3) * (mean - standard error) of the resonance of the k ranked occasions; 0 below two
//   responders    m / (m + 3) * ln(ratio) for m occasions; 0 where nobody responded to anything, and
//                 ratio = responders per post of the topic / responders per post of the author, in [1/2, 2]
//   attribution   weigh::TopicAttribution::value, in [0, 1), times repetition / (1 + repetition): never creates
//   calibration   1
//
// Posts are weighed by kind throughout. All coefficients are >= 0; each feature rises with the evidence for its topic.
//
// Why adding unrelated posts never raises a topic (law of volume). Let W be the kind-weighted number of kept posts, and
// add posts of weight D that do not carry the topic, n <= D of them no reposts. Let L = ln((W + D) / W) >= D / (W + D).
//
//   excess        falls by L: its term by 3.04 L.
//   each s        is x / (W + 10) with |x| < W. x moves by at most n, so s by at most (1 + |s|) D / (W + D + 10).
//                 Call the largest such move d: d < 2 D / (W + D) <= 2 L.
//   repetition    moves by at most ln 2 * d, for values scale with 2^s: its term by 0.
//   attribution   its term by 0.3 * ln 2 * d * max over V of V / (1 + V) / (1 + ln(1 + V))^2 < 0.038 d.
//   lead          never rises: the person writes as much of the topic as before, and of its rivals no less.
//   resonance     moves by at most k / (k + 3) * (1 + 1 / sqrt(k - 1)) * d <= 1.08 d: its term by 0.270 d.
//   responders    rises by at most L, for the author's responders do not become fewer: its term by 0.
//
// What rises is at most 0.31 d < 0.62 L, and 3.04 L falls. Ages only grow; occasions and weeks stay, prominence
// (gates.h) falls.
// Fitted coefficients must keep (tests/profile/features_test.cc)
//
//   excess > responders + 2 (ln 2 (repetition + 0.18 attribution) + 1.08 resonance).
//
// Why doubling the pace of the same mix moves a confidence by less than 0.05: excess stays, repetition and span rise by
// less than ln 2 each, the shrinkage m / (m + 3) of response rises by at most 0.167 (3 occasions become 6), and what
// attribution confirms by at most 0.13. That is at most 0.19 in the logit, whose slope is at most 1/4; not all of it at
// once. tests/laws/volume_test.cc tries the worst case.

#ifndef METIER_SRC_PROFILE_FEATURES_H_
#define METIER_SRC_PROFILE_FEATURES_H_

#include <cstdint>
#include <vector>

#include "metier/profile.h"
#include "profile/parameters.h"
#include "weigh/ledger.h"

namespace metier::profile {

// Distinct weeks among the occasions that have a date.
std::int64_t DistinctWeeks(const weigh::TopicLedger& topic);

// Part of the person's posts that is about the topic, in (0, 1].
double ShareOf(const weigh::Ledger& ledger, const weigh::TopicLedger& topic);

// How the response to a topic's ranked occasions compares with the person's usual, which is 0.
struct Resonance {
  std::int64_t occasions = 0;
  double mean = 0;            // in (-1, 1); 0 without occasions
  double standard_error = 0;  // of the mean; 0 below two occasions
  double lower() const { return mean - standard_error; }
};
Resonance MeasureResonance(const weigh::TopicLedger& topic);

// The feature `resonance`, in [-1, 1].
double ResonanceOf(const weigh::TopicLedger& topic, const ProfileParameters& parameters);

// The terms in the order above. `background` and `attribution` are the topic's, in [0, 1].
std::vector<Contribution> Contributions(const weigh::Ledger& ledger, const weigh::TopicLedger& topic,
                                        const ProfileParameters& parameters, double background, double attribution);

}  // namespace metier::profile

#endif  // METIER_SRC_PROFILE_FEATURES_H_
