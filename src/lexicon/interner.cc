#include "lexicon/interner.h"

#include <utility>

namespace metier::lexicon {

std::uint32_t Interner::Intern(std::string_view text) {
  const std::uint64_t hash = text::StringHash(text);
  const std::size_t slot = View().FindSlot(hash);
  if (slots_[slot].id != kNone) return slots_[slot].id;
  const std::uint32_t id = texts_.Add(text);
  slots_[slot] = {hash, id};
  if (2 * std::size_t{size()} > slots_.size()) Grow();
  return id;
}

void Interner::Grow() {
  const std::vector<StringSlot> old = std::exchange(slots_, std::vector<StringSlot>(slots_.size() * 2));
  const std::size_t mask = slots_.size() - 1;
  for (const StringSlot& entry : old) {
    if (entry.id == kNone) continue;
    std::size_t slot = entry.hash & mask;
    while (slots_[slot].id != kNone) slot = (slot + 1) & mask;
    slots_[slot] = entry;
  }
}

}  // namespace metier::lexicon
