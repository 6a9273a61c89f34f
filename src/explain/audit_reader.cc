#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <type_traits>
#include <utility>

#include "base/checksum.h"
#include "base/message.h"
#include "explain/audit_file.h"
#include "explain/audit_tables.h"
#include "explain/audit_walk.h"
#include "sink/sqlite.h"

namespace metier::explain {

using sink::SqliteStatement;
using sink::SqliteStatus;

AuditReader::~AuditReader() { sqlite3_close(database_); }

absl::StatusOr<std::unique_ptr<AuditReader>> AuditReader::Open(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) {
    return absl::NotFoundError(base::Concat("no such file: '", path, "'"));
  }
  std::unique_ptr<AuditReader> reader(new AuditReader(path));
  const std::string name = path.starts_with(':') ? "./" + path : path;
  int code = sqlite3_open_v2(name.c_str(), &reader->database_, SQLITE_OPEN_READONLY, nullptr);
  if (code != SQLITE_OK) return SqliteStatus(reader->database_, code, base::Concat("cannot open '", path, "'"));
  // The file may come from anywhere: nothing in it is run.
  sqlite3_db_config(reader->database_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(reader->database_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  for (const auto& [pragma, wanted] : {std::pair<std::string, std::int64_t>{"PRAGMA application_id", kApplicationId},
                                       std::pair<std::string, std::int64_t>{"PRAGMA user_version", kAuditVersion}}) {
    SqliteStatement statement(reader->database_, pragma);
    std::int64_t value = 0;
    if (statement.Step()) statement.Read(&value);
    if (statement.status().ok() && value == wanted) continue;
    return absl::InvalidArgumentError(
        base::Concat("'", path, "' is no Metier audit of version ", std::to_string(kAuditVersion)));
  }
  absl::Status status = reader->ReadHeader();
  if (!status.ok())
    return absl::DataLossError(base::Concat("'", path, "': damaged audit: ", std::string(status.message())));
  return reader;
}

absl::Status AuditReader::ReadHeader() {
  Meta meta;
  SqliteStatement rows(database_, "SELECT \"key\", \"value\" FROM \"meta\" ORDER BY \"key\"");
  while (rows.Step()) {
    std::string key;
    rows.Read(&key);
    rows.Read(&meta[key]);
  }
  if (!rows.status().ok()) return rows.status();
  Provenance::Fields(header_.provenance,
                     [&meta](std::string_view name, std::string& value) { value = meta[std::string(name)]; });
  header_.settings = meta["settings"];
  if (!meta["as_of"].empty()) header_.as_of = std::strtoll(meta["as_of"].c_str(), nullptr, 10);
  header_.keep_text = meta["keep_text"] == "1";
  header_.include_sensitive = meta["include_sensitive"] == "1";
  header_.all_subjects = meta["all_subjects"] == "1";
  header_.smallest_sets = meta["smallest_sets"] == "1";
  const std::string& bias = meta["bias"];
  std::from_chars(bias.data(), bias.data() + bias.size(), header_.bias);

  SqliteStatement topics(
      database_, "SELECT \"topic\", \"name\", \"sensitive\", \"background\" FROM \"taxonomy\" ORDER BY \"position\"");
  while (topics.Step()) {
    TopicName& topic = header_.topics.emplace_back();
    topics.Read(&topic.slug);
    topics.Read(&topic.name);
    topics.Read(&topic.sensitive);
    topics.Read(&topic.background);
  }
  if (!topics.status().ok()) return topics.status();
  SqliteStatement disputes(
      database_,
      "SELECT \"user\", \"topic\", \"reject\", \"date\", \"reason\" FROM \"applied_dispute\" ORDER BY \"position\"");
  while (disputes.Step()) {
    DisputeRecord& dispute = header_.disputes.emplace_back();
    disputes.Read(&dispute.user);
    disputes.Read(&dispute.topic);
    disputes.Read(&dispute.reject);
    disputes.Read(&dispute.date);
    disputes.Read(&dispute.reason);
  }
  if (!disputes.status().ok()) return disputes.status();
  if (meta["header_checksum"] != base::ChecksumText(HeaderChecksum(header_, meta))) {
    return absl::DataLossError("its head is not what was written");
  }
  return absl::OkStatus();
}

const TopicName* AuditReader::FindTopic(std::string_view slug) const {
  for (const TopicName& topic : header_.topics) {
    if (topic.slug == slug) return &topic;
  }
  return nullptr;
}

absl::StatusOr<std::vector<std::string>> AuditReader::Users() const {
  std::vector<std::string> users;
  SqliteStatement rows(database_, "SELECT \"user\" FROM \"person\" ORDER BY \"person\"");
  while (rows.Step()) rows.Read(&users.emplace_back());
  if (!rows.status().ok()) return rows.status();
  return users;
}

namespace {

absl::Status Damaged(std::string_view what) { return absl::DataLossError(base::Concat("damaged audit: ", what)); }

// Where a row of each table belongs, by its keys without the last; null where that is not there.
template <typename Row>
std::vector<Row>* PlaceOf(PersonAudit* person, AuditKeys keys) {
  const auto at = [](auto& rows, std::int64_t key) {
    return key >= 0 && static_cast<std::size_t>(key) < rows.size() ? &rows[static_cast<std::size_t>(key)] : nullptr;
  };
  if constexpr (std::is_same_v<Row, PostAudit>) return &person->posts;
  if constexpr (std::is_same_v<Row, TopicAudit>) return &person->topics;
  TopicAudit* topic = at(person->topics, keys[0]);
  if (topic == nullptr) return nullptr;
  if constexpr (std::is_same_v<Row, ContributionAudit>) return &topic->contributions;
  if constexpr (std::is_same_v<Row, GateAudit>) return &topic->gates;
  if constexpr (std::is_same_v<Row, OccasionAudit>) return &topic->occasions;
  if constexpr (std::is_same_v<Row, FoldedAudit>) return &topic->folded;
  if constexpr (std::is_same_v<Row, DiscountAudit>) return &topic->discounted;
  if constexpr (std::is_same_v<Row, NearAudit>) return &topic->near;
  if constexpr (std::is_same_v<Row, DisputeAudit>) return &topic->disputes;
  if constexpr (std::is_same_v<Row, RemovedPost>) return &topic->smallest_set;
  if constexpr (std::is_same_v<Row, RefusedAudit>) {
    NearAudit* near = at(topic->near, keys[1]);
    return near == nullptr ? nullptr : &near->refused;
  }
  if constexpr (std::is_same_v<Row, EvidenceAudit> || std::is_same_v<Row, SpanAudit>) {
    OccasionAudit* occasion = at(topic->occasions, keys[1]);
    if (occasion == nullptr) return nullptr;
    if constexpr (std::is_same_v<Row, EvidenceAudit>) {
      return &occasion->posts;
    } else {
      EvidenceAudit* evidence = at(occasion->posts, keys[2]);
      return evidence == nullptr ? nullptr : &evidence->spans;
    }
  }
  return nullptr;
}

template <typename Row>
absl::Status ReadTable(sqlite3* database, std::int64_t number, const AuditTable& table, PersonAudit* person) {
  std::string key;
  const Columns columns = ColumnsOf<Row>(table, &key);
  SqliteStatement rows(
      database, "SELECT " + columns.named + " FROM " + Quoted(table.name) + " WHERE \"person\"=? ORDER BY " + key);
  rows.Bind(number);
  std::vector<std::int64_t> keys;
  for (const std::string_view name : table.keys) {
    if (!name.empty()) keys.push_back(0);
  }
  while (rows.Step()) {
    std::int64_t same = 0;
    rows.Read(&same);
    for (std::int64_t& value : keys) rows.Read(&value);
    Row row;
    Row::Fields(row, [&rows](std::string_view, auto& value) { rows.Read(&value); });
    if (!rows.status().ok()) return rows.status();
    std::vector<Row>* place = PlaceOf<Row>(person, keys);
    if (place == nullptr || keys.back() != static_cast<std::int64_t>(place->size())) {
      return Damaged(base::Concat("a row of \"", table.name, "\" has no place"));
    }
    place->push_back(std::move(row));
  }
  return rows.status();
}

// Whoever shows an account follows these without asking.
bool Sound(const PersonAudit& person) {
  bool sound = true;
  const auto check = [&](std::int64_t post) {
    sound = sound && post >= 0 && static_cast<std::size_t>(post) < person.posts.size();
  };
  for (const TopicAudit& topic : person.topics) {
    for (const OccasionAudit& occasion : topic.occasions) {
      for (const EvidenceAudit& evidence : occasion.posts) check(evidence.post);
      sound = sound && occasion.strongest >= 0 && static_cast<std::size_t>(occasion.strongest) < occasion.posts.size();
    }
    for (const FoldedAudit& folded : topic.folded) {
      check(folded.post);
      check(folded.into);
    }
    for (const DiscountAudit& discount : topic.discounted) check(discount.post);
    for (const NearAudit& near : topic.near) check(near.post);
    for (const RemovedPost& removed : topic.smallest_set) check(removed.post);
  }
  return sound;
}

}  // namespace

absl::StatusOr<PersonAudit> AuditReader::Read(std::string_view user) const {
  SqliteStatement row(database_, "SELECT " + PersonColumns().named + " FROM \"person\" WHERE \"user\"=?");
  row.Bind(user);
  if (!row.Step()) {
    if (!row.status().ok()) return row.status();
    return absl::NotFoundError(base::Concat("the audit has nobody named ", base::Excerpt(user)));
  }
  std::int64_t number = 0;
  std::string checksum;
  PersonAudit person;
  row.Read(&number);
  row.Read(&checksum);
  PersonAudit::Fields(person, [&row](std::string_view, auto& value) { row.Read(&value); });
  absl::Status status = row.status();
  ForEachTable([&](const AuditTable& table, const auto& kind) {
    if (status.ok()) status = ReadTable<std::decay_t<decltype(kind)>>(database_, number, table, &person);
  });
  if (status.ok() && (!Sound(person) || checksum != base::ChecksumText(ChecksumOf(person)))) {
    status = Damaged(base::Concat("the account of ", base::Excerpt(user), " is not the one that was stored"));
  }
  if (!status.ok()) return absl::DataLossError(base::Concat("'", path_, "': ", std::string(status.message())));
  person.provenance = header_.provenance;
  return person;
}

absl::Status AuditReader::CheckWhole() const {
  const absl::StatusOr<std::vector<std::string>> users = Users();
  if (!users.ok()) return users.status();
  Meta meta;
  SqliteStatement rows(database_,
                       "SELECT \"key\", \"value\" FROM \"meta\" WHERE \"key\" IN ('checksum', 'header_checksum')");
  while (rows.Step()) {
    std::string key;
    rows.Read(&key);
    rows.Read(&meta[key]);
  }
  std::uint64_t people = 0;
  for (const std::string& user : *users) {
    const absl::StatusOr<PersonAudit> person = Read(user);
    if (!person.ok()) return person.status();
    people = base::CombineChecksums(people, ChecksumOf(*person));
  }
  const std::uint64_t header = std::strtoull(meta["header_checksum"].c_str(), nullptr, 16);
  if (meta["checksum"] != base::ChecksumText(base::CombineChecksums(header, people))) {
    return Damaged(base::Concat("'", path_, "' does not hold the people that were stored"));
  }
  return absl::OkStatus();
}

}  // namespace metier::explain
