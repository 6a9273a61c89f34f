#include "base/temporary_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "base/message.h"
#include "base/new_file.h"

namespace metier::base {
namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 18;

absl::Status TemporaryFileError(std::string_view what, const std::string& directory) {
  return absl::ErrnoToStatus(errno, Concat(what, " a temporary file in '", directory, "'"));
}

}  // namespace

std::string TemporaryDirectory() {
  const char* const named = std::getenv("TMPDIR");
  return named == nullptr || *named == '\0' ? "/tmp" : named;
}

absl::StatusOr<TemporaryFile> TemporaryFile::Create(const std::string& directory) {
  TemporaryFile file;
  file.directory_ = directory;
  file.descriptor_ = open(directory.c_str(), O_TMPFILE | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (file.descriptor_ >= 0) return file;
  if (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL) return TemporaryFileError("cannot create", directory);
  // The file system has no files without a name: one with a name for a moment.
  std::string path = directory + "/metier-XXXXXX";
  file.descriptor_ = mkostemp(path.data(), O_CLOEXEC);
  if (file.descriptor_ < 0) return TemporaryFileError("cannot create", directory);
  unlink(path.c_str());
  return file;
}

TemporaryFile& TemporaryFile::operator=(TemporaryFile&& other) noexcept {
  std::swap(directory_, other.directory_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(size_, other.size_);
  std::swap(buffer_, other.buffer_);
  return *this;
}

TemporaryFile::~TemporaryFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

absl::Status TemporaryFile::Write(std::string_view bytes) {
  buffer_.append(bytes);
  size_ += bytes.size();
  return buffer_.size() < kBuffer ? absl::OkStatus() : Flush();
}

absl::Status TemporaryFile::Flush() {
  const absl::Status status = WriteAll(descriptor_, buffer_, Concat("(a temporary file in ", directory_, ")"));
  buffer_.clear();
  return status;
}

absl::StatusOr<std::size_t> TemporaryFile::ReadAt(std::uint64_t offset, char* buffer, std::size_t size) const {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t got = pread(descriptor_, buffer + done, size - done, static_cast<off_t>(offset + done));
    if (got == 0) break;
    if (got > 0) {
      done += static_cast<std::size_t>(got);
    } else if (errno != EINTR) {
      return TemporaryFileError("cannot read", directory_);
    }
  }
  return done;
}

}  // namespace metier::base
