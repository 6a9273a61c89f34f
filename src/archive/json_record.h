// One JSON object at a time to something of ours: the checks and messages that every JSON format shares.

#ifndef METIER_SRC_ARCHIVE_JSON_RECORD_H_
#define METIER_SRC_ARCHIVE_JSON_RECORD_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "archive/json.h"
#include "archive/json_fault.h"
#include "metier/post.h"

namespace metier::archive {

// Names a value inside the record, for messages: "text", "engagement.likes", "reactions[2].kind".
struct FieldName {
  std::string_view name;
  std::string_view inner = {};  // May be a path itself: "core/text".
  std::int64_t index = -1;      // Into the array `name`; -1 where `name` is none.

  std::string ForUser() const;
  std::string Pointer() const;  // RFC 6901.
};

// Parses records one after the other with the same memory. Every function that can fail returns false and leaves the
// reason in fault(). JSON null always counts as an absent field, which leaves the output alone.
class JsonRecord {
 public:
  JsonRecord();

  // `json`, with Input::kPadding readable bytes behind it, must be one JSON object. It must outlive the use of
  // `*object`.
  bool Parse(std::string_view json, simdjson::dom::object* object);

  bool ReadString(simdjson::dom::element value, const FieldName& field, std::string* out);
  // A string, or an integer as its decimal digits.
  bool ReadId(simdjson::dom::element value, const FieldName& field, std::string* out);
  // A whole number from 0 to kMostCount, or a string of its digits.
  bool ReadCount(simdjson::dom::element value, const FieldName& field, std::int64_t* out);
  // Any form that ParseTime knows, or a number of Unix seconds.
  bool ReadTime(simdjson::dom::element value, const FieldName& field, UnixSeconds* out);
  bool ReadObject(simdjson::dom::element value, const FieldName& field, simdjson::dom::object* out);
  bool ReadArray(simdjson::dom::element value, const FieldName& field, simdjson::dom::array* out);

  // Refuses the record because of `field`; false always. `problem` follows the field's name in the message.
  bool Fail(const FieldName& field, std::string_view problem);
  // Of the last failure, relative to the beginning of the record, which must still be there: the place of a field is
  // looked for only when somebody asks.
  const Fault& fault() const;

 private:
  bool FailType(simdjson::dom::element value, const FieldName& field, std::string_view wanted);

  simdjson::dom::parser parser_;
  std::string_view json_;
  mutable Fault fault_;
  mutable std::string pointer_;  // Of the value that `fault_` is about; empty where its place is known.
};

// The string under `name`, in the memory of the record; empty where there is none, or something else.
std::string_view TextOf(const simdjson::dom::object& fields, std::string_view name);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_JSON_RECORD_H_
