#include "archive/dag_cbor.h"

#include <algorithm>
#include <limits>

namespace metier::archive {
namespace {

constexpr int kDeepest = 64;
// An item of one byte takes a hundred in memory. The largest node of a search tree has a few hundred.
constexpr std::size_t kMostItems = std::size_t{1} << 16;
constexpr std::uint64_t kLinkTag = 42;

enum Major : std::uint8_t { kUnsigned, kNegative, kByteString, kTextString, kArrayOf, kMapOf, kTag, kSimple };

// RFC 8949 writes shorter keys first in the old canonical order that DAG-CBOR keeps.
bool ComesBefore(std::string_view a, std::string_view b) { return a.size() != b.size() ? a.size() < b.size() : a < b; }

class Parser {
 public:
  Parser(std::string_view bytes, CborFault* fault) : bytes_(bytes), fault_(fault) {}

  bool ParseAll(Cbor* value) {
    if (!Parse(value, 0)) return false;
    return at_ == bytes_.size() || Fail("bytes behind the end of the record");
  }

 private:
  bool Parse(Cbor* value, int depth) {
    if (depth == kDeepest) return Fail("nested too deeply");
    if (++items_ > kMostItems) return Fail("too many items");
    Major major = kUnsigned;
    std::uint64_t number = 0;
    std::uint8_t info = 0;
    if (!Head(&major, &number, &info)) return false;
    switch (major) {
      case kUnsigned:
      case kNegative:
        if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
          return Fail("a number too large");
        value->type = Cbor::Type::kInteger;
        value->integer = static_cast<std::int64_t>(number);
        if (major == kNegative) value->integer = -1 - value->integer;
        return true;
      case kByteString:
      case kTextString:
        value->type = major == kTextString ? Cbor::Type::kText : Cbor::Type::kBytes;
        return Take(number, &value->bytes);
      case kArrayOf:
        return ParseArray(number, value, depth);
      case kMapOf:
        return ParseMap(number, value, depth);
      case kTag:
        return ParseLink(number, value, depth);
      case kSimple:
        return ParseSimple(info, value);
    }
    return Fail("no value begins so");
  }

  bool ParseArray(std::uint64_t count, Cbor* value, int depth) {
    value->type = Cbor::Type::kArray;
    // Every item has a byte at least: a length that nothing stands behind allocates nothing.
    if (count > bytes_.size() - at_) return Fail("cut off");
    for (; count > 0; --count) {
      if (!Parse(&value->items.emplace_back(), depth + 1)) return false;
    }
    return true;
  }

  bool ParseMap(std::uint64_t count, Cbor* value, int depth) {
    value->type = Cbor::Type::kMap;
    if (count > (bytes_.size() - at_) / 2) return Fail("cut off");
    for (; count > 0; --count) {
      Cbor key;
      if (!Parse(&key, depth + 1)) return false;
      if (key.type != Cbor::Type::kText) return Fail("a key that is no text");
      if (!value->keys.empty() && !ComesBefore(value->keys.back(), key.bytes)) return Fail("keys out of order");
      value->keys.push_back(key.bytes);
      if (!Parse(&value->items.emplace_back(), depth + 1)) return false;
    }
    return true;
  }

  bool ParseLink(std::uint64_t tag, Cbor* value, int depth) {
    if (tag != kLinkTag) return Fail("an unknown tag");
    if (!Parse(value, depth + 1)) return false;
    if (value->type != Cbor::Type::kBytes || !value->bytes.starts_with('\0')) return Fail("a link that is no CID");
    value->type = Cbor::Type::kLink;
    value->bytes.remove_prefix(1);
    return true;
  }

  bool ParseSimple(std::uint8_t info, Cbor* value) {
    constexpr std::uint8_t kFalse = 20;
    constexpr std::uint8_t kTrue = 21;
    constexpr std::uint8_t kNull = 22;
    constexpr std::uint8_t kDouble = 27;
    if (info != kFalse && info != kTrue && info != kNull && info != kDouble) return Fail("no value begins so");
    if (info == kFalse || info == kTrue) {
      value->type = Cbor::Type::kBool;
      value->boolean = info == kTrue;
    }
    return true;
  }

  // The first byte, and the number in or behind it: in its shortest form, except that a double has all its bytes.
  bool Head(Major* major, std::uint64_t* number, std::uint8_t* info) {
    if (at_ >= bytes_.size()) return Fail("cut off");
    const auto first = static_cast<std::uint8_t>(bytes_[at_++]);
    constexpr std::uint8_t kInfo = 31;
    constexpr std::uint8_t kOneByte = 24;
    constexpr std::uint8_t kEightBytes = 27;
    *major = static_cast<Major>(first >> 5);
    *info = first & kInfo;
    *number = *info;
    if (*info < kOneByte) return true;
    if (*info > kEightBytes) return Fail("a length that is not given");
    const std::size_t size = std::size_t{1} << (*info - kOneByte);
    std::string_view digits;
    if (!Take(size, &digits)) return false;
    *number = 0;
    for (const char digit : digits) *number = *number << 8 | static_cast<std::uint8_t>(digit);
    if (*major == kSimple) return true;
    const bool shortest = size == 1 ? *number >= kOneByte : *number >> (4 * size) != 0;
    return shortest || Fail("a number in a longer form than it needs");
  }

  bool Take(std::uint64_t size, std::string_view* out) {
    if (size > bytes_.size() - at_) return Fail("cut off");
    *out = bytes_.substr(at_, size);
    at_ += size;
    return true;
  }

  bool Fail(std::string_view message) {
    *fault_ = {at_, message};
    return false;
  }

  const std::string_view bytes_;
  CborFault* const fault_;
  std::size_t at_ = 0;
  std::size_t items_ = 0;
};

std::string_view Find(const Cbor& map, std::string_view key, Cbor::Type type) {
  const Cbor* const value = map.Find(key);
  return value != nullptr && value->type == type ? value->bytes : std::string_view();
}

}  // namespace

const Cbor* Cbor::Find(std::string_view key) const {
  const auto found = std::find(keys.begin(), keys.end(), key);
  return found == keys.end() ? nullptr : &items[static_cast<std::size_t>(found - keys.begin())];
}

std::string_view Cbor::Text(std::string_view key) const { return archive::Find(*this, key, Type::kText); }
std::string_view Cbor::Link(std::string_view key) const { return archive::Find(*this, key, Type::kLink); }
std::string_view Cbor::Bytes(std::string_view key) const { return archive::Find(*this, key, Type::kBytes); }

bool ParseDagCbor(std::string_view bytes, Cbor* value, CborFault* fault) {
  *value = Cbor();
  return Parser(bytes, fault).ParseAll(value);
}

}  // namespace metier::archive
