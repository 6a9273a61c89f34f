#include "archive/table.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "archive/columns.h"
#include "archive/field.h"
#include "archive/row_reader.h"
#include "archive/stream_reader.h"
#include "base/message.h"
#include "base/time.h"

namespace metier::archive {
namespace {

constexpr std::array<std::pair<Column, std::string Post::*>, 6> kStrings = {{
    {Column::kText, &Post::text},
    {Column::kId, &Post::id},
    {Column::kAuthor, &Post::author},
    {Column::kLang, &Post::lang},
    {Column::kThread, &Post::thread},
    {Column::kUrl, &Post::url},
}};

constexpr std::array<std::pair<Column, std::int64_t Engagement::*>, 9> kCounts = {{
    {Column::kLikes, &Engagement::likes},
    {Column::kReposts, &Engagement::reposts},
    {Column::kQuotes, &Engagement::quotes},
    {Column::kReplies, &Engagement::replies},
    {Column::kBookmarks, &Engagement::bookmarks},
    {Column::kClicks, &Engagement::clicks},
    {Column::kConversions, &Engagement::conversions},
    {Column::kVotes, &Engagement::votes},
    {Column::kViews, &Engagement::views},
}};

class TableReader : public StreamReader {
 public:
  TableReader(std::unique_ptr<Input> input, std::unique_ptr<RowReader> (*make_rows)(Input*, std::size_t))
      : StreamReader(std::move(input)), rows_(make_rows(this->input(), kRecordLimit)) {}

  absl::Status ReadHeader(const FieldMap& map) {
    if (!rows_->Next(&row_)) return input()->status();
    if (!row_.fault.empty())
      return absl::InvalidArgumentError(base::Concat(input()->name(), ": in the header: ", row_.fault));
    auto columns = MapColumns(row_.cells, map.names);
    if (!columns.ok()) {
      return absl::InvalidArgumentError(base::Concat(input()->name(), ": ", std::string(columns.status().message())));
    }
    columns_ = *std::move(columns);
    // A column `type` may hold anything ("photo", "link"); only one called `kind` is held to our four kinds.
    if (const auto kind = columns_[Column::kKind]) {
      strict_kind_ = absl::AsciiStrToLower(absl::StripAsciiWhitespace(columns_.names[*kind])) == "kind";
    }
    if (const auto votes = columns_[Column::kVotes]) {
      net_votes_ = absl::AsciiStrToLower(absl::StripAsciiWhitespace(columns_.names[*votes])) != "votes";
    }
    return absl::OkStatus();
  }

 private:
  ReadResult NextRecord(Post* post, RecordError* error) override {
    if (!rows_->Next(&row_)) return ReadResult::kEnd;
    if (!row_.fault.empty()) return Fail(error, row_.line, row_.byte, row_.fault);
    if (row_.cells.size() != columns_.names.size()) {
      return Fail(error, row_.line, row_.byte,
                  base::Concat("this row has ", std::to_string(row_.cells.size()), " fields, the header ",
                               std::to_string(columns_.names.size())));
    }
    Clear(post);
    Column bad = Column::kText;
    const std::string problem = ReadRow(post, &bad);
    if (problem.empty()) return ReadResult::kPost;
    const std::size_t cell = *columns_[bad];
    return Fail(error, row_.line, row_.cell_bytes[cell], base::Concat(columns_.names[cell], " ", problem));
  }

  // The cell without the spaces around it; empty where there is no such column.
  std::string_view Cell(Column column) const {
    const auto index = columns_[column];
    std::string_view cell = index ? row_.cells[*index] : std::string_view();
    while (cell.starts_with(' ')) cell.remove_prefix(1);
    while (cell.ends_with(' ')) cell.remove_suffix(1);
    return cell;
  }

  // Empty cells are absent values. Returns what is wrong with column `*bad`, empty if nothing.
  std::string ReadRow(Post* post, Column* bad) const {
    for (const auto& [column, member] : kStrings) {
      if (const auto index = columns_[column]) (post->*member).assign(row_.cells[*index]);
    }
    *bad = Column::kTime;
    if (const std::string_view cell = Cell(*bad); !cell.empty()) {
      const auto time = base::ParseTime(cell);
      if (!time.ok()) return base::Concat("is wrong: ", std::string(time.status().message()));
      post->time = *time;
    }
    *bad = Column::kKind;
    if (const std::string_view cell = Cell(*bad); !cell.empty()) {
      const auto kind = ParsePostKindFromPeople(cell);
      if (!kind && strict_kind_) return base::Concat("must be one of ", kPostKindNames, ", not ", base::Excerpt(cell));
      post->kind = kind.value_or(PostKind::kPost);
    }
    *bad = Column::kAudience;
    if (const std::string_view cell = Cell(*bad); !cell.empty()) {
      std::int64_t count = 0;
      if (std::string problem = ParseCount(cell, &count); !problem.empty()) return problem;
      post->audience = count;
    }
    for (const auto& [column, member] : kCounts) {
      *bad = column;
      const std::string_view cell = Cell(column);
      if (cell.empty()) continue;
      std::string problem = ParseCount(cell, &(post->engagement.*member));
      // A score is votes for less votes against, so it may well be negative: then it says that nobody's vote counts.
      if (!problem.empty() && column == Column::kVotes && net_votes_ && IsNegative(cell)) {
        post->engagement.votes = 0;
        problem.clear();
      }
      if (!problem.empty()) return problem;
    }
    return "";
  }

  static bool IsNegative(std::string_view cell) {
    std::int64_t ignored = 0;
    return cell.starts_with('-') && ParseCount(cell.substr(1), &ignored).empty();
  }

  const std::unique_ptr<RowReader> rows_;
  ColumnMap columns_;
  Row row_;
  bool strict_kind_ = false;
  bool net_votes_ = false;
};

absl::StatusOr<std::unique_ptr<Reader>> Open(std::unique_ptr<TableReader> reader, const FieldMap& map) {
  if (const absl::Status status = reader->ReadHeader(map); !status.ok()) return status;
  return reader;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Reader>> OpenCsv(std::unique_ptr<Input> input, const FieldMap& map) {
  return Open(std::make_unique<TableReader>(std::move(input), &MakeCsvReader), map);
}

absl::StatusOr<std::unique_ptr<Reader>> OpenTsv(std::unique_ptr<Input> input, const FieldMap& map) {
  return Open(std::make_unique<TableReader>(std::move(input), &MakeTsvReader), map);
}

}  // namespace metier::archive
