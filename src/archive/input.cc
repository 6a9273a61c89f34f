#include "archive/input.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "absl/status/statusor.h"

namespace metier::archive {
namespace {

constexpr std::size_t kBlock = std::size_t{256} << 10;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

Input::Input(std::unique_ptr<ByteSource> source, std::string name)
    : source_(std::move(source)), name_(std::move(name)), buffer_(kBlock + kPadding) {}

bool Input::Fill() {
  if (at_end_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  // Doubling keeps the cost of a long record linear.
  if (end_ + kPadding >= buffer_.size()) buffer_.resize(2 * buffer_.size());
  const std::size_t room = std::min(kBlock, buffer_.size() - kPadding - end_);
  absl::StatusOr<std::size_t> count = source_->Read(buffer_.data() + end_, room);
  if (!count.ok()) status_ = count.status();
  if (!count.ok() || *count == 0) {
    at_end_ = true;
    return false;
  }
  end_ += *count;
  return true;
}

void Input::Consume(std::size_t size) {
  const char* const first = buffer_.data() + begin_;
  Consume(size, std::count(first, first + size, '\n'));
}

void Input::Consume(std::size_t size, std::int64_t newlines) {
  line_ += newlines;
  begin_ += size;
  byte_ += static_cast<std::int64_t>(size);
}

void Input::SkipByteOrderMark() {
  while (data().size() < kByteOrderMark.size() && kByteOrderMark.starts_with(data()) && Fill()) {
  }
  if (data().starts_with(kByteOrderMark)) Consume(kByteOrderMark.size());
}

}  // namespace metier::archive
