// Numbers and strings to bytes and back: little-endian, small numbers in few bytes.

#ifndef METIER_SRC_BASE_BYTES_H_
#define METIER_SRC_BASE_BYTES_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace metier::base {

// Appends to a string that must outlive it.
class ByteWriter {
 public:
  explicit ByteWriter(std::string* out) : out_(*out) {}

  void Fixed8(std::uint8_t value) { out_.push_back(static_cast<char>(value)); }
  void Fixed16(std::uint16_t value) { Fixed(value, 2); }
  void Fixed32(std::uint32_t value) { Fixed(value, 4); }
  void Fixed64(std::uint64_t value) { Fixed(value, 8); }
  // LEB128: seven bits a byte, the lowest first, at most ten bytes.
  void Varint(std::uint64_t value);
  // Zigzag, so that numbers near zero of either sign are short: 0, -1, 1, -2, ...
  void SignedVarint(std::int64_t value);
  // Its length as a Varint, then its bytes.
  void String(std::string_view value);

 private:
  void Fixed(std::uint64_t value, int bytes);

  std::string& out_;
};

// Reads what a ByteWriter wrote, from bytes that nobody vouches for. After the first thing that is not there or not
// well-formed, ok() is false and everything reads as zero or empty.
class ByteReader {
 public:
  // `bytes` must outlive the reader and the strings that it returns.
  explicit ByteReader(std::string_view bytes) : left_(bytes) {}

  std::uint8_t Fixed8() { return static_cast<std::uint8_t>(Fixed(1)); }
  std::uint16_t Fixed16() { return static_cast<std::uint16_t>(Fixed(2)); }
  std::uint32_t Fixed32() { return static_cast<std::uint32_t>(Fixed(4)); }
  std::uint64_t Fixed64() { return Fixed(8); }
  // Only the shortest form is well-formed.
  std::uint64_t Varint();
  std::int64_t SignedVarint();
  std::string_view String();
  // A Varint that says how many things of at least `bytes_each` > 0 bytes follow: not more than can.
  std::size_t Count(std::size_t bytes_each);

  bool ok() const { return ok_; }
  // All was read, and was well-formed.
  bool done() const { return ok_ && left_.empty(); }
  void Fail();

 private:
  std::uint64_t Fixed(std::size_t bytes);

  std::string_view left_;
  bool ok_ = true;
};

}  // namespace metier::base

#endif  // METIER_SRC_BASE_BYTES_H_
