// UTF-8: decoding, encoding, repair.
//
// Invalid input is replaced as the Unicode Standard recommends (chapter 3, "U+FFFD Substitution of Maximal Subparts";
// the same as WHATWG and ICU): the longest prefix of a well-formed sequence that the bytes still agree with becomes one
// U+FFFD.

#ifndef METIER_SRC_TEXT_UTF8_H_
#define METIER_SRC_TEXT_UTF8_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace metier::text {

inline constexpr char32_t kReplacementCharacter = 0xFFFD;

struct Utf8Character {
  char32_t code_point = 0;  // kReplacementCharacter where the bytes are invalid
  std::uint32_t size = 0;   // bytes consumed, 1 to 4: of the character, or of the maximal invalid subpart
  bool valid = false;
};

// DecodeUtf8 where the first byte is not ASCII.
Utf8Character DecodeLongUtf8(std::string_view bytes);

// Decodes the character at the beginning of `bytes`, which must not be empty.
inline Utf8Character DecodeUtf8(std::string_view bytes) {
  const auto first = static_cast<std::uint8_t>(bytes[0]);
  if (first < 0x80) return {first, 1, true};
  return DecodeLongUtf8(bytes);
}

// Decodes the character that ends where `valid_utf8` ends; it must be valid and not empty.
Utf8Character DecodeLastUtf8(std::string_view valid_utf8);

// Appends a code point. Surrogates and values above U+10FFFF are appended as U+FFFD.
void AppendUtf8(char32_t code_point, std::string* out);

// How many bytes from the beginning are valid.
std::size_t ValidUtf8Prefix(std::string_view bytes);

// A copy with every maximal invalid subpart replaced by U+FFFD; `replaced`, if not null, receives how many there were.
std::string RepairUtf8(std::string_view bytes, std::uint32_t* replaced = nullptr);

// The longest prefix of at most `max_size` bytes that does not cut a character.
std::string_view TruncateUtf8(std::string_view valid_utf8, std::size_t max_size);

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_UTF8_H_
