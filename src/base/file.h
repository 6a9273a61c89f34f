// Files as bytes. Every failure names the path and what the system said.

#ifndef METIER_SRC_BASE_FILE_H_
#define METIER_SRC_BASE_FILE_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/new_file.h"

namespace metier::base {

absl::StatusOr<std::string> ReadFile(const std::string& path);

// As NewFile (new_file.h), in one step: a reader never sees half a file. What is there and is no regular file
// (a directory, a device, a pipe) is left alone, with InvalidArgument.
absl::Status WriteFileAtomically(const std::string& path, std::string_view bytes,
                                 Durability durability = Durability::kSynced);

// Waits until all that was written to the file system of `path` is on its disk.
absl::Status SyncFileSystem(const std::string& path);

// Regular files of `directory` whose name ends in `suffix`, as full paths in the order of their names (bytewise).
absl::StatusOr<std::vector<std::string>> ListFiles(const std::string& directory, std::string_view suffix);

// A read-only memory map of a whole file. Move-only; the view is valid for as long as the object lives.
class MappedFile {
 public:
  static absl::StatusOr<MappedFile> Open(const std::string& path);
  MappedFile(MappedFile&& other) noexcept
      : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::string_view bytes() const { return {data_, size_}; }

 private:
  MappedFile(const char* data, std::size_t size) : data_(data), size_(size) {}
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace metier::base

#endif  // METIER_SRC_BASE_FILE_H_
