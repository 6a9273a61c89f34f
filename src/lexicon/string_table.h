// Strings to dense numbers and back. Look-up takes a view and allocates nothing.

#ifndef METIER_SRC_LEXICON_STRING_TABLE_H_
#define METIER_SRC_LEXICON_STRING_TABLE_H_

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace metier::lexicon {

inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

// Strings by number, end to end in one piece of memory.
class StringList {
 public:
  // The number of `text`, counting from 0. Holds at most 4 GiB of text.
  std::uint32_t Add(std::string_view text) {
    arena_.append(text);
    ends_.push_back(static_cast<std::uint32_t>(arena_.size()));
    return size() - 1;
  }

  // Valid until the next Add.
  std::string_view operator[](std::uint32_t id) const {
    return std::string_view(arena_).substr(ends_[id], ends_[id + 1] - ends_[id]);
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size() - 1); }

 private:
  std::string arena_;
  std::vector<std::uint32_t> ends_ = {0};  // text i is [ends_[i], ends_[i + 1]) of the arena
};

class StringTable {
 public:
  // The number of `text`, which is new if `text` is.
  std::uint32_t Intern(std::string_view text);

  // The number of `text`, or kNone.
  std::uint32_t Find(std::string_view text) const;

  // Valid until the next Intern.
  std::string_view operator[](std::uint32_t id) const { return texts_[id]; }
  std::uint32_t size() const { return texts_.size(); }

 private:
  struct Slot {
    std::uint32_t hash = 0;  // compared before the text, so that a miss rarely touches the arena
    std::uint32_t id = kNone;
  };

  std::size_t FindSlot(std::string_view text, std::uint32_t hash) const;
  void Grow();

  StringList texts_;
  std::vector<Slot> slots_ =
      std::vector<Slot>(1024);  // open addressing, linear probing, a power of two, at most half full
};

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_STRING_TABLE_H_
