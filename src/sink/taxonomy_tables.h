// What every database of results has besides: the run that made it, and the topics that its rows name.
//
//   run              key, value: versions and checksums, settings, counts
//   topics           topic, slug, name, sensitive
//   topic_ancestors  topic, ancestor

#ifndef METIER_SRC_SINK_TAXONOMY_TABLES_H_
#define METIER_SRC_SINK_TAXONOMY_TABLES_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "metier/post.h"
#include "metier/taxonomy.h"
#include "sink/sqlite_file.h"

namespace metier::sink {

// Keys and values of the table "run".
using RunFacts = std::map<std::string, std::string, std::less<>>;

// A file with the three tables, the topics in theirs, and `tables`, an SQL of its own.
absl::StatusOr<std::unique_ptr<SqliteFile>> CreateResults(const std::string& path, std::int64_t application_id,
                                                          std::int64_t version, std::string_view tables,
                                                          const Taxonomy& taxonomy);

// Adds the facts and what `indexes_and_views` makes, and puts the file in its place. No statement may be open.
absl::Status FinishResults(const RunFacts& facts, const std::string& indexes_and_views, SqliteFile* file);

// As RFC 3339.
std::optional<std::string> TimeOrNull(UnixSeconds time);

}  // namespace metier::sink

#endif  // METIER_SRC_SINK_TAXONOMY_TABLES_H_
