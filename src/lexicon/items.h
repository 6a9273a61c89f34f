// Tokens to items: what phrases are made of and matched against. The texts of the lexicon and the posts both pass
// through here, so that they agree on what a word is.
//
//   spaces            are gone, and noted on the item that follows
//   hyphens           between two words are gone ("lamb's-quarters"); with spaces around them they are dashes, and stay
//   line breaks       are an item that no phrase can contain
//   words, numbers    are themselves, in normal form
//   other signs       are one item each, so that "c++" and "st. andrews" can be phrases while no other phrase crosses a
//   sign
//   @name $tag #tag   are one item each, keyed with their sign; links by "site:" and their registrable domain

#ifndef METIER_SRC_LEXICON_ITEMS_H_
#define METIER_SRC_LEXICON_ITEMS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/functional/function_ref.h"
#include "lexicon/string_table.h"
#include "text/tokenizer.h"

namespace metier::lexicon {

enum class ItemKind : std::uint8_t {
  kWord,
  kSign,
  kQuote,
  kClauseEnd,
  kLineBreak,
  kMention,
  kCashtag,
  kHashtag,
  kLink,
  kOther
};

struct Item {
  std::uint32_t word = kNone;    // its number among the lexicon's words; kNone for a word that no phrase uses
  std::uint32_t joined = kNone;  // of a hashtag: the number of the tag as one plain word
  std::uint32_t token = 0;       // index in TokenizedText::tokens, or in ::parts
  text::ByteRange range = {};    // in the original; of a link, its domain
  ItemKind kind = ItemKind::kWord;
  std::uint8_t flags = 0;    // text::TokenFlags
  bool after_space = false;  // or at the very beginning
};

// Says the number of a word: StringTable::Find for posts, Interner::Intern for the lexicon's own phrases.
using NumberOf = absl::FunctionRef<std::uint32_t(std::string_view)>;

// Overwrites `*items`. `buffer` is scratch space.
void ReadItems(const text::TokenizedText& text, std::string_view original, NumberOf number_of, std::string* buffer,
               std::vector<Item>* items);

// Appends the words inside a hashtag or a link's path.
void AppendParts(const text::TokenizedText& text, const text::Token& token, NumberOf number_of,
                 std::vector<Item>* items);

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_ITEMS_H_
