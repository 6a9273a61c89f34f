// The compact record of a post: all that weighing needs, and nothing else. The state of a person is a SET of these.

#ifndef METIER_SRC_WEIGH_TAGGED_POST_H_
#define METIER_SRC_WEIGH_TAGGED_POST_H_

#include <array>
#include <compare>
#include <cstdint>
#include <span>
#include <string>
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
  std::string id;
  UnixSeconds time = kUnknownTime;
  PostKind kind = PostKind::kPost;
  std::string thread;
  std::uint64_t text_key = 0;  // hash of the word norms; links, mentions, numbers, emoji and punctuation are left out
  TextSketch sketch;           // of the same words; empty where there are none
  std::vector<TopicEvidence> topics;  // ascending, each topic once, ancestors included
  ReactionCounts counts = {};
  std::vector<TaggedReaction> reactions;  // ascending, each once
};

// The canonical order of posts: by time with unknown times last, then id, then text_key, then everything else. Total:
// posts that compare equal are equal, so no result can depend on the order of arrival.
bool CanonicallyBefore(const TaggedPost& left, const TaggedPost& right);

// Whether both are records of one and the same post: same time, id and text.
bool SameRecord(const TaggedPost& left, const TaggedPost& right);

// `text` is the tokenised post.text. `topics` may come in any order; of a topic that comes twice the higher confidence
// stays, confidences are clamped to [0, 1], those that are zero or not a number are dropped.
TaggedPost MakeTaggedPost(const Post& post, const text::TokenizedText& text, std::span<const TopicScore> topics);

}  // namespace metier::weigh

#endif  // METIER_SRC_WEIGH_TAGGED_POST_H_
