#include "base/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <system_error>

#include "base/new_file.h"

namespace metier::base {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
struct CloseDirectory {
  void operator()(DIR* directory) const { closedir(directory); }
};
using OwnedFile = std::unique_ptr<std::FILE, CloseFile>;

}  // namespace

absl::StatusOr<std::string> ReadFile(const std::string& path) {
  OwnedFile file(std::fopen(path.c_str(), "rb"));
  if (!file) return SystemError("cannot open", path);
  std::string bytes;
  char block[1 << 16];
  std::size_t got = 0;
  while ((got = std::fread(block, 1, sizeof(block), file.get())) > 0) bytes.append(block, got);
  if (std::ferror(file.get()) != 0) return SystemError("cannot read", path);
  return bytes;
}

absl::Status WriteFileAtomically(const std::string& path, std::string_view bytes, Durability durability) {
  absl::StatusOr<NewFile> file = NewFile::Create(path);
  if (!file.ok()) return file.status();
  if (absl::Status status = file->Write(bytes); !status.ok()) return status;
  return file->Commit(durability);
}

absl::Status SyncFileSystem(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return SystemError("cannot open", path);
  const absl::Status status = syncfs(descriptor) == 0 ? absl::OkStatus() : SystemError("cannot write", path);
  close(descriptor);
  return status;
}

absl::StatusOr<std::vector<std::string>> ListFiles(const std::string& directory, std::string_view suffix) {
  // Not std::filesystem: its iterator ends the program when memory runs out, and takes an error for the end.
  const std::unique_ptr<DIR, CloseDirectory> entries(opendir(directory.c_str()));
  if (!entries) return SystemError("cannot list", directory);
  std::vector<std::string> paths;
  for (errno = 0; const dirent* entry = readdir(entries.get()); errno = 0) {
    const std::string_view name = entry->d_name;
    if (!name.ends_with(suffix)) continue;
    const std::filesystem::path path = std::filesystem::path(directory) / name;
    std::error_code ignored;
    if (std::filesystem::is_regular_file(path, ignored)) paths.push_back(path.string());
  }
  if (errno != 0) return SystemError("cannot list", directory);
  std::sort(paths.begin(), paths.end());
  return paths;
}

absl::StatusOr<MappedFile> MappedFile::Open(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return SystemError("cannot open", path);
  struct stat info = {};
  if (fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode)) {
    close(descriptor);
    return absl::InvalidArgumentError("'" + path + "' is not a regular file");
  }
  const auto size = static_cast<std::size_t>(info.st_size);
  if (size == 0) {
    close(descriptor);
    return MappedFile(nullptr, 0);
  }
  void* data = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  const absl::Status failure = data == MAP_FAILED ? SystemError("cannot map", path) : absl::OkStatus();
  close(descriptor);
  if (!failure.ok()) return failure;
  return MappedFile(static_cast<const char*>(data), size);
}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) munmap(const_cast<char*>(data_), size_);
}

}  // namespace metier::base
