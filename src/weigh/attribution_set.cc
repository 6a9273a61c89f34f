#include "weigh/attribution_set.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace metier::weigh {
namespace {

// Both ascending, each topic once; of a topic that both have the higher confidence.
std::vector<TopicEvidence> United(const std::vector<TopicEvidence>& left, const std::vector<TopicEvidence>& right) {
  std::vector<TopicEvidence> both;
  std::merge(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
  std::vector<TopicEvidence> united;
  for (const TopicEvidence& evidence : both) {
    if (!united.empty() && united.back().topic == evidence.topic) {
      united.back() = evidence;  // Ascending by confidence too.
    } else {
      united.push_back(evidence);
    }
  }
  return united;
}

void DropAll(Attributed* attributed) {
  attributed->topics_dropped = true;
  for (auto& [by, topics] : attributed->by) topics.clear();
}

}  // namespace

std::vector<TopicEvidence> WithAncestors(std::span<const TopicScore> topics, const Taxonomy& taxonomy) {
  std::map<TopicIndex, float> confidences;
  for (const TopicScore& score : topics) {
    if (!(score.confidence > 0) || score.topic >= taxonomy.size()) continue;  // Not a number is not above 0 either.
    const auto confidence = static_cast<float>(std::min(score.confidence, 1.0));
    const auto raise = [&](TopicIndex topic) { confidences[topic] = std::max(confidences[topic], confidence); };
    raise(score.topic);
    for (const TopicIndex above : taxonomy[score.topic].ancestors) raise(above);
  }
  std::vector<TopicEvidence> evidence;
  for (const auto& [topic, confidence] : confidences) evidence.push_back({topic, confidence});
  return evidence;
}

void AttributionSet::Add(PersonId user, PersonId by, std::vector<TopicEvidence> topics) {
  const auto person = people_.find(user);
  if (person == people_.end()) {
    Attributed fresh;
    fresh.by.emplace(by, std::move(topics));
    people_.emplace(user, std::move(fresh));
    return;
  }
  Attributed& attributed = person->second;
  if (attributed.topics_dropped) topics.clear();
  const auto known = attributed.by.find(by);
  if (known == attributed.by.end()) {
    attributed.by.emplace(by, std::move(topics));
    if (attributed.by.size() > most_) attributed.by.erase(std::prev(attributed.by.end()));
  } else {
    known->second = known->second.empty() ? std::move(topics) : United(known->second, topics);
  }
}

void AttributionSet::Merge(AttributionSet&& other) {
  // Those of whom both know are made before anything changes.
  AttributionSet both(most_);
  for (const auto& [user, theirs] : other.people_) {
    const auto mine = people_.find(user);
    if (mine == people_.end()) continue;
    both.people_.insert(*mine);
    if (theirs.topics_dropped) both.MarkDropped(user);
    for (const auto& [by, topics] : theirs.by) both.Add(user, by, topics);
  }
  for (auto& [user, attributed] : both.people_) people_.find(user)->second = std::move(attributed);
  people_.merge(other.people_);
  other.people_.clear();
}

void AttributionSet::DropTopics(const std::function<bool(PersonId)>& keep) {
  for (auto& [user, attributed] : people_) {
    if (!keep(user)) DropAll(&attributed);
  }
}

void AttributionSet::MarkDropped(PersonId user) { DropAll(&people_[user]); }

bool AttributionSet::dropped(PersonId user) const {
  const auto found = people_.find(user);
  return found != people_.end() && found->second.topics_dropped;
}

std::int64_t AttributionSet::Forget(PersonId person) {
  std::int64_t forgotten = 0;
  for (auto user = people_.begin(); user != people_.end();) {
    if (user->first == person) {
      forgotten += static_cast<std::int64_t>(user->second.by.size());
      user = people_.erase(user);
      continue;
    }
    forgotten += static_cast<std::int64_t>(user->second.by.erase(person));
    user = user->second.by.empty() ? people_.erase(user) : std::next(user);
  }
  return forgotten;
}

void AttributionSet::ForEachTopics(const std::function<void(std::vector<TopicEvidence>*)>& change) {
  for (auto& [user, attributed] : people_) {
    for (auto& [by, topics] : attributed.by) change(&topics);
  }
}

}  // namespace metier::weigh
