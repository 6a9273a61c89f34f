// What a StringList and a StringTable grow from, while a lexicon is built.

#ifndef METIER_SRC_LEXICON_INTERNER_H_
#define METIER_SRC_LEXICON_INTERNER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/string_table.h"

namespace metier::lexicon {

class GrowingList {
 public:
  // The number of `text`, counting from 0. Holds at most 4 GiB of text.
  std::uint32_t Add(std::string_view text) {
    text_.append(text);
    ends_.push_back(static_cast<std::uint32_t>(text_.size()));
    return View().size() - 1;
  }
  std::string_view operator[](std::uint32_t id) const { return View()[id]; }
  // Valid until the next Add.
  StringList View() const { return {text_, ends_}; }

 private:
  std::string text_;
  std::vector<std::uint32_t> ends_ = {0};
};

class Interner {
 public:
  // The number of `text`, which is new if `text` is.
  std::uint32_t Intern(std::string_view text);

  // The number of `text`, or kNone.
  std::uint32_t Find(std::string_view text) const { return View().Find(text); }
  // Valid until the next Intern.
  std::string_view operator[](std::uint32_t id) const { return texts_[id]; }
  std::uint32_t size() const { return texts_.View().size(); }
  // Valid until the next Intern.
  StringTable View() const { return {texts_.View(), slots_}; }

 private:
  void Grow();

  GrowingList texts_;
  std::vector<StringSlot> slots_ = std::vector<StringSlot>(1024);
};

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_INTERNER_H_
