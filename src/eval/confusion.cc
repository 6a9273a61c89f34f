#include "eval/confusion.h"

#include <algorithm>

namespace metier::eval {

bool AreSiblings(TopicIndex a, TopicIndex b, const Taxonomy& taxonomy) {
  if (a == b || taxonomy.IsAncestor(a, b) || taxonomy.IsAncestor(b, a)) return false;
  const std::vector<TopicIndex>& parents = taxonomy[a].parents;
  return std::any_of(taxonomy[b].parents.begin(), taxonomy[b].parents.end(), [&parents](TopicIndex parent) {
    return std::find(parents.begin(), parents.end(), parent) != parents.end();
  });
}

void ConfusionCounter::Count(const std::set<TopicIndex>& truth, std::span<const TopicIndex> wrongly_given,
                             const TopicIndex* wrong_best, const Taxonomy& taxonomy) {
  std::set<TopicIndex> taken(wrongly_given.begin(), wrongly_given.end());
  if (wrong_best != nullptr) taken.insert(*wrong_best);
  for (const TopicIndex topic : taken) {
    const bool given = std::find(wrongly_given.begin(), wrongly_given.end(), topic) != wrongly_given.end();
    for (const TopicIndex own : truth) {
      if (!AreSiblings(own, topic, taxonomy)) continue;
      Counts& counts = counts_[{own, topic}];
      ++counts.confounded;
      counts.given += given ? 1 : 0;
      counts.best += wrong_best != nullptr && *wrong_best == topic ? 1 : 0;
    }
  }
}

void ConfusionCounter::Add(const ConfusionCounter& other) {
  for (const auto& [pair, counts] : other.counts_) {
    Counts& own = counts_[pair];
    own.given += counts.given;
    own.best += counts.best;
    own.confounded += counts.confounded;
  }
}

std::vector<SiblingConfusion> ConfusionCounter::Worst(std::size_t most, std::span<const std::int64_t> posts) const {
  std::vector<SiblingConfusion> result;
  for (const auto& [pair, counts] : counts_)
    result.push_back({pair.first, pair.second, posts[pair.first], counts.given, counts.best, counts.confounded});
  std::stable_sort(result.begin(), result.end(),
                   [](const SiblingConfusion& a, const SiblingConfusion& b) { return a.confounded > b.confounded; });
  if (result.size() > most) result.resize(most);
  return result;
}

}  // namespace metier::eval
