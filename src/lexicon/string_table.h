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

struct StringSlot {
  std::uint32_t hash = 0;  // compared before the text, so that a miss rarely touches it
  std::uint32_t id = kNone;
};

inline std::uint32_t SlotHash(std::string_view text) { return static_cast<std::uint32_t>(text::StringHash(text)); }

struct StringTable {
  StringList texts;
  std::span<const StringSlot> slots;  // open addressing, linear probing, a power of two, at most half full

  std::uint32_t size() const { return texts.size(); }
  std::string_view operator[](std::uint32_t id) const { return texts[id]; }

  // The slot that holds `text`, or the empty one where it would be.
  std::size_t FindSlot(std::string_view wanted, std::uint32_t hash) const {
    const std::size_t mask = slots.size() - 1;
    std::size_t slot = hash & mask;
    while (slots[slot].id != kNone && (slots[slot].hash != hash || texts[slots[slot].id] != wanted)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
  // The number of `wanted`, or kNone.
  std::uint32_t Find(std::string_view wanted) const { return slots[FindSlot(wanted, SlotHash(wanted))].id; }
};

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_STRING_TABLE_H_
