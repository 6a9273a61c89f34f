#include "archive/text_lines.h"

#include <utility>

#include "archive/field.h"
#include "archive/line_reader.h"
#include "archive/stream_reader.h"

namespace metier::archive {
namespace {

class TextLinesReader : public StreamReader {
 public:
  explicit TextLinesReader(std::unique_ptr<Input> input) : StreamReader(std::move(input)), lines_(this->input()) {}

 private:
  ReadResult NextRecord(Post* post, RecordError* error) override {
    Line line;
    if (!lines_.Next(&line)) return ReadResult::kEnd;
    if (line.too_long) return Fail(error, line.number, line.byte, TooLong("line"));
    Clear(post);
    post->text.assign(line.text);
    return ReadResult::kPost;
  }

  LineReader lines_;
};

}  // namespace

std::unique_ptr<Reader> OpenTextLines(std::unique_ptr<Input> input) {
  return std::make_unique<TextLinesReader>(std::move(input));
}

}  // namespace metier::archive
