// A file that nobody else sees: it has no name and vanishes with the process, however that ends.

#ifndef METIER_SRC_BASE_TEMPORARY_FILE_H_
#define METIER_SRC_BASE_TEMPORARY_FILE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace metier::base {

// $TMPDIR, or /tmp where that is not set.
std::string TemporaryDirectory();

// Written from front to back, then read anywhere. Permissions 0600. Move-only, not thread-safe. Failures name the
// directory: ResourceExhausted where its disk is full.
class TemporaryFile {
 public:
  static absl::StatusOr<TemporaryFile> Create(const std::string& directory);
  TemporaryFile(TemporaryFile&& other) noexcept { *this = std::move(other); }
  TemporaryFile& operator=(TemporaryFile&& other) noexcept;
  ~TemporaryFile();

  absl::Status Write(std::string_view bytes);
  // What is still held in memory goes to the file. To be called before the first ReadAt.
  absl::Status Flush();
  // How many bytes were written.
  std::uint64_t size() const { return size_; }
  // Reads up to `size` bytes from `offset` on; fewer only at the end of the file.
  absl::StatusOr<std::size_t> ReadAt(std::uint64_t offset, char* buffer, std::size_t size) const;

 private:
  TemporaryFile() = default;

  std::string directory_;
  int descriptor_ = -1;
  std::uint64_t size_ = 0;
  std::string buffer_;
};

}  // namespace metier::base

#endif  // METIER_SRC_BASE_TEMPORARY_FILE_H_
