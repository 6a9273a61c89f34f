// Every number of the lexicon, in one place. Strengths are in logit units; what weakens a match multiplies its
// strength.

#ifndef METIER_SRC_LEXICON_STRENGTH_H_
#define METIER_SRC_LEXICON_STRENGTH_H_

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>

namespace metier::lexicon {

inline constexpr double kWeakStrength = 0.8;
inline constexpr double kNormalStrength = 2.0;
inline constexpr double kStrongStrength = 3.5;

// A plain phrase counts for less the more everyday it is: people mention a dog or a coffee on the way to something
// else. Of the matches in posts of our own, those of one word among the thousand commonest are right in one post of
// five, those of a word that hardly anybody writes in three of four.
inline constexpr double kEverydayShare = 1.2e-4;  // of all written words: from here on the phrase counts least
inline constexpr double kRareShare = 4e-7;        // and from here down it counts whole
inline constexpr double kLeastOfOneWord = 0.25;
inline constexpr double kLeastOfMoreWords = 0.6;

// What is left of a normal strength. `share` is that of the phrase's rarest word.
inline double Everyday(double share, bool one_word) {
  const double least = one_word ? kLeastOfOneWord : kLeastOfMoreWords;
  const double place =
      std::log(std::clamp(share, kRareShare, kEverydayShare) / kRareShare) / std::log(kEverydayShare / kRareShare);
  return 1 - (1 - least) * place;
}

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
