#include "profile/memory.h"

namespace metier::profile {
namespace {

// Nodes of the maps, with what stands in them besides what is counted by itself.
constexpr std::size_t kPersonNode = 256;
constexpr std::size_t kAttributionNode = 192;

std::int64_t SetBytes(const weigh::PostSet& posts) {
  std::int64_t bytes = BytesOf(posts.left_out());
  for (const weigh::TaggedPost& post : posts.posts()) bytes += BytesOf(post);
  return bytes;
}

}  // namespace

std::int64_t PersonBytes(std::size_t name) { return static_cast<std::int64_t>(kPersonNode + name); }

std::int64_t BytesOf(const weigh::TaggedPost& post) {
  return static_cast<std::int64_t>(sizeof(post) + post.topics.size() * sizeof(post.topics[0]) +
                                   post.reactions.size() * sizeof(post.reactions[0]));
}

std::int64_t BytesOf(const weigh::DistinctCount& count) {
  return static_cast<std::int64_t>(count.hashes().size_bytes());
}

std::int64_t AttributionBytes(std::size_t topics) {
  return static_cast<std::int64_t>(kAttributionNode + topics * sizeof(weigh::TopicEvidence));
}

std::int64_t BytesOf(const ArchiveProfile& archive) {
  std::int64_t bytes = 0;
  for (const auto& [author, posts] : archive.named()) bytes += PersonBytes(author.size()) + SetBytes(posts);
  for (const auto& [id, posts] : archive.anonymous()) bytes += PersonBytes(0) + SetBytes(posts);
  for (const auto& [user, attributed] : archive.attributions().people()) {
    for (const auto& [by, topics] : attributed.by) bytes += AttributionBytes(topics.size());
  }
  return bytes;
}

}  // namespace metier::profile
