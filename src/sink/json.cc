#include "sink/json.h"

#include <array>
#include <charconv>
#include <cmath>

#include "sink/unsafe.h"
#include "text/utf8.h"

namespace metier::sink {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

bool IsPlain(char c) {
  return static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
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
  if (IsUnsafe(character.code_point) || character.code_point == '<' || character.code_point == '>' || character.code_point == '&') {
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
  std::array<char, 352> digits;  // the longest double in fixed notation has 309 digits before the point
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, decimals).ptr;
  out_.append(digits.data(), end);
  return *this;
}

}  // namespace metier::sink
