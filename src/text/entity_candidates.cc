#include "text/entity_candidates.h"

#include "text/ascii.h"

namespace metier::text {
namespace {

constexpr std::size_t kLongestLabel = 63;  // of a host's name
constexpr std::size_t kMostLabels = 5;
constexpr std::size_t kLongestMailbox = 64;

bool Has(std::string_view signs, char c) { return signs.find(c) != std::string_view::npos; }

// The byte at `at`; a blank where the text has ended, which ends every pattern too.
char At(std::string_view utf8, std::size_t at) { return at < utf8.size() ? utf8[at] : ' '; }

bool EqualsLower(std::string_view word, std::string_view lower) {
  if (word.size() != lower.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (AsciiLower(word[i]) != lower[i]) return false;
  }
  return true;
}

bool IsLabelCharacter(char c) { return c == '-' || IsAsciiOf(kAsciiLetter | kAsciiDigit, c); }

// Labels with full stops behind them, and then what may be a top-level domain.
bool MayBeDomain(std::string_view utf8, std::size_t at) {
  for (std::size_t label = 0; label < kMostLabels; ++label) {
    const std::size_t limit = at + kLongestLabel;
    const std::size_t begin = at;
    while (at < limit && at < utf8.size() && IsLabelCharacter(utf8[at])) ++at;
    if (at == begin || At(utf8, at) != '.') return false;
    ++at;
    if (IsAsciiOf(kAsciiLetter | kNonAscii, At(utf8, at))) return true;
  }
  return false;
}

// What may be an emoticon's mouth, after its eyes and perhaps its nose.
bool MayBeMouth(std::string_view utf8, std::size_t at) {
  constexpr std::string_view kMouths = ")(][|*DPpO3/\\";
  if (Has("'o^-", At(utf8, at)) && Has(kMouths, At(utf8, at + 1))) return true;
  return Has(kMouths, At(utf8, at));
}

bool MayBeUrl(std::string_view word, std::string_view rest) {
  if (rest[0] == '.') return EqualsLower(word, "www");
  return rest.starts_with("://") &&
         (EqualsLower(word, "http") || EqualsLower(word, "https") || EqualsLower(word, "ftp"));
}

bool MayBeName(std::string_view word, std::string_view rest) {
  switch (rest[0]) {
    case '+':
      return rest.starts_with("++");
    case '#':
      return word.size() == 1;
    case '.':
      return rest.size() > 1 && Has("jJnN", rest[1]);
    case '&':
      return word.size() <= 2;
    case '/':
      return word.size() == 1;
    default:
      return false;
  }
}

}  // namespace

EntityPatternSet WordCandidates(std::string_view utf8, std::size_t at, std::size_t word_end) {
  const std::string_view word = utf8.substr(at, word_end - at);
  EntityPatternSet patterns = IsAsciiOf(kAsciiDigit, word[0]) ? SetOf(EntityPattern::kNumber) : 0;
  if (word.size() == 3 && word[1] == '_') patterns |= SetOf(EntityPattern::kEmoticon);  // o_O, T_T
  if (word.size() > 1 && (word[0] | 0x20) == 'x' && word[1] == 'D') patterns |= SetOf(EntityPattern::kEmoticon);  // xD
  const char next = At(utf8, word_end);
  if (!IsAsciiOf(kAsciiSign, next)) return patterns;
  const std::string_view rest = utf8.substr(word_end);
  if (MayBeUrl(word, rest)) patterns |= SetOf(EntityPattern::kUrl);
  if (MayBeName(word, rest)) patterns |= SetOf(EntityPattern::kName);
  if ((next == '.' || next == '-') && MayBeDomain(utf8, at)) patterns |= SetOf(EntityPattern::kDomain);
  return patterns;
}

EntityPatternSet SignCandidates(std::string_view utf8, std::size_t at) {
  const char next = At(utf8, at + 1);
  const auto set_if = [](bool may, EntityPattern pattern) { return may ? SetOf(pattern) : EntityPatternSet{0}; };
  switch (utf8[at]) {
    case '@':
      return set_if(Has(".-", next) || IsAsciiOf(kAsciiWord, next), EntityPattern::kMention);
    case '#':
      return set_if(IsAsciiOf(kAsciiWord | kNonAscii, next), EntityPattern::kHashtag);
    case '$':
      return set_if(IsAsciiOf(kAsciiLetter, next), EntityPattern::kCashtag);
    case '.':
      return set_if(Has("nN", next), EntityPattern::kName);
    case ':':
    case ';':
    case '=':
      return set_if(MayBeMouth(utf8, at + 1), EntityPattern::kEmoticon);
    case '>':
      return set_if(Has(":;=", next) && MayBeMouth(utf8, at + 2), EntityPattern::kEmoticon);
    case '<':
      return set_if(Has("/3", next), EntityPattern::kEmoticon);
    case '^':
      return set_if(Has("^_.-", next), EntityPattern::kEmoticon);
    case '(':
      return set_if(Has("-':;=", next), EntityPattern::kEmoticon);
    case '-':
      return set_if(Has("_.", next), EntityPattern::kEmoticon) | set_if(MayBeDomain(utf8, at), EntityPattern::kDomain);
    default:
      return MayBeginEntity(utf8, at) ? kAllEntityPatterns : EntityPatternSet{0};  // The wide signs, and the shrug.
  }
}

bool MayBeEmail(std::string_view utf8, std::size_t at, std::size_t at_sign) {
  const char last = utf8[at_sign - 1];  // of the mailbox
  return at_sign > at && at_sign - at <= kLongestMailbox && (Has(".%+-", last) || IsAsciiOf(kAsciiWord, last));
}

std::size_t PlainNumberEnd(std::string_view utf8, std::size_t at) {
  constexpr int kMostParts = 8;  // after the first
  std::size_t end = at + AsciiRun(kAsciiDigit, utf8, at);
  for (int part = 0; part < kMostParts; ++part) {
    if (!Has(".,:/-", At(utf8, end)) || !IsAsciiOf(kAsciiDigit, At(utf8, end + 1))) break;
    end += 1 + AsciiRun(kAsciiDigit, utf8, end + 1);
  }
  if (At(utf8, end) == '%') ++end;
  return IsAsciiOf(kAsciiWord | kNonAscii, At(utf8, end)) ? 0 : end;
}

bool MayBeginEntity(std::string_view utf8, std::size_t at) {
  const char c = utf8[at];
  if (IsAsciiOf(kAsciiDigit, c)) return true;
  if (IsAsciiOf(kAsciiWord, c)) {
    std::size_t end = at;
    while (end < utf8.size() && IsAsciiOf(kAsciiWord, utf8[end]) && end - at < 64) ++end;
    if ((c | 0x20) == 'x' && end - at > 1) return true;  // xD
    if ((c | 0x20) == 'o' || c == 'T') return true;      // o_O, T_T
    return end < utf8.size() && Has(".:@&+#/%-", utf8[end]);
  }
  if (!IsAsciiOf(kNonAscii, c)) return Has("@#$.:;=<>^(-", c);
  const std::string_view rest = utf8.substr(at);
  return rest.starts_with("\uFF20") || rest.starts_with("\uFF03") || rest.starts_with("\u00AF\\");
}

}  // namespace metier::text
