#include "base/checksum.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <array>

namespace metier::base {

std::uint64_t Checksum(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::uint64_t CombineChecksums(std::uint64_t left, std::uint64_t right) {
  const std::array<std::uint64_t, 2> both = {left, right};
  return XXH3_64bits(both.data(), sizeof(both));
}

std::string ChecksumText(std::uint64_t checksum) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text(16, '0');
  for (int i = 15; i >= 0; --i, checksum >>= 4) text[static_cast<std::size_t>(i)] = kDigits[checksum & 15];
  return text;
}

}  // namespace metier::base
