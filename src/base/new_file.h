// A file that comes to be as a whole or not at all.
//
//   absl::StatusOr<NewFile> file = NewFile::Create(path);
//   ... file->Write(bytes) ...
//   absl::Status status = file->Commit();
//
// The bytes go to a file without a name in the same directory (O_TMPFILE), so that not even a process which is killed
// leaves half a file behind; where the file system has no such files, to TemporaryName(path). Commit() makes them
// durable and puts them in the place of what was there before, and until then that is untouched.

#ifndef METIER_SRC_BASE_NEW_FILE_H_
#define METIER_SRC_BASE_NEW_FILE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace metier::base {

// Whether the bytes have reached the disk when the file takes its name. Waiting for each of many files costs more than
// writing them: leave them cached, and call SyncFileSystem (file.h) once before writing the file that names them.
enum class Durability { kSynced, kCached };

// The file that is written where `path` says: where that is a link, what it leads to, so that a link stays one.
// InvalidArgument where there is something that is no regular file: a directory, a device, a pipe.
absl::StatusOr<std::string> FileToReplace(const std::string& path);

// What the system just said (errno) of `path`.
absl::Status SystemError(std::string_view what, std::string_view path);

// Whoever may read or write the file `path` may do the same with the open file that is to replace it, and nobody else.
// Where there is no such file the open one stays as it is.
absl::Status KeepPermissions(int descriptor, const std::string& path);

// The name beside `path` for what is to replace it: that of this process, "path.tmp.PID".
std::string TemporaryName(const std::string& path);

// Removes what processes that were killed between naming a file and replacing `path` left under such names. Only for
// who knows that nobody else is writing `path`: the file of a process at work cannot be told from them.
void RemoveLeftovers(const std::string& path);

// Puts the file `temporary` in the place of `path`, and makes that durable unless it may stay cached.
absl::Status Replace(const std::string& temporary, const std::string& path,
                     Durability durability = Durability::kSynced);

// Writes all of `bytes` to a file, and makes a directory's entries durable.
absl::Status WriteAll(int descriptor, std::string_view bytes, std::string_view path);
absl::Status SyncDirectoryOf(const std::string& path);

// Move-only. Not thread-safe. What is not committed vanishes with the object.
class NewFile {
 public:
  // The permissions are those of the file that it replaces, else 0666 less the umask.
  static absl::StatusOr<NewFile> Create(const std::string& path);
  NewFile(NewFile&& other) noexcept { *this = std::move(other); }
  NewFile& operator=(NewFile&& other) noexcept;
  ~NewFile();

  // The first failure is kept, and after it nothing is written.
  absl::Status Write(std::string_view bytes);
  // To be called once.
  absl::Status Commit(Durability durability = Durability::kSynced);

 private:
  NewFile() = default;
  absl::Status Flush();

  std::string path_;
  std::string temporary_;  // empty where the file has no name
  int descriptor_ = -1;
  std::string buffer_;
  absl::Status status_;
};

}  // namespace metier::base

#endif  // METIER_SRC_BASE_NEW_FILE_H_
