// Strings to dense numbers and back, in memory that somebody else holds: a file or the builder's vectors. Look-up takes
// a view and allocates nothing.

#ifndef METIER_SRC_LEXICON_STRING_TABLE_H_
#define METIER_SRC_LEXICON_STRING_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

#include "text/string_hash.h"

namespace metier::lexicon {

inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

// Strings by number, end to end in one piece of memory.
struct StringList {
  std::span<const char> text;
  std::span<const std::uint32_t> ends;  // string i is [ends[i], ends[i + 1]) of the text

  std::uint32_t size() const { return static_cast<std::uint32_t>(ends.size() - 1); }
  std::string_view operator[](std::uint32_t id) const { return {text.data() + ends[id], ends[id + 1] - ends[id]}; }
};

// Words are told apart by 64 bits of hash alone: that any two of 100,000 share them has odds of one in 10^9, and their
// texts, which lie elsewhere, need not be fetched.
struct StringSlot {
  std::uint64_t hash = 0;
  std::uint32_t id = kNone;
  std::uint32_t unused = 0;
};
static_assert(sizeof(StringSlot) == 16);

struct StringTable {
  StringList texts;
  std::span<const StringSlot> slots;  // open addressing, linear probing, a power of two, at most half full

  std::uint32_t size() const { return texts.size(); }
  std::string_view operator[](std::uint32_t id) const { return texts[id]; }

  // The slot of the string with this text::StringHash, or the empty one where it would be.
  std::size_t FindSlot(std::uint64_t hash) const {
    const std::size_t mask = slots.size() - 1;
    std::size_t slot = hash & mask;
    while (slots[slot].id != kNone && slots[slot].hash != hash) slot = (slot + 1) & mask;
    return slot;
  }
  // The number of `wanted`, or kNone.
  std::uint32_t Find(std::string_view wanted) const { return slots[FindSlot(text::StringHash(wanted))].id; }
  // Asks the memory for the slot of a string, so that a Find() soon after need not wait for it.
  void Prefetch(std::uint64_t hash) const { __builtin_prefetch(&slots[hash & (slots.size() - 1)]); }
};

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_STRING_TABLE_H_
