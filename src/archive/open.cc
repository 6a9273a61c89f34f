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
#include "archive/detect.h"
#include "archive/file_tree.h"
#include "archive/input.h"
#include "archive/json_lines.h"
#include "base/message.h"
#include "archive/reader.h"
#include "archive/table.h"
#include "archive/text_lines.h"
#include "archive/twitter.h"

namespace metier::archive {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<std::string_view, Format>, 6> kFormats = {{
    {"auto", Format::kAuto},
    {"jsonl", Format::kJsonLines},
    {"csv", Format::kCsv},
    {"tsv", Format::kTsv},
    {"text", Format::kText},
    {"twitter", Format::kTwitter},
}};

// True where the path can be opened a second time and looked around in: neither a pipe nor a device.
bool IsRegularFile(const std::string& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

// `input` is at its beginning, and `format` is not kAuto.
absl::StatusOr<std::unique_ptr<Reader>> OpenInput(std::unique_ptr<Input> input, Format format) {
  switch (format) {
    case Format::kCsv:
      return OpenCsv(std::move(input));
    case Format::kTsv:
      return OpenTsv(std::move(input));
    case Format::kText:
      return OpenTextLines(std::move(input));
    case Format::kTwitter:
      return OpenTwitterStream(std::move(input));
    default:
      return OpenJsonLines(std::move(input));
  }
}

absl::Status ResolveFormat(Input* input, Format* format) {
  if (*format != Format::kAuto) return absl::OkStatus();
  const auto detected = DetectFormat(input);
  if (detected.ok()) *format = *detected;
  return detected.status();
}

// The archive's root, or its folder `data`.
absl::StatusOr<std::unique_ptr<Reader>> OpenDirectory(const std::string& path, Format format) {
  if (format != Format::kAuto && format != Format::kTwitter) {
    return absl::InvalidArgumentError(base::Concat(path, " is a directory; only an X archive can be one"));
  }
  for (const std::string& directory : {(fs::path(path) / "data").string(), path}) {
    auto tree = MakeDirectoryTree(directory);
    const auto files = tree->List();
    if (absl::IsNotFound(files.status())) continue;
    if (!files.ok()) return files.status();
    if (auto tweets = FindTweetFiles(*files); !tweets.empty()) return OpenTwitter(std::move(tree), std::move(tweets));
  }
  return absl::InvalidArgumentError(
      base::Concat(path, " is a directory, but no X archive: it has neither data/tweets.js nor tweets.js"));
}

}  // namespace

absl::StatusOr<Format> ParseFormat(std::string_view name) {
  std::string names;
  for (const auto& [known, format] : kFormats) {
    if (known == name) return format;
    names += base::Concat(names.empty() ? "" : ", ", known);
  }
  return absl::InvalidArgumentError(base::Concat("unknown format ", base::Excerpt(name), "; the formats are ", names));
}

absl::StatusOr<std::unique_ptr<Reader>> OpenSource(std::unique_ptr<ByteSource> source, std::string name,
                                                   Format format) {
  auto input = std::make_unique<Input>(std::move(source), std::move(name));
  if (const absl::Status status = ResolveFormat(input.get(), &format); !status.ok()) return status;
  return OpenInput(std::move(input), format);
}

absl::StatusOr<std::unique_ptr<Reader>> OpenArchive(const OpenOptions& options) {
  if (options.path == "-") return OpenSource(OpenStandardInput(), "-", options.format);
  std::error_code ignored;
  if (fs::is_directory(options.path, ignored)) return OpenDirectory(options.path, options.format);

  auto file = OpenFile(options.path);
  if (!file.ok()) return file.status();
  auto input = std::make_unique<Input>(*std::move(file), options.path);
  Format format = options.format;
  if (const absl::Status status = ResolveFormat(input.get(), &format); !status.ok()) return status;
  if (format == Format::kTwitter && IsRegularFile(options.path)) {
    // The files beside it say who wrote the posts.
    const fs::path path(options.path);
    const fs::path directory = path.has_parent_path() ? path.parent_path() : fs::path(".");
    return OpenTwitter(MakeDirectoryTree(directory.string()), {path.filename().string()});
  }
  return OpenInput(std::move(input), format);
}

}  // namespace metier::archive
