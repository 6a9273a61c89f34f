#include "archive/row_reader.h"

#include <algorithm>

#include "archive/line_reader.h"
#include "archive/stream_reader.h"

namespace metier::archive {
namespace {

class TsvReader : public RowReader {
 public:
  TsvReader(Input* input, std::size_t limit) : lines_(input, limit) {}

  bool Next(Row* row) override {
    Line line;
    row->cells.clear();
    row->cell_bytes.clear();
    row->fault.clear();
    if (!lines_.Next(&line)) return false;
    row->line = line.number;
    row->byte = line.byte;
    if (line.too_long) {
      row->fault = TooLong("line");
      return true;
    }
    for (std::size_t begin = 0;;) {
      const std::size_t end = std::min(line.text.find('\t', begin), line.text.size());
      row->cells.push_back(line.text.substr(begin, end - begin));
      row->cell_bytes.push_back(line.byte + static_cast<std::int64_t>(begin));
      if (end == line.text.size()) return true;
      begin = end + 1;
    }
  }

 private:
  LineReader lines_;
};

// A state machine that can stop anywhere for more bytes. Positions are relative to the beginning of the row, which
// stays at the front of the window until the row is given back.
class CsvReader : public RowReader {
 public:
  CsvReader(Input* input, std::size_t limit) : input_(input), limit_(limit) {}

  bool Next(Row* row) override {
    row->fault.clear();
    for (;;) {
      row->cells.clear();
      row->cell_bytes.clear();
      input_->Consume(pending_);
      pending_ = 0;
      at_ = 0;
      cells_.clear();
      state_ = State::kCellStart;
      row->line = input_->line();
      row->byte = input_->byte();
      if (input_->data().empty() && !input_->Fill()) return false;

      const Outcome outcome = ScanRow();
      if (outcome == Outcome::kRow && IsBlankRow()) continue;
      if (outcome == Outcome::kRow) {
        GiveCells(row);
      } else {
        GiveFault(outcome, row);
      }
      return true;
    }
  }

 private:
  enum class State { kCellStart, kPlain, kQuoted, kQuoteInQuoted };
  enum class Outcome { kRow, kTooLong, kOpenQuote, kTextAfterQuote };
  struct Cell {
    std::size_t begin = 0;  // At the opening quote, if `quoted`.
    std::size_t end = 0;    // Behind the closing quote, if `quoted`.
    bool quoted = false;
    bool doubled = false;  // Holds "" for ".
  };

  // To the end of the row; `pending_` is then its size.
  Outcome ScanRow() {
    for (;;) {
      const std::string_view data = input_->data();
      if (at_ >= data.size()) {
        if (at_ > limit_) return state_ == State::kQuoted ? Outcome::kOpenQuote : Outcome::kTooLong;
        if (input_->Fill()) continue;
        if (state_ == State::kQuoted) return Outcome::kOpenQuote;
        EndCell(at_);
        pending_ = at_;
        return Outcome::kRow;
      }
      switch (state_) {
        case State::kCellStart:
          cells_.push_back({.begin = at_, .end = at_, .quoted = data[at_] == '"', .doubled = false});
          state_ = cells_.back().quoted ? State::kQuoted : State::kPlain;
          if (cells_.back().quoted) ++at_;
          break;
        case State::kPlain:
          at_ = std::min(data.find_first_of(",\n", at_), data.size());
          if (at_ < data.size() && EndCellAt(data[at_])) return Outcome::kRow;
          break;
        case State::kQuoted:
          at_ = std::min(data.find('"', at_), data.size());
          if (at_ == data.size()) break;
          ++at_;
          state_ = State::kQuoteInQuoted;
          cells_.back().end = at_;
          break;
        case State::kQuoteInQuoted:
          if (data[at_] == '"') {
            ++at_;
            cells_.back().doubled = true;
            state_ = State::kQuoted;
          } else if (data[at_] == '\r' && at_ == cells_.back().end) {
            ++at_;  // Only a newline, or the end, may follow.
          } else if (data[at_] == '\n' || (data[at_] == ',' && at_ == cells_.back().end)) {
            if (EndCellAt(data[at_])) return Outcome::kRow;
          } else {
            return Outcome::kTextAfterQuote;
          }
          break;
      }
    }
  }

  // At a comma or a newline. True where the row ends too.
  bool EndCellAt(char separator) {
    EndCell(at_);
    ++at_;
    state_ = State::kCellStart;
    if (separator != '\n') return false;
    pending_ = at_;
    return true;
  }

  void EndCell(std::size_t end) {
    if (state_ == State::kCellStart) cells_.push_back({.begin = end, .end = end, .quoted = false, .doubled = false});
    if (!cells_.back().quoted) cells_.back().end = end;
  }

  bool IsBlankRow() const { return cells_.size() == 1 && !cells_[0].quoted && IsBlank(Text(cells_[0])); }

  std::string_view Text(const Cell& cell) const {
    const std::size_t quote = cell.quoted ? 1 : 0;
    return input_->data().substr(cell.begin + quote, cell.end - cell.begin - 2 * quote);
  }

  void GiveCells(Row* row) {
    unescaped_.resize(std::max(unescaped_.size(), cells_.size()));
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      std::string_view text = Text(cells_[i]);
      if (cells_[i].doubled) {
        unescaped_[i].clear();
        for (std::size_t k = 0; k < text.size(); ++k) {
          unescaped_[i].push_back(text[k]);
          if (text[k] == '"') ++k;
        }
        text = unescaped_[i];
      } else if (!cells_[i].quoted && i + 1 == cells_.size() && text.ends_with('\r')) {
        text.remove_suffix(1);
      }
      row->cells.push_back(text);
      row->cell_bytes.push_back(row->byte + static_cast<std::int64_t>(cells_[i].begin));
    }
  }

  void GiveFault(Outcome outcome, Row* row) {
    if (outcome == Outcome::kTooLong) {
      row->fault = TooLong("row");
      input_->Consume(at_);
      SkipLine(input_);
      return;
    }
    // Text behind a quote lines further down says that it was no closing quote at all: the fault is the opening one.
    const std::size_t quote = cells_.back().begin;
    const bool same_line = input_->data().substr(quote, at_ - quote).find('\n') == std::string_view::npos;
    const bool text_after = outcome == Outcome::kTextAfterQuote && same_line;
    row->fault = text_after ? "text after a closing double quote" : "a double quote that never closes";
    const std::size_t fault = text_after ? at_ : quote;
    const std::string_view before = input_->data().substr(0, fault);
    row->line += std::count(before.begin(), before.end(), '\n');
    row->byte += static_cast<std::int64_t>(fault);
    input_->Consume(quote);
    SkipLine(input_);
  }

  Input* const input_;
  const std::size_t limit_;
  State state_ = State::kCellStart;
  std::size_t at_ = 0;
  std::size_t pending_ = 0;  // The row given last stays in the window until the next call, because views point there.
  std::vector<Cell> cells_;
  std::vector<std::string> unescaped_;
};

}  // namespace

std::unique_ptr<RowReader> MakeCsvReader(Input* input, std::size_t limit) {
  return std::make_unique<CsvReader>(input, limit);
}

std::unique_ptr<RowReader> MakeTsvReader(Input* input, std::size_t limit) {
  return std::make_unique<TsvReader>(input, limit);
}

}  // namespace metier::archive
