// A window over a byte source: the part of the stream that a scanner looks at, with its place in the file.

#ifndef METIER_SRC_ARCHIVE_INPUT_H_
#define METIER_SRC_ARCHIVE_INPUT_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "archive/byte_source.h"

namespace metier::archive {

// A record longer than this is refused, so that memory stays bounded whatever the input is.
inline constexpr std::size_t kRecordLimit = std::size_t{16} << 20;

// The scanner's loop: look at `data()`; when it holds no whole record, `Fill()` and look again; then `Consume()` the
// record. Views into `data()` are valid until the next Fill, even one that adds nothing.
class Input {
 public:
  // So many bytes behind `data()` may be read (not used): what simdjson needs to load whole vectors.
  static constexpr std::size_t kPadding = 64;

  Input(std::unique_ptr<ByteSource> source, std::string name);

  const std::string& name() const { return name_; }
  std::string_view data() const { return {buffer_.data() + begin_, end_ - begin_}; }
  // The place of the first byte of `data()`: its offset in the stream from 0, and its line from 1.
  std::int64_t byte() const { return byte_; }
  std::int64_t line() const { return line_; }

  // Appends at least one byte to `data()`, keeping what is there. False at the end of the stream, or when it failed.
  bool Fill();
  // Drops the first `size` bytes of `data()`.
  void Consume(std::size_t size);
  // The same where the caller knows how many newlines are in it.
  void Consume(std::size_t size, std::int64_t newlines);
  // Drops a UTF-8 byte order mark, if the stream begins with one. Call it before anything is consumed.
  void SkipByteOrderMark();

  // Why Fill failed, or OK.
  const absl::Status& status() const { return status_; }

 private:
  std::unique_ptr<ByteSource> source_;
  const std::string name_;
  std::vector<char> buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::int64_t byte_ = 0;
  std::int64_t line_ = 1;
  bool at_end_ = false;
  absl::Status status_;
};

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_INPUT_H_
