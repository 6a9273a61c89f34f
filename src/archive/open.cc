#include <array>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "archive/byte_source.h"
#include "archive/exports.h"
#include "archive/file_tree.h"
#include "archive/input.h"
#include "archive/open_stream.h"
#include "archive/open_tree.h"
#include "archive/packed_tree.h"
#include "archive/reader.h"
#include "archive/unwrap.h"
#include "base/message.h"

namespace metier::archive {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<std::string_view, Format>, kFormats> kNames = {{
    {"auto", Format::kAuto},
    {"jsonl", Format::kJsonLines},
    {"csv", Format::kCsv},
    {"tsv", Format::kTsv},
    {"text", Format::kText},
    {"twitter", Format::kTwitter},
    {"twitter-api", Format::kTwitterApi},
    {"mastodon", Format::kMastodon},
    {"bluesky", Format::kBluesky},
    {"reddit", Format::kReddit},
    {"stackexchange", Format::kStackExchange},
    {"facebook", Format::kFacebook},
    {"instagram", Format::kInstagram},
    {"linkedin", Format::kLinkedIn},
}};

// `path` is that of the file which the bytes come from, so that the files beside it can say who wrote the posts; empty
// where there is none.
absl::StatusOr<std::unique_ptr<Reader>> OpenBytes(std::unique_ptr<ByteSource> source, std::string name, Format format,
                                                  const FieldMap& map, const std::string& path,
                                                  std::atomic<std::int64_t>* bytes_read) {
  if (const absl::Status status = CheckMap(format, map); !status.ok()) return status;
  auto unwrapped = Unwrap(std::move(source));
  if (!unwrapped.ok()) {
    return absl::Status(unwrapped.status().code(), base::Concat(name, ": ", std::string(unwrapped.status().message())));
  }
  if (unwrapped->packing != Packing::kNone) {
    auto tree =
        OpenPackedTree(std::move(unwrapped->source), std::move(name), unwrapped->packing, std::move(unwrapped->layers));
    if (!tree.ok()) return tree.status();
    return OpenTree(*std::move(tree), format, map);
  }
  auto input = std::make_unique<Input>(std::move(unwrapped->source), std::move(name));
  if (const absl::Status status = ResolveFormat(input.get(), map, &format); !status.ok()) return status;
  if (path.empty() || !unwrapped->layers.empty() || !NeedsTree(format))
    return OpenStream(std::move(input), format, map);
  const fs::path file(path);
  const fs::path directory = file.has_parent_path() ? file.parent_path() : fs::path(".");
  return OpenExport(OpenDirectoryTree(directory.string(), Depth::kFolder, bytes_read),
                    {format, "", {file.filename().string()}});
}

}  // namespace

absl::StatusOr<Format> ParseFormat(std::string_view name) {
  std::string names;
  for (const auto& [known, format] : kNames) {
    if (known == name) return format;
    names += base::Concat(names.empty() ? "" : ", ", known);
  }
  return absl::InvalidArgumentError(base::Concat("unknown format ", base::Excerpt(name), "; the formats are ", names));
}

absl::StatusOr<std::unique_ptr<Reader>> OpenSource(std::unique_ptr<ByteSource> source, std::string name, Format format,
                                                   const FieldMap& map) {
  return OpenBytes(std::move(source), std::move(name), format, map, /*path=*/"", /*bytes_read=*/nullptr);
}

absl::StatusOr<std::unique_ptr<Reader>> OpenArchive(const OpenOptions& options) {
  if (options.path == "-") return OpenSource(OpenStandardInput(), "-", options.format, options.map);
  std::error_code ignored;
  if (fs::is_directory(options.path, ignored)) {
    if (const absl::Status status = CheckMap(options.format, options.map); !status.ok()) return status;
    return OpenTree(OpenDirectoryTree(options.path, Depth::kAll, options.bytes_read), options.format, options.map);
  }
  auto file = OpenFile(options.path);
  if (!file.ok()) return file.status();
  // A pipe cannot be opened a second time, and has nothing beside it.
  const bool regular = fs::is_regular_file(options.path, ignored);
  return OpenBytes(CountReads(*std::move(file), options.bytes_read), options.path, options.format, options.map,
                   regular ? options.path : "", options.bytes_read);
}

}  // namespace metier::archive
