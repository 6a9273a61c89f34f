#include "archive/json_record.h"

#include <algorithm>
#include <cmath>

#include "archive/field.h"
#include "base/message.h"
#include "base/time.h"

namespace metier::archive {
namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

// Allocated once; a longer record makes it grow.
constexpr std::size_t kFirstCapacity = std::size_t{64} << 10;

std::string_view TypeName(element value) {
  switch (value.type()) {
    case element_type::ARRAY:
      return "an array";
    case element_type::OBJECT:
      return "an object";
    case element_type::STRING:
      return "a string";
    case element_type::BOOL:
      return "true or false";
    case element_type::NULL_VALUE:
      return "null";
    default:
      return "a number";
  }
}

}  // namespace

std::string FieldName::ForUser() const {
  std::string out(name);
  if (index >= 0) out += base::Concat("[", std::to_string(index), "]");
  if (!inner.empty()) out += base::Concat(".", inner);
  std::replace(out.begin(), out.end(), '/', '.');
  return out;
}

std::string FieldName::Pointer() const {
  std::string out = base::Concat("/", name);
  if (index >= 0) out += base::Concat("/", std::to_string(index));
  if (!inner.empty()) out += base::Concat("/", inner);
  return out;
}

JsonRecord::JsonRecord() {
  // A failure here comes back from parse(), which allocates again.
  if (parser_.allocate(kFirstCapacity) != simdjson::SUCCESS) return;
}

bool JsonRecord::Parse(std::string_view json, simdjson::dom::object* object) {
  json_ = json;
  pointer_.clear();
  element root;
  const simdjson::error_code error = parser_.parse(json.data(), json.size(), /*realloc_if_needed=*/false).get(root);
  if (error != simdjson::SUCCESS) {
    if (auto fault = FindFault(json)) {
      fault_ = Fault{fault->offset, base::Concat("bad JSON: ", fault->message)};
    } else {
      fault_ = Fault{0, base::Concat("bad JSON: ", simdjson::error_message(error))};
    }
    return false;
  }
  if (root.get(*object) == simdjson::SUCCESS) return true;
  fault_ = Fault{FindValue(json, ""), base::Concat("a JSON object expected, not ", TypeName(root))};
  return false;
}

bool JsonRecord::ReadString(element value, const FieldName& field, std::string* out) {
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) return value.is_null() || FailType(value, field, "a string");
  out->assign(text);
  return true;
}

bool JsonRecord::ReadId(element value, const FieldName& field, std::string* out) {
  switch (value.type()) {
    case element_type::INT64:
      *out = std::to_string(value.get_int64().value_unsafe());
      return true;
    case element_type::UINT64:
      *out = std::to_string(value.get_uint64().value_unsafe());
      return true;
    case element_type::STRING:
      return ReadString(value, field, out);
    case element_type::NULL_VALUE:
      return true;
    default:
      return FailType(value, field, "a string or a whole number");
  }
}

bool JsonRecord::ReadCount(element value, const FieldName& field, std::int64_t* out) {
  std::string problem;
  std::string_view text;
  std::int64_t integer = 0;
  double number = 0;
  if (value.is_null()) return true;
  if (value.get(text) == simdjson::SUCCESS) {
    problem = ParseCount(text, out);
  } else if (value.get(integer) == simdjson::SUCCESS) {
    problem = CountFromInteger(integer, out);
  } else if (value.get(number) == simdjson::SUCCESS) {
    problem = CountFromDouble(number, out);
  } else {
    return FailType(value, field, "a whole number");
  }
  return problem.empty() || Fail(field, problem);
}

bool JsonRecord::ReadTime(element value, const FieldName& field, UnixSeconds* out) {
  std::string_view text;
  double number = 0;
  if (value.is_null()) return true;
  if (value.get(text) == simdjson::SUCCESS) {
    const auto time = base::ParseTime(text);
    if (!time.ok()) return Fail(field, base::Concat("is wrong: ", std::string(time.status().message())));
    *out = *time;
    return true;
  }
  if (value.get(number) != simdjson::SUCCESS) return FailType(value, field, "a time");
  // Every second of the years 0001 to 9999 is exact in a double.
  if (!(number >= static_cast<double>(base::kEarliestTime) && number <= static_cast<double>(base::kLatestTime))) {
    return Fail(field, "is outside the years 0001 to 9999 (is it in milliseconds?)");
  }
  *out = static_cast<UnixSeconds>(std::floor(number));
  return true;
}

bool JsonRecord::ReadObject(element value, const FieldName& field, simdjson::dom::object* out) {
  return value.get(*out) == simdjson::SUCCESS || FailType(value, field, "an object");
}

bool JsonRecord::ReadArray(element value, const FieldName& field, simdjson::dom::array* out) {
  return value.get(*out) == simdjson::SUCCESS || FailType(value, field, "an array");
}

bool JsonRecord::FailType(element value, const FieldName& field, std::string_view wanted) {
  return Fail(field, base::Concat("must be ", wanted, ", not ", TypeName(value)));
}

bool JsonRecord::Fail(const FieldName& field, std::string_view problem) {
  fault_ = Fault{0, base::Concat(field.ForUser(), " ", problem)};
  pointer_ = field.Pointer();
  return false;
}

const Fault& JsonRecord::fault() const {
  if (!pointer_.empty()) fault_.offset = FindValue(json_, pointer_);
  pointer_.clear();
  return fault_;
}

std::string_view TextOf(const simdjson::dom::object& fields, std::string_view name) {
  std::string_view text;
  return fields[name].get(text) == simdjson::SUCCESS ? text : std::string_view();
}

}  // namespace metier::archive
