// JSON text, written field by field into one string.

#ifndef METIER_SRC_SINK_JSON_H_
#define METIER_SRC_SINK_JSON_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace metier::sink {

// Appends to `*out`. Commas come by themselves; the caller balances brackets and gives a key before each value inside an object.
// Strings may be any bytes: invalid UTF-8 becomes U+FFFD, and <, >, & and the bidi controls are written as \u escapes, so that the result is
// harmless in a page and in a terminal.
class JsonWriter {
 public:
  explicit JsonWriter(std::string* out) : out_(*out) {}

  JsonWriter& BeginObject() { return Open('{'); }
  JsonWriter& EndObject() { return Close('}'); }
  JsonWriter& BeginArray() { return Open('['); }
  JsonWriter& EndArray() { return Close(']'); }
  JsonWriter& Key(std::string_view key);

  JsonWriter& String(std::string_view text);
  JsonWriter& Integer(std::int64_t value);
  JsonWriter& Bool(bool value);
  JsonWriter& Null();
  // The shortest text that reads back as the same double; null where it is not finite.
  JsonWriter& Number(double value);
  // With `decimals` places after the point.
  JsonWriter& Rounded(double value, int decimals);

 private:
  JsonWriter& Open(char bracket);
  JsonWriter& Close(char bracket);
  void Separate();

  std::string& out_;
  bool fresh_ = true;  // no comma is due
};

}  // namespace metier::sink

#endif  // METIER_SRC_SINK_JSON_H_
