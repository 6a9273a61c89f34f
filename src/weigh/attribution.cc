#include "weigh/attribution.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>
#include <span>

namespace metier::weigh {
namespace {

ReactionLog LogOf(const AttributionSet& set) {
  ReactionLog log;
  for (const auto& [user, attributed] : set.people()) {
    for (const auto& [by, topics] : attributed.by) {
      if (by != user) log.Add({by, user, 1, 0});
    }
  }
  return log;
}

// How many of `topics` are no ancestor of another; those beyond the taxonomy count for none.
std::size_t Narrowest(std::span<const TopicEvidence> topics, const Taxonomy& taxonomy) {
  std::set<TopicIndex> above;
  for (const TopicEvidence& evidence : topics) {
    if (evidence.topic >= taxonomy.size()) continue;
    above.insert(taxonomy[evidence.topic].ancestors.begin(), taxonomy[evidence.topic].ancestors.end());
  }
  return static_cast<std::size_t>(std::count_if(topics.begin(), topics.end(), [&](const TopicEvidence& evidence) {
    return evidence.topic < taxonomy.size() && !above.contains(evidence.topic);
  }));
}

// What is said of one topic.
struct Voices {
  TopicAttribution counts;
  double outside = 0;
  double reciprocal = 0;  // the greatest
  double bio = 0;
};

}  // namespace

AttributionGraph::AttributionGraph(const AttributionSet& set, const WeighParameters& parameters)
    : set_(set), parameters_(parameters), graph_(LogOf(set), parameters) {}

std::vector<TopicAttribution> AttributionGraph::Weigh(PersonId user, const Taxonomy& taxonomy) const {
  const auto attributed = set_.people().find(user);
  if (attributed == set_.people().end()) return {};
  std::map<TopicIndex, Voices> by_topic;
  for (const auto& [by, topics] : attributed->second.by) {
    const std::size_t named = Narrowest(topics, taxonomy);
    if (named == 0) continue;
    const Judgement judgement = graph_.Judge(by, user);
    const double voice = 1 / (1 / judgement.selectivity + std::log(static_cast<double>(named)));
    const bool reciprocal = graph_.Reacts(user, by);
    for (const TopicEvidence& evidence : topics) {
      if (evidence.topic >= taxonomy.size()) continue;
      Voices& voices = by_topic[evidence.topic];
      const double said = voice * static_cast<double>(evidence.confidence);
      if (judgement.standing == Standing::kSelf) {
        voices.counts.bio = true;
        voices.bio = said;
      } else if (judgement.standing == Standing::kRing) {
        ++voices.counts.ring;
      } else if (reciprocal) {
        ++voices.counts.reciprocal;
        voices.reciprocal = std::max(voices.reciprocal, said);
      } else {
        ++voices.counts.others;
        voices.outside += said;
      }
    }
  }
  std::vector<TopicAttribution> weighed;
  weighed.reserve(by_topic.size());
  for (const auto& [topic, voices] : by_topic) {
    const double sum =
        voices.outside + parameters_.reciprocal_voice * voices.reciprocal + parameters_.bio_voice * voices.bio;
    const double damped = std::log1p(sum);
    TopicAttribution& attribution = weighed.emplace_back(voices.counts);
    attribution.topic = topic;
    attribution.value = damped / (1 + damped);
  }
  return weighed;
}

}  // namespace metier::weigh
