#include "archive/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "absl/status/status.h"

namespace metier::archive {
namespace {

class DescriptorSource : public ByteSource {
 public:
  DescriptorSource(int descriptor, bool owned, std::string name)
      : descriptor_(descriptor), owned_(owned), name_(std::move(name)) {}
  DescriptorSource(const DescriptorSource&) = delete;
  DescriptorSource& operator=(const DescriptorSource&) = delete;
  ~DescriptorSource() override {
    if (owned_) ::close(descriptor_);
  }

  absl::StatusOr<std::size_t> Read(char* buffer, std::size_t size) override {
    for (;;) {
      const ::ssize_t count = ::read(descriptor_, buffer, size);
      if (count >= 0) return static_cast<std::size_t>(count);
      if (errno != EINTR) return absl::ErrnoToStatus(errno, "cannot read " + name_);
    }
  }

 private:
  const int descriptor_;
  const bool owned_;
  const std::string name_;
};

class MemorySource : public ByteSource {
 public:
  MemorySource(std::string bytes, std::size_t piece) : bytes_(std::move(bytes)), piece_(piece) {}

  absl::StatusOr<std::size_t> Read(char* buffer, std::size_t size) override {
    const std::size_t count = std::min({size, piece_, bytes_.size() - position_});
    std::memcpy(buffer, bytes_.data() + position_, count);
    position_ += count;
    return count;
  }

 private:
  const std::string bytes_;
  const std::size_t piece_;
  std::size_t position_ = 0;
};

}  // namespace

absl::StatusOr<std::unique_ptr<ByteSource>> OpenFile(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return absl::ErrnoToStatus(errno, "cannot open " + path);
  auto source = std::make_unique<DescriptorSource>(descriptor, /*owned=*/true, path);
  struct ::stat info = {};
  if (::fstat(descriptor, &info) == 0 && S_ISDIR(info.st_mode)) {
    return absl::InvalidArgumentError(path + " is a directory");
  }
  return source;
}

std::unique_ptr<ByteSource> OpenStandardInput() {
  return std::make_unique<DescriptorSource>(STDIN_FILENO, /*owned=*/false, "standard input");
}

std::unique_ptr<ByteSource> OpenMemory(std::string bytes, std::size_t piece) {
  return std::make_unique<MemorySource>(std::move(bytes), std::max<std::size_t>(piece, 1));
}

}  // namespace metier::archive
