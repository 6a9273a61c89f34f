// The one 64-bit checksum of the house (XXH3): of model sections, of lexicon and taxonomy texts, of ids in compact records.

#ifndef METIER_SRC_BASE_CHECKSUM_H_
#define METIER_SRC_BASE_CHECKSUM_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace metier::base {

std::uint64_t Checksum(std::string_view bytes);

// Depends on the order of its arguments. For checksums of several files.
std::uint64_t CombineChecksums(std::uint64_t left, std::uint64_t right);

// Sixteen lower-case hexadecimal digits.
std::string ChecksumText(std::uint64_t checksum);

}  // namespace metier::base

#endif  // METIER_SRC_BASE_CHECKSUM_H_
