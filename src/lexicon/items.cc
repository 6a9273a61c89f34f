#include "lexicon/items.h"

#include <algorithm>
#include <array>
#include <utility>

namespace metier::lexicon {
namespace {

using text::Token;
using text::TokenKind;

template <std::size_t N>
bool IsOneOf(const std::array<std::string_view, N>& set, std::string_view text) {
  return std::find(set.begin(), set.end(), text) != set.end();
}

constexpr std::array<std::string_view, 5> kJoiners = {"-", "\u2010", "\u2011", "'", "\u2019"};
constexpr std::array<std::string_view, 2> kClosingApostrophes = {"'", "\u2019"};
constexpr std::array<std::string_view, 2> kOpeningApostrophes = {"'", "\u2018"};
constexpr std::array<std::string_view, 11> kQuotes = {"\"",     "'",      "`",      "\u2018", "\u2019", "\u201a",
                                                      "\u201c", "\u201d", "\u201e", "\u00ab", "\u00bb"};
constexpr std::array<std::string_view, 21> kClauseEnds = {
    ".", ",", ";",      ":",      "!",      "?",      "(",      ")",      "[",      "]",     "{",
    "}", "-", "\u2013", "\u2014", "\u2026", "\u3002", "\uff0c", "\uff01", "\uff1f", "\u3001"};

bool IsWord(const Token& token) { return token.kind == TokenKind::kWord || token.kind == TokenKind::kNumber; }

constexpr ItemKind LookUpSign(std::string_view sign) {
  if (std::ranges::find(kQuotes, sign) != kQuotes.end()) return ItemKind::kQuote;
  return std::ranges::find(kClauseEnds, sign) != kClauseEnds.end() ? ItemKind::kClauseEnd : ItemKind::kSign;
}

// Nearly every sign is one ASCII character.
constexpr std::array<ItemKind, 128> kKindsOfAscii = [] {
  std::array<ItemKind, 128> kinds = {};
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const char sign = static_cast<char>(i);
    kinds[i] = LookUpSign({&sign, 1});
  }
  return kinds;
}();

ItemKind KindOfSign(std::string_view sign) {
  if (sign.size() != 1 || (sign[0] & 0x80) != 0) return LookUpSign(sign);
  return kKindsOfAscii[static_cast<std::size_t>(sign[0])];
}

bool HasLineBreak(std::string_view blank) {
  return std::ranges::any_of(blank, [](char c) { return c >= '\n' && c <= '\r'; });  // \n \v \f \r
}

bool IsAscii(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

char LowerAscii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Where `domain`, which is in lower case, stands in a link; the whole link if it is not there as it stands (an IDN,
// say).
text::ByteRange DomainRange(std::string_view original, text::ByteRange link, std::string_view domain) {
  const std::string_view written = original.substr(link.begin, link.end - link.begin);
  const auto found = std::search(written.begin(), written.end(), domain.begin(), domain.end(),
                                 [](char a, char b) { return LowerAscii(a) == b; });
  if (domain.empty() || found == written.end()) return link;
  const auto begin = link.begin + static_cast<std::uint32_t>(found - written.begin());
  return {begin, begin + static_cast<std::uint32_t>(domain.size())};
}

// Builds the items of one text.
class ItemReader {
 public:
  ItemReader(const text::TokenizedText& text, std::string_view original, NumberOf number_of, std::string* buffer,
             std::vector<Item>* items)
      : text_(text), original_(original), number_of_(number_of), buffer_(*buffer), items_(*items) {}

  void Read() {
    items_.clear();
    for (index_ = 0; index_ < text_.tokens.size(); ++index_) ReadToken(text_.tokens[index_]);
  }

 private:
  void ReadToken(const Token& token) {
    switch (token.kind) {
      case TokenKind::kWord:
      case TokenKind::kNumber:
        return Add(token.range, ItemKind::kWord, text_.Norm(token));
      case TokenKind::kSpace:
        after_space_ = true;
        if (HasLineBreak(Written(token))) AddUnnamed(token.range, ItemKind::kLineBreak);
        return;
      case TokenKind::kPunctuation:
        return ReadSign(token);
      case TokenKind::kEmoji:
      case TokenKind::kEmoticon:
        return Add(token.range, ItemKind::kSign, NormOrWritten(token));
      case TokenKind::kMention:
        return Add(token.range, ItemKind::kMention, Keyed("@", token));
      case TokenKind::kCashtag:
        return Add(token.range, ItemKind::kCashtag, Keyed("$", token));
      case TokenKind::kHashtag:
        Add(token.range, ItemKind::kHashtag, Keyed("#", token));
        items_.back().joined = number_of_(text_.Norm(token));
        return;
      case TokenKind::kUrl:
        return Add(DomainRange(original_, token.range, text_.Norm(token)), ItemKind::kLink, Keyed("site:", token));
      case TokenKind::kEmail:
        return AddUnnamed(token.range, ItemKind::kOther);
    }
  }

  void ReadSign(const Token& token) {
    const std::string_view sign = NormOrWritten(token);
    const bool after_word = index_ > 0 && IsWord(text_.tokens[index_ - 1]);
    const bool before_word = index_ + 1 < text_.tokens.size() && IsWord(text_.tokens[index_ + 1]);
    if (after_word && before_word && IsOneOf(kJoiners, sign)) return;
    if (after_word && IsOneOf(kClosingApostrophes, sign)) {
      if (!std::exchange(quote_open_, false)) return;  // the possessive of "lambs' quarters"
    } else if (before_word && IsOneOf(kOpeningApostrophes, sign)) {
      quote_open_ = true;
    }
    // "++" may come as one token or as two: here it is always two.
    if (sign.size() > 1 && sign.size() == token.range.end - token.range.begin && IsAscii(sign)) {
      for (std::uint32_t i = 0; i < sign.size(); ++i) {
        const std::uint32_t begin = token.range.begin + i;
        Add({begin, begin + 1}, KindOfSign(sign.substr(i, 1)), sign.substr(i, 1));
      }
      return;
    }
    Add(token.range, KindOfSign(sign), sign);
  }

  void Add(text::ByteRange range, ItemKind kind, std::string_view word) {
    AddUnnamed(range, kind);
    items_.back().word = number_of_(word);
  }

  void AddUnnamed(text::ByteRange range, ItemKind kind) {
    items_.push_back({.token = index_,
                      .range = range,
                      .kind = kind,
                      .flags = text_.tokens[index_].flags,
                      .after_space = after_space_});
    after_space_ = kind == ItemKind::kLineBreak;
    if (after_space_) quote_open_ = false;
  }

  std::string_view Written(const Token& token) const {
    return original_.substr(token.range.begin, token.range.end - token.range.begin);
  }

  std::string_view NormOrWritten(const Token& token) const {
    const std::string_view norm = text_.Norm(token);
    return norm.empty() ? Written(token) : norm;
  }

  std::string_view Keyed(std::string_view sign, const Token& token) {
    buffer_.assign(sign);
    return buffer_.append(text_.Norm(token));
  }

  const text::TokenizedText& text_;
  const std::string_view original_;
  const NumberOf number_of_;
  std::string& buffer_;
  std::vector<Item>& items_;
  std::uint32_t index_ = 0;
  bool after_space_ = true;
  bool quote_open_ = false;  // by an apostrophe, in this line
};

}  // namespace

void ReadItems(const text::TokenizedText& text, std::string_view original, NumberOf number_of, std::string* buffer,
               std::vector<Item>* items) {
  ItemReader(text, original, number_of, buffer, items).Read();
}

void AppendParts(const text::TokenizedText& text, const Token& token, NumberOf number_of, std::vector<Item>* items) {
  for (std::uint32_t part = token.first_part; part < token.first_part + token.part_count; ++part) {
    const Token& word = text.parts[part];
    items->push_back({.word = number_of(text.Norm(word)),
                      .token = part,
                      .range = word.range,
                      .flags = word.flags,
                      .after_space = true});
  }
}

}  // namespace metier::lexicon
