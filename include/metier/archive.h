// Exports to posts: JSON Lines, CSV, TSV, plain text, and the archives of X, Mastodon, Bluesky, Reddit, Stack Exchange, Facebook,
// Instagram and LinkedIn, packed or not; docs/formats/ describes each.
//
//   absl::StatusOr<metier::Archive> archive = metier::Archive::Open("posts.jsonl");
//   if (!archive.ok()) return archive.status();
//   metier::Post post;
//   metier::Refusal refusal;
//   for (metier::Archive::Read read; (read = archive->Next(&post, &refusal)) != metier::Archive::Read::kEnd;) {
//     if (read == metier::Archive::Read::kPost) ... else ... refusal.line, refusal.message ...
//   }
//
// Bad input costs one record: what cannot be read is refused with its place and the reason, and the next call goes on.

#ifndef METIER_ARCHIVE_H_
#define METIER_ARCHIVE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "metier/export.h"
#include "metier/post.h"

namespace metier {

// A record that could not be read.
struct Refusal {
  std::string file;
  std::int64_t line = 0;  // from 1; 0 where the whole file is at fault
  std::int64_t byte = 0;  // of the fault from the beginning of `file`, from 0
  std::string message;    // for the user; what it quotes of the input is shortened and safe to show
};

// A stream of posts in the order of the source. Move-only, not thread-safe. Memory is bounded by the longest record; one of
// more than 16 MiB is refused. Needs no Engine.
class METIER_API Archive {
 public:
  // `path` is a file, a directory, or "-" for standard input; `format` one of the names that `metier tag --help` lists for
  // --from ("jsonl", "csv", "twitter", ...), or "auto" to look. NotFound or PermissionDenied where the path cannot be read; InvalidArgument for an
  // unknown format, or where "auto" cannot say.
  static absl::StatusOr<Archive> Open(const std::string& path, std::string_view format = "auto");

  // The same from memory. `name` stands for the file in refusals, and its ending helps "auto".
  static absl::StatusOr<Archive> FromMemory(std::string bytes, std::string name, std::string_view format = "auto");

  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;
  ~Archive();

  enum class Read { kPost, kRefused, kEnd };
  // Overwrites `*post` with kPost and `*refusal` with kRefused. After kEnd every further call gives kEnd. A stream that fails
  // in the middle (a disk, memory) is a refusal, then the end.
  Read Next(Post* post, Refusal* refusal);

 private:
  struct Rep;
  explicit Archive(std::unique_ptr<Rep> rep);
  std::unique_ptr<Rep> rep_;
};

}  // namespace metier

#endif  // METIER_ARCHIVE_H_
