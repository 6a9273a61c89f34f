#include "lexicon/trie.h"

namespace metier::lexicon {

std::uint32_t Trie::AddChild(std::uint32_t node, std::uint32_t word) {
  if (const std::uint32_t child = Child(node, word); child != kNone) return child;
  const auto child = static_cast<std::uint32_t>(nodes_.size());
  nodes_.emplace_back();
  if (node == kRoot) {
    if (word >= first_.size()) first_.resize(word + 1, kNone);
    first_[word] = child;
  } else {
    edges_.emplace(Key(node, word), child);
  }
  return child;
}

}  // namespace metier::lexicon
