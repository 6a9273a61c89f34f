// The compact record of a post: all that weighing needs, and nothing else: no text, and of names only hashes. The state
// of a person is a SET of these.

#ifndef METIER_SRC_WEIGH_TAGGED_POST_H_
#define METIER_SRC_WEIGH_TAGGED_POST_H_

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "metier/post.h"
#include "metier/tagging.h"
#include "text/tokenizer.h"
#include "weigh/sketch.h"

namespace metier::weigh {

// A person, reduced to a 64-bit hash of the name: readers are counted and compared, never shown.
using PersonId = std::uint64_t;
PersonId IdOf(std::string_view name);

// The id of a post, and of a thread, hashed likewise; 0 for an empty one.
using PostId = std::uint64_t;
using ThreadId = std::uint64_t;
std::uint64_t HashedId(std::string_view id);

struct TopicEvidence {
  TopicIndex topic = 0;
  float confidence = 0;  // in [0, 1]
  friend auto operator<=>(const TopicEvidence&, const TopicEvidence&) = default;
};

struct TaggedReaction {
  PersonId actor = 0;
  ReactionKind kind = ReactionKind::kLike;
  UnixSeconds time = kUnknownTime;
  friend auto operator<=>(const TaggedReaction&, const TaggedReaction&) = default;
};

// Reactions by kind, indexed by ReactionKind. Each in [0, kMostReactions].
using ReactionCounts = std::array<std::int64_t, kReactionKinds>;
inline constexpr std::int64_t kMostReactions = 100'000'000'000;  // more than people exist; keeps sums far from overflow

struct TaggedPost {
  PostId id = 0;
  UnixSeconds time = kUnknownTime;
  PostKind kind = PostKind::kPost;
  ThreadId thread = 0;
  std::uint64_t text_key = 0;  // hash of the word norms; links, mentions, numbers, emoji and punctuation are left out
  TextSketch sketch;           // of the same words; empty where there are none
  std::vector<TopicEvidence> topics;  // ascending, each topic once, ancestors included
  ReactionCounts counts = {};
  std::vector<TaggedReaction> reactions;  // ascending, each once
};

// The canonical order of posts: by time with unknown times last, then id, text_key, whether it is a repost, then
// everything else. Total:
// posts that compare equal are equal, so no result can depend on the order of arrival.
bool CanonicallyBefore(const TaggedPost& left, const TaggedPost& right);

// Whether both are records of one and the same post: same time, id and text, and both or neither a repost.
bool SameRecord(const TaggedPost& left, const TaggedPost& right);

// Puts posts in canonical order, and makes the records of one post one: the first of them, with the highest counts and
// all reactions. Union of sets: whatever is done first, the result is the same, also where memory ran out in between.
void Unite(std::vector<TaggedPost>* posts);

// `text` is the tokenised post.text. `topics` may come in any order; of a topic that comes twice the higher confidence
// stays, confidences are clamped to [0, 1], those that are zero or not a number are dropped.
TaggedPost MakeTaggedPost(const Post& post, const text::TokenizedText& text, std::span<const TopicScore> topics);

}  // namespace metier::weigh

#endif  // METIER_SRC_WEIGH_TAGGED_POST_H_
