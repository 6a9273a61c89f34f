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
      : descriptor_(descriptor), owned_(owned), name_(std::move(name)) {
    struct ::stat info = {};
    // A size alone says nothing: a pipe has one too. Standard input may stand in the middle of its file.
    if (::fstat(descriptor_, &info) == 0 && S_ISREG(info.st_mode) && ::lseek(descriptor_, 0, SEEK_CUR) == 0) {
      size_ = info.st_size;
    }
  }
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

  bool Seek(std::int64_t offset) override { return size_ && ::lseek(descriptor_, offset, SEEK_SET) == offset; }
  std::optional<std::int64_t> Size() const override { return size_; }

 private:
  const int descriptor_;
  const bool owned_;
  const std::string name_;
  std::optional<std::int64_t> size_;
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

  bool Seek(std::int64_t offset) override {
    position_ = std::min(static_cast<std::size_t>(offset), bytes_.size());
    return true;
  }
  std::optional<std::int64_t> Size() const override { return static_cast<std::int64_t>(bytes_.size()); }

 private:
  const std::string bytes_;
  const std::size_t piece_;
  std::size_t position_ = 0;
};

class CountingSource : public ByteSource {
 public:
  CountingSource(std::unique_ptr<ByteSource> source, std::atomic<std::int64_t>* bytes)
      : source_(std::move(source)), bytes_(bytes) {}

  absl::StatusOr<std::size_t> Read(char* buffer, std::size_t size) override {
    absl::StatusOr<std::size_t> count = source_->Read(buffer, size);
    if (count.ok()) bytes_->fetch_add(static_cast<std::int64_t>(*count), std::memory_order_relaxed);
    return count;
  }
  bool Seek(std::int64_t offset) override { return source_->Seek(offset); }
  std::optional<std::int64_t> Size() const override { return source_->Size(); }
  std::optional<std::int64_t> Compressed() const override { return source_->Compressed(); }

 private:
  const std::unique_ptr<ByteSource> source_;
  std::atomic<std::int64_t>* const bytes_;
};

class SharedSource : public ByteSource {
 public:
  explicit SharedSource(std::shared_ptr<ByteSource> source) : source_(std::move(source)) {}
  absl::StatusOr<std::size_t> Read(char* buffer, std::size_t size) override { return source_->Read(buffer, size); }
  bool Seek(std::int64_t offset) override { return source_->Seek(offset); }
  std::optional<std::int64_t> Size() const override { return source_->Size(); }
  std::optional<std::int64_t> Compressed() const override { return source_->Compressed(); }

 private:
  const std::shared_ptr<ByteSource> source_;
};

class RejoinedSource : public ByteSource {
 public:
  RejoinedSource(std::string begin, std::unique_ptr<ByteSource> rest)
      : begin_(std::move(begin)), rest_(std::move(rest)) {}

  absl::StatusOr<std::size_t> Read(char* buffer, std::size_t size) override {
    if (position_ == begin_.size()) return rest_->Read(buffer, size);
    const std::size_t count = std::min(size, begin_.size() - position_);
    std::memcpy(buffer, begin_.data() + position_, count);
    position_ += count;
    return count;
  }

  bool Seek(std::int64_t offset) override {
    if (!rest_->Seek(offset)) return false;
    position_ = begin_.size();
    return true;
  }
  std::optional<std::int64_t> Size() const override { return rest_->Size(); }
  std::optional<std::int64_t> Compressed() const override { return rest_->Compressed(); }

 private:
  const std::string begin_;
  const std::unique_ptr<ByteSource> rest_;
  std::size_t position_ = 0;
};

}  // namespace

bool ByteSource::Seek(std::int64_t) { return false; }
std::optional<std::int64_t> ByteSource::Size() const { return std::nullopt; }
std::optional<std::int64_t> ByteSource::Compressed() const { return std::nullopt; }

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

std::unique_ptr<ByteSource> CountReads(std::unique_ptr<ByteSource> source, std::atomic<std::int64_t>* bytes) {
  if (bytes == nullptr) return source;
  return std::make_unique<CountingSource>(std::move(source), bytes);
}

std::unique_ptr<ByteSource> Share(std::shared_ptr<ByteSource> source) {
  return std::make_unique<SharedSource>(std::move(source));
}

std::unique_ptr<ByteSource> Rejoin(std::string begin, std::unique_ptr<ByteSource> rest) {
  return std::make_unique<RejoinedSource>(std::move(begin), std::move(rest));
}

}  // namespace metier::archive
