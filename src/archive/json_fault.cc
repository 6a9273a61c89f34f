#include "archive/json_fault.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <system_error>
#include <vector>

namespace metier::archive {
namespace {

constexpr std::size_t kDeepest = 1024;  // As simdjson.

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsHex(char c) { return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// The offset of the first byte that is not well-formed UTF-8 (Unicode's Table 3-7), or the size.
std::size_t FindBadUtf8(std::string_view text) {
  const auto byte = [text](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  std::size_t i = 0;
  while (i < text.size()) {
    const unsigned lead = byte(i);
    std::size_t length = 1;
    unsigned low = 0x80;
    unsigned high = 0xBF;
    if (lead < 0x80) {
      ++i;
      continue;
    } else if (lead >= 0xC2 && lead <= 0xDF) {
      length = 2;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
      length = 3;
      if (lead == 0xE0) low = 0xA0;
      if (lead == 0xED) high = 0x9F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
      length = 4;
      if (lead == 0xF0) low = 0x90;
      if (lead == 0xF4) high = 0x8F;
    } else {
      return i;
    }
    if (byte(i + 1) < low || byte(i + 1) > high) return i;
    for (std::size_t k = 2; k < length; ++k) {
      if ((byte(i + k) & 0xC0) != 0x80) return i;
    }
    i += length;
  }
  return i;
}

// Walks over JSON without recursion, so that no input can exhaust the stack.
class Checker {
 public:
  explicit Checker(std::string_view text) : text_(text) {}

  std::optional<Fault> Check() {
    if (Value()) {
      SkipSpace();
      if (at_ < text_.size()) Fail("text after the end of the JSON value");
    }
    return fault_;
  }

 private:
  char Peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool Done() const { return at_ >= text_.size(); }
  void SkipSpace() {
    while (!Done() && IsSpace(text_[at_])) ++at_;
  }
  bool Fail(std::string message) {
    if (Done()) message = "the JSON ends too early: " + message;
    fault_ = Fault{at_, std::move(message)};
    return false;
  }

  bool Value() {
    std::string open;  // The brackets that are open.
    do {
      SkipSpace();
      if (Peek() == '{' || Peek() == '[') {
        if (open.size() == kDeepest) return Fail("nested too deeply");
        open.push_back(Peek());
        ++at_;
        SkipSpace();
        if (Peek() != (open.back() == '{' ? '}' : ']')) {
          if (open.back() == '{' && !Key()) return false;
          continue;
        }
      } else if (!Scalar()) {
        return false;
      }
      if (!Close(&open)) return false;
    } while (!open.empty());
    return true;
  }

  // After a value: closes what ends here, up to the next value.
  bool Close(std::string* open) {
    while (!open->empty()) {
      SkipSpace();
      const bool object = open->back() == '{';
      if (Peek() == ',') {
        ++at_;
        return !object || Key();
      }
      if (Peek() != (object ? '}' : ']')) return Fail(object ? "\",\" or \"}\" expected" : "\",\" or \"]\" expected");
      ++at_;
      open->pop_back();
    }
    return true;
  }

  bool Key() {
    SkipSpace();
    if (Peek() != '"') return Fail("a field name in double quotes expected");
    if (!String()) return false;
    SkipSpace();
    if (Peek() != ':') return Fail("\":\" expected");
    ++at_;
    return true;
  }

  bool Scalar() {
    if (Peek() == '"') return String();
    if (Peek() == '-' || IsDigit(Peek())) return Number();
    for (const std::string_view word : {"true", "false", "null"}) {
      if (text_.substr(at_).starts_with(word)) {
        at_ += word.size();
        return true;
      }
    }
    return Fail("a JSON value expected");
  }

  bool String() {
    const std::size_t start = at_++;
    for (; !Done(); ++at_) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        return true;
      }
      if (static_cast<unsigned char>(c) < 0x20) return Fail("a control character inside a string");
      if (c == '\\' && !Escape()) return false;
    }
    at_ = start;
    return Fail("a string that does not end");
  }

  // From the backslash to the last character of the escape.
  bool Escape() {
    const std::size_t start = at_++;
    if (Peek() != 'u') {
      if (!Done() && std::string_view("\"\\/bfnrt").find(Peek()) != std::string_view::npos) return true;
      at_ = start;
      return Fail("an unknown escape in a string");
    }
    const int unit = CodeUnit();
    bool good = unit >= 0 && (unit < 0xDC00 || unit > 0xDFFF);
    if (good && unit >= 0xD800 && unit <= 0xDBFF) {
      ++at_;
      good = text_.substr(at_).starts_with("\\u");
      ++at_;
      const int second = good ? CodeUnit() : -1;
      good = second >= 0xDC00 && second <= 0xDFFF;
    }
    if (good) return true;
    at_ = start;
    return Fail("a bad \\u escape in a string (half of a surrogate pair?)");
  }

  // From the "u" of "\uABCD" to its last digit; -1 where it is malformed.
  int CodeUnit() {
    const std::string_view digits = text_.substr(std::min(at_ + 1, text_.size()), 4);
    if (digits.size() < 4 || !std::all_of(digits.begin(), digits.end(), IsHex)) return -1;
    int unit = 0;
    std::from_chars(digits.data(), digits.data() + 4, unit, 16);
    at_ += 4;
    return unit;
  }

  bool Digits() {
    if (!IsDigit(Peek())) return Fail("a digit expected");
    while (IsDigit(Peek())) ++at_;
    return true;
  }

  bool Number() {
    const std::size_t start = at_;
    const bool negative = Peek() == '-';
    if (negative) ++at_;
    if (Peek() == '0' && at_ + 1 < text_.size() && IsDigit(text_[at_ + 1])) return Fail("a number with a leading zero");
    if (!Digits()) return false;
    bool integer = true;
    if (Peek() == '.') {
      integer = false;
      ++at_;
      if (!Digits()) return false;
    }
    if (Peek() == 'e' || Peek() == 'E') {
      integer = false;
      ++at_;
      if (Peek() == '+' || Peek() == '-') ++at_;
      if (!Digits()) return false;
    }
    if (Fits(text_.substr(start, at_ - start), integer, negative)) return true;
    at_ = start;
    return Fail("a number out of range");
  }

  static bool Fits(std::string_view number, bool integer, bool negative) {
    const char* const first = number.data();
    const char* const last = first + number.size();
    const auto in_range = [&](auto value) { return std::from_chars(first, last, value).ec == std::errc(); };
    if (!integer)
      return in_range(double{}) || number.find("e-") != std::string_view::npos ||
             number.find("E-") != std::string_view::npos;
    return negative ? in_range(std::int64_t{}) : in_range(std::uint64_t{});
  }

  const std::string_view text_;
  std::size_t at_ = 0;
  std::optional<Fault> fault_;
};

// Steps over valid JSON.
class Walker {
 public:
  explicit Walker(std::string_view text) : text_(text) { SkipSpace(); }

  std::size_t at() const { return at_; }

  // From a container to the value of `step` in it, a key or an index. False, and at the container still, where it has
  // none.
  bool Enter(std::string_view step) {
    const std::size_t start = at_;
    const char open = Peek();
    if (open != '{' && open != '[') return false;
    std::optional<std::size_t> found;
    std::size_t wanted = 0;
    const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), wanted);
    const bool is_index = error == std::errc() && end == step.data() + step.size();
    if (open == '[' && !is_index) return false;
    ++at_;
    SkipSpace();
    for (std::size_t index = 0; !Done() && Peek() != '}' && Peek() != ']'; ++index) {
      std::string_view key;
      if (open == '{') {
        const std::size_t quote = at_;
        SkipString();
        key = text_.substr(quote + 1, at_ - quote - 2);
        SkipSpace();
        ++at_;  // ':'
        SkipSpace();
      }
      if (open == '{' ? key == step : index == wanted) found = at_;
      if (open == '[' && found) break;
      SkipValue();
      SkipSpace();
      if (Peek() == ',') ++at_;
      SkipSpace();
    }
    at_ = found.value_or(start);
    return found.has_value();
  }

 private:
  char Peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool Done() const { return at_ >= text_.size(); }
  void SkipSpace() {
    while (!Done() && IsSpace(text_[at_])) ++at_;
  }
  void SkipString() {
    for (++at_; !Done() && Peek() != '"'; ++at_) {
      if (Peek() == '\\') ++at_;
    }
    ++at_;
  }
  void SkipValue() {
    std::size_t depth = 0;
    for (; !Done(); ++at_) {
      const char c = Peek();
      if (c == '"') {
        SkipString();
        --at_;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if (c == '}' || c == ']' || c == ',') {
        if (depth == 0) return;
        if (c != ',') --depth;
      }
    }
  }

  const std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<Fault> FindFault(std::string_view json) {
  std::optional<Fault> fault = Checker(json).Check();
  const std::size_t bad_utf8 = FindBadUtf8(json);
  if (bad_utf8 < json.size() && (!fault || bad_utf8 <= fault->offset))
    fault = Fault{bad_utf8, "a byte that is not valid UTF-8"};
  return fault;
}

std::size_t FindValue(std::string_view json, std::string_view pointer) {
  Walker walker(json);
  while (pointer.starts_with('/')) {
    pointer.remove_prefix(1);
    const std::size_t end = std::min(pointer.find('/'), pointer.size());
    if (!walker.Enter(pointer.substr(0, end))) break;
    pointer.remove_prefix(end);
  }
  return std::min(walker.at(), json.size());
}

}  // namespace metier::archive
