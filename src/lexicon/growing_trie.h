// What a Trie grows from, while a lexicon is built. Nodes keep the numbers in which they came until Freeze.

#ifndef METIER_SRC_LEXICON_GROWING_TRIE_H_
#define METIER_SRC_LEXICON_GROWING_TRIE_H_

#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "lexicon/trie.h"

namespace metier::lexicon {

class GrowingTrie {
 public:
  // The node below `node` by `word`, made if it is not there.
  std::uint32_t AddChild(std::uint32_t node, std::uint32_t word);

  const TrieNode& operator[](std::uint32_t node) const { return nodes_[node]; }
  TrieNode& operator[](std::uint32_t node) { return nodes_[node]; }

  // Numbers the nodes as a Trie does, for words below `word_count`. Returns the new number of each node. To be called
  // once, last.
  std::vector<std::uint32_t> Freeze(std::uint32_t word_count);
  // After Freeze; valid as long as this object lives.
  Trie View() const { return {nodes_, words_, first_}; }

 private:
  static std::uint64_t Key(std::uint32_t node, std::uint32_t word) { return std::uint64_t{node} << 32 | word; }

  std::vector<TrieNode> nodes_ = std::vector<TrieNode>(1);
  absl::flat_hash_map<std::uint64_t, std::uint32_t> edges_;
  std::vector<std::uint32_t> words_;
  std::vector<std::uint32_t> first_;
};

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_GROWING_TRIE_H_
