#include "lexicon/check_tables.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "absl/strings/str_cat.h"

namespace metier::lexicon {
namespace {

bool IsBelow(std::uint32_t number, std::size_t size) { return number < size; }
// kNone + 1 is 0.
bool IsBelowOrNone(std::uint32_t number, std::size_t size) { return number + 1U <= size; }

// Whether it holds of every element. Looks at all of them, for good tables are the common case and simple conditions
// then become vector instructions.
template <typename T, typename Holds>
bool AllHold(std::span<const T> all, Holds holds) {
  std::uint32_t bad = 0;
  for (const T& one : all) bad |= holds(one) ? 0U : 1U;
  return bad == 0;
}

// Tables are numbered with 32 bits, and so are their sizes.
std::uint32_t Size(std::size_t size) { return static_cast<std::uint32_t>(std::min<std::size_t>(size, kNone)); }

bool AllBelow(std::span<const std::uint32_t> numbers, std::size_t size) {
  return AllHold(numbers, [size = Size(size)](std::uint32_t number) { return number < size; });
}
bool AllBelowOrNone(std::span<const std::uint32_t> numbers, std::size_t size) {
  return AllHold(numbers, [size = Size(size)](std::uint32_t number) { return number + 1U <= size; });
}

bool IsWithin(Slice slice, std::size_t size) { return slice.begin <= size && slice.size <= size - slice.begin; }

bool IsGood(const StringList& list) {
  if (list.ends.empty() || list.ends.front() != 0 || list.ends.back() != list.text.size()) return false;
  std::uint32_t falls = 0;
  for (std::size_t i = 1; i < list.ends.size(); ++i) falls |= list.ends[i - 1] > list.ends[i] ? 1U : 0U;
  return falls == 0;
}

// A search ends at an empty slot, so there must be some.
bool IsGood(const StringTable& table) {
  if (!IsGood(table.texts) || !std::has_single_bit(table.slots.size())) return false;
  std::uint32_t bad = 0;
  std::uint32_t used = 0;
  for (const StringSlot& slot : table.slots) {
    bad |= slot.id + 1U <= table.size() ? 0U : 1U;
    used += slot.id == kNone ? 0U : 1U;
  }
  return bad == 0 && used <= table.slots.size() / 2;
}

// The children of every node stand behind it, and those of the last are the last: then every node has one way that
// leads to it, and no way is longer than there are levels.
bool IsTree(const Trie& trie) {
  const auto children = [&trie](std::size_t node) { return trie.nodes[node].first_child; };
  if (trie.nodes.size() < 2 || trie.words.size() != trie.nodes.size() - 1) return false;
  const std::size_t size = trie.words.size();
  std::uint32_t falls = 0;
  for (std::uint32_t node = 0; node < size; ++node) {
    falls |= children(node) > node && children(node) <= children(node + 1) ? 0U : 1U;
  }
  if (falls != 0 || children(0) != 1 || children(size) != size) return false;
  std::size_t levels = 0;
  for (std::size_t begin = 1; begin < size; begin = children(begin)) ++levels;
  return levels <= kMaxPhraseItems;
}

bool IsGoodTrie(const Tables& tables) {
  const Trie& trie = tables.trie;
  if (!IsTree(trie)) return false;
  const auto fits = [phrases = Size(tables.phrases.size()), cues = tables.cue_texts.size()](const TrieNode& node) {
    return node.phrase + 1U <= phrases && node.cue + 1U <= cues;
  };
  return AllHold(trie.nodes, fits) && AllBelowOrNone(trie.words, tables.words.size()) &&
         trie.first.size() == tables.words.size() && AllBelowOrNone(trie.first, trie.words.size()) &&
         std::ranges::find(trie.first, Trie::kRoot) == trie.first.end();
}

// Senses of a phrase follow each other upwards, so that every list of them ends.
bool AreGoodSenses(const Tables& tables) {
  std::uint32_t number = 0;
  return AllHold(tables.senses, [&](const Sense& sense) {
    const bool is_linked = IsBelow(sense.phrase, tables.phrases.size()) &&
                           IsBelowOrNone(sense.next, tables.senses.size()) && sense.next > number++;
    const bool is_within = IsWithin(sense.topics, tables.topics.size()) &&
                           IsWithin(sense.needs, tables.conditions.size()) &&
                           IsWithin(sense.forbids, tables.conditions.size());
    return is_linked && is_within && IsBelow(sense.file, tables.files.size()) && std::isfinite(sense.strength) &&
           sense.strength >= 0;
  });
}

absl::Status Wrong(std::string_view what) {
  return absl::DataLossError(absl::StrCat("damaged lexicon: its ", std::string(what), " make no sense"));
}

}  // namespace

absl::Status CheckTables(const Tables& tables, const Taxonomy& taxonomy) {
  if (tables.totals.size() != 1 || tables.totals[0].topic_count != taxonomy.size()) return Wrong("totals");
  if (!IsGood(tables.words)) return Wrong("words");
  if (!IsGood(tables.cue_texts) || !IsGood(tables.files)) return Wrong("texts");
  if (!IsGood(tables.phrase_texts) || tables.phrase_texts.size() != tables.phrases.size()) return Wrong("phrases");
  const bool phrases_fit = std::ranges::all_of(
      tables.phrases, [&tables](const Phrase& phrase) { return IsBelow(phrase.first_sense, tables.senses.size()); });
  if (!phrases_fit) return Wrong("phrases");
  if (!IsGoodTrie(tables)) return Wrong("nodes");
  if (tables.joined_nodes.size() != tables.words.size() ||
      !AllBelowOrNone(tables.joined_nodes, tables.trie.words.size())) {
    return Wrong("joined nodes");
  }
  if (!AreGoodSenses(tables)) return Wrong("senses");
  const bool topics_fit =
      std::ranges::all_of(tables.topics, [&taxonomy](TopicIndex topic) { return IsBelow(topic, taxonomy.size()); });
  if (!topics_fit) return Wrong("topics");
  if (!AllBelow(tables.conditions, tables.cue_texts.size())) return Wrong("conditions");
  return absl::OkStatus();
}

}  // namespace metier::lexicon
