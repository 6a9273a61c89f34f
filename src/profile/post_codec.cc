#include "profile/post_codec.h"

#include <bit>
#include <cstdint>

namespace metier::profile {
namespace {

using weigh::TaggedPost;
using weigh::TaggedReaction;
using weigh::TextSketch;
using weigh::TopicEvidence;

// The first byte of a post: its kind, and what else it has.
enum PostFlags : std::uint8_t {
  kKindMask = 3,
  kHasTime = 4,
  kHasId = 8,
  kHasThread = 16,
  kHasTopics = 32,
  kHasCounts = 64,
  kHasReactions = 128,
};

// The first byte of a reaction.
enum ReactionFlags : std::uint8_t { kReactionKindMask = 7, kReactionHasTime = 8 };

// Differences of times wrap around: hostile times may be farther apart than any number.
std::int64_t Difference(UnixSeconds later, UnixSeconds earlier) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(later) - static_cast<std::uint64_t>(earlier));
}
UnixSeconds Sum(UnixSeconds time, std::int64_t difference) {
  return static_cast<UnixSeconds>(static_cast<std::uint64_t>(time) + static_cast<std::uint64_t>(difference));
}

void WriteReactions(const TaggedPost& post, base::ByteWriter* writer) {
  writer->Varint(post.reactions.size());
  for (const TaggedReaction& reaction : post.reactions) {
    const bool timed = reaction.time != kUnknownTime;
    writer->Fixed64(reaction.actor);
    writer->Fixed8(static_cast<std::uint8_t>(static_cast<unsigned>(reaction.kind) | (timed ? kReactionHasTime : 0)));
    if (timed) writer->SignedVarint(Difference(reaction.time, post.time));
  }
}

void ReadReactions(TaggedPost* post, base::ByteReader* reader) {
  const std::size_t size = reader->Count(9);
  if (size == 0) reader->Fail();
  post->reactions.reserve(size);
  for (std::size_t i = 0; i < size && reader->ok(); ++i) {
    TaggedReaction reaction;
    reaction.actor = reader->Fixed64();
    const std::uint8_t flags = reader->Fixed8();
    if (flags > (kReactionKindMask | kReactionHasTime)) reader->Fail();
    reaction.kind = static_cast<ReactionKind>(flags & kReactionKindMask);
    if ((flags & kReactionHasTime) != 0) {
      reaction.time = Sum(post->time, reader->SignedVarint());
      if (reaction.time == kUnknownTime) reader->Fail();
    }
    if (i > 0 && !(post->reactions.back() < reaction)) reader->Fail();
    post->reactions.push_back(reaction);
  }
}

void WriteCounts(const weigh::ReactionCounts& counts, base::ByteWriter* writer) {
  std::uint8_t kinds = 0;
  for (std::size_t kind = 0; kind < counts.size(); ++kind) {
    if (counts[kind] > 0) kinds = static_cast<std::uint8_t>(kinds | (1U << kind));
  }
  writer->Fixed8(kinds);
  for (const std::int64_t count : counts) {
    if (count > 0) writer->Varint(static_cast<std::uint64_t>(count));
  }
}

void ReadCounts(weigh::ReactionCounts* counts, base::ByteReader* reader) {
  const std::uint8_t kinds = reader->Fixed8();
  if (kinds == 0) reader->Fail();
  for (std::size_t kind = 0; kind < counts->size(); ++kind) {
    if (((kinds >> kind) & 1) == 0) continue;
    const std::uint64_t count = reader->Varint();
    if (count == 0 || count > static_cast<std::uint64_t>(weigh::kMostReactions)) reader->Fail();
    (*counts)[kind] = reader->ok() ? static_cast<std::int64_t>(count) : 0;
  }
}

void ReadSketch(TextSketch* sketch, base::ByteReader* reader) {
  const std::uint8_t size = reader->Fixed8();
  if (size > TextSketch::kMost) reader->Fail();
  for (std::size_t i = 0; i < size && reader->ok(); ++i) {
    sketch->values[i] = reader->Fixed16();
    if (i > 0 && sketch->values[i] <= sketch->values[i - 1]) reader->Fail();
  }
  if (reader->ok()) sketch->size = size;
}

bool HasCounts(const TaggedPost& post) { return post.counts != weigh::ReactionCounts{}; }

}  // namespace

void WriteTopics(std::span<const TopicEvidence> evidence, base::ByteWriter* writer) {
  writer->Varint(evidence.size());
  for (const TopicEvidence& entry : evidence) {
    writer->Fixed16(entry.topic);
    writer->Fixed32(std::bit_cast<std::uint32_t>(entry.confidence));
  }
}

std::vector<TopicEvidence> ReadTopics(std::size_t topics, base::ByteReader* reader) {
  std::vector<TopicEvidence> evidence;
  const std::size_t size = reader->Count(6);
  evidence.reserve(size);
  for (std::size_t i = 0; i < size && reader->ok(); ++i) {
    TopicEvidence entry;
    entry.topic = reader->Fixed16();
    entry.confidence = std::bit_cast<float>(reader->Fixed32());
    const bool sound = entry.confidence > 0 && entry.confidence <= 1;  // False for NaN.
    const bool ascending = i == 0 || evidence.back().topic < entry.topic;
    if (!sound || !ascending || entry.topic >= topics) reader->Fail();
    evidence.push_back(entry);
  }
  return evidence;
}

void WritePost(const TaggedPost& post, UnixSeconds previous, base::ByteWriter* writer) {
  unsigned flags = static_cast<unsigned>(post.kind);
  if (post.time != kUnknownTime) flags |= kHasTime;
  if (post.id != 0) flags |= kHasId;
  if (post.thread != 0) flags |= kHasThread;
  if (!post.topics.empty()) flags |= kHasTopics;
  if (HasCounts(post)) flags |= kHasCounts;
  if (!post.reactions.empty()) flags |= kHasReactions;
  writer->Fixed8(static_cast<std::uint8_t>(flags));
  if (post.time != kUnknownTime) writer->SignedVarint(Difference(post.time, previous));
  if (post.id != 0) writer->Fixed64(post.id);
  if (post.thread != 0) writer->Fixed64(post.thread);
  writer->Fixed64(post.text_key);
  writer->Fixed8(post.sketch.size);
  for (const weigh::WordHash word : post.sketch.words()) writer->Fixed16(word);
  if (!post.topics.empty()) WriteTopics(post.topics, writer);
  if (HasCounts(post)) WriteCounts(post.counts, writer);
  if (!post.reactions.empty()) WriteReactions(post, writer);
}

TaggedPost ReadPost(UnixSeconds previous, std::size_t topics, base::ByteReader* reader) {
  TaggedPost post;
  const std::uint8_t flags = reader->Fixed8();
  post.kind = static_cast<PostKind>(flags & kKindMask);
  if ((flags & kHasTime) != 0) {
    post.time = Sum(previous, reader->SignedVarint());
    if (post.time == kUnknownTime) reader->Fail();
  }
  if ((flags & kHasId) != 0 && (post.id = reader->Fixed64()) == 0) reader->Fail();
  if ((flags & kHasThread) != 0 && (post.thread = reader->Fixed64()) == 0) reader->Fail();
  post.text_key = reader->Fixed64();
  ReadSketch(&post.sketch, reader);
  if ((flags & kHasTopics) != 0 && (post.topics = ReadTopics(topics, reader)).empty()) reader->Fail();
  if ((flags & kHasCounts) != 0) ReadCounts(&post.counts, reader);
  if ((flags & kHasReactions) != 0) ReadReactions(&post, reader);
  return post;
}

}  // namespace metier::profile
