// The files of an export that is more than one file: a directory, or an archive of files.

#ifndef METIER_SRC_ARCHIVE_FILE_TREE_H_
#define METIER_SRC_ARCHIVE_FILE_TREE_H_

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "archive/byte_source.h"
#include "archive/reader.h"

namespace metier::archive {

// Of one folder alone, or of all below it too.
enum class Depth : std::uint8_t { kFolder, kAll };

// Not thread-safe. Its files are listed once: those that come later are not seen.
class FileTree {
 public:
  virtual ~FileTree() = default;
  // The names of the files, with "/" between folders, always in the same order.
  absl::StatusOr<std::vector<std::string>> List();
  // The names of the files in `folder` ("" is the root), without it, in the same order. Takes a time by their number.
  absl::StatusOr<std::vector<std::string>> ListFolder(std::string_view folder, Depth depth);
  // False where the files cannot be listed, too.
  bool Has(std::string_view name);
  // One of them, from its beginning; may be called again and again. It may end what was opened before.
  virtual absl::StatusOr<std::unique_ptr<ByteSource>> Open(const std::string& name) = 0;
  // What to call the file in errors; the tree itself for "".
  virtual std::string DisplayName(const std::string& name) const = 0;
  // What List() leaves out and should not be passed over in silence. Each is given once.
  virtual std::vector<RecordError> TakeProblems() { return {}; }

 private:
  // Called once, before anything else is asked for.
  virtual absl::StatusOr<std::vector<std::string>> ReadNames() = 0;

  const absl::Status& Load();

  bool loaded_ = false;
  absl::Status status_;
  std::vector<std::string> names_;
  std::vector<std::uint32_t> by_name_;  // Places in `names_`, sorted by name.
};

// A million files are the most that a tree may have.
inline constexpr std::size_t kMostFiles = std::size_t{1} << 20;

// `name` with what would steer a terminal written out ("\x1b"): it comes from somebody else.
std::string Printable(std::string_view name);

// The regular files in a directory and, for kAll, below it, by name. Links to directories are not followed. What is
// read of them is added to `*bytes_read` (CountReads).
std::unique_ptr<FileTree> OpenDirectoryTree(std::string directory, Depth depth,
                                            std::atomic<std::int64_t>* bytes_read = nullptr);

// The files in one folder of `tree`, which must outlive it; "" is the root.
std::unique_ptr<FileTree> MakeFolderTree(FileTree* tree, std::string folder, Depth depth);

// "a/b" and "c" of "a/b/c".
std::string_view FolderOf(std::string_view path);
std::string_view NameOf(std::string_view path);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_FILE_TREE_H_
