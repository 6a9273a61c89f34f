#include "cli/input.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
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

// Says what became of a file while it was read; whether something of it may be missing.
bool HasShrunk(const std::string& path, std::optional<std::int64_t> before) {
  if (!before) return false;
  const std::int64_t after = SizeOf(path).value_or(0);
  if (after == *before) return false;
  const std::string change = absl::StrCat("while it was read, from ", *before, " to ", after, " bytes");
  if (after > *before) {
    Complain(absl::StrCat(path, ": grew ", change, "; what was added after its end was reached is not read"));
    return false;
  }
  Complain(absl::StrCat(path, ": shrank ", change, "; posts may be missing"));
  return true;
}

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
  ReadBytes* const bytes = options.progress == nullptr ? nullptr : &options.progress->bytes();
  if (bytes != nullptr) bytes->total = TotalBytes(paths);

  *position = {};
  const std::int64_t begin = options.begin.posts + options.begin.refused;
  const auto is_old = [&] { return position->posts + position->refused < begin; };
  std::vector<Post> batch;
  archive::RecordError fault;
  for (const std::string& path : paths) {
    const std::optional<std::int64_t> size = SizeOf(path);
    absl::StatusOr<std::unique_ptr<archive::Reader>> reader = archive::OpenArchive(
        {.path = path, .format = *format, .map = map, .bytes_read = bytes == nullptr ? nullptr : &bytes->done});
    if (!reader.ok()) return reader.status();
    for (bool more = true; more;) {
      Post post;
      const bool old = is_old();
      switch ((*reader)->Next(&post, &fault)) {
        case archive::ReadResult::kPost:
          ++position->posts;
          if (options.checksum) position->checksum = ChecksumOf(post, position->checksum);
          if (!old) batch.push_back(std::move(post));
          break;
        case archive::ReadResult::kError:
          ++position->refused;
          if (!old) ComplainOf(fault);
          break;
        case archive::ReadResult::kEnd:
          more = false;
          continue;
      }
      if (old && !is_old() && *position != options.begin) {
        return absl::FailedPreconditionError("the input does not begin with the posts that were read before");
      }
      if (batch.size() == options.batch) {
        if (!use(&batch)) return absl::OkStatus();
        batch.clear();
        if (options.progress != nullptr) options.progress->Show(position->posts);
      }
    }
    if (HasShrunk(path, size)) ++position->refused;
  }
  if (is_old()) return absl::FailedPreconditionError("the input has fewer posts than were read before");
  if (!batch.empty()) use(&batch);
  return absl::OkStatus();
}

}  // namespace metier::cli
