// A new SQLite file, in its place as a whole or not at all.

#ifndef METIER_SRC_SINK_SQLITE_FILE_H_
#define METIER_SRC_SINK_SQLITE_FILE_H_

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace metier::sink {

// Not thread-safe. Rows go to base::TemporaryName of its place, in one transaction. The same statements in the same
// order give the same bytes.
class SqliteFile {
 public:
  // `application_id` and `version` are what PRAGMA application_id and user_version will say; `schema` is SQL. What is
  // at `path` and is no regular file is left alone, with InvalidArgument.
  static absl::StatusOr<std::unique_ptr<SqliteFile>> Create(const std::string& path, std::int64_t application_id,
                                                            std::int64_t version, const std::string& schema);
  // Without Finish() nothing is left behind.
  ~SqliteFile();
  SqliteFile(const SqliteFile&) = delete;
  SqliteFile& operator=(const SqliteFile&) = delete;

  sqlite3* database() { return database_; }
  // Makes the rows durable and puts the file in its place. Every statement must have been destroyed. To be called once.
  absl::Status Finish();

 private:
  explicit SqliteFile(std::string path);

  const std::string path_;
  const std::string temporary_;
  sqlite3* database_ = nullptr;
};

}  // namespace metier::sink

#endif  // METIER_SRC_SINK_SQLITE_FILE_H_
