#include "cli/input.h"

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <fstream>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "archive/reader.h"
#include "base/checksum.h"
#include "base/message.h"
#include "cli/io.h"

namespace metier::cli {
namespace {

std::vector<std::string> PathsOf(const Arguments& arguments) {
  std::vector<std::string> paths = arguments.operands();
  if (paths.empty()) paths.emplace_back("-");
  return paths;
}

// The size of a regular file.
std::optional<std::int64_t> SizeOf(const std::string& path) {
  struct stat info = {};
  if (path == "-" || stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return std::nullopt;
  return info.st_size;
}

// Whether the bytes of a file are read from the first to the last. Of a zip, what holds no posts is passed over.
bool IsReadThrough(const std::string& path) {
  std::string begin(2, '\0');
  std::ifstream(path, std::ios::binary).read(begin.data(), 2);
  return begin != "PK" && begin != "7z";
}

// The bytes of all operands together; 0 where how many will be read is not known.
std::int64_t TotalBytes(const std::vector<std::string>& paths) {
  std::int64_t total = 0;
  for (const std::string& path : paths) {
    const std::optional<std::int64_t> size = SizeOf(path);
    if (!size || !IsReadThrough(path)) return 0;
    total += *size;
  }
  return total;
}

// A mistyped name, or a file that may not be read, should not be found out after an hour.
absl::Status CheckReadable(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    if (path == "-" || access(path.c_str(), R_OK) == 0) continue;
    if (errno == ENOENT) return absl::NotFoundError(absl::StrCat("no such file: '", path, "'"));
    return absl::ErrnoToStatus(errno, absl::StrCat("cannot read '", path, "'"));
  }
  return absl::OkStatus();
}

std::uint64_t ChecksumOf(const Post& post, std::uint64_t before) {
  std::uint64_t checksum = before;
  for (const std::string* part : {&post.id, &post.author, &post.lang, &post.text}) {
    checksum = base::CombineChecksums(checksum, base::Checksum(*part));
  }
  return checksum;
}

// Posts that were read together, and what is to be said of the records between them.
struct Chunk {
  std::vector<Post> posts;
  std::vector<std::string> complaints;
  InputPosition position;  // after them
  bool last = false;       // nothing comes after it, be it for a failure
  absl::Status status;     // if not OK the posts are of no use
};

// The operands as one stream of chunks. To be used by one thread at a time.
class PostStream {
 public:
  PostStream(std::vector<std::string> paths, archive::Format format, archive::FieldMap map, const InputOptions& options)
      : paths_(std::move(paths)), format_(format), map_(std::move(map)), options_(options) {}

  Chunk Next() {
    Chunk chunk;
    // Complaints count too: a file without one good record must not fill the memory with them.
    while (!chunk.last && chunk.posts.size() + chunk.complaints.size() < options_.batch) Read(&chunk);
    chunk.position = position_;
    return chunk;
  }

 private:
  bool is_old() const { return position_.posts + position_.refused < options_.begin.posts + options_.begin.refused; }

  void Fail(absl::Status status, Chunk* chunk) {
    chunk->status = std::move(status);
    chunk->last = true;
  }

  // One record more, or the next file.
  void Read(Chunk* chunk) {
    if (reader_ == nullptr) return OpenNext(chunk);
    Post post;
    const bool old = is_old();
    switch (reader_->Next(&post, &fault_)) {
      case archive::ReadResult::kPost:
        ++position_.posts;
        if (options_.checksum) position_.checksum = ChecksumOf(post, position_.checksum);
        if (!old) chunk->posts.push_back(std::move(post));
        break;
      case archive::ReadResult::kError:
        ++position_.refused;
        if (!old) chunk->complaints.push_back(TextOf(fault_));
        break;
      case archive::ReadResult::kEnd:
        reader_.reset();
        CompareSizes(chunk);
        return;
    }
    if (old && !is_old() && position_ != options_.begin) {
      Fail(absl::FailedPreconditionError("the input does not begin with the posts that were read before"), chunk);
    }
  }

  void OpenNext(Chunk* chunk) {
    if (next_ == paths_.size()) {
      chunk->last = true;
      if (is_old()) Fail(absl::FailedPreconditionError("the input has fewer posts than were read before"), chunk);
      return;
    }
    const std::string& path = paths_[next_++];
    size_ = SizeOf(path);
    std::atomic<std::int64_t>* const bytes = options_.progress == nullptr ? nullptr : &options_.progress->bytes().done;
    absl::StatusOr<std::unique_ptr<archive::Reader>> reader =
        archive::OpenArchive({.path = path, .format = format_, .map = map_, .bytes_read = bytes});
    if (!reader.ok()) return Fail(reader.status(), chunk);
    reader_ = *std::move(reader);
  }

  // Says what became of the file while it was read.
  void CompareSizes(Chunk* chunk) {
    if (!size_) return;
    const std::string& path = paths_[next_ - 1];
    const std::int64_t after = SizeOf(path).value_or(0);
    if (after == *size_) return;
    const std::string change = absl::StrCat("while it was read, from ", *size_, " to ", after, " bytes");
    if (after > *size_) {
      chunk->complaints.push_back(
          absl::StrCat(path, ": grew ", change, "; what was added after its end was reached is not read"));
      return;
    }
    chunk->complaints.push_back(absl::StrCat(path, ": shrank ", change, "; posts may be missing"));
    ++position_.refused;
  }

  const std::vector<std::string> paths_;
  const archive::Format format_;
  const archive::FieldMap map_;
  const InputOptions options_;
  InputPosition position_;
  std::size_t next_ = 0;              // of the paths, to be opened
  std::optional<std::int64_t> size_;  // of the open file, when it was opened
  std::unique_ptr<archive::Reader> reader_;
  archive::RecordError fault_;
};

}  // namespace

absl::Status ForEachBatch(const Arguments& arguments, const InputOptions& options, InputPosition* position,
                          const std::function<bool(std::vector<Post>*)>& use) {
  const absl::StatusOr<archive::Format> format = archive::ParseFormat(arguments.Text("from", "auto"));
  if (!format.ok()) return format.status();
  archive::FieldMap map;
  if (arguments.Has("map")) {
    absl::StatusOr<archive::FieldMap> parsed = archive::ParseFieldMap(arguments.Text("map"));
    if (!parsed.ok()) return parsed.status();
    map = *std::move(parsed);
  }
  const std::vector<std::string> paths = PathsOf(arguments);
  if (absl::Status status = CheckReadable(paths); !status.ok()) return status;
  if (options.progress != nullptr) options.progress->bytes().total = TotalBytes(paths);

  PostStream stream(paths, *format, std::move(map), options);
  const std::launch when = options.threads > 1 ? std::launch::async : std::launch::deferred;
  const auto read = [&] { return std::async(when, &PostStream::Next, &stream); };
  *position = {};
  for (std::future<Chunk> next = read(); next.valid();) {
    Chunk chunk = next.get();
    if (!chunk.last) next = read();
    for (const std::string& complaint : chunk.complaints) Complain(complaint);
    if (!chunk.status.ok()) return chunk.status;
    *position = chunk.position;
    if (!chunk.posts.empty() && !use(&chunk.posts)) break;
    if (options.progress != nullptr) options.progress->Show(position->posts);
  }
  return absl::OkStatus();
}

}  // namespace metier::cli
