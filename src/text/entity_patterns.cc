#include "text/entity_patterns.h"

#include <re2/re2.h>

#include <array>
#include <string>

namespace metier::text {
namespace {

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

std::string Source(EntityPattern pattern) {
  const std::string labels = kLabels;
  const std::string url_character = kUrlCharacter;
  switch (pattern) {
    case EntityPattern::kUrl:
      return "(?:(?i:https?|ftp)://[A-Za-z0-9\\p{L}]" + url_character + "*|(?i:www)\\.[A-Za-z0-9]" + url_character +
             "*)";
    case EntityPattern::kEmail:
      return "[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@" + labels + "[A-Za-z]{2,24}\\b";
    case EntityPattern::kMention:
      return "[@\uFF20](?:[A-Za-z0-9_.-]{1,64}@" + labels + "[A-Za-z]{2,24}\\b|" +  // Mastodon
             labels + kPlainDomains + "\\b|" +                                      // Bluesky
             "[A-Za-z0-9_]{1,64}(?:\\.[a-z0-9_]{1,30})*)";                          // X, and Instagram's dots
    case EntityPattern::kHashtag:
      return "[#\uFF03][\\p{M}\\p{N}_]*\\p{L}[\\p{L}\\p{M}\\p{N}_\u200C]*";
    case EntityPattern::kCashtag:
      return "\\$[A-Za-z]{1,5}(?:\\.[A-Za-z]{1,2})?\\b";
    case EntityPattern::kName:
      return "(?:[CcGg]\\+\\+|(?i:notepad)\\+\\+|[CFJcfj]#|\\.(?i:net)\\b|(?i:asp|ado|vb|ml)\\.(?i:net)\\b|"
             "[A-Za-z][A-Za-z0-9]{1,15}\\.(?i:js)\\b|[A-Za-z]{1,2}&[A-Za-z]{1,2}\\b|[Aa]/[Bb]\\b|[Ii]/"
             "[Oo]\\b)(?:['\u2019]s\\b)?";
    case EntityPattern::kDomain:
      return "(?:" + labels + kPlainDomains + "\\b(?:[:/]" + url_character + "+|/)?|" +  //
             labels + kDomainsWithPath + "/" + url_character + "*)";
    case EntityPattern::kEmoticon:
      return "(?:>?[:;=]['o^-]?(?:[)(\\]\\[|*]+|[DPpO3]\\b|[/\\\\])|[(][-']?[:;=]|"  // :-) >:( :'( ;P =D :/ (:
             "</?3+|\\^[_.-]?\\^|-[_.]+-|[oO0]_[oO0]\\b|T_T\\b|[xX]D+\\b|"           // <3 </3 ^_^ -_- o_O T_T xD
             "\u00AF\\\\_\\(\u30C4\\)_/\u00AF)";                                     // the shrug
    case EntityPattern::kNumber:
      return "[0-9]+(?:[.,:/-][0-9]+){0,8}"
             "(?:[%\u2030\u00B0]|(?i:k|m|b|bn|mn|p|i|x|s|st|nd|rd|th|am|pm|mm|cm|km|ft|mg|kg|lbs?|oz|ml|mb|gb|tb|hz|"
             "ghz|fps|mph|hrs?|mins?)\\b|\\b)";
  }
  return "";
}

template <EntityPattern kPattern>
const RE2& Compiled() {
  static const RE2* const pattern = [] {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(32 << 20);  // Unicode classes are large; with less, RE2 gives up its fast automaton.
    return new RE2(Source(kPattern), options);
  }();
  return *pattern;
}

constexpr std::array<const RE2& (*)(), kEntityPatterns> kCompiled = {
    Compiled<EntityPattern::kUrl>,     Compiled<EntityPattern::kEmail>,    Compiled<EntityPattern::kMention>,
    Compiled<EntityPattern::kHashtag>, Compiled<EntityPattern::kCashtag>,  Compiled<EntityPattern::kName>,
    Compiled<EntityPattern::kDomain>,  Compiled<EntityPattern::kEmoticon>, Compiled<EntityPattern::kNumber>};

}  // namespace

std::size_t MatchEntityPattern(EntityPattern pattern, std::string_view utf8, std::size_t at) {
  const RE2& compiled = kCompiled[static_cast<std::size_t>(pattern)]();
  re2::StringPiece match;
  const re2::StringPiece input(utf8.data(), utf8.size());
  return compiled.Match(input, at, utf8.size(), RE2::ANCHOR_START, &match, 1) ? match.size() : 0;
}

}  // namespace metier::text
