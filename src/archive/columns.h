// What the columns of a table mean, by the names that people's exports give them.

#ifndef METIER_SRC_ARCHIVE_COLUMNS_H_
#define METIER_SRC_ARCHIVE_COLUMNS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace metier::archive {

// The fields of a post that a cell can fill.
enum class Column : std::uint8_t {
  kText,
  kId,
  kAuthor,
  kTime,
  kLang,
  kKind,
  kThread,
  kUrl,
  kAudience,
  kLikes,
  kReposts,
  kQuotes,
  kReplies,
  kBookmarks,
  kClicks,
  kConversions,
  kVotes,
  kViews,
};
inline constexpr std::size_t kColumns = 18;

struct ColumnMap {
  // Where each field stands, by Column; none where no column fits.
  std::array<std::optional<std::size_t>, kColumns> index;
  std::vector<std::string> names;  // As the header writes them.

  std::optional<std::size_t> operator[](Column column) const { return index[static_cast<std::size_t>(column)]; }
};

// What the name of a column means; none where nothing. In any case, with spaces around it.
std::optional<Column> FindColumn(std::string_view name);

// A field's own name, the first of those that its column may have; and the field of exactly that name.
std::string_view NameOfColumn(Column field);
std::optional<Column> ColumnNamed(std::string_view name);

// The names that somebody has chosen for the columns, by Column.
using ChosenNames = std::array<std::optional<std::string>, kColumns>;

// A chosen name stands for its field alone. Of other fields, where two columns fit one, the name that stands first in
// the field's list of synonyms wins, then the one further left. InvalidArgument, naming the columns there are, without
// one for the text or for a chosen name.
absl::StatusOr<ColumnMap> MapColumns(const std::vector<std::string_view>& header, const ChosenNames& chosen = {});

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_COLUMNS_H_
