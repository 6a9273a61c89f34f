// Model and lexicon to one calibrated probability a topic.
//
//   logit_t = bias_t + slope_t * r * (z_t - mean_t) + chatter_t * r * (z_c - mean_c) + LexiconLogit(e_t)
//
// z_t is the model's raw logit of the topic, mean_t its usual value over posts at large, z_c and mean_c the same of the chatter label, e_t the
// lexicon's evidence, and r = n / (n + short_post_t) how far n known words may be trusted: one word is rarely enough to say anything.
// A first phrase of normal strength lifts the topic from its bias; what comes on top counts as it stands: LexiconLogit(e) = lexicon_t * min(e, normal) + max(e - normal, 0).
// Every term splits over words or phrases (the last in proportion to their evidence), so the logit splits into their shares exactly.

#ifndef METIER_SRC_TAG_COMBINE_H_
#define METIER_SRC_TAG_COMBINE_H_

#include <algorithm>
#include <cmath>

#include "lexicon/strength.h"
#include "model/frozen.h"

namespace metier::tag {

struct Evidence {
  double topic_logit = 0;    // z_t
  double chatter_logit = 0;  // z_c
  double chatter_mean = 0;   // mean_c
  double known_words = 0;    // n
  double lexicon = 0;        // e_t
};

inline double Reliability(double known_words, double short_post) { return known_words / (known_words + short_post); }

inline double LexiconLogit(const model::LabelCalibration& c, double evidence) {
  return c.lexicon * std::min(evidence, lexicon::kNormalStrength) + std::max(evidence - lexicon::kNormalStrength, 0.0);
}

inline double CombinedLogit(const model::LabelCalibration& c, const Evidence& e) {
  const double r = Reliability(e.known_words, c.short_post);
  return c.bias + c.slope * r * (e.topic_logit - c.mean) + c.chatter * r * (e.chatter_logit - e.chatter_mean) + LexiconLogit(c, e.lexicon);
}

inline double Sigmoid(double logit) { return 1.0 / (1.0 + std::exp(-logit)); }

}  // namespace metier::tag

#endif  // METIER_SRC_TAG_COMBINE_H_
