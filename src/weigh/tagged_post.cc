#include "weigh/tagged_post.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <tuple>

#include "base/checksum.h"

namespace metier::weigh {
namespace {

using text::Token;
using text::TokenKind;

// What a text says, without what changes from copy to copy.
bool IsWord(const Token& token) {
  switch (token.kind) {
    case TokenKind::kWord:
    case TokenKind::kHashtag:
    case TokenKind::kCashtag:
      return token.norm_size > 0;
    default:
      return false;
  }
}

std::uint64_t TextKey(std::span<const std::string_view> words) {
  std::string joined;
  for (const std::string_view word : words) {
    joined.append(word);
    joined.push_back('\n');  // No norm holds one, so different words never join to the same bytes.
  }
  return base::Checksum(joined);
}

ReactionCounts CountsOf(const Engagement& engagement) {
  ReactionCounts counts;
  const auto set = [&counts](ReactionKind kind, std::int64_t count) {
    counts[static_cast<std::size_t>(kind)] = std::clamp<std::int64_t>(count, 0, kMostReactions);
  };
  set(ReactionKind::kLike, engagement.likes);
  set(ReactionKind::kRepost, engagement.reposts);
  set(ReactionKind::kQuote, engagement.quotes);
  set(ReactionKind::kReply, engagement.replies);
  set(ReactionKind::kBookmark, engagement.bookmarks);
  set(ReactionKind::kClick, engagement.clicks);
  set(ReactionKind::kConversion, engagement.conversions);
  set(ReactionKind::kVote, engagement.votes);
  return counts;
}

std::vector<TopicEvidence> EvidenceOf(std::span<const TopicScore> topics) {
  std::vector<TopicEvidence> evidence;
  evidence.reserve(topics.size());
  for (const TopicScore& score : topics) {
    if (score.confidence > 0) {  // False for NaN.
      evidence.push_back({score.topic, static_cast<float>(std::min(score.confidence, 1.0))});
    }
  }
  std::sort(evidence.begin(), evidence.end(), [](const TopicEvidence& left, const TopicEvidence& right) {
    return left.topic != right.topic ? left.topic < right.topic : left.confidence > right.confidence;
  });
  const auto same_topic = [](const TopicEvidence& left, const TopicEvidence& right) {
    return left.topic == right.topic;
  };
  evidence.erase(std::unique(evidence.begin(), evidence.end(), same_topic), evidence.end());
  return evidence;
}

bool IsRepost(const TaggedPost& post) { return post.kind == PostKind::kRepost; }

// The highest counts and all reactions of both.
void AddResponse(const TaggedPost& from, TaggedPost* to) {
  for (std::size_t k = 0; k < to->counts.size(); ++k) to->counts[k] = std::max(to->counts[k], from.counts[k]);
  std::vector<TaggedReaction> both;
  std::set_union(to->reactions.begin(), to->reactions.end(), from.reactions.begin(), from.reactions.end(),
                 std::back_inserter(both));
  to->reactions = std::move(both);
}

}  // namespace

PersonId IdOf(std::string_view name) { return base::Checksum(name); }

std::uint64_t HashedId(std::string_view id) { return id.empty() ? 0 : base::Checksum(id); }

bool SameRecord(const TaggedPost& left, const TaggedPost& right) {
  return left.time == right.time && left.text_key == right.text_key && left.id == right.id &&
         IsRepost(left) == IsRepost(right);
}

bool CanonicallyBefore(const TaggedPost& left, const TaggedPost& right) {
  const bool left_unknown = left.time == kUnknownTime;
  const bool right_unknown = right.time == kUnknownTime;
  if (left_unknown != right_unknown) return right_unknown;
  if (left.time != right.time) return left.time < right.time;
  const auto rest = [](const TaggedPost& post) {
    return std::tuple_cat(std::tuple(post.id, post.text_key, IsRepost(post)),
                          std::tie(post.kind, post.thread, post.sketch, post.topics, post.counts, post.reactions));
  };
  return rest(left) < rest(right);
}

void Unite(std::vector<TaggedPost>* posts) {
  // Often they are in order already: a set that was settled is looked at again when it is folded.
  if (!std::is_sorted(posts->begin(), posts->end(), CanonicallyBefore))
    std::sort(posts->begin(), posts->end(), CanonicallyBefore);
  // First what needs memory. Should it run out, the records still say what they said.
  std::size_t first = 0;
  for (std::size_t i = 1; i < posts->size(); ++i) {
    if (SameRecord((*posts)[first], (*posts)[i])) {
      AddResponse((*posts)[i], &(*posts)[first]);
    } else {
      first = i;
    }
  }
  posts->erase(std::unique(posts->begin(), posts->end(), SameRecord), posts->end());
}

TaggedPost MakeTaggedPost(const Post& post, const text::TokenizedText& text, std::span<const TopicScore> topics) {
  std::vector<std::string_view> words;
  for (const Token& token : text.tokens) {
    if (IsWord(token)) words.push_back(text.Norm(token));
  }
  TaggedPost tagged;
  tagged.id = HashedId(post.id);
  tagged.time = post.time;
  tagged.kind = post.kind;
  tagged.thread = HashedId(post.thread);
  tagged.text_key = TextKey(words);
  tagged.sketch = MakeSketch(words);
  tagged.topics = EvidenceOf(topics);
  tagged.counts = CountsOf(post.engagement);
  tagged.reactions.reserve(post.reactions.size());
  for (const Reaction& reaction : post.reactions) {
    tagged.reactions.push_back({IdOf(reaction.actor), reaction.kind, reaction.time});
  }
  std::sort(tagged.reactions.begin(), tagged.reactions.end());
  tagged.reactions.erase(std::unique(tagged.reactions.begin(), tagged.reactions.end()), tagged.reactions.end());
  return tagged;
}

}  // namespace metier::weigh
