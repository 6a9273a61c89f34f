#include "sink/json.h"

#include <array>
#include <charconv>
#include <cmath>

#include "sink/unsafe.h"
#include "text/utf8.h"

namespace metier::sink {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

// Bytes that stand for themselves.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> plain = {};
  for (unsigned byte = 0x20; byte < 0x7F; ++byte) plain[byte] = true;
  for (const unsigned char escaped : {'"', '\\', '<', '>', '&'}) plain[escaped] = false;
  return plain;
}();

bool IsPlain(char c) { return kPlain[static_cast<unsigned char>(c)]; }

// Room for every double in fixed notation: the longest has 309 digits before the point.
using Digits = std::array<char, 352>;

// The end of the number written to `digits` as std::to_chars would, or null where that must do it. Most numbers here
// are shares and confidences, and exact decimals of a double take a thousand instructions.
char* WriteSmall(double value, int decimals, Digits* digits) {
  constexpr std::array<std::uint32_t, 7> kPowers = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000};
  constexpr double kLargest = 4e9;       // fits 32 bits
  constexpr double kFarFromHalf = 1e-3;  // The product is off by less than a millionth there, so rounding is sure.
  if (decimals < 1 || decimals >= static_cast<int>(kPowers.size()) || std::signbit(value)) return nullptr;
  const std::uint32_t power = kPowers[static_cast<std::size_t>(decimals)];
  const double scaled = value * power;
  if (!(scaled < kLargest)) return nullptr;
  auto whole = static_cast<std::uint32_t>(scaled);
  const double rest = scaled - whole;
  if (std::abs(rest - 0.5) < kFarFromHalf) return nullptr;
  if (rest > 0.5) ++whole;
  char* at = std::to_chars(digits->data(), digits->data() + digits->size(), whole / power).ptr;
  *at = '.';
  std::uint32_t fraction = whole % power;
  for (int i = decimals; i > 0; --i, fraction /= 10) at[i] = static_cast<char>('0' + fraction % 10);
  return at + 1 + decimals;
}

void AppendEscape(char32_t c, std::string* out) {
  out->append("\\u");
  for (int shift = 12; shift >= 0; shift -= 4) out->push_back(kHex[(c >> shift) & 15]);
}

void AppendCharacter(const text::Utf8Character& character, std::string_view bytes, std::string* out) {
  switch (character.code_point) {
    case '"':
      out->append("\\\"");
      return;
    case '\\':
      out->append("\\\\");
      return;
    case '\n':
      out->append("\\n");
      return;
    case '\t':
      out->append("\\t");
      return;
    case '\r':
      out->append("\\r");
      return;
    default:
      break;
  }
  if (IsUnsafe(character.code_point) || character.code_point == '<' || character.code_point == '>' ||
      character.code_point == '&') {
    AppendEscape(character.code_point, out);
  } else if (character.valid) {
    out->append(bytes.substr(0, character.size));
  } else {
    out->append("\xEF\xBF\xBD");
  }
}

}  // namespace

JsonWriter& JsonWriter::Open(char bracket) {
  Separate();
  out_.push_back(bracket);
  fresh_ = true;
  return *this;
}

JsonWriter& JsonWriter::Close(char bracket) {
  out_.push_back(bracket);
  fresh_ = false;
  return *this;
}

void JsonWriter::Separate() {
  if (!fresh_) out_.push_back(',');
  fresh_ = false;
}

JsonWriter& JsonWriter::Key(std::string_view key) {
  String(key);
  out_.push_back(':');
  fresh_ = true;
  return *this;
}

JsonWriter& JsonWriter::String(std::string_view text) {
  Separate();
  out_.push_back('"');
  while (!text.empty()) {
    std::size_t plain = 0;
    while (plain < text.size() && IsPlain(text[plain])) ++plain;
    out_.append(text.substr(0, plain));
    text.remove_prefix(plain);
    if (text.empty()) break;
    const text::Utf8Character character = text::DecodeUtf8(text);
    AppendCharacter(character, text, &out_);
    text.remove_prefix(character.size);
  }
  out_.push_back('"');
  return *this;
}

JsonWriter& JsonWriter::Integer(std::int64_t value) {
  Separate();
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out_.append(digits.data(), end);
  return *this;
}

JsonWriter& JsonWriter::Bool(bool value) {
  Separate();
  out_.append(value ? "true" : "false");
  return *this;
}

JsonWriter& JsonWriter::Null() {
  Separate();
  out_.append("null");
  return *this;
}

JsonWriter& JsonWriter::Number(double value) {
  if (!std::isfinite(value)) return Null();
  Separate();
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out_.append(digits.data(), end);
  return *this;
}

JsonWriter& JsonWriter::Rounded(double value, int decimals) {
  if (!std::isfinite(value)) return Null();
  Separate();
  Digits digits;
  char* end = WriteSmall(value, decimals, &digits);
  if (end == nullptr) {
    end = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, decimals).ptr;
  }
  out_.append(digits.data(), end);
  return *this;
}

}  // namespace metier::sink
