#include "explain/audit_file.h"

#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <type_traits>
#include <utility>

#include "base/bytes.h"
#include "base/checksum.h"
#include "base/message.h"
#include "explain/audit_walk.h"
#include "explain/sqlite.h"

namespace metier::explain {
namespace {

constexpr int kApplicationId = 0x4D455441;  // "META"

std::string TypeName(const std::int64_t&) { return "INTEGER"; }
std::string TypeName(const bool&) { return "INTEGER NOT NULL"; }
std::string TypeName(const double&) { return "REAL NOT NULL"; }
std::string TypeName(const std::string&) { return "TEXT NOT NULL"; }
std::string TypeName(const std::optional<std::string>&) { return "TEXT"; }

std::string Quoted(std::string_view name) { return base::Concat("\"", name, "\""); }

struct Columns {
  std::string declared;  // "a" INTEGER, "b" TEXT
  std::string named;     // "a", "b"
  int count = 0;

  void Add(std::string_view name, std::string_view type) {
    if (count++ > 0) {
      declared += ", ";
      named += ", ";
    }
    declared += Quoted(name) + " " + std::string(type);
    named += Quoted(name);
  }
  template <typename Row>
  void AddFieldsOf() {
    const Row row;
    Row::Fields(row, [this](std::string_view name, const auto& value) { Add(name, TypeName(value)); });
  }
};

std::string Insertion(std::string_view table, int columns) {
  std::string sql = "INSERT INTO " + Quoted(table) + " VALUES (?";
  for (int i = 1; i < columns; ++i) sql += ",?";
  return sql + ")";
}

// The columns of a table below the person, and what to call the key.
template <typename Row>
Columns ColumnsOf(const AuditTable& table, std::string* key) {
  Columns columns;
  columns.Add("person", "INTEGER NOT NULL");
  *key = "\"person\"";
  for (const std::string_view name : table.keys) {
    if (name.empty()) break;
    columns.Add(name, "INTEGER NOT NULL");
    *key += ", " + Quoted(name);
  }
  columns.AddFieldsOf<Row>();
  return columns;
}

Columns PersonColumns() {
  Columns columns;
  columns.Add("person", "INTEGER PRIMARY KEY");
  columns.Add("checksum", "TEXT NOT NULL");
  columns.AddFieldsOf<PersonAudit>();
  return columns;
}

// Calls visit(table, Row()) for every table below the person.
template <typename Visit>
void ForEachTable(Visit&& visit) {
  visit(kPostTable, PostAudit());
  visit(kTopicTable, TopicAudit());
  visit(kContributionTable, ContributionAudit());
  visit(kGateTable, GateAudit());
  visit(kOccasionTable, OccasionAudit());
  visit(kEvidenceTable, EvidenceAudit());
  visit(kSpanTable, SpanAudit());
  visit(kFoldedTable, FoldedAudit());
  visit(kDiscountTable, DiscountAudit());
  visit(kNearTable, NearAudit());
  visit(kRefusedTable, RefusedAudit());
  visit(kDisputeTable, DisputeAudit());
  visit(kSmallestTable, RemovedPost());
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

// Numbers and strings of a record, so that no two records give the same bytes.
class Serialiser {
 public:
  void operator()(std::string_view, const std::int64_t& value) { writer_.Fixed64(static_cast<std::uint64_t>(value)); }
  void operator()(std::string_view, const bool& value) { writer_.Fixed8(value ? 1 : 0); }
  void operator()(std::string_view, const double& value) {
    std::uint64_t bits = 0;
    static_assert(sizeof(bits) == sizeof(value));
    __builtin_memcpy(&bits, &value, sizeof(bits));
    writer_.Fixed64(bits);
  }
  void operator()(std::string_view, const std::string& value) { writer_.String(value); }
  void operator()(std::string_view, const std::optional<std::string>& value) {
    writer_.Fixed8(value ? 1 : 0);
    if (value) writer_.String(*value);
  }
  void Text(std::string_view text) { writer_.String(text); }
  std::uint64_t Checksum() const { return base::Checksum(bytes_); }

 private:
  std::string bytes_;
  base::ByteWriter writer_{&bytes_};
};

using Meta = std::map<std::string, std::string, std::less<>>;

std::string FlagText(bool flag) { return flag ? "1" : "0"; }

Meta MetaOf(const AuditHeader& header) {
  Meta meta;
  meta["version"] = std::to_string(kAuditVersion);
  Provenance::Fields(header.provenance,
                     [&meta](std::string_view name, const std::string& value) { meta[std::string(name)] = value; });
  meta["settings"] = header.settings;
  char digits[64];
  meta["bias"] = std::string(digits, std::to_chars(digits, digits + sizeof(digits), header.bias).ptr);
  meta["as_of"] = header.as_of ? std::to_string(*header.as_of) : "";
  meta["keep_text"] = FlagText(header.keep_text);
  meta["include_sensitive"] = FlagText(header.include_sensitive);
  meta["all_subjects"] = FlagText(header.all_subjects);
  meta["smallest_sets"] = FlagText(header.smallest_sets);
  return meta;
}

std::uint64_t ChecksumOf(const AuditHeader& header, const Meta& meta) {
  Serialiser serialise;
  for (const auto& [key, value] : meta) {
    if (key == "header_checksum" || key == "checksum" || key == "people") continue;
    serialise.Text(key);
    serialise.Text(value);
  }
  for (const TopicName& topic : header.topics) {
    serialise("", topic.slug);
    serialise("", topic.name);
    serialise("", topic.sensitive);
    serialise("", topic.background);
  }
  for (const DisputeRecord& dispute : header.disputes) {
    serialise("", dispute.user);
    serialise("", dispute.topic);
    serialise("", dispute.reject);
    serialise("", dispute.date);
    serialise("", dispute.reason);
  }
  return serialise.Checksum();
}

}  // namespace

std::uint64_t ChecksumOf(const PersonAudit& person) {
  Serialiser serialise;
  PersonAudit::Fields(person, serialise);
  WalkAudit(person, [&serialise](const AuditTable& table, AuditKeys keys, const auto& row) {
    serialise.Text(table.name);
    for (const std::int64_t key : keys) serialise("", key);
    std::decay_t<decltype(row)>::Fields(row, serialise);
  });
  return serialise.Checksum();
}

struct AuditWriter::Tables {
  SqliteStatement meta;
  SqliteStatement person;
  std::map<std::string_view, SqliteStatement> below;
};

AuditWriter::AuditWriter(std::string path, std::string temporary)
    : path_(std::move(path)), temporary_(std::move(temporary)), tables_(std::make_unique<Tables>()) {}

AuditWriter::~AuditWriter() {
  tables_.reset();
  sqlite3_close(database_);
  if (!temporary_.empty()) std::remove(temporary_.c_str());  // fails where it was renamed, as it should
}

absl::StatusOr<std::unique_ptr<AuditWriter>> AuditWriter::Create(const std::string& path, AuditHeader header) {
  std::error_code error;
  const std::filesystem::file_status there = std::filesystem::status(path, error);
  if (std::filesystem::exists(there) && !std::filesystem::is_regular_file(there)) {
    return absl::InvalidArgumentError(base::Concat("'", path, "' is not a regular file"));
  }
  const std::string temporary = "./" + path + ".tmp." + std::to_string(getpid());
  std::unique_ptr<AuditWriter> writer(new AuditWriter(path, path.starts_with('/') ? temporary.substr(2) : temporary));
  std::remove(writer->temporary_.c_str());
  const int code = sqlite3_open_v2(writer->temporary_.c_str(), &writer->database_,
                                   SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  if (code != SQLITE_OK) return SqliteStatus(writer->database_, code, base::Concat("cannot create '", path, "'"));
  sqlite3* const database = writer->database_;
  absl::Status status =
      Execute(database,
              "PRAGMA page_size=4096;PRAGMA journal_mode=OFF;PRAGMA application_id=" + std::to_string(kApplicationId) +
                  ";PRAGMA user_version=" + std::to_string(kAuditVersion) + ";BEGIN;" + Schema());
  if (!status.ok()) return status;
  Tables& tables = *writer->tables_;
  tables.meta = SqliteStatement(database, Insertion("meta", 2));
  tables.person = SqliteStatement(database, Insertion("person", PersonColumns().count));
  ForEachTable([&](const AuditTable& table, const auto& row) {
    std::string key;
    const Columns columns = ColumnsOf<std::decay_t<decltype(row)>>(table, &key);
    tables.below.emplace(table.name, SqliteStatement(database, Insertion(table.name, columns.count)));
  });

  Meta meta = MetaOf(header);
  writer->checksum_ = ChecksumOf(header, meta);
  meta["header_checksum"] = base::ChecksumText(writer->checksum_);
  for (const auto& [key, value] : meta) {
    tables.meta.Bind(key);
    tables.meta.Bind(value);
    tables.meta.Step();
  }
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
  SqliteStatement disputes(database, Insertion("applied_dispute", 6));
  position = 0;
  for (const DisputeRecord& dispute : header.disputes) {
    disputes.Bind(position++);
    disputes.Bind(dispute.user);
    disputes.Bind(dispute.topic);
    disputes.Bind(dispute.reject);
    disputes.Bind(dispute.date);
    disputes.Bind(dispute.reason);
    disputes.Step();
  }
  for (const absl::Status& failure : {tables.meta.status(), topics.status(), disputes.status()}) {
    if (!failure.ok()) return failure;
  }
  return writer;
}

absl::Status AuditWriter::Add(const PersonAudit& person) {
  const std::uint64_t checksum = ChecksumOf(person);
  checksum_ = base::CombineChecksums(checksum_, checksum);
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

absl::Status AuditWriter::Finish() {
  for (const auto& [key, value] :
       Meta{{"checksum", base::ChecksumText(checksum_)}, {"people", std::to_string(people_)}}) {
    tables_->meta.Bind(key);
    tables_->meta.Bind(value);
    tables_->meta.Step();
  }
  if (!tables_->meta.status().ok()) return tables_->meta.status();
  tables_ = std::make_unique<Tables>();
  if (absl::Status status = Execute(database_, "COMMIT"); !status.ok()) return status;
  const int code = sqlite3_close(database_);
  if (code != SQLITE_OK) return SqliteStatus(database_, code, "cannot close the audit");
  database_ = nullptr;
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    return absl::ErrnoToStatus(errno, base::Concat("cannot replace '", path_, "'"));
  }
  return absl::OkStatus();
}

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
  if (meta["header_checksum"] != base::ChecksumText(ChecksumOf(header_, meta))) {
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
std::vector<Row>* PlaceOf(PersonAudit* person, const AuditTable& table, AuditKeys keys) {
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
  (void)table;
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
    std::vector<Row>* place = PlaceOf<Row>(person, table, keys);
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
  std::uint64_t checksum = std::strtoull(meta["header_checksum"].c_str(), nullptr, 16);
  for (const std::string& user : *users) {
    const absl::StatusOr<PersonAudit> person = Read(user);
    if (!person.ok()) return person.status();
    checksum = base::CombineChecksums(checksum, ChecksumOf(*person));
  }
  if (meta["checksum"] != base::ChecksumText(checksum)) {
    return Damaged(base::Concat("'", path_, "' does not hold the people that were stored"));
  }
  return absl::OkStatus();
}

}  // namespace metier::explain
