// SQLite as Metier uses it: prepared statements, and failures as values.

#ifndef METIER_SRC_SINK_SQLITE_H_
#define METIER_SRC_SINK_SQLITE_H_

#include <sqlite3.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "metier/post.h"

namespace metier::sink {

// What SQLite says of the last failure; OK where `code` is none.
absl::Status SqliteStatus(sqlite3* database, int code, std::string_view doing);
absl::Status Execute(sqlite3* database, const std::string& sql);

// One prepared statement. Values are bound from the first `?` on, columns read from the first on. The first failure is
// kept, and whatever follows does nothing. Move-only.
class SqliteStatement {
 public:
  SqliteStatement() = default;
  SqliteStatement(sqlite3* database, const std::string& sql);
  ~SqliteStatement() { sqlite3_finalize(statement_); }
  SqliteStatement(SqliteStatement&& other) noexcept { Swap(other); }
  SqliteStatement& operator=(SqliteStatement&& other) noexcept {
    Swap(other);
    return *this;
  }

  void Bind(std::int64_t value);  // kUnknownTime is stored as NULL
  void Bind(double value);
  void Bind(bool value) { Bind(static_cast<std::int64_t>(value)); }
  void Bind(std::string_view value);
  void Bind(const std::string& value) { Bind(std::string_view(value)); }
  void Bind(const std::optional<std::string>& value);
  // Whether there is a row. A statement that gives none has been run, and may be bound again.
  bool Step();

  // A column of another type than asked for, or one that is missing, is a failure: damage, not a zero.
  void Read(std::int64_t* value);
  void Read(double* value);
  void Read(bool* value);
  void Read(std::string* value);
  void Read(std::optional<std::string>* value);

  const absl::Status& status() const { return status_; }

 private:
  void Swap(SqliteStatement& other) noexcept {
    std::swap(database_, other.database_);
    std::swap(statement_, other.statement_);
    std::swap(bound_, other.bound_);
    std::swap(read_, other.read_);
    std::swap(status_, other.status_);
  }
  void Check(int code);
  // The number of the next column, where it has type `type`.
  std::optional<int> Next(int type);

  sqlite3* database_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
  int bound_ = 0;
  int read_ = 0;
  absl::Status status_;
};

}  // namespace metier::sink

#endif  // METIER_SRC_SINK_SQLITE_H_
