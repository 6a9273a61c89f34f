#include "archive/linkedin.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "archive/contains.h"
#include "archive/field.h"
#include "archive/row_reader.h"
#include "archive/side_file.h"
#include "archive/stream_reader.h"
#include "base/message.h"
#include "base/time.h"

namespace metier::archive {
namespace {

constexpr std::string_view kShares = "Date,ShareLink,ShareCommentary";
constexpr std::string_view kComments = "Date,Link,Message";

// The number at the end of ".../urn%3Ali%3Ashare%3A7012" or ".../urn:li:activity:7012"; empty where there is none.
std::string_view NumberOf(std::string_view link) {
  const std::size_t last = link.find_last_not_of("0123456789");
  if (last == std::string_view::npos || last + 1 == link.size()) return {};
  const std::string_view before = link.substr(0, last + 1);
  std::size_t begin = last + 1;
  if (before.ends_with("%3A")) return link.substr(begin);
  return before.ends_with(':') ? link.substr(begin) : std::string_view();
}

class LinkedInReader : public StreamReader {
 public:
  LinkedInReader(std::unique_ptr<Input> input, std::string author)
      : StreamReader(std::move(input)), author_(std::move(author)), rows_(MakeCsvReader(this->input())) {}

  absl::Status ReadHeader() {
    if (!rows_->Next(&row_)) return input()->status();
    for (const std::string_view cell : row_.cells) names_.emplace_back(cell);
    text_ = Find("ShareCommentary");
    is_comment_ = !text_ && Find("Message");
    if (is_comment_) text_ = Find("Message");
    link_ = is_comment_ ? Find("Link") : Find("ShareLink");
    date_ = Find("Date");
    shared_ = Find("SharedUrl");
    if (text_ && date_) return absl::OkStatus();
    return absl::InvalidArgumentError(base::Concat(
        input()->name(),
        " is neither Shares.csv nor Comments.csv of LinkedIn: its header has no Date and ShareCommentary or Message"));
  }

 private:
  ReadResult NextRecord(Post* post, RecordError* error) override {
    if (!rows_->Next(&row_)) return ReadResult::kEnd;
    if (!row_.fault.empty()) return Fail(error, row_.line, row_.byte, row_.fault);
    if (row_.cells.size() != names_.size()) {
      return Fail(error, row_.line, row_.byte,
                  base::Concat("this row has ", std::to_string(row_.cells.size()), " fields, the header ",
                               std::to_string(names_.size())));
    }
    Clear(post);
    const auto time = base::ParseTime(row_.cells[*date_]);
    if (!time.ok()) {
      return Fail(error, row_.line, row_.cell_bytes[*date_],
                  base::Concat("Date is wrong: ", std::string(time.status().message())));
    }
    post->time = *time;
    post->author = author_;
    post->url = Cell(link_);
    post->text = JoinQuotedLines(row_.cells[*text_]);
    if (is_comment_) {
      post->kind = PostKind::kReply;
      post->thread = NumberOf(post->url);
      return ReadResult::kPost;
    }
    post->id = NumberOf(post->url);
    post->thread = post->id;
    const std::string_view shared = Cell(shared_);
    if (!shared.empty() && post->text.empty()) post->kind = PostKind::kRepost;
    if (!shared.empty() && !Contains(post->text, shared)) {
      post->text += base::Concat(post->text.empty() ? "" : "\n", shared);
    }
    return ReadResult::kPost;
  }

  std::optional<std::size_t> Find(std::string_view name) const {
    const auto found = std::find(names_.begin(), names_.end(), name);
    if (found == names_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names_.begin());
  }

  std::string_view Cell(std::optional<std::size_t> place) const {
    return place ? row_.cells[*place] : std::string_view();
  }

  const std::string author_;
  const std::unique_ptr<RowReader> rows_;
  std::vector<std::string> names_;
  std::optional<std::size_t> text_, link_, date_, shared_;
  bool is_comment_ = false;
  Row row_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Reader>> OpenLinkedIn(std::unique_ptr<Input> input, std::string author) {
  auto reader = std::make_unique<LinkedInReader>(std::move(input), std::move(author));
  if (absl::Status status = reader->ReadHeader(); !status.ok()) return status;
  return reader;
}

bool IsLinkedInHeader(std::string_view line) {
  return line.starts_with(kShares) || line == kComments || line == "Date,Link,Message\r";
}

std::string ReadLinkedInAuthor(FileTree* tree, std::vector<RecordError>* problems) {
  const std::unique_ptr<Input> input = OpenSide(tree, "Profile.csv", problems);
  if (input == nullptr) return "";
  const auto rows = MakeCsvReader(input.get());
  Row row;
  const auto next = [&] {
    const bool found = rows->Next(&row);
    if (found && row.fault.empty()) return true;
    const std::string why = found ? row.fault : std::string(input->status().message());
    if (!why.empty()) problems->push_back({.file = input->name(), .line = row.line, .byte = row.byte, .message = why});
    return false;
  };
  if (!next()) return "";
  const std::vector<std::string> header(row.cells.begin(), row.cells.end());
  if (!next()) return "";
  std::string author;
  for (const std::string_view wanted : {"First Name", "Last Name"}) {
    const auto found = std::find(header.begin(), header.end(), wanted);
    const auto place = static_cast<std::size_t>(found - header.begin());
    if (place >= row.cells.size() || row.cells[place].empty()) continue;
    author += base::Concat(author.empty() ? "" : " ", row.cells[place]);
  }
  return author;
}

std::string JoinQuotedLines(std::string_view cell) {
  // Only where every line end has a quote on either side: else the quotes are the author's own.
  for (std::size_t at = cell.find('\n'); at != std::string_view::npos; at = cell.find('\n', at + 1)) {
    const std::size_t before = at > 0 && cell[at - 1] == '\r' ? at - 1 : at;
    if (before == 0 || cell[before - 1] != '"' || at + 1 >= cell.size() || cell[at + 1] != '"')
      return std::string(cell);
  }
  std::string joined;
  for (std::size_t at = 0; at < cell.size(); ++at) {
    if (cell[at] != '\n') {
      joined.push_back(cell[at]);
      continue;
    }
    if (joined.ends_with('\r')) joined.pop_back();
    joined.pop_back();
    joined.push_back('\n');
    ++at;
  }
  return joined;
}

}  // namespace metier::archive
