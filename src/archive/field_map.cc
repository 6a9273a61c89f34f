#include "archive/field_map.h"

#include <algorithm>

#include "absl/status/status.h"
#include "base/message.h"

namespace metier::archive {
namespace {

// Up to the next comma, or the whole of what is in quotes. False where the quotes do not close.
bool TakeName(std::string_view* text, std::string* name) {
  const bool quoted = text->starts_with('"');
  if (quoted) text->remove_prefix(1);
  const std::size_t end = text->find(quoted ? '"' : ',');
  if (quoted && end == std::string_view::npos) return false;
  *name = text->substr(0, end);
  text->remove_prefix(std::min(text->size(), name->size() + (quoted ? 1 : 0)));
  if (text->empty()) return true;
  const bool comma = text->starts_with(',');
  text->remove_prefix(1);
  return comma && !text->empty();
}

}  // namespace

bool FieldMap::empty() const {
  return std::none_of(names.begin(), names.end(), [](const auto& name) { return name.has_value(); });
}

absl::StatusOr<FieldMap> ParseFieldMap(std::string_view text) {
  FieldMap map;
  const auto refuse = [](std::string_view problem) {
    std::string fields;
    for (std::size_t i = 0; i < kColumns; ++i) {
      fields += base::Concat(i == 0 ? "" : ", ", NameOfColumn(static_cast<Column>(i)));
    }
    return absl::InvalidArgumentError(
        base::Concat("--map ", problem, "; it is written text=body,author=user, and the fields are ", fields));
  };
  if (text.empty()) return refuse("is empty");
  while (!text.empty()) {
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) return refuse(base::Concat("has no \"=\" in ", base::Excerpt(text)));
    const auto field = ColumnNamed(text.substr(0, equals));
    if (!field) return refuse(base::Concat("knows no field ", base::Excerpt(text.substr(0, equals))));
    auto& name = map.names[static_cast<std::size_t>(*field)];
    if (name) return refuse(base::Concat("has ", NameOfColumn(*field), " twice"));
    text.remove_prefix(equals + 1);
    if (!TakeName(&text, &name.emplace()) || name->empty())
      return refuse(base::Concat("says nothing after ", NameOfColumn(*field), "="));
  }
  return map;
}

}  // namespace metier::archive
