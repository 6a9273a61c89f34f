#include "weigh/near_index.h"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace metier::weigh {
namespace {

constexpr std::size_t kWords = std::size_t{std::numeric_limits<WordHash>::max()} + 1;
constexpr std::uint32_t kNone = 0xFFFFFFFF;
constexpr std::size_t kDirect = 64;  // Up to here comparing with everything beats clearing the tables of words.

bool Alike(const TextSketch& left, const TextSketch& right, std::uint32_t percent) {
  const Likeness likeness = Compare(left, right);
  return 100 * likeness.common >= percent * likeness.all;
}

}  // namespace

bool NearlySame(const TextSketch& left, const TextSketch& right, const WeighParameters& parameters) {
  return std::min(left.size, right.size) >= parameters.near_duplicate_words &&
         Alike(left, right, parameters.near_duplicate_percent);
}

NearIndex::NearIndex(std::span<const TextSketch* const> all, const WeighParameters& parameters)
    : parameters_(parameters), direct_(all.size() <= kDirect) {
  if (direct_) return;
  occurrences_.assign(kWords, 0);
  list_of_.assign(kWords, kNone);
  for (const TextSketch* sketch : all) {
    for (const WordHash word : sketch->words()) ++occurrences_[word];
  }
}

// Alike to p % means at least p % of `all` in common, and `all` is no less than the words of this one: so fewer than
// size - p % of them are missing from the other, and of any (size - p %) + 1 one is there.
std::span<const WordHash> NearIndex::RarestOf(const TextSketch& sketch) const {
  const std::size_t shared = (std::size_t{sketch.size} * parameters_.near_duplicate_percent + 99) / 100;
  const std::size_t needed = std::min<std::size_t>(sketch.size - shared + 1, sketch.size);
  rarest_.assign(sketch.words().begin(), sketch.words().end());
  const auto rarer = [this](WordHash left, WordHash right) {
    return occurrences_[left] != occurrences_[right] ? occurrences_[left] < occurrences_[right] : left < right;
  };
  std::partial_sort(rarest_.begin(), rarest_.begin() + static_cast<std::ptrdiff_t>(needed), rarest_.end(), rarer);
  return std::span<const WordHash>(rarest_).first(needed);
}

void NearIndex::Insert(std::uint32_t post, const TextSketch& sketch) {
  if (!Eligible(sketch)) return;
  const auto entry = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back({&sketch, post});
  if (direct_) return;
  for (const WordHash word : RarestOf(sketch)) {
    if (list_of_[word] == kNone) {
      list_of_[word] = static_cast<std::uint32_t>(lists_.size());
      lists_.emplace_back();
    }
    std::vector<std::uint32_t>& list = lists_[list_of_[word]];
    if (list.size() < kLongestList) list.push_back(entry);
  }
}

std::optional<std::uint32_t> NearIndex::Find(const TextSketch& sketch) const {
  if (!Eligible(sketch)) return std::nullopt;
  const std::uint32_t percent = parameters_.near_duplicate_percent;
  auto first = static_cast<std::uint32_t>(entries_.size());
  if (direct_) {
    for (const Entry& entry : entries_) {
      if (Alike(*entry.sketch, sketch, percent)) return entry.post;
    }
    return std::nullopt;
  }
  for (const WordHash word : RarestOf(sketch)) {
    if (list_of_[word] == kNone) continue;
    for (const std::uint32_t entry : lists_[list_of_[word]]) {
      if (entry >= first) break;
      if (Alike(*entries_[entry].sketch, sketch, percent)) first = entry;
    }
  }
  if (first == entries_.size()) return std::nullopt;
  return entries_[first].post;
}

}  // namespace metier::weigh
