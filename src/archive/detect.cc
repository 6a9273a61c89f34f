#include "archive/detect.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "archive/columns.h"
#include "archive/line_reader.h"
#include "base/message.h"
#include "archive/row_reader.h"

namespace metier::archive {
namespace {

constexpr std::size_t kLookAt = std::size_t{64} << 10;
constexpr std::string_view kSpace = " \t\r\n";

std::optional<Format> FromExtension(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, Format>, 8> kExtensions = {{
      {".jsonl", Format::kJsonLines},
      {".ndjson", Format::kJsonLines},
      {".json", Format::kJsonLines},
      {".csv", Format::kCsv},
      {".tsv", Format::kTsv},
      {".tab", Format::kTsv},
      {".txt", Format::kText},
      {".js", Format::kTwitter},
  }};
  const std::string lower = absl::AsciiStrToLower(absl::string_view(name.data(), name.size()));
  for (const auto& [extension, format] : kExtensions) {
    if (lower.ends_with(extension)) return format;
  }
  return std::nullopt;
}

// What is no text at all, or text in an encoding that is not read; empty where it is neither.
std::string_view Unreadable(std::string_view data) {
  using namespace std::string_view_literals;
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kSignatures = {{
      {"\xFF\xFE"sv, "UTF-16 text; convert it first: iconv -f UTF-16 -t UTF-8"},
      {"\xFE\xFF"sv, "UTF-16 text; convert it first: iconv -f UTF-16 -t UTF-8"},
      {"\x1F\x8B"sv, "compressed; unpack it first: zcat"},
      {"\x28\xB5\x2F\xFD"sv, "compressed; unpack it first: zstdcat"},
      {"\xFD"
       "7zXZ\0"sv,
       "compressed; unpack it first: xzcat"},
      {"BZh"sv, "compressed; unpack it first: bzcat"},
      {"PK\x03\x04"sv, "a zip archive; unpack it first: unzip"},
      {"%PDF-"sv, "a PDF document"},
  }};
  for (const auto& [signature, what] : kSignatures) {
    if (data.starts_with(signature)) return what;
  }
  return {};
}

bool IsBinary(std::string_view data) { return data.find('\0') != std::string_view::npos; }

// True where the line could begin a JSON object: "{" with a key or its end behind it.
bool OpensObject(std::string_view line) {
  const std::size_t brace = line.find_first_not_of(kSpace);
  if (brace == std::string_view::npos || line[brace] != '{') return false;
  const std::size_t next = line.find_first_not_of(kSpace, brace + 1);
  return next != std::string_view::npos && (line[next] == '"' || line[next] == '}');
}

// True where `line` is a header with a column for the text and, as a prose line might contain the word, one more that
// is known.
bool IsHeader(std::string_view line, std::unique_ptr<RowReader> (*make_rows)(Input*, std::size_t)) {
  Input input(OpenMemory(std::string(line)), "header");
  const std::unique_ptr<RowReader> rows = make_rows(&input, kRecordLimit);
  Row row;
  if (!rows->Next(&row) || !row.fault.empty()) return false;
  bool text = false;
  std::size_t known = 0;
  for (const std::string_view cell : row.cells) {
    const auto column = FindColumn(cell);
    known += column ? 1 : 0;
    text = text || column == Column::kText;
  }
  return text && known >= 2;
}

constexpr std::string_view kTwitterWrapper = "window.YTD.";

// The part of an X archive that `line` begins: "tweets" of `window.YTD.tweets.part0 = [`; empty if none.
std::string_view TwitterPart(std::string_view line) {
  if (!line.starts_with(kTwitterWrapper)) return {};
  line.remove_prefix(kTwitterWrapper.size());
  return line.substr(0, line.find_first_of(". =["));
}

std::optional<Format> FromFirstLine(std::string_view line) {
  if (TwitterPart(line).find("tweet") != std::string_view::npos) return Format::kTwitter;
  if (OpensObject(line)) return Format::kJsonLines;
  if (IsHeader(line, &MakeTsvReader)) return Format::kTsv;
  if (IsHeader(line, &MakeCsvReader)) return Format::kCsv;
  return std::nullopt;
}

// The first line that is not blank, whole if it is no longer than what is looked at.
std::string_view FirstLine(Input* input) {
  for (;;) {
    const std::string_view data = input->data().substr(0, kLookAt);
    const std::size_t begin = std::min(data.find_first_not_of(kSpace), data.size());
    const std::size_t end = data.find('\n', begin);
    if (end != std::string_view::npos) return data.substr(begin, end - begin);
    if (data.size() == kLookAt || !input->Fill()) return input->data().substr(0, kLookAt).substr(begin);
  }
}

}  // namespace

absl::StatusOr<Format> DetectFormat(Input* input) {
  input->SkipByteOrderMark();
  const std::string_view first_line = FirstLine(input);
  if (input->data().empty()) return Format::kText;
  const auto refuse = [input](std::string_view what) {
    return absl::InvalidArgumentError(base::Concat(input->name(), " is ", what));
  };
  if (const std::string_view what = Unreadable(input->data()); !what.empty()) return refuse(what);
  if (const auto format = FromFirstLine(first_line)) return *format;
  if (const std::string_view part = TwitterPart(first_line); !part.empty()) {
    return refuse(base::Concat("the part ", base::Excerpt(part), " of an X archive; the posts are in its tweets.js"));
  }
  const auto extension = FromExtension(input->name());
  if (extension) return *extension;

  // The first line may be the broken one: a few lines of JSON further on are enough.
  while (input->data().size() < kLookAt && input->Fill()) {
  }
  const std::string_view data = input->data().substr(0, kLookAt);
  if (IsBinary(data)) return refuse("not text that can be read; if it is, say how with --from");
  for (std::size_t begin = 0; begin < data.size();) {
    const std::size_t end = std::min(data.find('\n', begin), data.size());
    if (OpensObject(data.substr(begin, end - begin)) && end > begin + 1 && data[begin] == '{')
      return Format::kJsonLines;
    begin = end + 1;
  }
  if (first_line.starts_with('[')) {
    return refuse(
        "a JSON array, perhaps; one object a line is read: jq -c '.[]'. If it is plain text, say --from text");
  }
  return Format::kText;
}

}  // namespace metier::archive
