// The constants of weighing. Set by judgement within what the laws allow (tests/laws); those that
// profile::ParseParameters names are read from the model file.

#ifndef METIER_SRC_WEIGH_PARAMETERS_H_
#define METIER_SRC_WEIGH_PARAMETERS_H_

#include <array>
#include <cstdint>

#include "metier/post.h"

namespace metier::weigh {

struct WeighParameters {
  // Duplicates.
  std::uint32_t near_duplicate_words = 6;     // texts of fewer distinct words fold only when their words are the same
  std::uint32_t near_duplicate_percent = 80;  // likeness of words from which on texts are nearly the same; see sketch.h

  // Kinds. In quarters, so that sums over posts are exact.
  double repost_weight = 0.25;

  // Ageing.
  double half_life_days = 730.5;  // two years

  // What a reaction is worth, in likes, by ReactionKind: like, repost, quote, reply, bookmark, click, conversion, vote.
  std::array<double, kReactionKinds> reaction_worth = {1, 2, 2.5, 2, 1.5, 0.5, 4, 1};

  // Rings: groups in which people react to each other. A larger component is a community, not a ring.
  std::size_t largest_ring = 64;
  double ring_concentration = 0.5;  // of the actor's reactions elsewhere

  // Automatic reactors.
  std::int64_t automatic_reactions = 50;  // more than this many
  double automatic_quick_share = 0.8;     // of which at least this part comes
  std::int64_t quick_seconds = 10;        // within this time of the post

  // Attribution. Of one voice.
  double reciprocal_voice = 0.25;  // all reciprocal attributors together
  double bio_voice = 0.25;

  // Resonance.
  double resonance_prior_posts = 10;  // as many posts of neutral response are supposed before the first
};

}  // namespace metier::weigh

#endif  // METIER_SRC_WEIGH_PARAMETERS_H_
