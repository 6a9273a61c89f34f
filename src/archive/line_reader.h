// Splits a stream into lines, which end in "\n" or "\r\n"; the last may end in neither.

#ifndef METIER_SRC_ARCHIVE_LINE_READER_H_
#define METIER_SRC_ARCHIVE_LINE_READER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "archive/input.h"

namespace metier::archive {

struct Line {
  std::string_view text;  // Without its end; empty if `too_long`. Input::kPadding readable bytes follow.
  std::int64_t number = 0;
  std::int64_t byte = 0;  // Of the line's first byte.
  bool too_long = false;  // Longer than the limit: it was skipped.
};

class LineReader {
 public:
  // `input` must outlive the reader, and nobody else may consume from it.
  explicit LineReader(Input* input, std::size_t limit = kRecordLimit) : input_(input), limit_(limit) {}

  // The next line, valid until the next call; false at the end of the stream. Blank lines (nothing but spaces and tabs)
  // are passed over.
  bool Next(Line* line);

 private:
  bool NextAny(Line* line);

  Input* const input_;
  const std::size_t limit_;
  // The line given last stays in the window until the next call, because views point there.
  std::size_t pending_ = 0;
  std::int64_t pending_newlines_ = 0;
};

// Consumes up to and with the next newline, or to the end of the stream.
void SkipLine(Input* input);

// True where `text` holds nothing but spaces, tabs and carriage returns.
bool IsBlank(std::string_view text);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_LINE_READER_H_
