#include "text/utf8.h"

#include "text/ascii.h"

namespace metier::text {
namespace {

// What a lead byte promises: the length of the sequence and the range of its second byte. Only the second byte ever has
// a range narrower than 80..BF: that is what keeps overlong forms, surrogates and values above U+10FFFF out (Table
// 3-7).
struct Lead {
  std::uint8_t size;  // 0: no sequence begins with this byte
  std::uint8_t second_low;
  std::uint8_t second_high;
};

constexpr Lead LeadOf(std::uint8_t byte) {
  if (byte < 0xC2) return {0, 0, 0};  // continuation bytes, and the overlong C0 and C1
  if (byte < 0xE0) return {2, 0x80, 0xBF};
  if (byte == 0xE0) return {3, 0xA0, 0xBF};
  if (byte == 0xED) return {3, 0x80, 0x9F};
  if (byte < 0xF0) return {3, 0x80, 0xBF};
  if (byte == 0xF0) return {4, 0x90, 0xBF};
  if (byte < 0xF4) return {4, 0x80, 0xBF};
  if (byte == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

std::uint8_t ByteAt(std::string_view bytes, std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); }

}  // namespace

Utf8Character DecodeLongUtf8(std::string_view bytes) {
  const std::uint8_t first = ByteAt(bytes, 0);
  const Lead lead = LeadOf(first);
  if (lead.size == 0) return {kReplacementCharacter, 1, false};
  char32_t code_point = first & (0xFFu >> (lead.size + 1));
  for (std::uint32_t i = 1; i < lead.size; ++i) {
    const std::uint8_t low = i == 1 ? lead.second_low : 0x80;
    const std::uint8_t high = i == 1 ? lead.second_high : 0xBF;
    if (i >= bytes.size() || ByteAt(bytes, i) < low || ByteAt(bytes, i) > high) {
      return {kReplacementCharacter, i, false};
    }
    code_point = (code_point << 6) | (ByteAt(bytes, i) & 0x3Fu);
  }
  return {code_point, lead.size, true};
}

Utf8Character DecodeLastUtf8(std::string_view valid_utf8) {
  std::size_t begin = valid_utf8.size() - 1;
  while (begin > 0 && (ByteAt(valid_utf8, begin) & 0xC0u) == 0x80) --begin;
  return DecodeUtf8(valid_utf8.substr(begin));
}

void AppendUtf8(char32_t code_point, std::string* out) {
  if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) code_point = kReplacementCharacter;
  const auto append = [out](char32_t byte) { out->push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    append(code_point);
  } else if (code_point < 0x800) {
    append(0xC0 | (code_point >> 6));
    append(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    append(0xE0 | (code_point >> 12));
    append(0x80 | ((code_point >> 6) & 0x3F));
    append(0x80 | (code_point & 0x3F));
  } else {
    append(0xF0 | (code_point >> 18));
    append(0x80 | ((code_point >> 12) & 0x3F));
    append(0x80 | ((code_point >> 6) & 0x3F));
    append(0x80 | (code_point & 0x3F));
  }
}

std::size_t ValidUtf8Prefix(std::string_view bytes) {
  std::size_t i = FindNonAscii(bytes);
  while (i < bytes.size()) {
    const Utf8Character character = DecodeUtf8(bytes.substr(i));
    if (!character.valid) break;
    i += character.size;
    i += FindNonAscii(bytes.substr(i));
  }
  return i;
}

std::string RepairUtf8(std::string_view bytes, std::uint32_t* replaced) {
  std::string out;
  out.reserve(bytes.size());
  std::uint32_t count = 0;
  while (!bytes.empty()) {
    const std::size_t valid = ValidUtf8Prefix(bytes);
    out.append(bytes.substr(0, valid));
    bytes.remove_prefix(valid);
    if (bytes.empty()) break;
    AppendUtf8(kReplacementCharacter, &out);
    bytes.remove_prefix(DecodeUtf8(bytes).size);
    ++count;
  }
  if (replaced != nullptr) *replaced = count;
  return out;
}

std::string_view TruncateUtf8(std::string_view valid_utf8, std::size_t max_size) {
  if (valid_utf8.size() <= max_size) return valid_utf8;
  std::size_t size = max_size;
  while (size > 0 && (ByteAt(valid_utf8, size) & 0xC0u) == 0x80) --size;
  return valid_utf8.substr(0, size);
}

}  // namespace metier::text
