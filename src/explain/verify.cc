#include "explain/verify.h"

#include <charconv>
#include <map>
#include <optional>
#include <type_traits>
#include <utility>

#include "base/time.h"
#include "explain/audit_walk.h"

namespace metier::explain {
namespace {

std::string TextOf(std::string_view name, const std::int64_t& value) {
  if (value == kUnknownTime) return "none";
  const bool time = name == "time" || name == "date" || name == "as_of" || name == "since" || name == "last";
  return time ? base::FormatTime(value) : std::to_string(value);
}
std::string TextOf(std::string_view, const bool& value) { return value ? "true" : "false"; }
std::string TextOf(std::string_view, const double& value) {
  char digits[64];
  return std::string(digits, std::to_chars(digits, digits + sizeof(digits), value).ptr);
}
std::string TextOf(std::string_view, const std::string& value) { return value; }
std::string TextOf(std::string_view, const std::optional<std::string>& value) { return value.value_or("none"); }

// A field's place: the topic, then what it is of, in the order in which it is walked.
using Place = std::pair<std::string, std::string>;
struct Fields {
  std::vector<Place> order;
  std::map<Place, std::string> values;

  void Add(Place place, std::string value) {
    order.push_back(place);
    values.emplace(std::move(place), std::move(value));
  }
};

Fields FieldsOf(const PersonAudit& person) {
  Fields fields;
  PersonAudit::Fields(person, [&fields](std::string_view name, const auto& value) {
    fields.Add({"", std::string(name)}, TextOf(name, value));
  });
  WalkAudit(person, [&](const AuditTable& table, AuditKeys keys, const auto& row) {
    const bool of_topic = table.keys[0] == "place";
    const std::string topic = of_topic ? person.topics[static_cast<std::size_t>(keys[0])].slug : "";
    std::string what;
    if (table.name != kTopicTable.name) {
      what = std::string(table.name);
      for (std::size_t i = of_topic ? 1 : 0; i < keys.size(); ++i) what += " " + std::to_string(keys[i] + 1);
      what += " ";
    }
    std::decay_t<decltype(row)>::Fields(row, [&](std::string_view name, const auto& value) {
      fields.Add({topic, what + std::string(name)}, TextOf(name, value));
    });
  });
  return fields;
}

}  // namespace

std::vector<Difference> Compare(const PersonAudit& stored, const PersonAudit& found) {
  const Fields old_fields = FieldsOf(stored);
  const Fields new_fields = FieldsOf(found);
  std::vector<Difference> differences;
  for (const Place& place : old_fields.order) {
    const auto other = new_fields.values.find(place);
    const std::string& value = old_fields.values.at(place);
    if (other != new_fields.values.end() && other->second == value) continue;
    differences.push_back(
        {stored.user, place.first, place.second, value, other == new_fields.values.end() ? "" : other->second});
  }
  for (const Place& place : new_fields.order) {
    if (old_fields.values.contains(place)) continue;
    differences.push_back({stored.user, place.first, place.second, "", new_fields.values.at(place)});
  }
  return differences;
}

}  // namespace metier::explain
