#include "explain/disputes.h"

#include <algorithm>
#include <tuple>

namespace metier::explain {
namespace {

using weigh::TaggedPost;
using weigh::TopicEvidence;

// The evidence of `post` that a rejection of `topic` takes away; empty where it does not carry the topic. An ancestor
// has exactly the confidence of the descendant that lifted it.
void Reject(TopicIndex topic, const Taxonomy& taxonomy, TaggedPost* post) {
  const auto rejected = std::find_if(post->topics.begin(), post->topics.end(),
                                     [topic](const TopicEvidence& evidence) { return evidence.topic == topic; });
  if (rejected == post->topics.end()) return;
  const float confidence = rejected->confidence;
  std::erase_if(post->topics, [&](const TopicEvidence& evidence) {
    return evidence.topic == topic || (evidence.confidence == confidence && taxonomy.IsAncestor(evidence.topic, topic));
  });
}

bool Carries(const TaggedPost& post, TopicIndex topic) {
  return std::any_of(post.topics.begin(), post.topics.end(),
                     [topic](const TopicEvidence& evidence) { return evidence.topic == topic; });
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
