// Where bytes come from. Readers know only this interface, so a file, standard input, a block of memory, a decompressor
// and a member of a zip are all the same to them.

#ifndef METIER_SRC_ARCHIVE_BYTE_SOURCE_H_
#define METIER_SRC_ARCHIVE_BYTE_SOURCE_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"

namespace metier::archive {

// A stream of bytes, read once from front to back. Not thread-safe.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Writes at most `size` > 0 bytes to `buffer` and returns how many; 0 means the end and nothing else. May return
  // fewer than asked for at any time.
  virtual absl::StatusOr<std::size_t> Read(char* buffer, std::size_t size) = 0;
  // The next Read begins at `offset` >= 0 from the beginning. False, and nothing happens, where the source cannot: a
  // pipe, a decompressor.
  virtual bool Seek(std::int64_t offset);
  // How many bytes there are in all; none where that is not known before they are read.
  virtual std::optional<std::int64_t> Size() const;
  // Of a stream that comes out of compressed bytes: how many of those, outermost, were read for it so far. None of
  // others.
  virtual std::optional<std::int64_t> Compressed() const;
};

// NotFound, PermissionDenied or another status that names `path`. A directory is InvalidArgument.
absl::StatusOr<std::unique_ptr<ByteSource>> OpenFile(const std::string& path);

// Standard input. It is not closed when the source is destroyed.
std::unique_ptr<ByteSource> OpenStandardInput();

// Serves `bytes`, in pieces of at most `piece` bytes: tests use 1 to find code that relies on where a block ends.
std::unique_ptr<ByteSource> OpenMemory(std::string bytes, std::size_t piece = static_cast<std::size_t>(-1));

// The same bytes; how many were read is added to `*bytes`, which must outlive the source and may be null.
std::unique_ptr<ByteSource> CountReads(std::unique_ptr<ByteSource> source, std::atomic<std::int64_t>* bytes);

// Reads `source` and leaves it to others too: it can be taken up again when this is gone.
std::unique_ptr<ByteSource> Share(std::shared_ptr<ByteSource> source);

// The same bytes again, of which `begin` were already read from `rest`.
std::unique_ptr<ByteSource> Rejoin(std::string begin, std::unique_ptr<ByteSource> rest);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_BYTE_SOURCE_H_
