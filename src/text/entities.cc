#include "text/entities.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>

#include "text/characters.h"
#include "text/utf8.h"

namespace metier::text {
namespace {

// The groups of the one pattern, in order of precedence: at one place the first alternative that matches wins.
enum Group { kWhole, kUrl, kEmail, kMention, kHashtag, kCashtag, kName, kDomain, kEmoticon, kNumber, kGroups };

constexpr std::array<TokenKind, kGroups> kKindOfGroup = {
    TokenKind::kWord,    TokenKind::kUrl,  TokenKind::kEmail, TokenKind::kMention,  TokenKind::kHashtag,
    TokenKind::kCashtag, TokenKind::kWord, TokenKind::kUrl,   TokenKind::kEmoticon, TokenKind::kNumber};

// Counted repetitions keep what a failing alternative reads short; that is what makes the whole search linear.
constexpr char kLabels[] = "(?:[A-Za-z0-9-]{1,63}\\.){1,5}";
// What a link may hold after its host: ASCII as RFC 3986 has it, and letters of scripts that part words with blanks. In
// Chinese or Japanese the words after a link often follow it without one.
constexpr char kUrlCharacter[] =
    "[A-Za-z0-9\\-._~:/?#\\[\\]@!$&'()*+,;=%|\\p{Latin}\\p{Cyrillic}\\p{Greek}\\p{Hebrew}\\p{Arabic}\\p{Hangul}]";
// Top-level domains that make a link of a bare name. Not those that are English words or endings of file names ("at",
// "is", "md", "py"): a missing blank after a full stop is commoner than they are.
constexpr char kPlainDomains[] =
    "(?i:com|org|net|edu|gov|mil|info|biz|io|dev|app|xyz|blog|tv|ly|gg|fm|ai|eu|uk|de|fr|nl|ru|jp|br|ch|cz|social)";
// With a path behind it, these do too.
constexpr char kDomainsWithPath[] =
    "(?i:[a-z]{2}\\.[a-z]{2}|ac|am|at|au|be|ca|cc|cl|cn|co|club|dk|es|fi|gl|gr|hk|hu|ie|il|im|in|is|it|kr|lt|lv|me|mx|"
    "news|no|nu|nz|online|page|pl|pt|ro|se|sg|shop|site|store|su|tech|to|tr|tw|ua|us|world|za)";

std::string Pattern() {
  const std::string labels = kLabels;
  const std::string url_character = kUrlCharacter;
  const std::string url =
      "(?:(?i:https?|ftp)://[A-Za-z0-9\\p{L}]" + url_character + "*|(?i:www)\\.[A-Za-z0-9]" + url_character + "*)";
  const std::string email = "[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@" + labels + "[A-Za-z]{2,24}\\b";
  const std::string mention = "[@\uFF20](?:[A-Za-z0-9_.-]{1,64}@" + labels + "[A-Za-z]{2,24}\\b|" +  // Mastodon
                              labels + kPlainDomains + "\\b|" +                                      // Bluesky
                              "[A-Za-z0-9_]{1,64}(?:\\.[a-z0-9_]{1,30})*)";  // X, and Instagram's dots
  const std::string hashtag = "[#\uFF03][\\p{M}\\p{N}_]*\\p{L}[\\p{L}\\p{M}\\p{N}_\u200C]*";
  const std::string cashtag = "\\$[A-Za-z]{1,5}(?:\\.[A-Za-z]{1,2})?\\b";
  const std::string name =
      "(?:[CcGg]\\+\\+|(?i:notepad)\\+\\+|[CFJcfj]#|\\.(?i:net)\\b|(?i:asp|ado|vb|ml)\\.(?i:net)\\b|"
      "[A-Za-z][A-Za-z0-9]{1,15}\\.(?i:js)\\b|[A-Za-z]{1,2}&[A-Za-z]{1,2}\\b|[Aa]/[Bb]\\b|[Ii]/"
      "[Oo]\\b)(?:['\u2019]s\\b)?";
  const std::string domain = "(?:" + labels + kPlainDomains + "\\b(?:[:/]" + url_character + "+|/)?|" +  //
                             labels + kDomainsWithPath + "/" + url_character + "*)";
  const std::string emoticon =
      "(?:>?[:;=]['o^-]?(?:[)(\\]\\[|*]+|[DPpO3]\\b|[/\\\\])|[(][-']?[:;=]|"  // :-) >:( :'( ;P =D :/ (:
      "</?3+|\\^[_.-]?\\^|-[_.]+-|[oO0]_[oO0]\\b|T_T\\b|[xX]D+\\b|"           // <3 </3 ^_^ -_- o_O T_T xD
      "\u00AF\\\\_\\(\u30C4\\)_/\u00AF)";                                     // the shrug
  const std::string number =
      "[0-9]+(?:[.,:/-][0-9]+){0,8}"
      "(?:[%\u2030\u00B0]|(?i:k|m|b|bn|mn|p|i|x|s|st|nd|rd|th|am|pm|mm|cm|km|ft|mg|kg|lbs?|oz|ml|mb|gb|tb|hz|ghz|fps|"
      "mph|hrs?|mins?)"
      "\\b|\\b)";
  std::string pattern;
  for (const std::string& alternative : {url, email, mention, hashtag, cashtag, name, domain, emoticon, number}) {
    pattern += (pattern.empty() ? "(" : "|(") + alternative + ")";
  }
  return pattern;
}

const RE2& EntityPattern() {
  static const RE2* const pattern = [] {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(32 << 20);  // Unicode classes are large; with less, RE2 gives up its fast automaton.
    return new RE2(Pattern(), options);
  }();
  return *pattern;
}

bool IsAsciiWordCharacter(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_';
}

// A cheap look before the pattern runs: most words are followed by a blank or a comma and then are nothing but words.
bool MayBegin(std::string_view utf8, std::size_t at) {
  const char c = utf8[at];
  if (c >= '0' && c <= '9') return true;
  if (IsAsciiWordCharacter(c)) {
    std::size_t end = at;
    while (end < utf8.size() && IsAsciiWordCharacter(utf8[end]) && end - at < 64) ++end;
    if ((c | 0x20) == 'x' && end - at > 1) return true;  // xD
    if ((c | 0x20) == 'o' || c == 'T') return true;      // o_O, T_T
    return end < utf8.size() && std::string_view(".:@&+#/%-").find(utf8[end]) != std::string_view::npos;
  }
  if (static_cast<unsigned char>(c) < 0x80) return std::string_view("@#$.:;=<>^(-").find(c) != std::string_view::npos;
  const std::string_view rest = utf8.substr(at);
  return rest.starts_with("\uFF20") || rest.starts_with("\uFF03") || rest.starts_with("\u00AF\\");
}

// "Look (at http://x.org/a_(b))." The full stop and the last bracket belong to the sentence, the inner brackets to the
// link.
std::size_t TrimmedUrlEnd(std::string_view utf8, std::size_t begin, std::size_t end) {
  const std::string_view url = utf8.substr(begin, end - begin);
  std::ptrdiff_t unclosed = std::count(url.begin(), url.end(), '(') - std::count(url.begin(), url.end(), ')');
  while (end > begin) {
    const char last = utf8[end - 1];
    if (last == ')' && unclosed < 0) {
      ++unclosed;
    } else if (std::string_view(".,:;!?'*~|&([").find(last) == std::string_view::npos) {
      break;
    } else if (last == '(') {
      --unclosed;
    }
    --end;
  }
  return end;
}

// What may not follow: `c` is the character after the match.
bool MayBeFollowedBy(Group group, char32_t c) {
  switch (group) {
    case kUrl:
    case kHashtag:
      return true;
    case kEmoticon:
      return !IsLetter(c) && !IsDigit(c) && c != '/';
    case kNumber:
    case kMention:
      return !ContinuesWord(c) && !IsMark(c);
    default:
      return !ContinuesWord(c) && !IsMark(c) && c != '@' && c != '&';
  }
}

bool MatchAt(std::string_view utf8, std::size_t at, bool after_word, Entity* entity) {
  const re2::StringPiece input(utf8.data(), utf8.size());
  std::array<re2::StringPiece, kGroups> groups;
  if (!EntityPattern().Match(input, at, utf8.size(), RE2::ANCHOR_START, groups.data(), kGroups)) return false;
  int group = kUrl;
  while (group < kNumber && groups[static_cast<std::size_t>(group)].data() == nullptr) ++group;
  if (after_word && group != kHashtag) return false;
  std::size_t end = at + groups[kWhole].size();
  if (group == kUrl || group == kDomain) {
    end = TrimmedUrlEnd(utf8, at, end);
  }
  if (end < utf8.size() && !MayBeFollowedBy(static_cast<Group>(group), DecodeUtf8(utf8.substr(end)).code_point)) {
    return false;
  }
  *entity = {kKindOfGroup[static_cast<std::size_t>(group)], at, end};
  return true;
}

}  // namespace

bool FindEntity(std::string_view utf8, std::size_t from, Entity* entity) {
  bool after_word = from > 0 && ContinuesWord(DecodeLastUtf8(utf8.substr(0, from)).code_point);
  // Glued tags (#love#summer) are tags: `from` is where the tag before them ended.
  bool after_entity = from > 0;
  for (std::size_t i = from; i < utf8.size();) {
    const bool glued_tag = after_word && after_entity && utf8[i] == '#';
    if ((!after_word || glued_tag) && MayBegin(utf8, i) && MatchAt(utf8, i, after_word, entity)) return true;
    after_entity = false;
    const Utf8Character character = DecodeUtf8(utf8.substr(i));
    after_word = ContinuesWord(character.code_point);
    i += character.size;
  }
  return false;
}

}  // namespace metier::text
