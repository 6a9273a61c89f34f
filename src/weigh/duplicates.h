// Step 1 of weighing: the same thing said twice counts once.
//
// A post folds into the first kept post (canonical order, reposts after everything else) that has the same words, or
// nearly the same (NearlySame in near_index.h: four words in five), or that has a copy with nearly the same: a text with
// a word left out and the same with a word added are both near the text. A chain is never longer than that, so a weekly
// text that drifts for years does not collapse. Numbers are not words:
// "my 10k took 52 minutes" every week is one text, by design. Posts without words never fold.

#ifndef METIER_SRC_WEIGH_DUPLICATES_H_
#define METIER_SRC_WEIGH_DUPLICATES_H_

#include <cstdint>
#include <vector>

#include "weigh/parameters.h"
#include "weigh/tagged_post.h"

namespace metier::weigh {

enum class FoldReason : std::uint8_t { kNone, kExact, kNear };

// One person's reactions to one thing said: every kind, as a bit mask by ReactionKind.
struct Reactor {
  PersonId actor = 0;
  std::uint8_t kinds = 0;
  bool quick = false;  // some reaction came within WeighParameters::quick_seconds
};

// The response to a post and its copies together: everybody who is named, and of each kind the highest number that a
// single copy drew from people who are not. Totals count everybody, the author and his friends too, so what is unnamed
// of one copy is its total less the reactions to it that have a name.
struct GatheredResponse {
  ReactionCounts unnamed = {};
  std::vector<Reactor> reactors;  // ascending by actor, each once
};

struct Folding {
  std::vector<TaggedPost> posts;    // canonical order, each record once
  std::vector<std::uint32_t> into;  // for each post the kept post it counts with: its own index where it is kept
  std::vector<FoldReason> why;      // kNone where it is kept
  std::vector<GatheredResponse> responses;  // of the kept posts, empty for the others

  bool kept(std::size_t post) const { return into[post] == post; }

  // The newest time of a kept post, kUnknownTime where none has one.
  UnixSeconds Newest() const;
};

// Any order of `posts` gives the same result. Records of the same post (SameRecord) become one,
// with the response of both.
Folding FoldDuplicates(std::vector<TaggedPost> posts, const WeighParameters& parameters);

}  // namespace metier::weigh

#endif  // METIER_SRC_WEIGH_DUPLICATES_H_
