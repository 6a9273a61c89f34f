// Splits CSV and TSV into rows of cells.

#ifndef METIER_SRC_ARCHIVE_ROW_READER_H_
#define METIER_SRC_ARCHIVE_ROW_READER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "archive/input.h"

namespace metier::archive {

struct Row {
  std::vector<std::string_view> cells;
  std::vector<std::int64_t> cell_bytes;  // The offset of each cell in the stream, at its quote if it has one.
  std::int64_t line = 0;
  std::int64_t byte = 0;
  // Not empty: the row is broken in itself, and has no cells; `line` and `byte` are those of the fault.
  std::string fault;
};

class RowReader {
 public:
  virtual ~RowReader() = default;
  // The next row, valid until the next call and no longer than the reader; false at the end of the stream. Blank lines
  // are passed over.
  virtual bool Next(Row* row) = 0;
};

// RFC 4180: cells between commas; a cell in double quotes may hold commas, newlines and doubled quotes. A quote in the
// middle of an unquoted cell is an ordinary character.
//
// A quote that never closes, or has text behind its end, is one fault, and reading goes on at the line after the one
// that the quote stands in: the rows behind a stray quote are not lost. `input` must outlive the reader.
std::unique_ptr<RowReader> MakeCsvReader(Input* input, std::size_t limit = kRecordLimit);

// Cells between tabs, rows between newlines, nothing else has a meaning. `input` must outlive the reader.
std::unique_ptr<RowReader> MakeTsvReader(Input* input, std::size_t limit = kRecordLimit);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_ROW_READER_H_
