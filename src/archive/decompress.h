// Compressed bytes to the bytes they stand for: gzip, Zstandard, xz, bzip2.
//
// Each by its own library and not by libarchive, for three reasons that were tried with its version 3.6.2: it does not
// check gzip's checksum, it refuses Zstandard windows above 2^27 (dumps of Reddit have 2^31), and of a file that is cut
// off it drops what it had decoded but not yet given.

#ifndef METIER_SRC_ARCHIVE_DECOMPRESS_H_
#define METIER_SRC_ARCHIVE_DECOMPRESS_H_

#include <cstdint>
#include <memory>
#include <string_view>

#include "archive/byte_source.h"

namespace metier::archive {

enum class Compression : std::uint8_t { kNone, kGzip, kZstd, kXz, kBzip2 };

// By the first bytes of a stream; kCompressionMagic of them are always enough.
Compression FindCompression(std::string_view begin);
inline constexpr std::size_t kCompressionMagic = 6;

// How far compressed bytes may expand before they count as a bomb: everything up to `free` bytes, then `times` as many
// as were read, of the outermost where compressions lie in each other. Exports expand 5 to 30 times.
struct Expansion {
  std::int64_t free = std::int64_t{1} << 30;
  std::int64_t times = 200;

  bool Exceeded(std::int64_t in, std::int64_t out) const { return out > free && out / times > in; }
};
// "expands more than 200 times; if it is no bomb, unpack it by hand"
absl::Status ExpansionError(const Expansion& limit);

// `source` is at its beginning; `compression` is not kNone. Streams that follow each other are one, as for zcat, and
// zeros behind them are padding. All that can be decoded is given before the error (DataLoss) that says what is wrong:
// a wrong checksum, an early end. Memory: the window that the stream asks for, at most 2 GiB.
std::unique_ptr<ByteSource> Decompress(std::unique_ptr<ByteSource> source, Compression compression,
                                       const Expansion& limit = {});

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_DECOMPRESS_H_
