// Which keys or columns hold the fields of a post, where the user says so: `--map text=body,author=user`.

#ifndef METIER_SRC_ARCHIVE_FIELD_MAP_H_
#define METIER_SRC_ARCHIVE_FIELD_MAP_H_

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "archive/columns.h"

namespace metier::archive {

struct FieldMap {
  // By Column: the name of a column, or of a key in JSON ("user.name" for one inside an object). None: as always.
  std::array<std::optional<std::string>, kColumns> names;

  const std::optional<std::string>& operator[](Column column) const { return names[static_cast<std::size_t>(column)]; }
  bool empty() const;
};

// "text=body,author=user"; a name may be in double quotes, to hold commas. The fields are text, id, author, time, lang,
// kind, thread, url, audience and the counts. InvalidArgument, with the list of fields, for anything else.
absl::StatusOr<FieldMap> ParseFieldMap(std::string_view text);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_FIELD_MAP_H_
