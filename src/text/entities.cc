#include "text/entities.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/characters.h"
#include "text/entity_candidates.h"
#include "text/entity_patterns.h"
#include "text/utf8.h"

namespace metier::text {
namespace {

constexpr std::array<TokenKind, kEntityPatterns> kKindOfPattern = {
    TokenKind::kUrl,  TokenKind::kEmail, TokenKind::kMention,  TokenKind::kHashtag, TokenKind::kCashtag,
    TokenKind::kWord, TokenKind::kUrl,   TokenKind::kEmoticon, TokenKind::kNumber};

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
bool MayBeFollowedBy(EntityPattern pattern, char32_t c) {
  switch (pattern) {
    case EntityPattern::kUrl:
    case EntityPattern::kHashtag:
      return true;
    case EntityPattern::kEmoticon:
      return !IsLetter(c) && !IsDigit(c) && c != '/';
    case EntityPattern::kNumber:
    case EntityPattern::kMention:
      return !ContinuesWord(c) && !IsMark(c);
    default:
      return !ContinuesWord(c) && !IsMark(c) && c != '@' && c != '&';
  }
}

// The first of `patterns` that matches decides, even where what follows then forbids it.
bool MatchAt(std::string_view utf8, std::size_t at, EntityPatternSet patterns, Entity* entity) {
  for (std::size_t i = 0; i < kEntityPatterns; ++i) {
    const auto pattern = static_cast<EntityPattern>(i);
    if ((patterns & SetOf(pattern)) == 0) continue;
    const std::size_t size = MatchEntityPattern(pattern, utf8, at);
    if (size == 0) continue;
    std::size_t end = at + size;
    if (pattern == EntityPattern::kUrl || pattern == EntityPattern::kDomain) end = TrimmedUrlEnd(utf8, at, end);
    if (end < utf8.size() && !MayBeFollowedBy(pattern, DecodeUtf8(utf8.substr(end)).code_point)) return false;
    *entity = {kKindOfPattern[i], at, end};
    return true;
  }
  return false;
}

}  // namespace

bool EntityFinder::Next(std::size_t from, Entity* entity) {
  const std::string_view utf8 = utf8_;
  bool after_word = from > 0 && ContinuesWord(DecodeLastUtf8(utf8.substr(0, from)).code_point);
  // Glued tags (#love#summer) are tags: `from` is where the tag before them ended.
  const std::size_t glued_tag = after_word && from < utf8.size() && utf8[from] == '#' ? from : utf8.size();
  for (std::size_t i = from; i < utf8.size();) {
    const std::uint8_t byte = AsciiClassOf(utf8[i]);
    if (byte == kAsciiBlank) {
      after_word = false;
      ++i;
      continue;
    }
    const std::size_t word_end = i + AsciiRun(kAsciiWord, utf8, i);
    EntityPatternSet patterns = 0;
    if (!after_word) {
      patterns = Candidates(i, word_end);
    } else if (i == glued_tag) {
      patterns = SetOf(EntityPattern::kHashtag);
    }
    if (patterns == SetOf(EntityPattern::kNumber)) {
      if (const std::size_t end = PlainNumberEnd(utf8, i); end > 0) {
        *entity = {TokenKind::kNumber, i, end};
        return true;
      }
    }
    if (patterns != 0 && MatchAt(utf8, i, patterns, entity)) return true;
    if (word_end > i) {  // Nothing begins inside a word.
      after_word = true;
      i = word_end;
    } else {
      const Utf8Character character = DecodeUtf8(utf8.substr(i));
      after_word = ContinuesWord(character.code_point);
      i += character.size;
    }
  }
  return false;
}

bool EntityFinder::NextByPatterns(std::size_t from, Entity* entity) {
  bool after_word = from > 0 && ContinuesWord(DecodeLastUtf8(utf8_.substr(0, from)).code_point);
  bool after_entity = from > 0;
  for (std::size_t i = from; i < utf8_.size();) {
    const bool glued_tag = after_word && after_entity && utf8_[i] == '#';
    const EntityPatternSet patterns = after_word ? SetOf(EntityPattern::kHashtag) : kAllEntityPatterns;
    if ((!after_word || glued_tag) && MayBeginEntity(utf8_, i) && MatchAt(utf8_, i, patterns, entity)) return true;
    after_entity = false;
    const Utf8Character character = DecodeUtf8(utf8_.substr(i));
    after_word = ContinuesWord(character.code_point);
    i += character.size;
  }
  return false;
}

// Words, mostly, and mostly followed by a blank: 0 at once.
EntityPatternSet EntityFinder::Candidates(std::size_t at, std::size_t word_end) {
  if (at == word_end) return SignCandidates(utf8_, at);
  EntityPatternSet patterns = WordCandidates(utf8_, at, word_end);
  if (next_at_sign_ <= at) next_at_sign_ = std::min(utf8_.find('@', at), utf8_.size());
  if (next_at_sign_ < utf8_.size() && MayBeEmail(utf8_, at, next_at_sign_)) patterns |= SetOf(EntityPattern::kEmail);
  return patterns;
}

}  // namespace metier::text
