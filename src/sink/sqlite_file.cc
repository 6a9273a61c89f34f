#include "sink/sqlite_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <utility>

#include "base/message.h"
#include "base/new_file.h"
#include "sink/sqlite.h"

namespace metier::sink {
namespace {

// SQLite takes names that begin with "file:" or ":" for something else.
std::string PlainName(const std::string& path) { return path.starts_with('/') ? path : "./" + path; }

}  // namespace

SqliteFile::SqliteFile(std::string path) : path_(std::move(path)), temporary_(PlainName(base::TemporaryName(path_))) {}

SqliteFile::~SqliteFile() {
  sqlite3_close(database_);
  std::remove(temporary_.c_str());  // fails where it was renamed, as it should
}

absl::StatusOr<std::unique_ptr<SqliteFile>> SqliteFile::Create(const std::string& path, std::int64_t application_id,
                                                               std::int64_t version, const std::string& schema) {
  absl::StatusOr<std::string> target = base::FileToReplace(path);
  if (!target.ok()) return target.status();
  std::unique_ptr<SqliteFile> file(new SqliteFile(*std::move(target)));
  std::remove(file->temporary_.c_str());
  // Made here, so that nobody reads it who may not read what it replaces; an empty file is an empty database.
  const int made = open(file->temporary_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
  if (made < 0) return base::SystemError("cannot create", path);
  const absl::Status kept = base::KeepPermissions(made, file->path_);
  close(made);
  if (!kept.ok()) return kept;
  const int code =
      sqlite3_open_v2(file->temporary_.c_str(), &file->database_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  if (code != SQLITE_OK) return SqliteStatus(file->database_, code, base::Concat("cannot create '", path, "'"));
  // No journal: what would be rolled back to is nothing.
  absl::Status status =
      Execute(file->database_, base::Concat("PRAGMA page_size=4096;PRAGMA journal_mode=OFF;PRAGMA application_id=",
                                            std::to_string(application_id),
                                            ";PRAGMA user_version=", std::to_string(version), ";BEGIN;", schema));
  if (!status.ok()) return status;
  return file;
}

absl::Status SqliteFile::Finish() {
  if (absl::Status status = Execute(database_, "COMMIT"); !status.ok()) return status;
  const int code = sqlite3_close(database_);
  if (code != SQLITE_OK) return SqliteStatus(database_, code, base::Concat("cannot close '", path_, "'"));
  database_ = nullptr;
  return base::Replace(temporary_, path_);
}

}  // namespace metier::sink
