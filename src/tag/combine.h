// The one formula that makes a probability of what model and lexicon say of a post and a topic t:
//
//   logit_t = bias_t + model * S(z_t) + contender * C_t + chatter * z_c + known * r
//             + (phrase + both * S(z_t)) * E_t + rival * R_t
//
// z_t and z_c are the model's logits of the topic and of chatter, and r = n / (n + kShortPost) says how far n known
// words may be trusted: one word is rarely enough to say anything. S holds z within [kLowestLogit, kHighestLogit]:
// beyond, the model is only surer of itself, not righter. C_t is by how much the
// strongest logit of another topic, neither above t nor beneath it, exceeds kLowestContender: each label of the model is
// asked by itself, and a post that is plainly about one thing is less likely to be about a second. E_t is the lexicon's evidence for t or for the topic below it
// that it speaks for most, at most kNormalStrength; R_t the same of the strongest root that t does not stand under: a
// phrase of another field makes it likelier that t is only mentioned on the way. Every term splits over words or
// phrases, but for bias_t + known * r, so the logit splits into their shares exactly.

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
  double known_words = 0;    // n
  double phrases = 0;        // E_t
  double rival = 0;          // R_t
  double contender = 0;      // C_t
};

inline constexpr double kShortPost = 3;

inline double Reliability(double known_words) { return known_words / (known_words + kShortPost); }

inline constexpr double kLowestLogit = -6;
inline constexpr double kHighestLogit = 2;

// Keeps the sign, so that a logit's shares scale with it.
inline double Saturated(double logit) { return std::clamp(logit, kLowestLogit, kHighestLogit); }

inline constexpr double kLowestContender = -2;
inline constexpr double kHighestContender = 4;

// Of the logit of the strongest other topic.
inline double Contending(double logit) {
  return std::clamp(logit, kLowestContender, kHighestContender) - kLowestContender;
}

inline double Capped(double evidence) { return std::min(evidence, lexicon::kNormalStrength); }

// What one unit of the lexicon's evidence is worth beside the model's logit: never less than nothing.
inline double PhraseWeight(const model::Combination& c, double topic_logit) {
  return std::max(c.phrase + c.both * Saturated(topic_logit), 0.0);
}

inline double CombinedLogit(const model::Combination& c, double bias, const Evidence& e) {
  return bias + c.model * Saturated(e.topic_logit) + c.chatter * e.chatter_logit +
         c.known * Reliability(e.known_words) + PhraseWeight(c, e.topic_logit) * e.phrases + c.rival * e.rival +
         c.contender * e.contender;
}

inline double Sigmoid(double logit) { return 1.0 / (1.0 + std::exp(-logit)); }

}  // namespace metier::tag

#endif  // METIER_SRC_TAG_COMBINE_H_
