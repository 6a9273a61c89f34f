#include "lexicon/growing_trie.h"

#include <algorithm>
#include <utility>

namespace metier::lexicon {

std::uint32_t GrowingTrie::AddChild(std::uint32_t node, std::uint32_t word) {
  const auto next = static_cast<std::uint32_t>(nodes_.size());
  const auto [edge, is_new] = edges_.try_emplace(Key(node, word), next);
  if (is_new) nodes_.emplace_back();
  return edge->second;
}

std::vector<std::uint32_t> GrowingTrie::Freeze(std::uint32_t word_count) {
  // Sorted by node and word: the children of each node side by side.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> edges(edges_.begin(), edges_.end());
  edges_.clear();
  std::sort(edges.begin(), edges.end());
  std::vector<std::uint32_t> first_edge(nodes_.size() + 1, 0);
  for (const auto& [key, child] : edges) ++first_edge[(key >> 32) + 1];
  for (std::size_t i = 1; i < first_edge.size(); ++i) first_edge[i] += first_edge[i - 1];

  std::vector<std::uint32_t> order = {Trie::kRoot};  // by new number: the old one
  order.reserve(nodes_.size());
  words_.assign(1, kNone);
  std::vector<TrieNode> nodes;
  nodes.reserve(nodes_.size() + 1);
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::uint32_t old = order[i];
    nodes.push_back(nodes_[old]);
    nodes.back().first_child = static_cast<std::uint32_t>(order.size());
    for (std::uint32_t e = first_edge[old]; e < first_edge[old + 1]; ++e) {
      order.push_back(edges[e].second);
      words_.push_back(static_cast<std::uint32_t>(edges[e].first));
    }
  }
  nodes.push_back({.first_child = static_cast<std::uint32_t>(order.size())});
  nodes_ = std::move(nodes);

  first_.assign(word_count, kNone);
  for (std::uint32_t node = 1; node < nodes_[Trie::kRoot + 1].first_child; ++node) first_[words_[node]] = node;
  std::vector<std::uint32_t> number(order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) number[order[i]] = i;
  return number;
}

}  // namespace metier::lexicon
