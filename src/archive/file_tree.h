// The files of an export that is more than one file. A directory now; a zip can be one later.

#ifndef METIER_SRC_ARCHIVE_FILE_TREE_H_
#define METIER_SRC_ARCHIVE_FILE_TREE_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "archive/byte_source.h"

namespace metier::archive {

class FileTree {
 public:
  virtual ~FileTree() = default;
  // The names of the files in one folder of the export, in any order.
  virtual absl::StatusOr<std::vector<std::string>> List() const = 0;
  // One of them, from its beginning; may be called again and again.
  virtual absl::StatusOr<std::unique_ptr<ByteSource>> Open(const std::string& name) const = 0;
  // What to call the file in errors.
  virtual std::string DisplayName(const std::string& name) const = 0;
};

// The regular files in a directory, not those below it.
std::unique_ptr<FileTree> MakeDirectoryTree(std::string directory);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_FILE_TREE_H_
