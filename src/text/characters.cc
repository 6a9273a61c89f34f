#include "text/characters.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/ascii.h"
#include "text/utf8.h"

namespace metier::text {
namespace {

UChar32 Icu(char32_t c) { return static_cast<UChar32>(c); }

constexpr char32_t kVariationSelector16 = 0xFE0F;  // "show the character before as a picture"
constexpr char32_t kKeycap = 0x20E3;

std::uint8_t FlagsOf(int letters, int upper, bool has_lower, bool first_is_upper) {
  std::uint8_t flags = 0;
  if (first_is_upper && (has_lower || letters == 1)) flags |= kCapitalised;
  if (upper >= 2 && upper == letters) flags |= kAllCaps;
  return flags;
}

bool IsRegionalIndicator(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

bool IsBlankOrControl(char32_t c) {
  if (u_isUWhiteSpace(Icu(c))) return true;
  const int type = u_charType(Icu(c));
  return type == U_CONTROL_CHAR || type == U_FORMAT_CHAR || type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR ||
         u_hasBinaryProperty(Icu(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

}  // namespace

bool IsLetter(char32_t c) {
  if (c < 0x80) return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
  return u_isalpha(Icu(c)) || u_charType(Icu(c)) == U_LETTER_NUMBER;
}

bool IsDigit(char32_t c) {
  if (c < 0x80) return c >= '0' && c <= '9';
  return u_isdigit(Icu(c));
}

bool IsUpper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  return u_isUUppercase(Icu(c)) || u_istitle(Icu(c));
}

bool IsLower(char32_t c) {
  if (c < 0x80) return c >= 'a' && c <= 'z';
  return u_isULowercase(Icu(c));
}

bool IsMark(char32_t c) { return c >= 0x300 && (U_GET_GC_MASK(Icu(c)) & U_GC_M_MASK) != 0; }

bool IsEmoji(char32_t c) {
  if (c < 0x80) return false;
  if (IsRegionalIndicator(c) || u_hasBinaryProperty(Icu(c), UCHAR_EMOJI_PRESENTATION)) return true;
  // From U+2600 on, pictographs that default to text style (hearts, suns) are still sent as pictures.
  return c >= 0x2600 && u_hasBinaryProperty(Icu(c), UCHAR_EXTENDED_PICTOGRAPHIC);
}

bool ContinuesWord(char32_t c) {
  if (c < 0x80) return IsLetter(c) || IsDigit(c) || c == '_';
  if (!IsLetter(c) && !IsDigit(c) && !IsMark(c)) return false;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(Icu(c), &status);
  return !uscript_breaksBetweenLetters(script);
}

TokenKind KindOfSegment(std::string_view segment) {
  const Utf8Character first = DecodeUtf8(segment);
  const Utf8Character last = DecodeLastUtf8(segment);
  // A keycap is a digit, '#' or '*' with two marks after it.
  if (last.code_point == kKeycap || IsEmoji(first.code_point)) return TokenKind::kEmoji;
  if (first.size < segment.size() && u_hasBinaryProperty(Icu(first.code_point), UCHAR_EMOJI) &&
      DecodeUtf8(segment.substr(first.size)).code_point == kVariationSelector16 && !IsDigit(first.code_point)) {
    return TokenKind::kEmoji;
  }
  bool has_digit = false;
  bool all_blank = true;
  while (!segment.empty()) {
    const Utf8Character character = DecodeUtf8(segment);
    // Hangul fillers are letters that show nothing; a word of them alone would have an empty norm.
    const bool blank = IsBlankOrControl(character.code_point);
    if (!blank && IsLetter(character.code_point)) return TokenKind::kWord;
    has_digit |= IsDigit(character.code_point);
    all_blank &= blank;
    segment.remove_prefix(character.size);
  }
  if (has_digit) return TokenKind::kNumber;
  return all_blank ? TokenKind::kSpace : TokenKind::kPunctuation;
}

std::uint8_t CaseFlags(std::string_view word) {
  int upper = 0;
  int letters = 0;
  bool has_lower = false;
  bool first_is_upper = false;
  while (!word.empty()) {
    const Utf8Character character = DecodeUtf8(word);
    word.remove_prefix(character.size);
    if (!IsLetter(character.code_point)) continue;
    if (IsUpper(character.code_point)) {
      if (letters == 0) first_is_upper = true;
      ++upper;
    } else if (IsLower(character.code_point)) {
      has_lower = true;
    }
    ++letters;
  }
  return FlagsOf(letters, upper, has_lower, first_is_upper);
}

std::uint8_t AsciiCaseFlags(std::string_view ascii_word) {
  int upper = 0;
  int letters = 0;
  bool first_is_upper = false;
  for (const char c : ascii_word) {
    const bool is_upper = IsAsciiOf(kAsciiUpper, c);
    first_is_upper |= is_upper && letters == 0;
    upper += is_upper;
    letters += IsAsciiOf(kAsciiLetter, c);
  }
  return FlagsOf(letters, upper, upper < letters, first_is_upper);
}

}  // namespace metier::text
