// Profiles in an SQLite file, for analysis. docs/sinks.md describes its tables and views.

#ifndef METIER_SRC_SINK_PROFILE_DATABASE_H_
#define METIER_SRC_SINK_PROFILE_DATABASE_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "metier/profile.h"
#include "metier/taxonomy.h"
#include "sink/sqlite.h"
#include "sink/sqlite_file.h"
#include "sink/taxonomy_tables.h"

namespace metier::sink {

// Not thread-safe. The same profiles in the same order give the same bytes. Memory does not grow with the people.
class ProfileDatabase {
 public:
  static absl::StatusOr<std::unique_ptr<ProfileDatabase>> Create(const std::string& path, const Taxonomy& taxonomy);

  // People are numbered from 1 in the order of the calls. Names in invalid UTF-8 are repaired.
  absl::Status Add(const Profile& profile);
  // Makes the indexes and views and puts the file in its place. Without it nothing is left behind. To be called once.
  absl::Status Finish(const RunFacts& facts);

 private:
  struct Statements {
    SqliteStatement person;
    SqliteStatement topic;
    SqliteStatement held_back;
    SqliteStatement implied;
  };
  explicit ProfileDatabase(std::unique_ptr<SqliteFile> file);

  const std::unique_ptr<SqliteFile> file_;
  std::unique_ptr<Statements> statements_;  // destroyed before the file
  std::int64_t people_ = 0;
};

}  // namespace metier::sink

#endif  // METIER_SRC_SINK_PROFILE_DATABASE_H_
