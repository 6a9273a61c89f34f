#include "metier/archive.h"

#include <exception>
#include <utility>

#include "archive/byte_source.h"
#include "archive/reader.h"
#include "base/guard.h"

namespace metier {

struct Archive::Rep {
  std::unique_ptr<archive::Reader> reader;
  archive::RecordError error;
  bool ended = false;
};

Archive::Archive(std::unique_ptr<Rep> rep) : rep_(std::move(rep)) {}
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;
Archive::~Archive() = default;

absl::StatusOr<Archive> Archive::Open(const std::string& path, std::string_view format) {
  return base::Guarded([&]() -> absl::StatusOr<Archive> {
    const absl::StatusOr<archive::Format> known = archive::ParseFormat(format);
    if (!known.ok()) return known.status();
    archive::OpenOptions options;
    options.path = path;
    options.format = *known;
    absl::StatusOr<std::unique_ptr<archive::Reader>> reader = archive::OpenArchive(options);
    if (!reader.ok()) return reader.status();
    return Archive(std::make_unique<Rep>(Rep{*std::move(reader), {}, false}));
  });
}

absl::StatusOr<Archive> Archive::FromMemory(std::string bytes, std::string name, std::string_view format) {
  return base::Guarded([&]() -> absl::StatusOr<Archive> {
    const absl::StatusOr<archive::Format> known = archive::ParseFormat(format);
    if (!known.ok()) return known.status();
    absl::StatusOr<std::unique_ptr<archive::Reader>> reader =
        archive::OpenSource(archive::OpenMemory(std::move(bytes)), std::move(name), *known);
    if (!reader.ok()) return reader.status();
    return Archive(std::make_unique<Rep>(Rep{*std::move(reader), {}, false}));
  });
}

Archive::Read Archive::Next(Post* post, Refusal* refusal) {
  Read read = Read::kEnd;
  if (rep_->ended) return read;
  const absl::Status status = base::Guarded([&] {
    switch (rep_->reader->Next(post, &rep_->error)) {
      case archive::ReadResult::kPost:
        read = Read::kPost;
        break;
      case archive::ReadResult::kError:
        *refusal = {rep_->error.file, rep_->error.line, rep_->error.byte, rep_->error.message};
        read = Read::kRefused;
        break;
      case archive::ReadResult::kEnd:
        rep_->ended = true;
        break;
    }
    return absl::OkStatus();
  });
  if (status.ok()) return read;
  // Memory ran out: nothing is known of where the reader stands.
  rep_->ended = true;
  *refusal = Refusal();
  refusal->message.assign("no memory");  // fits into the string itself
  return Read::kRefused;
}

}  // namespace metier
