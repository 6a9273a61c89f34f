#include "sink/profile_database.h"

#include <optional>
#include <string_view>
#include <utility>

#include "base/time.h"
#include "sink/number.h"
#include "text/utf8.h"

namespace metier::sink {
namespace {

constexpr std::int64_t kProfileDatabaseId = 0x4D455450;  // "METP"
constexpr std::int64_t kProfileDatabaseVersion = 1;

constexpr std::string_view kTables =
    "CREATE TABLE people(person INTEGER PRIMARY KEY, user TEXT NOT NULL, as_of TEXT, posts INTEGER NOT NULL,"
    " left_out INTEGER NOT NULL);"
    "CREATE TABLE person_topics(person INTEGER NOT NULL REFERENCES people, topic INTEGER NOT NULL REFERENCES topics,"
    " position INTEGER NOT NULL, confidence REAL NOT NULL CHECK(confidence BETWEEN 0 AND 1), band TEXT NOT NULL"
    " CHECK(band IN ('interest', 'expertise')), occasions INTEGER NOT NULL, weeks INTEGER NOT NULL,"
    " responders INTEGER NOT NULL, resonance REAL NOT NULL, share REAL NOT NULL, since TEXT, last TEXT,"
    " PRIMARY KEY(person, topic)) WITHOUT ROWID;"
    "CREATE TABLE held_back(person INTEGER NOT NULL REFERENCES people, topic INTEGER NOT NULL REFERENCES topics,"
    " confidence REAL NOT NULL CHECK(confidence BETWEEN 0 AND 1), band TEXT NOT NULL, gate TEXT NOT NULL,"
    " PRIMARY KEY(person, topic)) WITHOUT ROWID;"
    "CREATE TABLE implied(person INTEGER NOT NULL REFERENCES people, topic INTEGER NOT NULL REFERENCES topics,"
    " by_topic INTEGER NOT NULL REFERENCES topics, PRIMARY KEY(person, topic)) WITHOUT ROWID;";

constexpr std::string_view kIndexes =
    "CREATE INDEX people_user ON people(user);"
    "CREATE INDEX person_topics_topic ON person_topics(topic, band, confidence);"
    "CREATE INDEX held_back_topic ON held_back(topic, gate);";

constexpr std::string_view kViews =
    "CREATE VIEW profiles AS"
    " SELECT p.user, t.slug AS topic, t.name, pt.position, pt.confidence, pt.band, pt.occasions, pt.weeks,"
    " pt.responders, pt.resonance, pt.share, pt.since, pt.last"
    " FROM person_topics pt JOIN people p ON p.person = pt.person JOIN topics t ON t.topic = pt.topic;"
    "CREATE VIEW experts AS"
    " SELECT t.slug AS topic, p.user, pt.confidence, pt.occasions, pt.weeks, pt.responders, pt.since, pt.last"
    " FROM person_topics pt JOIN people p ON p.person = pt.person JOIN topics t ON t.topic = pt.topic"
    " WHERE pt.band = 'expertise';"
    "CREATE VIEW topic_totals AS"
    " SELECT t.slug AS topic, t.name, count(*) AS people, sum(pt.band = 'expertise') AS experts"
    " FROM person_topics pt JOIN topics t ON t.topic = pt.topic GROUP BY pt.topic;"
    "CREATE VIEW refused AS"
    " SELECT p.user, t.slug AS topic, h.gate, h.confidence"
    " FROM held_back h JOIN people p ON p.person = h.person JOIN topics t ON t.topic = h.topic;"
    "CREATE VIEW gate_totals AS"
    " SELECT gate, count(*) AS topics, count(DISTINCT person) AS people FROM held_back GROUP BY gate;";

}  // namespace

ProfileDatabase::ProfileDatabase(std::unique_ptr<SqliteFile> file) : file_(std::move(file)) {
  sqlite3* const database = file_->database();
  statements_ = std::make_unique<Statements>(
      Statements{SqliteStatement(database, "INSERT INTO people VALUES (?,?,?,?,?)"),
                 SqliteStatement(database, "INSERT INTO person_topics VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"),
                 SqliteStatement(database, "INSERT INTO held_back VALUES (?,?,?,?,?)"),
                 SqliteStatement(database, "INSERT INTO implied VALUES (?,?,?)")});
}

absl::StatusOr<std::unique_ptr<ProfileDatabase>> ProfileDatabase::Create(const std::string& path,
                                                                         const Taxonomy& taxonomy) {
  absl::StatusOr<std::unique_ptr<SqliteFile>> file =
      CreateResults(path, kProfileDatabaseId, kProfileDatabaseVersion, kTables, taxonomy);
  if (!file.ok()) return file.status();
  return std::unique_ptr<ProfileDatabase>(new ProfileDatabase(*std::move(file)));
}

absl::Status ProfileDatabase::Add(const Profile& profile) {
  const std::int64_t number = ++people_;
  SqliteStatement& person = statements_->person;
  person.Bind(number);
  person.Bind(text::RepairUtf8(profile.user));
  person.Bind(TimeOrNull(profile.as_of));
  person.Bind(profile.posts);
  person.Bind(profile.left_out);
  person.Step();
  SqliteStatement& row = statements_->topic;
  std::int64_t position = 0;
  for (const TopicProfile& topic : profile.topics) {
    row.Bind(number);
    row.Bind(static_cast<std::int64_t>(topic.topic));
    row.Bind(++position);
    row.Bind(RoundedAsDecimal(topic.confidence));
    row.Bind(BandName(topic.band));
    row.Bind(topic.occasions);
    row.Bind(topic.weeks);
    row.Bind(topic.responders);
    row.Bind(RoundedAsDecimal(topic.resonance));
    row.Bind(RoundedAsDecimal(topic.share));
    row.Bind(TimeOrNull(topic.since));
    row.Bind(TimeOrNull(topic.last));
    row.Step();
  }
  SqliteStatement& held_back = statements_->held_back;
  for (const HeldBack& held : profile.held_back) {
    held_back.Bind(number);
    held_back.Bind(static_cast<std::int64_t>(held.topic));
    held_back.Bind(RoundedAsDecimal(held.confidence));
    held_back.Bind(BandName(held.band));
    held_back.Bind(held.gate);
    held_back.Step();
  }
  SqliteStatement& implied = statements_->implied;
  for (const ImpliedTopic& topic : profile.implied) {
    implied.Bind(number);
    implied.Bind(static_cast<std::int64_t>(topic.topic));
    implied.Bind(static_cast<std::int64_t>(topic.by));
    implied.Step();
  }
  for (const SqliteStatement* statement : {&person, &row, &held_back, &implied}) {
    if (!statement->status().ok()) return statement->status();
  }
  return absl::OkStatus();
}

absl::Status ProfileDatabase::Finish(const RunFacts& facts) {
  statements_.reset();
  return FinishResults(facts, std::string(kIndexes) + std::string(kViews), file_.get());
}

}  // namespace metier::sink
