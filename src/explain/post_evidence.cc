#include "explain/post_evidence.h"

#include <algorithm>
#include <utility>

namespace metier::explain {
namespace {

// What is less likely than this is not leaned to. Below the bar from which on a post counts.
constexpr double kWorthNaming = 0.1;

std::vector<TopicIndex> WithAncestors(std::span<const TopicIndex> topics, const Taxonomy& taxonomy) {
  std::vector<TopicIndex> all(topics.begin(), topics.end());
  for (const TopicIndex topic : topics) {
    all.insert(all.end(), taxonomy[topic].ancestors.begin(), taxonomy[topic].ancestors.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace

PostEvidence CollectEvidence(const Post& post, const Tagging& tagging, const tag::Knowledge& knowledge,
                             tag::Tagger* tagger) {
  PostEvidence evidence;
  evidence.id = post.id;
  evidence.url = post.url;
  evidence.text = post.text;
  evidence.abstained = tagging.abstained;
  // What is found in words of another language, or in none, is not even a leaning.
  if (tagging.abstained == Abstention::kLanguage || tagging.abstained == Abstention::kNoWords) return evidence;

  std::vector<TopicIndex> given;
  for (const TopicScore& score : tagging.topics) given.push_back(score.topic);
  std::sort(given.begin(), given.end());
  for (const TopicScore& score : tagger->ConfidencesFrom(kWorthNaming)) {
    if (std::binary_search(given.begin(), given.end(), score.topic)) continue;
    const bool on_hashtags = std::any_of(tagger->on_hashtags().begin(), tagger->on_hashtags().end(),
                                         [&score](const TopicScore& other) { return other.topic == score.topic; });
    (on_hashtags ? evidence.on_hashtags : evidence.leaning).push_back({score.topic, score.confidence});
  }
  for (const TopicIndex topic : given) evidence.given.push_back({topic, tagger->Account(topic).shares});
  for (const lexicon::RefusedSense& sense : tagger->matches().refused) {
    if (sense.topics.empty()) continue;
    evidence.refused.push_back({sense.range, knowledge.lexicon().PhraseText(sense.phrase),
                                WithAncestors(sense.topics, knowledge.taxonomy()), sense.topics,
                                lexicon::Name(sense.reason), sense.cue});
  }
  return evidence;
}

EvidenceStore::Key EvidenceStore::KeyOf(const weigh::TaggedPost& record) {
  return {record.time, record.id, record.text_key, record.kind == PostKind::kRepost};
}

void EvidenceStore::Add(std::string_view author, const weigh::TaggedPost& record, PostEvidence evidence) {
  auto person = people_.find(author);
  if (person == people_.end()) person = people_.try_emplace(std::string(author)).first;
  const auto [entry, fresh] = person->second.try_emplace(KeyOf(record));
  if (fresh || std::tie(evidence.text, evidence.url) < std::tie(entry->second.text, entry->second.url)) {
    entry->second = std::move(evidence);
  }
}

const PostEvidence* EvidenceStore::Find(std::string_view author, const weigh::TaggedPost& record) const {
  const auto person = people_.find(author);
  if (person == people_.end()) return nullptr;
  const auto entry = person->second.find(KeyOf(record));
  return entry == person->second.end() ? nullptr : &entry->second;
}

void EvidenceStore::Forget(std::string_view author) {
  if (const auto person = people_.find(author); person != people_.end()) people_.erase(person);
}

}  // namespace metier::explain
