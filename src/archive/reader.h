// Every export format to one stream of posts.
//
//   auto reader = OpenArchive({.path = "archive/"});
//   if (!reader.ok()) return reader.status();
//   Post post;
//   RecordError error;
//   for (;;) {
//     switch ((*reader)->Next(&post, &error)) {
//       case ReadResult::kPost:  Use(post); break;
//       case ReadResult::kError: Report(error); break;   // cost this record, the stream goes on
//       case ReadResult::kEnd:   return;
//     }
//   }

#ifndef METIER_SRC_ARCHIVE_READER_H_
#define METIER_SRC_ARCHIVE_READER_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "archive/field_map.h"
#include "metier/post.h"

namespace metier::archive {

class ByteSource;

enum class Format : std::uint8_t {
  kAuto,
  kJsonLines,
  kCsv,
  kTsv,
  kText,
  kTwitter,
  kTwitterApi,
  kMastodon,
  kBluesky,
  kReddit,
  kStackExchange,
  kFacebook,
  kInstagram,
  kLinkedIn,
};
inline constexpr int kFormats = 14;

// A record that could not be read. `line` counts from 1, and is 0 for a fault of the file as a whole; `byte` is the
// offset of the fault from the beginning of `file`, from 0. In a compressed file both count the bytes it stands for. A
// file in an archive is called "posts.zip/data/tweets.js".
struct RecordError {
  std::string file;
  std::int64_t line = 0;
  std::int64_t byte = 0;
  std::string message;
};

enum class ReadResult : std::uint8_t { kPost, kError, kEnd };

// A stream of posts in the order of the source. Not thread-safe. Memory is bounded by the longest record.
class Reader {
 public:
  virtual ~Reader() = default;
  // Overwrites `*post` after kPost, `*error` after kError. After kEnd every further call gives kEnd.
  virtual ReadResult Next(Post* post, RecordError* error) = 0;
};

struct OpenOptions {
  std::string path;  // a file, an archive of files, a directory, or "-" for standard input
  Format format = Format::kAuto;
  FieldMap map = {};  // Goes with JSON Lines, CSV and TSV; kAuto then looks for nothing else.
  // How many bytes of a file were read, as it lies on the disk, is added here while it is; null: nowhere. Of a
  // directory, or a file with others beside it, every file that is opened counts, each time.
  std::atomic<std::int64_t>* bytes_read = nullptr;
};

// "jsonl", "csv", "mastodon", ..., "auto"; InvalidArgument with the list of names otherwise.
absl::StatusOr<Format> ParseFormat(std::string_view name);

// NotFound or PermissionDenied where the path cannot be read; InvalidArgument where kAuto cannot say what it is, or
// where `map` goes with another format.
absl::StatusOr<std::unique_ptr<Reader>> OpenArchive(const OpenOptions& options);

// The same for bytes from anywhere. `name` stands for the file in errors, and its extension helps kAuto. An archive of
// files must come from a source that can Seek.
absl::StatusOr<std::unique_ptr<Reader>> OpenSource(std::unique_ptr<ByteSource> source, std::string name, Format format,
                                                   const FieldMap& map = {});

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_READER_H_
