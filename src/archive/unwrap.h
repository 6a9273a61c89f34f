// What a stream really holds: compressions are taken off, and an archive of files is recognised.

#ifndef METIER_SRC_ARCHIVE_UNWRAP_H_
#define METIER_SRC_ARCHIVE_UNWRAP_H_

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "archive/byte_source.h"
#include "archive/decompress.h"
#include "archive/packed_tree.h"

namespace metier::archive {

struct Unwrapped {
  // Decompressed, at its beginning, where `packing` is kNone; else as it was given, for OpenPackedTree.
  std::unique_ptr<ByteSource> source;
  Packing packing = Packing::kNone;
  std::vector<Compression> layers;
};

// Reads no more than the first bytes, and no further than the first line of a text. ResourceExhausted where there are
// more than three compressions around each other.
absl::StatusOr<Unwrapped> Unwrap(std::unique_ptr<ByteSource> source, const Expansion& limit = {});

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_UNWRAP_H_
