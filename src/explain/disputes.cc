#include "explain/disputes.h"

#include <algorithm>
#include <functional>
#include <tuple>

namespace metier::explain {
namespace {

using weigh::TaggedPost;
using weigh::TopicEvidence;

bool Carries(const TaggedPost& post, TopicIndex topic) {
  return std::any_of(post.topics.begin(), post.topics.end(),
                     [topic](const TopicEvidence& evidence) { return evidence.topic == topic; });
}

// Takes `topic` out of a post that carries it, and each ancestor that no topic left in the post stands under. An
// ancestor is often surer than the topic: what of that is its own cannot be told from what the topic gave it.
void Reject(TopicIndex topic, const Taxonomy& taxonomy, TaggedPost* post) {
  if (!Carries(*post, topic)) return;
  std::erase_if(post->topics, [topic](const TopicEvidence& evidence) { return evidence.topic == topic; });
  std::vector<TopicIndex> ancestors = taxonomy[topic].ancestors;
  std::sort(ancestors.begin(), ancestors.end(), std::greater<>());  // children stand behind their parents
  for (const TopicIndex ancestor : ancestors) {
    const bool stands = std::any_of(post->topics.begin(), post->topics.end(), [&](const TopicEvidence& evidence) {
      return taxonomy.IsAncestor(ancestor, evidence.topic);
    });
    if (!stands)
      std::erase_if(post->topics, [ancestor](const TopicEvidence& evidence) { return evidence.topic == ancestor; });
  }
}

bool IsUpTo(UnixSeconds time, UnixSeconds date) { return time == kUnknownTime || time <= date; }

}  // namespace

void Sort(Disputes* disputes) {
  for (auto& [user, list] : *disputes) {
    std::sort(list.begin(), list.end(), [](const Dispute& a, const Dispute& b) {
      return std::tie(a.topic, a.date, a.reject, a.reason) < std::tie(b.topic, b.date, b.reject, b.reason);
    });
    list.erase(std::unique(list.begin(), list.end()), list.end());
  }
}

SetAsides ApplyDisputes(const Disputes& disputes, const Taxonomy& taxonomy, profile::ArchiveProfile* archive) {
  SetAsides set_asides;
  archive->Settle();
  for (const auto& [user, list] : disputes) {
    const auto person = archive->named().find(user);
    if (person == archive->named().end()) continue;
    const std::vector<TaggedPost> before = person->second.posts();
    for (TaggedPost& post : archive->PostsOf(user).mutable_posts()) {
      for (const Dispute& dispute : list) {
        if (dispute.reject && IsUpTo(post.time, dispute.date)) Reject(dispute.topic, taxonomy, &post);
      }
    }
    std::vector<SetAside>& aside = set_asides[user];
    const std::vector<TaggedPost>& after = person->second.posts();
    // Every topic that lost a post, the ancestors of a rejected one too.
    std::map<TopicIndex, std::vector<TaggedPost>> lost;
    for (std::size_t i = 0; i < before.size(); ++i) {
      for (const TopicEvidence& evidence : before[i].topics) {
        if (!Carries(after[i], evidence.topic)) lost[evidence.topic].push_back(before[i]);
      }
    }
    for (auto& [topic, posts] : lost) aside.push_back({topic, std::move(posts)});
  }
  archive->Settle();
  return set_asides;
}

}  // namespace metier::explain
