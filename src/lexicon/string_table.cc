#include "lexicon/string_table.h"

#include <utility>

namespace metier::lexicon {
namespace {

// FNV-1a, its high half folded in: words are short, and the low bits choose the slot.
std::uint32_t Hash(std::string_view text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211u;
  }
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

}  // namespace

std::size_t StringTable::FindSlot(std::string_view text, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (slots_[slot].id != kNone && (slots_[slot].hash != hash || (*this)[slots_[slot].id] != text)) {
    slot = (slot + 1) & mask;
  }
  return slot;
}

std::uint32_t StringTable::Find(std::string_view text) const { return slots_[FindSlot(text, Hash(text))].id; }

std::uint32_t StringTable::Intern(std::string_view text) {
  const std::uint32_t hash = Hash(text);
  const std::size_t slot = FindSlot(text, hash);
  if (slots_[slot].id != kNone) return slots_[slot].id;
  const std::uint32_t id = texts_.Add(text);
  slots_[slot] = {hash, id};
  if (2 * std::size_t{size()} > slots_.size()) Grow();
  return id;
}

void StringTable::Grow() {
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(slots_.size() * 2));
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& entry : old) {
    if (entry.id == kNone) continue;
    std::size_t slot = entry.hash & mask;
    while (slots_[slot].id != kNone) slot = (slot + 1) & mask;
    slots_[slot] = entry;
  }
}

}  // namespace metier::lexicon
