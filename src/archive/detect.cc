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
#include "archive/car.h"
#include "archive/columns.h"
#include "archive/json_outline.h"
#include "archive/line_reader.h"
#include "archive/linkedin.h"
#include "archive/meta.h"
#include "archive/row_reader.h"
#include "base/message.h"

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
  std::string lower = absl::AsciiStrToLower(absl::string_view(name.data(), name.size()));
  for (const std::string_view compressed : {".gz", ".zst", ".xz", ".bz2"}) {
    if (lower.ends_with(compressed)) lower.resize(lower.size() - compressed.size());
  }
  for (const auto& [extension, format] : kExtensions) {
    if (lower.ends_with(extension)) return format;
  }
  return std::nullopt;
}

// What is no text at all, or text in an encoding that is not read; empty where it is neither.
std::string_view Unreadable(std::string_view data) {
  using namespace std::string_view_literals;
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kSignatures = {{
      {"\xFF\xFE"sv, "UTF-16 text; convert it first: iconv -f UTF-16 -t UTF-8"},
      {"\xFE\xFF"sv, "UTF-16 text; convert it first: iconv -f UTF-16 -t UTF-8"},
      {"Rar!\x1A\x07"sv, "a RAR archive; unpack it first: unrar x"},
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

// True where the cells of `line` have all the names that `map` gives.
bool HasChosenColumns(std::string_view line, const FieldMap& map,
                      std::unique_ptr<RowReader> (*make_rows)(Input*, std::size_t)) {
  Input input(OpenMemory(std::string(line)), "header");
  const std::unique_ptr<RowReader> rows = make_rows(&input, kRecordLimit);
  Row row;
  return rows->Next(&row) && row.fault.empty() && MapColumns(row.cells, map.names).ok();
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

bool IsReddit(const JsonOutline& outline) {
  return outline.Has("subreddit") && (outline.Has("body") || outline.Has("selftext") || outline.Has("title"));
}

bool IsXApi(const JsonOutline& outline) {
  // v1.1: one tweet, a page of a search, an array.
  for (const std::string_view place : {"", "statuses[].", "[]."}) {
    const auto has = [&](std::string_view key) { return outline.Has(base::Concat(place, key)); };
    if ((has("text") || has("full_text")) && (has("id_str") || has("user.screen_name"))) return true;
  }
  // v2: a page, a page of one tweet, flattened, in an array.
  for (const std::string_view place : {"data[].", "data.", "", "[]."}) {
    const auto has = [&](std::string_view key) { return outline.Has(base::Concat(place, key)); };
    // Other programs say author_id too.
    const bool more = has("conversation_id") || has("public_metrics") || !place.empty();
    if (has("text") && (has("edit_history_tweet_ids") || (has("author_id") && more))) return true;
    if (!place.empty() && place != "[]." && has("text") && has("id")) return true;
  }
  return outline.Has("meta.result_count") || outline.Has("delete.status.id_str");
}

bool IsFacebook(const JsonOutline& outline) {
  const auto has = [&outline](std::string_view key) { return outline.Has(key); };
  if (std::any_of(kFacebookKeys.begin(), kFacebookKeys.end(), has)) return true;
  return outline.Has("[].timestamp") && (outline.Has("[].data") || outline.Has("[].attachments"));
}

bool IsInstagram(const JsonOutline& outline) {
  const auto has = [&outline](std::string_view key) { return outline.Has(key); };
  if (std::any_of(kInstagramKeys.begin(), kInstagramKeys.end(), has)) return true;
  return has("[].media[].creation_timestamp") || has("[].string_map_data.Comment");
}

// What the JSON text that begins so is; `*refusal` where it is known to hold no posts.
std::optional<Format> FromOutline(const JsonOutline& outline, std::string* refusal) {
  if (outline.Has("orderedItems")) {
    if (outline.id() != "likes.json" && outline.id() != "bookmarks.json") return Format::kMastodon;
    *refusal = "a list of other people's posts; the author's are in outbox.json";
  }
  if (outline.Has("preferredUsername") && outline.Has("outbox")) {
    *refusal = "the description of an account; its posts are in outbox.json";
  }
  if (IsReddit(outline)) return Format::kReddit;
  if (IsXApi(outline)) return Format::kTwitterApi;
  if (IsFacebook(outline)) return Format::kFacebook;
  if (IsInstagram(outline)) return Format::kInstagram;
  return std::nullopt;
}

// The root element of the dump of a Stack Exchange site that begins so: "posts", "votes"; empty where it is none.
std::string_view StackExchangeRoot(std::string_view data) {
  for (const std::string_view root :
       {"posts", "votes", "users", "comments", "badges", "tags", "posthistory", "postlinks"}) {
    const std::size_t at = data.find(base::Concat("<", root, ">"));
    if (at != std::string_view::npos && data.substr(0, at).find("<row") == std::string_view::npos) return root;
  }
  return {};
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

void FillTo(Input* input, std::size_t size) {
  while (input->data().size() < size && input->Fill()) {
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
  if (LooksLikeCar(input->data())) return Format::kBluesky;
  if (first_line.starts_with("<?xml") || first_line.starts_with('<')) {
    constexpr std::size_t kProlog = 512;
    FillTo(input, kProlog);
    const std::string_view root = StackExchangeRoot(input->data().substr(0, kProlog));
    if (root == "posts") return Format::kStackExchange;
    if (!root.empty())
      return refuse(base::Concat("the part \"", root, "\" of a Stack Exchange dump; the posts are in Posts.xml"));
  }
  if (IsLinkedInHeader(first_line)) return Format::kLinkedIn;
  if (first_line.starts_with("CONVERSATION ID,CONVERSATION TITLE,")) {
    return refuse("the letters of a LinkedIn export, most of them other people's; the posts are in Shares.csv");
  }
  std::string refusal;
  if (OpensObject(first_line)) {
    const auto format = FromOutline(JsonOutline(first_line), &refusal);
    if (!refusal.empty()) return refuse(refusal);
    if (format) return *format;
  }
  if (const auto format = FromFirstLine(first_line)) return *format;
  const bool opens_json = first_line.starts_with('{') || first_line.starts_with('[');
  if (opens_json) {
    // Spread over many lines, or one array.
    FillTo(input, kLookAt);
    const auto format = FromOutline(JsonOutline(input->data().substr(0, kLookAt)), &refusal);
    if (!refusal.empty()) return refuse(refusal);
    if (format) return *format;
  }
  if (const std::string_view part = TwitterPart(first_line); !part.empty()) {
    return refuse(base::Concat("the part ", base::Excerpt(part), " of an X archive; the posts are in its tweets.js"));
  }
  const auto extension = FromExtension(input->name());
  if (extension) return *extension;

  // The first line may be the broken one: a few lines of JSON further on are enough.
  FillTo(input, kLookAt);
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

Format DetectMappedFormat(Input* input, const FieldMap& map) {
  input->SkipByteOrderMark();
  const std::string_view first_line = FirstLine(input);
  if (first_line.starts_with('{')) return Format::kJsonLines;
  return HasChosenColumns(first_line, map, &MakeTsvReader) ? Format::kTsv : Format::kCsv;
}

}  // namespace metier::archive
