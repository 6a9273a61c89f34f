#include "sink/taxonomy_tables.h"

#include <cstdint>

#include "sink/sqlite.h"

namespace metier::sink {

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

}  // namespace metier::sink
