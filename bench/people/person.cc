#include "bench/people/person.h"

#include <algorithm>
#include <limits>
#include <map>

namespace metier::people {

std::string_view KindName(PersonKind kind) {
  switch (kind) {
    case PersonKind::kOrdinary:
      return "ordinary";
    case PersonKind::kMover:
      return "mover";
    case PersonKind::kTwoFields:
      return "two_fields";
    case PersonKind::kNewcomer:
      return "newcomer";
    case PersonKind::kSpammer:
      return "spammer";
    case PersonKind::kBuyer:
      return "buyer";
    case PersonKind::kRing:
      return "ring";
    case PersonKind::kViral:
      return "viral";
    case PersonKind::kHashtags:
      return "hashtags";
    case PersonKind::kCelebrity:
      return "celebrity";
  }
  return "";
}

Truth TruthOf(const std::vector<Draft>& drafts, const std::vector<model::PostLabel>& labels,
              const std::vector<TopicIndex>& chosen, const Taxonomy& taxonomy) {
  struct Seen {
    int posts = 0;
    UnixSeconds first = std::numeric_limits<UnixSeconds>::max();
    UnixSeconds last = 0;
  };
  std::map<TopicIndex, Seen> seen;
  std::map<TopicIndex, int> accepted;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (drafts[i].role == Role::kRepeat || drafts[i].role == Role::kAttack) continue;
    for (const TopicIndex topic : labels[i].accepted) ++accepted[topic];
    for (const TopicIndex topic : labels[i].topics) {
      Seen& entry = seen[topic];
      ++entry.posts;
      entry.first = std::min(entry.first, drafts[i].time);
      entry.last = std::max(entry.last, drafts[i].time);
    }
  }
  Truth truth;
  for (const auto& [topic, posts] : accepted) {
    if (posts >= kAccepted) truth.accepted.push_back(topic);
  }
  std::vector<LabelledTopic> single;
  for (const auto& [topic, entry] : seen) {
    const LabelledTopic labelled{topic, entry.posts, static_cast<int>((entry.last - entry.first) / kDay)};
    if (std::find(chosen.begin(), chosen.end(), topic) != chosen.end() || labelled.established()) {
      truth.returned.push_back(labelled);
    } else if (entry.posts > 1) {
      truth.touched.push_back(labelled);
    } else {
      single.push_back(labelled);
    }
  }
  for (const LabelledTopic& one : single) {
    const bool related = std::any_of(truth.returned.begin(), truth.returned.end(), [&](const LabelledTopic& other) {
      return taxonomy.IsAncestor(one.topic, other.topic) || taxonomy.IsAncestor(other.topic, one.topic);
    });
    const bool open = std::binary_search(truth.accepted.begin(), truth.accepted.end(), one.topic);
    if (!related && !open) truth.one_offs.push_back(one);
  }
  return truth;
}

}  // namespace metier::people
