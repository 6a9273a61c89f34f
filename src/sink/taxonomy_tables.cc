#include "sink/taxonomy_tables.h"

#include <utility>

#include "base/message.h"
#include "base/time.h"
#include "sink/sqlite.h"

namespace metier::sink {
namespace {

std::string TaxonomySchema() {
  return "CREATE TABLE run(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
         "CREATE TABLE topics(topic INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL,"
         " sensitive INTEGER NOT NULL CHECK(sensitive IN (0, 1)));"
         "CREATE TABLE topic_ancestors(topic INTEGER NOT NULL REFERENCES topics, ancestor INTEGER NOT NULL REFERENCES "
         "topics, PRIMARY KEY(topic, ancestor)) WITHOUT ROWID;";
}

absl::Status AddTaxonomy(const Taxonomy& taxonomy, sqlite3* database) {
  SqliteStatement topics(database, "INSERT INTO topics VALUES (?,?,?,?)");
  SqliteStatement ancestors(database, "INSERT INTO topic_ancestors VALUES (?,?)");
  for (std::size_t i = 0; i < taxonomy.size(); ++i) {
    const Topic& topic = taxonomy.topics()[i];
    const auto number = static_cast<std::int64_t>(i);
    topics.Bind(number);
    topics.Bind(topic.slug);
    topics.Bind(topic.name);
    topics.Bind(topic.sensitive);
    topics.Step();
    for (const TopicIndex ancestor : topic.ancestors) {
      ancestors.Bind(number);
      ancestors.Bind(static_cast<std::int64_t>(ancestor));
      ancestors.Step();
    }
  }
  return topics.status().ok() ? ancestors.status() : topics.status();
}

absl::Status AddFacts(const RunFacts& facts, sqlite3* database) {
  SqliteStatement run(database, "INSERT INTO run VALUES (?,?)");
  for (const auto& [key, value] : facts) {
    run.Bind(key);
    run.Bind(value);
    run.Step();
  }
  return run.status();
}

}  // namespace

absl::StatusOr<std::unique_ptr<SqliteFile>> CreateResults(const std::string& path, std::int64_t application_id,
                                                          std::int64_t version, std::string_view tables,
                                                          const Taxonomy& taxonomy) {
  absl::StatusOr<std::unique_ptr<SqliteFile>> file =
      SqliteFile::Create(path, application_id, version, base::Concat(TaxonomySchema(), tables));
  if (!file.ok()) return file;
  if (absl::Status status = AddTaxonomy(taxonomy, (*file)->database()); !status.ok()) return status;
  return file;
}

absl::Status FinishResults(const RunFacts& facts, const std::string& indexes_and_views, SqliteFile* file) {
  if (absl::Status status = AddFacts(facts, file->database()); !status.ok()) return status;
  if (absl::Status status = Execute(file->database(), indexes_and_views); !status.ok()) return status;
  return file->Finish();
}

std::optional<std::string> TimeOrNull(UnixSeconds time) {
  return time == kUnknownTime ? std::nullopt : std::optional(base::FormatTime(time));
}

}  // namespace metier::sink
