// The hash of the tables of words. Files hold such tables as they stand in memory, so it is part of their formats
// (docs/knowledge-format.md): a new one is a new version of each.

#ifndef METIER_SRC_TEXT_STRING_HASH_H_
#define METIER_SRC_TEXT_STRING_HASH_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace metier::text {

// Eight bytes at a time, each multiplied into what was before: words are short, and most are one step. The low bits
// choose a slot, the high ones tell words apart; it is no defence against words made to collide.
inline std::uint64_t StringHash(std::string_view text) {
  static_assert(std::endian::native == std::endian::little);
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15u;  // 2^64 divided by the golden ratio (Knuth, 6.4)
  const char* at = text.data();
  std::size_t left = text.size();
  std::uint64_t hash = left * kFactor;
  const auto mix = [&hash](std::uint64_t bytes) {
    hash = (hash ^ bytes) * kFactor;
    hash ^= hash >> 29;
  };
  for (; left >= 8; at += 8, left -= 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, 8);
    mix(bytes);
  }
  if (left >= 4) {
    std::uint32_t first = 0;
    std::uint32_t last = 0;  // overlaps the first, which harms nothing: the length is in the hash
    std::memcpy(&first, at, 4);
    std::memcpy(&last, at + left - 4, 4);
    mix(first | std::uint64_t{last} << 32);
  } else if (left > 0) {
    const auto byte = [at](std::size_t i) { return std::uint64_t{static_cast<unsigned char>(at[i])}; };
    mix(byte(0) | byte(left / 2) << 8 | byte(left - 1) << 16);
  }
  hash *= kFactor;
  return hash ^ hash >> 32;
}

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_STRING_HASH_H_
