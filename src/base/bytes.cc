#include "base/bytes.h"

namespace metier::base {

void ByteWriter::Fixed(std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i) out_.push_back(static_cast<char>(value >> (8 * i)));
}

void ByteWriter::Varint(std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) out_.push_back(static_cast<char>(value | 0x80));
  out_.push_back(static_cast<char>(value));
}

void ByteWriter::SignedVarint(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  Varint((bits << 1) ^ (value < 0 ? ~std::uint64_t{0} : 0));
}

void ByteWriter::String(std::string_view value) {
  Varint(value.size());
  out_.append(value);
}

void ByteReader::Fail() {
  ok_ = false;
  left_ = {};
}

std::uint64_t ByteReader::Fixed(std::size_t bytes) {
  if (left_.size() < bytes) Fail();
  if (!ok_) return 0;
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) value |= std::uint64_t{static_cast<std::uint8_t>(left_[i])} << (8 * i);
  left_.remove_prefix(bytes);
  return value;
}

std::uint64_t ByteReader::Varint() {
  std::uint64_t value = 0;
  for (int shift = 0; ok_; shift += 7) {
    const std::uint8_t byte = Fixed8();
    const bool too_much = shift == 63 && byte > 1;
    const bool padded = shift > 0 && byte == 0;
    if (too_much || padded) Fail();
    if (!ok_) return 0;
    value |= std::uint64_t{byte & 0x7FU} << shift;
    if (byte < 0x80) return value;
  }
  return 0;
}

std::int64_t ByteReader::SignedVarint() {
  const std::uint64_t bits = Varint();
  return static_cast<std::int64_t>((bits >> 1) ^ (~(bits & 1) + 1));
}

std::string_view ByteReader::String() {
  const std::size_t size = Count(1);
  const std::string_view value = left_.substr(0, size);
  left_.remove_prefix(size);
  return value;
}

std::size_t ByteReader::Count(std::size_t bytes_each) {
  const std::uint64_t count = Varint();
  if (count > left_.size() / bytes_each) Fail();
  return ok_ ? static_cast<std::size_t>(count) : 0;
}

}  // namespace metier::base
