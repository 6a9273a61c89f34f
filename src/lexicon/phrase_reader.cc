#include "lexicon/phrase_reader.h"

#include <algorithm>

#include "lexicon/entry.h"
#include "lexicon/tables.h"

namespace metier::lexicon {
namespace {

constexpr std::string_view kSite = "site:";

char LowerAscii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

void PhraseReader::Tokenize(std::string_view text) {
  written_ = text;
  tokenizer_.Tokenize(written_, &text_);
  ReadItems(
      text_, written_, [this](std::string_view word) { return words_.Intern(word); }, &buffer_, &items_);
}

// Most phrases are a few words in small letters, of which the tokenizer would say what is plain to see. Skipping it
// makes loading three times as fast. Returns false, having done nothing, for anything else; "xd" is an emoticon.
bool PhraseReader::ReadPlain(std::string_view phrase) {
  char previous = ' ';
  for (const char c : phrase) {
    const bool letter = c >= 'a' && c <= 'z';
    if (!letter && c != ' ') return false;
    if (previous == ' ' && (c == ' ' || c == 'x')) return false;
    previous = c;
  }
  if (previous == ' ') return false;
  written_ = phrase;
  text_.Clear();
  items_.clear();
  for (std::size_t begin = 0; begin < phrase.size();) {
    const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
    Item item{.word = words_.Intern(phrase.substr(begin, end - begin)), .after_space = true};
    item.token = static_cast<std::uint32_t>(2 * items_.size());  // every other token is a blank
    item.range = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    if (begin == 0) item.flags = text::kSentenceStart;
    items_.push_back(item);
    begin = end + 1;
  }
  return true;
}

std::string PhraseReader::Read(std::string_view phrase) {
  if (phrase.starts_with(kSite)) return ReadSite(phrase);
  if (!ReadPlain(phrase)) Tokenize(phrase);
  if (text_.invalid_bytes > 0) return "invalid UTF-8";
  const auto count = [this](ItemKind kind) {
    return std::count_if(items_.begin(), items_.end(), [kind](const Item& item) { return item.kind == kind; });
  };
  if (count(ItemKind::kLink) > 0) return "reads as a link; to match a domain write 'site:golf.com'";
  if (count(ItemKind::kOther) > 0) return "reads as an e-mail address, which never matches";
  if (count(ItemKind::kLineBreak) > 0) return "a phrase stands on one line";
  const auto signs = static_cast<std::size_t>(count(ItemKind::kQuote) + count(ItemKind::kClauseEnd));
  if (items_.size() == signs) return "no word to match";
  if (count(ItemKind::kWord) > kMaxPhraseWords || items_.size() > kMaxPhraseItems) {
    return "longer than " + std::to_string(kMaxPhraseWords) + " words";
  }
  return {};
}

std::string PhraseReader::ReadSite(std::string_view phrase) {
  const std::string_view domain = phrase.substr(kSite.size());
  Tokenize(std::string("https://").append(domain));
  std::string expected(phrase);
  std::transform(expected.begin(), expected.end(), expected.begin(), LowerAscii);
  if (items_.size() == 1 && items_[0].kind == ItemKind::kLink) {
    const std::string_view found = words_[items_[0].word];
    if (found == expected) return {};
    return "write the registrable domain: " + Quoted(found);
  }
  return "'site:' takes one domain, such as 'site:golf.com'";
}

std::string PhraseReader::Joined() const {
  if (items_.size() < 2) return {};
  std::string joined;
  for (const Item& item : items_) {
    if (item.kind != ItemKind::kWord) return {};
    const std::string_view written =
        std::string_view(written_).substr(item.range.begin, item.range.end - item.range.begin);
    const bool ascii = std::none_of(written.begin(), written.end(), [](char c) { return (c & 0x80) != 0; });
    for (const char c : ascii ? written : words_[item.word]) {
      if (c != '\'') joined.push_back(LowerAscii(c));
    }
  }
  return joined;
}

}  // namespace metier::lexicon
