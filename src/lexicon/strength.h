// Every number of the lexicon, in one place. Strengths are in logit units; what weakens a match multiplies its
// strength.

#ifndef METIER_SRC_LEXICON_STRENGTH_H_
#define METIER_SRC_LEXICON_STRENGTH_H_

#include <array>
#include <cstdint>
#include <string_view>

namespace metier::lexicon {

inline constexpr double kWeakStrength = 0.8;
inline constexpr double kNormalStrength = 2.0;
inline constexpr double kStrongStrength = 3.5;

// A negator reaches this many words forward, within its clause.
inline constexpr std::uint32_t kNegationReach = 4;

// Why a match counts less. Bits of Match::weakened.
enum Weakening : std::uint8_t {
  kNegated = 1,           // "not", "never", "glad my money isn't tied up in stocks"
  kJoke = 2,              // the post says that it is joking
  kPersonName = 4,        // "Bruce Lamb", "my dog Ginger"
  kQuoted = 8,            // the word "golf"
  kSimile = 16,           // "like a"
  kUrlPath = 32,          // a word in a link's path
  kUnsupportedName = 64,  // a `name` sense, and no other phrase of its topic in the post
};

struct WeakeningRule {
  Weakening bit;
  std::string_view name;
  double factor;
};

// In the order in which the factors are multiplied: the order is part of "same input, same bits".
inline constexpr std::array<WeakeningRule, 7> kWeakeningRules = {{
    {kNegated, "negated", 0.25},
    {kJoke, "joke", 0.7},
    {kPersonName, "person name", 0.2},
    {kQuoted, "quoted word", 0.5},
    {kSimile, "simile", 0.5},
    {kUrlPath, "link path", 0.5},
    {kUnsupportedName, "unsupported name", 0.4},
}};

constexpr double Weakened(double strength, std::uint8_t bits) {
  for (const WeakeningRule& rule : kWeakeningRules) {
    if ((bits & rule.bit) != 0) strength *= rule.factor;
  }
  return strength;
}

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_STRENGTH_H_
