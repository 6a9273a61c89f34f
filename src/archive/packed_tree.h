// A zip, tar or 7z archive as a tree of files, by libarchive. Nothing is ever written to disk.

#ifndef METIER_SRC_ARCHIVE_PACKED_TREE_H_
#define METIER_SRC_ARCHIVE_PACKED_TREE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "archive/byte_source.h"
#include "archive/decompress.h"
#include "archive/file_tree.h"

namespace metier::archive {

enum class Packing : std::uint8_t { kNone, kZip, kTar, kSevenZip };

// A file further back can only be reached from the beginning, however the archive is packed. What that may cost in all:
// `free` bytes, and `times` as much as reading the names did. 4 KiB are counted for each file passed.
struct Rework {
  std::int64_t free = std::int64_t{4} << 30;
  std::int64_t times = 64;
};

// By the first bytes of a stream; kPackingMagic of them are always enough.
Packing FindPacking(std::string_view begin);
inline constexpr std::size_t kPackingMagic = 263;

// `source` must be one that can Seek; `layers` are the compressions around the archive, the outermost first (a .tar.gz
// has one). Files are listed in the order of the archive and are read fastest in that order. One file can be open at a
// time: opening the next ends the one before.
//
// An archive that is cut off gives what stands before that, except that a zip which is cut inside the 24 bytes behind a
// file (16 without zip64) loses up to the last 256 KiB of that file: libarchive holds them back.
//
// Not listed, but named in TakeProblems(): encrypted files, links, names that lead out of the archive (absolute, ".."),
// are longer than 4,096 bytes or stand twice (the first is the one that counts), and what stands behind a damaged
// place. FailedPrecondition where the source cannot seek; ResourceExhausted with more than a million files or 256 MiB
// of names. Open gives ResourceExhausted for a file further back when going back has cost more than `rework`.
absl::StatusOr<std::unique_ptr<FileTree>> OpenPackedTree(std::unique_ptr<ByteSource> source, std::string name,
                                                         Packing packing, std::vector<Compression> layers,
                                                         const Expansion& limit = {}, const Rework& rework = {});

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_PACKED_TREE_H_
