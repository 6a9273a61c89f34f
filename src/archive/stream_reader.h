// A reader over one stream: what all such readers do alike.

#ifndef METIER_SRC_ARCHIVE_STREAM_READER_H_
#define METIER_SRC_ARCHIVE_STREAM_READER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "archive/input.h"
#include "archive/json_fault.h"
#include "archive/reader.h"

namespace metier::archive {

// A stream that cannot be read to its end (a disk fails) gives what was read, then one error, then the end.
class StreamReader : public Reader {
 public:
  ReadResult Next(Post* post, RecordError* error) final;

 protected:
  explicit StreamReader(std::unique_ptr<Input> input);

  // As Next, but may take a stream that failed for one that ended.
  virtual ReadResult NextRecord(Post* post, RecordError* error) = 0;

  Input* input() { return input_.get(); }
  // Fills in `*error`; kError always.
  ReadResult Fail(RecordError* error, std::int64_t line, std::int64_t byte, std::string message) const;
  // The same for a fault inside `record`, which begins at `line` and `byte`.
  ReadResult FailInside(RecordError* error, std::string_view record, std::int64_t line, std::int64_t byte,
                        const Fault& fault) const;

 private:
  const std::unique_ptr<Input> input_;
  bool ended_ = false;
};

// "this line is longer than 16 MiB; it was skipped"
std::string TooLong(std::string_view what);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_STREAM_READER_H_
