// What kind of byte: the questions that the hot loops ask of ASCII, answered by one table.
//
// Every byte of a character that is not ASCII is kNonAscii and nothing else, so no loop needs to decode to stop there.

#ifndef METIER_SRC_TEXT_ASCII_H_
#define METIER_SRC_TEXT_ASCII_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace metier::text {

enum AsciiClass : std::uint8_t {
  kAsciiUpper = 1,
  kAsciiLower = 2,
  kAsciiDigit = 4,
  kAsciiUnderscore = 8,
  kAsciiBlank = 16,  // white space and control characters
  kAsciiSign = 32,   // punctuation and symbols, but for '_' and '@'
  kAsciiAt = 64,     // '@'
  kNonAscii = 128,
  kAsciiLetter = kAsciiUpper | kAsciiLower,
  kAsciiWord = kAsciiLetter | kAsciiDigit | kAsciiUnderscore,  // \w of patterns
};

namespace internal {

constexpr std::uint8_t ClassOfByte(unsigned byte) {
  if (byte >= 0x80) return kNonAscii;
  if (byte >= 'A' && byte <= 'Z') return kAsciiUpper;
  if (byte >= 'a' && byte <= 'z') return kAsciiLower;
  if (byte >= '0' && byte <= '9') return kAsciiDigit;
  if (byte == '_') return kAsciiUnderscore;
  if (byte == '@') return kAsciiAt;
  return byte <= 0x20 || byte == 0x7F ? kAsciiBlank : kAsciiSign;
}

inline constexpr std::array<std::uint8_t, 256> kAsciiClasses = [] {
  std::array<std::uint8_t, 256> classes = {};
  for (unsigned byte = 0; byte < 256; ++byte) classes[byte] = ClassOfByte(byte);
  return classes;
}();

inline constexpr std::uint64_t kEveryByte = 0x0101010101010101u;
inline constexpr std::uint64_t kHighBits = kEveryByte << 7;

inline std::uint64_t EightBytes(std::string_view bytes, std::size_t from) {
  std::uint64_t block = 0;
  std::memcpy(&block, bytes.data() + from, 8);
  return block;
}

}  // namespace internal

// One class, or kNonAscii.
constexpr std::uint8_t AsciiClassOf(char c) { return internal::kAsciiClasses[static_cast<unsigned char>(c)]; }
constexpr bool IsAsciiOf(std::uint8_t classes, char c) { return (AsciiClassOf(c) & classes) != 0; }

// The classes of all bytes, joined.
constexpr std::uint8_t AsciiClassesOf(std::string_view bytes) {
  std::uint8_t classes = 0;
  for (const char c : bytes) classes |= AsciiClassOf(c);
  return classes;
}

constexpr char AsciiLower(char c) { return static_cast<char>(c | (IsAsciiOf(kAsciiUpper, c) ? 0x20 : 0)); }

// How many bytes from `from` on are of these classes.
constexpr std::size_t AsciiRun(std::uint8_t classes, std::string_view bytes, std::size_t from) {
  std::size_t end = from;
  while (end < bytes.size() && IsAsciiOf(classes, bytes[end])) ++end;
  return end - from;
}

// The position of the first byte that is not ASCII, or bytes.size(). Eight bytes at a time.
inline std::size_t FindNonAscii(std::string_view bytes) {
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    if ((internal::EightBytes(bytes, i) & internal::kHighBits) != 0) break;
  }
  while (i < bytes.size() && static_cast<unsigned char>(bytes[i]) < 0x80) ++i;
  return i;
}
inline bool IsAscii(std::string_view bytes) { return FindNonAscii(bytes) == bytes.size(); }

// The position of the first byte that is not ASCII or is `sign`, which must be ASCII.
inline std::size_t FindNonAsciiOr(char sign, std::string_view bytes) {
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    // A byte is zero where the block has the sign; less one, it is the first to borrow and to show its high bit.
    const std::uint64_t block = internal::EightBytes(bytes, i);
    const std::uint64_t less =
        (block ^ (internal::kEveryByte * static_cast<unsigned char>(sign))) - internal::kEveryByte;
    if (((block | less) & internal::kHighBits) != 0) break;
  }
  while (i < bytes.size() && static_cast<unsigned char>(bytes[i]) < 0x80 && bytes[i] != sign) ++i;
  return i;
}

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_ASCII_H_
