#include <map>
#include <type_traits>
#include <utility>

#include "base/checksum.h"
#include "base/message.h"
#include "explain/audit_file.h"
#include "explain/audit_tables.h"
#include "explain/audit_walk.h"
#include "sink/sqlite.h"
#include "sink/sqlite_file.h"

namespace metier::explain {
namespace {

using sink::SqliteStatement;

std::string Insertion(std::string_view table, int columns) {
  std::string sql = "INSERT INTO " + Quoted(table) + " VALUES (?";
  for (int i = 1; i < columns; ++i) sql += ",?";
  return sql + ")";
}

constexpr std::string_view kHeadTables =
    "CREATE TABLE \"meta\"(\"key\" TEXT PRIMARY KEY, \"value\" TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE \"taxonomy\"(\"position\" INTEGER PRIMARY KEY, \"topic\" TEXT NOT NULL UNIQUE, \"name\" TEXT NOT "
    "NULL, "
    "\"sensitive\" INTEGER NOT NULL, \"background\" REAL NOT NULL);"
    "CREATE TABLE \"applied_dispute\"(\"position\" INTEGER PRIMARY KEY, \"user\" TEXT NOT NULL, \"topic\" TEXT NOT "
    "NULL, "
    "\"reject\" INTEGER NOT NULL, \"date\" INTEGER, \"reason\" TEXT NOT NULL);";

std::string Schema() {
  std::string sql(kHeadTables);
  sql += "CREATE TABLE \"person\"(" + PersonColumns().declared +
         ");CREATE UNIQUE INDEX \"person_user\" ON \"person\"(\"user\");";
  ForEachTable([&sql](const AuditTable& table, const auto& row) {
    std::string key;
    const Columns columns = ColumnsOf<std::decay_t<decltype(row)>>(table, &key);
    sql += "CREATE TABLE " + Quoted(table.name) + "(" + columns.declared + ", PRIMARY KEY(" + key + ")) WITHOUT ROWID;";
  });
  return sql;
}

}  // namespace

struct AuditWriter::Tables {
  SqliteStatement meta;
  SqliteStatement person;
  std::map<std::string_view, SqliteStatement> below;
};

AuditWriter::AuditWriter(std::unique_ptr<sink::SqliteFile> file)
    : file_(std::move(file)), tables_(std::make_unique<Tables>()) {}

AuditWriter::~AuditWriter() = default;

absl::StatusOr<std::unique_ptr<AuditWriter>> AuditWriter::Create(const std::string& path, AuditHeader header) {
  absl::StatusOr<std::unique_ptr<sink::SqliteFile>> file =
      sink::SqliteFile::Create(path, kApplicationId, kAuditVersion, Schema());
  if (!file.ok()) return file.status();
  std::unique_ptr<AuditWriter> writer(new AuditWriter(*std::move(file)));
  sqlite3* const database = writer->file_->database();
  Tables& tables = *writer->tables_;
  tables.meta = SqliteStatement(database, Insertion("meta", 2));
  tables.person = SqliteStatement(database, Insertion("person", PersonColumns().count));
  ForEachTable([&](const AuditTable& table, const auto& row) {
    std::string key;
    const Columns columns = ColumnsOf<std::decay_t<decltype(row)>>(table, &key);
    tables.below.emplace(table.name, SqliteStatement(database, Insertion(table.name, columns.count)));
  });

  SqliteStatement topics(database, Insertion("taxonomy", 5));
  std::int64_t position = 0;
  for (const TopicName& topic : header.topics) {
    topics.Bind(position++);
    topics.Bind(topic.slug);
    topics.Bind(topic.name);
    topics.Bind(topic.sensitive);
    topics.Bind(topic.background);
    topics.Step();
  }
  if (!topics.status().ok()) return topics.status();
  writer->header_ = std::move(header);
  return writer;
}

absl::Status AuditWriter::Add(const PersonAudit& person) {
  const std::uint64_t checksum = ChecksumOf(person);
  checksum_ = base::CombineChecksums(checksum_, checksum);
  // Disputes of people whose accounts are not here stay out: nobody else is named.
  const std::vector<DisputeRecord>& all = header_.disputes;
  while (next_dispute_ < all.size() && all[next_dispute_].user < person.user) ++next_dispute_;
  while (next_dispute_ < all.size() && all[next_dispute_].user == person.user)
    disputes_.push_back(all[next_dispute_++]);
  const std::int64_t number = people_++;
  SqliteStatement& row = tables_->person;
  row.Bind(number);
  row.Bind(base::ChecksumText(checksum));
  PersonAudit::Fields(person, [&row](std::string_view, const auto& value) { row.Bind(value); });
  row.Step();
  absl::Status status = row.status();
  WalkAudit(person, [&](const AuditTable& table, AuditKeys keys, const auto& below) {
    if (!status.ok()) return;
    SqliteStatement& statement = tables_->below.find(table.name)->second;
    statement.Bind(number);
    for (const std::int64_t key : keys) statement.Bind(key);
    std::decay_t<decltype(below)>::Fields(below,
                                          [&statement](std::string_view, const auto& value) { statement.Bind(value); });
    statement.Step();
    status = statement.status();
  });
  return status;
}

absl::Status AuditWriter::WriteHead() {
  header_.disputes = std::move(disputes_);
  Meta meta = MetaOf(header_);
  const std::uint64_t header = HeaderChecksum(header_, meta);
  meta["header_checksum"] = base::ChecksumText(header);
  meta["checksum"] = base::ChecksumText(base::CombineChecksums(header, checksum_));
  meta["people"] = std::to_string(people_);
  for (const auto& [key, value] : meta) {
    tables_->meta.Bind(key);
    tables_->meta.Bind(value);
    tables_->meta.Step();
  }
  SqliteStatement disputes(file_->database(), Insertion("applied_dispute", 6));
  std::int64_t position = 0;
  for (const DisputeRecord& dispute : header_.disputes) {
    disputes.Bind(position++);
    disputes.Bind(dispute.user);
    disputes.Bind(dispute.topic);
    disputes.Bind(dispute.reject);
    disputes.Bind(dispute.date);
    disputes.Bind(dispute.reason);
    disputes.Step();
  }
  return tables_->meta.status().ok() ? disputes.status() : tables_->meta.status();
}

absl::Status AuditWriter::Finish() {
  if (absl::Status status = WriteHead(); !status.ok()) return status;
  tables_ = std::make_unique<Tables>();
  return file_->Finish();
}

}  // namespace metier::explain
