// Accounts of many people in one SQLite file: to be asked later, without the archive and without the model.
// docs/audit-format.md describes every table.
//
//   absl::StatusOr<AuditWriter> writer = AuditWriter::Create(path, header);
//   for (...) writer->Add(audit);
//   absl::Status status = writer->Finish();
//
// Written beside its place and renamed, so that nobody ever reads half a file. Same accounts in the same order, same
// bytes. A file is believed no further than its checksums reach.

#ifndef METIER_SRC_EXPLAIN_AUDIT_FILE_H_
#define METIER_SRC_EXPLAIN_AUDIT_FILE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "explain/audit.h"
#include "explain/disputes.h"
#include "metier/taxonomy.h"
#include "sink/sqlite_file.h"

struct sqlite3;

namespace metier::explain {

inline constexpr std::int64_t kAuditVersion = 2;

// A topic that may be asked for.
struct TopicName {
  std::string slug;
  std::string name;
  bool sensitive = false;
  double background = 0;
};

struct DisputeRecord {
  std::string user;
  std::string topic;  // a slug
  bool reject = true;
  UnixSeconds date = kUnknownTime;
  std::string reason;
};

// What all accounts of a file share.
struct AuditHeader {
  Provenance provenance;
  std::string settings;              // profile::FormatParameters
  double bias = 0;                   // of a topic that no post carries
  std::optional<UnixSeconds> as_of;  // where one was asked for
  bool keep_text = false;
  bool include_sensitive = false;
  bool all_subjects = true;  // everybody in the archive
  bool smallest_sets = false;
  std::vector<TopicName> topics;        // all of the taxonomy, in its order
  std::vector<DisputeRecord> disputes;  // as applied, in the order of users; a file keeps those of its people
};

class AuditWriter {
 public:
  static absl::StatusOr<std::unique_ptr<AuditWriter>> Create(const std::string& path, AuditHeader header);
  ~AuditWriter();
  AuditWriter(const AuditWriter&) = delete;
  AuditWriter& operator=(const AuditWriter&) = delete;

  // People come in the order of their names, each once.
  absl::Status Add(const PersonAudit& person);
  // Completes the file and puts it in its place. Without it nothing is left behind.
  absl::Status Finish();

 private:
  struct Tables;
  explicit AuditWriter(std::unique_ptr<sink::SqliteFile> file);

  absl::Status WriteHead();

  const std::unique_ptr<sink::SqliteFile> file_;
  std::unique_ptr<Tables> tables_;  // before the file: its statements go first
  AuditHeader header_;
  std::size_t next_dispute_ = 0;         // of the header's: those before it are of the people so far, or of nobody here
  std::vector<DisputeRecord> disputes_;  // of the people so far
  std::int64_t people_ = 0;
  std::uint64_t checksum_ = 0;  // of the people so far
};

class AuditReader {
 public:
  // InvalidArgument where it is no audit of this version, DataLoss where its head is damaged.
  static absl::StatusOr<std::unique_ptr<AuditReader>> Open(const std::string& path);
  ~AuditReader();
  AuditReader(const AuditReader&) = delete;
  AuditReader& operator=(const AuditReader&) = delete;

  const AuditHeader& header() const { return header_; }
  const TopicName* FindTopic(std::string_view slug) const;
  absl::StatusOr<std::vector<std::string>> Users() const;
  // NotFound where the file has no such person, DataLoss where the account is not the one that was stored.
  absl::StatusOr<PersonAudit> Read(std::string_view user) const;
  // DataLoss where anybody was added, removed or changed.
  absl::Status CheckWhole() const;

 private:
  explicit AuditReader(std::string path) : path_(std::move(path)) {}
  absl::Status ReadHeader();

  const std::string path_;
  sqlite3* database_ = nullptr;
  AuditHeader header_;
};

// Of every field of every record of the account.
std::uint64_t ChecksumOf(const PersonAudit& person);

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_AUDIT_FILE_H_
