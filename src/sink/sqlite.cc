#include "sink/sqlite.h"

#include "base/message.h"

namespace metier::sink {

absl::Status SqliteStatus(sqlite3* database, int code, std::string_view doing) {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return absl::OkStatus();
  const std::string message =
      base::Concat(doing, ": ", database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database));
  if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) return absl::DataLossError(message);
  if (code == SQLITE_FULL) return absl::ResourceExhaustedError(message);
  return absl::InternalError(message);
}

absl::Status Execute(sqlite3* database, const std::string& sql) {
  return SqliteStatus(database, sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), "SQLite");
}

SqliteStatement::SqliteStatement(sqlite3* database, const std::string& sql) : database_(database) {
  Check(sqlite3_prepare_v2(database, sql.c_str(), static_cast<int>(sql.size()), &statement_, nullptr));
}

void SqliteStatement::Check(int code) {
  if (status_.ok()) status_ = SqliteStatus(database_, code, "SQLite");
}

void SqliteStatement::Bind(std::int64_t value) {
  if (!status_.ok()) return;
  ++bound_;
  Check(value == kUnknownTime ? sqlite3_bind_null(statement_, bound_) : sqlite3_bind_int64(statement_, bound_, value));
}

void SqliteStatement::Bind(double value) {
  if (status_.ok()) Check(sqlite3_bind_double(statement_, ++bound_, value));
}

void SqliteStatement::Bind(std::string_view value) {
  if (!status_.ok()) return;
  // An empty view may have no address, which SQLite would take for NULL.
  const char* data = value.empty() ? "" : value.data();
  Check(sqlite3_bind_text64(statement_, ++bound_, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void SqliteStatement::Bind(const std::optional<std::string>& value) {
  if (value) return Bind(std::string_view(*value));
  if (status_.ok()) Check(sqlite3_bind_null(statement_, ++bound_));
}

bool SqliteStatement::Step() {
  if (!status_.ok()) return false;
  const int code = sqlite3_step(statement_);
  read_ = 0;
  if (code == SQLITE_ROW) return true;
  Check(code);
  sqlite3_reset(statement_);
  bound_ = 0;
  return false;
}

std::optional<int> SqliteStatement::Next(int type) {
  if (!status_.ok()) return std::nullopt;
  const int column = read_++;
  if (column < sqlite3_column_count(statement_) && sqlite3_column_type(statement_, column) == type) return column;
  status_ = absl::DataLossError(base::Concat("a field is not of its type: column ", std::to_string(column)));
  return std::nullopt;
}

void SqliteStatement::Read(std::int64_t* value) {
  *value = kUnknownTime;
  if (status_.ok() && read_ < sqlite3_column_count(statement_) &&
      sqlite3_column_type(statement_, read_) == SQLITE_NULL) {
    ++read_;
    return;
  }
  if (const std::optional<int> column = Next(SQLITE_INTEGER)) *value = sqlite3_column_int64(statement_, *column);
}

void SqliteStatement::Read(double* value) {
  if (const std::optional<int> column = Next(SQLITE_FLOAT)) *value = sqlite3_column_double(statement_, *column);
}

void SqliteStatement::Read(bool* value) {
  if (const std::optional<int> column = Next(SQLITE_INTEGER)) *value = sqlite3_column_int64(statement_, *column) != 0;
}

void SqliteStatement::Read(std::string* value) {
  const std::optional<int> column = Next(SQLITE_TEXT);
  if (!column) return;
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, *column));
  value->assign(data, static_cast<std::size_t>(sqlite3_column_bytes(statement_, *column)));
}

void SqliteStatement::Read(std::optional<std::string>* value) {
  value->reset();
  if (status_.ok() && read_ < sqlite3_column_count(statement_) &&
      sqlite3_column_type(statement_, read_) == SQLITE_NULL) {
    ++read_;
    return;
  }
  Read(&value->emplace());
}

}  // namespace metier::sink
