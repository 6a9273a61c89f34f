#include "archive/stream_reader.h"

#include <algorithm>
#include <utility>

#include "base/message.h"

namespace metier::archive {

StreamReader::StreamReader(std::unique_ptr<Input> input) : input_(std::move(input)) { input_->SkipByteOrderMark(); }

ReadResult StreamReader::Next(Post* post, RecordError* error) {
  if (ended_) return ReadResult::kEnd;
  const ReadResult result = NextRecord(post, error);
  if (result != ReadResult::kEnd) return result;
  ended_ = true;
  if (input_->status().ok()) return ReadResult::kEnd;
  return Fail(error, input_->line(), input_->byte(), std::string(input_->status().message()));
}

ReadResult StreamReader::Fail(RecordError* error, std::int64_t line, std::int64_t byte, std::string message) const {
  *error = {.file = input_->name(), .line = line, .byte = byte, .message = std::move(message)};
  return ReadResult::kError;
}

ReadResult StreamReader::FailInside(RecordError* error, std::string_view record, std::int64_t line, std::int64_t byte,
                                    const Fault& fault) const {
  const std::string_view before = record.substr(0, fault.offset);
  return Fail(error, line + std::count(before.begin(), before.end(), '\n'),
              byte + static_cast<std::int64_t>(fault.offset), fault.message);
}

std::string TooLong(std::string_view what) {
  return base::Concat("this ", what, " is longer than ", std::to_string(kRecordLimit >> 20), " MiB; it was skipped");
}

}  // namespace metier::archive
