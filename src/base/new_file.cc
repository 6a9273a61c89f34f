#include "base/new_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <vector>

#include "base/message.h"

namespace metier::base {
namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 16;
constexpr std::string_view kTemporary = ".tmp.";

std::string DirectoryOf(const std::string& path) {
  const std::string directory = std::filesystem::path(path).parent_path().string();
  return directory.empty() ? "." : directory;
}

}  // namespace

absl::Status SystemError(std::string_view what, std::string_view path) {
  return absl::ErrnoToStatus(errno, Concat(what, " '", path, "'"));
}

absl::Status KeepPermissions(int descriptor, const std::string& path) {
  struct stat there = {};
  if (stat(path.c_str(), &there) != 0) return absl::OkStatus();
  return fchmod(descriptor, there.st_mode & 07777) == 0 ? absl::OkStatus()
                                                        : SystemError("cannot set permissions of what replaces", path);
}

absl::StatusOr<std::string> FileToReplace(const std::string& path) {
  std::error_code error;
  const std::filesystem::file_status there = std::filesystem::status(path, error);
  if (!std::filesystem::exists(there)) {
    const std::filesystem::path led_to = std::filesystem::read_symlink(path, error);
    if (error) return path;  // no link
    return (std::filesystem::path(path).parent_path() / led_to).string();
  }
  if (!std::filesystem::is_regular_file(there)) {
    return absl::InvalidArgumentError(Concat("'", path, "' is not a regular file"));
  }
  if (!std::filesystem::is_symlink(path, error)) return path;
  const std::filesystem::path target = std::filesystem::canonical(path, error);
  if (error) return absl::ErrnoToStatus(error.value(), Concat("cannot follow '", path, "'"));
  return target.string();
}

std::string TemporaryName(const std::string& path) { return Concat(path, kTemporary, std::to_string(getpid())); }

void RemoveLeftovers(const std::string& path) {
  const std::string prefix = Concat(std::filesystem::path(path).filename().string(), kTemporary);
  std::error_code error;
  std::vector<std::filesystem::path> leftovers;
  for (std::filesystem::directory_iterator entry(DirectoryOf(path), error), end; !error && entry != end;
       entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    const bool left = name.size() > prefix.size() && name.starts_with(prefix) &&
                      name.find_first_not_of("0123456789", prefix.size()) == std::string::npos;
    if (left) leftovers.push_back(entry->path());
  }
  for (const std::filesystem::path& leftover : leftovers) std::filesystem::remove(leftover, error);
}

absl::Status SyncDirectoryOf(const std::string& path) {
  const std::string directory = DirectoryOf(path);
  const int descriptor = open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return SystemError("cannot open", directory);
  // Some file systems cannot, and then there is nothing that would help.
  const bool synced = fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS;
  const absl::Status status = synced ? absl::OkStatus() : SystemError("cannot make durable", directory);
  close(descriptor);
  return status;
}

absl::Status Replace(const std::string& temporary, const std::string& path, Durability durability) {
  if (std::rename(temporary.c_str(), path.c_str()) != 0) return SystemError("cannot replace", path);
  return durability == Durability::kCached ? absl::OkStatus() : SyncDirectoryOf(path);
}

absl::Status WriteAll(int descriptor, std::string_view bytes, std::string_view path) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return SystemError("cannot write", path);
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<NewFile> NewFile::Create(const std::string& path) {
  absl::StatusOr<std::string> target = FileToReplace(path);
  if (!target.ok()) return target.status();
  NewFile file;
  file.path_ = *std::move(target);
  // A file without a name gets one through /proc.
  if (access("/proc/self/fd", X_OK) == 0) {
    file.descriptor_ = open(DirectoryOf(file.path_).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    if (file.descriptor_ >= 0) {
      if (absl::Status status = KeepPermissions(file.descriptor_, file.path_); !status.ok()) return status;
      return file;
    }
    // EISDIR: a kernel that does not know the flag.
    if (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL) return SystemError("cannot create", path);
  }
  file.temporary_ = TemporaryName(file.path_);
  std::remove(file.temporary_.c_str());
  file.descriptor_ = open(file.temporary_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
  if (file.descriptor_ < 0) {
    const absl::Status failure = SystemError("cannot create", path);
    file.temporary_.clear();
    return failure;
  }
  if (absl::Status status = KeepPermissions(file.descriptor_, file.path_); !status.ok()) return status;
  return file;
}

NewFile& NewFile::operator=(NewFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(temporary_, other.temporary_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(buffer_, other.buffer_);
  std::swap(status_, other.status_);
  return *this;
}

NewFile::~NewFile() {
  if (descriptor_ >= 0) close(descriptor_);
  if (!temporary_.empty()) std::remove(temporary_.c_str());
}

absl::Status NewFile::Write(std::string_view bytes) {
  if (!status_.ok()) return status_;
  buffer_.append(bytes);
  return buffer_.size() < kBuffer ? absl::OkStatus() : Flush();
}

absl::Status NewFile::Flush() {
  if (status_.ok()) status_ = WriteAll(descriptor_, buffer_, path_);
  buffer_.clear();
  return status_;
}

absl::Status NewFile::Commit(Durability durability) {
  if (absl::Status status = Flush(); !status.ok()) return status;
  if (durability == Durability::kSynced && fsync(descriptor_) != 0) return SystemError("cannot write", path_);
  if (temporary_.empty()) {
    temporary_ = TemporaryName(path_);
    std::remove(temporary_.c_str());
    const std::string self = Concat("/proc/self/fd/", std::to_string(descriptor_));
    if (linkat(AT_FDCWD, self.c_str(), AT_FDCWD, temporary_.c_str(), AT_SYMLINK_FOLLOW) != 0) {
      return SystemError("cannot name", temporary_);
    }
  }
  // A close that fails is the last word of some network file systems on what was written.
  const int closed = close(std::exchange(descriptor_, -1));
  if (closed != 0) return SystemError("cannot write", path_);
  absl::Status status = Replace(temporary_, path_, durability);
  if (status.ok()) temporary_.clear();
  return status;
}

}  // namespace metier::base
