// Sequences of words to nodes. Phrases, context cues and the cues of cues.txt share one trie, so that one walk finds
// them all.
//
// Nodes are numbered level by level, those below one node side by side in the order of their words: where the children
// of a node end, those of the next begin, and no table of edges is needed.

#ifndef METIER_SRC_LEXICON_TRIE_H_
#define METIER_SRC_LEXICON_TRIE_H_

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "lexicon/string_table.h"

namespace metier::lexicon {

// What ends at a node. Most nodes carry nothing, some carry two of the three.
struct TrieNode {
  std::uint32_t phrase = kNone;       // a phrase with senses
  std::uint32_t cue = kNone;          // a phrase that some sense needs or forbids
  std::uint32_t first_child = kNone;  // the first node below this one; where the next node's begin, they end
  std::uint8_t marks = 0;             // bits of Mark: the sections of cues.txt that list it
  std::array<std::uint8_t, 3> unused = {};
};
static_assert(sizeof(TrieNode) == 16);

struct Trie {
  static constexpr std::uint32_t kRoot = 0;

  std::span<const TrieNode> nodes;       // and one behind the last, for its first_child
  std::span<const std::uint32_t> words;  // by node: the word that leads to it; kNone for the root
  std::span<const std::uint32_t> first;  // by word: the child of the root, or kNone: most words of a post end here

  const TrieNode& operator[](std::uint32_t node) const { return nodes[node]; }

  // The child of the root by `word`, or kNone. `word` may be kNone.
  std::uint32_t First(std::uint32_t word) const { return word < first.size() ? first[word] : kNone; }

  // Asks the memory for where Child(node, ...) looks first.
  void PrefetchChildren(std::uint32_t node) const {
    const std::uint32_t begin = nodes[node].first_child;
    __builtin_prefetch(words.data() + begin + (nodes[node + 1].first_child - begin) / 2);
  }

  // The node below `node`, which is not the root, by `word`, or kNone. `word` may be kNone.
  std::uint32_t Child(std::uint32_t node, std::uint32_t word) const {
    const std::uint32_t* begin = words.data() + nodes[node].first_child;
    const std::uint32_t* end = words.data() + nodes[node + 1].first_child;
    const std::uint32_t* found = std::lower_bound(begin, end, word);
    return found == end || *found != word ? kNone : static_cast<std::uint32_t>(found - words.data());
  }
};

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_TRIE_H_
