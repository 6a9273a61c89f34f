// Sequences of words to nodes. Phrases, context cues and the cues of cues.txt share one trie, so that one walk finds
// them all.

#ifndef METIER_SRC_LEXICON_TRIE_H_
#define METIER_SRC_LEXICON_TRIE_H_

#include <cstdint>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "lexicon/string_table.h"

namespace metier::lexicon {

// What ends at a node. Most nodes carry nothing, some carry two of the three.
struct TrieNode {
  std::uint32_t phrase = kNone;  // a phrase with senses
  std::uint32_t cue = kNone;     // a phrase that some sense needs or forbids
  std::uint8_t marks = 0;        // bits of Mark: the sections of cues.txt that list it
};

class Trie {
 public:
  static constexpr std::uint32_t kRoot = 0;

  // The node below `node` by `word`, or kNone. `word` may be kNone.
  std::uint32_t Child(std::uint32_t node, std::uint32_t word) const {
    if (node == kRoot) return word < first_.size() ? first_[word] : kNone;
    const auto found = edges_.find(Key(node, word));
    return found == edges_.end() ? kNone : found->second;
  }

  // The same, made if it is not there.
  std::uint32_t AddChild(std::uint32_t node, std::uint32_t word);

  const TrieNode& operator[](std::uint32_t node) const { return nodes_[node]; }
  TrieNode& operator[](std::uint32_t node) { return nodes_[node]; }

 private:
  static std::uint64_t Key(std::uint32_t node, std::uint32_t word) { return std::uint64_t{node} << 32 | word; }

  std::vector<TrieNode> nodes_ = std::vector<TrieNode>(1);
  std::vector<std::uint32_t> first_;  // children of the root by word: most words of a post end here
  absl::flat_hash_map<std::uint64_t, std::uint32_t> edges_;
};

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_TRIE_H_
