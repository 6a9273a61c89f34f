// What every database of results has besides: the run that made it, and the topics that its rows name.
//
//   run              key, value: versions and checksums, settings, counts
//   topics           topic, slug, name, sensitive
//   topic_ancestors  topic, ancestor

#ifndef METIER_SRC_SINK_TAXONOMY_TABLES_H_
#define METIER_SRC_SINK_TAXONOMY_TABLES_H_

#include <sqlite3.h>

#include <map>
#include <string>

#include "absl/status/status.h"
#include "metier/taxonomy.h"

namespace metier::sink {

// Keys and values of the table "run".
using RunFacts = std::map<std::string, std::string, std::less<>>;

// SQL that makes the three tables.
std::string TaxonomySchema();

absl::Status AddTaxonomy(const Taxonomy& taxonomy, sqlite3* database);
absl::Status AddFacts(const RunFacts& facts, sqlite3* database);

}  // namespace metier::sink

#endif  // METIER_SRC_SINK_TAXONOMY_TABLES_H_
