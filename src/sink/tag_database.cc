#include "sink/tag_database.h"

#include <optional>
#include <string_view>
#include <utility>

#include "base/time.h"
#include "sink/number.h"
#include "text/utf8.h"

namespace metier::sink {
namespace {

constexpr std::int64_t kTagDatabaseId = 0x4D455454;  // "METT"
constexpr std::int64_t kTagDatabaseVersion = 1;

constexpr std::string_view kTables =
    "CREATE TABLE posts(post INTEGER PRIMARY KEY, id TEXT, author TEXT, time TEXT, kind TEXT NOT NULL"
    " CHECK(kind IN ('post', 'reply', 'repost', 'quote')), lang TEXT NOT NULL, abstained TEXT);"
    "CREATE TABLE post_topics(post INTEGER NOT NULL REFERENCES posts, topic INTEGER NOT NULL REFERENCES topics,"
    " confidence REAL NOT NULL CHECK(confidence BETWEEN 0 AND 1), PRIMARY KEY(post, topic)) WITHOUT ROWID;"
    "CREATE TABLE post_spans(post INTEGER NOT NULL, topic INTEGER NOT NULL, start_byte INTEGER NOT NULL,"
    " end_byte INTEGER NOT NULL, share REAL NOT NULL, FOREIGN KEY(post, topic) REFERENCES post_topics);";

// Made when all rows are there: one sort instead of a search for every row.
constexpr std::string_view kIndexes =
    "CREATE INDEX posts_id ON posts(id);"
    "CREATE INDEX posts_author ON posts(author);"
    "CREATE INDEX posts_time ON posts(time);"
    "CREATE INDEX post_topics_topic ON post_topics(topic, confidence);"
    "CREATE INDEX post_spans_post ON post_spans(post, topic);";

constexpr std::string_view kViews =
    "CREATE VIEW tagged_posts AS"
    " SELECT p.post, p.id, p.author, p.time, p.kind, p.lang, t.slug AS topic, t.name, pt.confidence"
    " FROM post_topics pt JOIN posts p ON p.post = pt.post JOIN topics t ON t.topic = pt.topic;"
    "CREATE VIEW topic_totals AS"
    " SELECT t.slug AS topic, t.name, count(*) AS posts, count(DISTINCT p.author) AS authors,"
    " avg(pt.confidence) AS mean_confidence"
    " FROM post_topics pt JOIN posts p ON p.post = pt.post JOIN topics t ON t.topic = pt.topic GROUP BY pt.topic;"
    "CREATE VIEW topic_months AS"
    " SELECT substr(p.time, 1, 7) AS month, t.slug AS topic, count(*) AS posts"
    " FROM post_topics pt JOIN posts p ON p.post = pt.post JOIN topics t ON t.topic = pt.topic"
    " WHERE p.time IS NOT NULL GROUP BY month, pt.topic;"
    "CREATE VIEW outcomes AS"
    " SELECT coalesce(abstained, 'tagged') AS outcome, lang, count(*) AS posts FROM posts GROUP BY outcome, lang;";

std::optional<std::string> TextOrNull(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return text::RepairUtf8(text);
}

}  // namespace

TagDatabase::TagDatabase(std::unique_ptr<SqliteFile> file) : file_(std::move(file)) {
  sqlite3* const database = file_->database();
  statements_ =
      std::make_unique<Statements>(Statements{SqliteStatement(database, "INSERT INTO posts VALUES (?,?,?,?,?,?,?)"),
                                              SqliteStatement(database, "INSERT INTO post_topics VALUES (?,?,?)"),
                                              SqliteStatement(database, "INSERT INTO post_spans VALUES (?,?,?,?,?)")});
}

absl::StatusOr<std::unique_ptr<TagDatabase>> TagDatabase::Create(const std::string& path, const Taxonomy& taxonomy) {
  absl::StatusOr<std::unique_ptr<SqliteFile>> file =
      CreateResults(path, kTagDatabaseId, kTagDatabaseVersion, kTables, taxonomy);
  if (!file.ok()) return file.status();
  return std::unique_ptr<TagDatabase>(new TagDatabase(*std::move(file)));
}

absl::Status TagDatabase::Add(const Post& post, const Tagging& tagging, const std::vector<TopicSpans>& spans) {
  const std::int64_t number = ++posts_;
  SqliteStatement& row = statements_->post;
  row.Bind(number);
  row.Bind(TextOrNull(post.id));
  row.Bind(TextOrNull(post.author));
  row.Bind(TimeOrNull(post.time));
  row.Bind(KindName(post.kind));
  row.Bind(std::string_view(tagging.lang));
  row.Bind(tagging.abstained == Abstention::kNone ? std::nullopt
                                                  : std::optional<std::string>(AbstentionName(tagging.abstained)));
  row.Step();
  SqliteStatement& topic = statements_->topic;
  for (const TopicScore& score : tagging.topics) {
    topic.Bind(number);
    topic.Bind(static_cast<std::int64_t>(score.topic));
    topic.Bind(RoundedAsDecimal(score.confidence));
    topic.Step();
  }
  SqliteStatement& part = statements_->span;
  for (const TopicSpans& of_topic : spans) {
    for (const TopicSpans::Span& span : of_topic.spans) {
      part.Bind(number);
      part.Bind(static_cast<std::int64_t>(of_topic.topic));
      part.Bind(static_cast<std::int64_t>(span.begin));
      part.Bind(static_cast<std::int64_t>(span.end));
      part.Bind(RoundedAsDecimal(span.share));
      part.Step();
    }
  }
  for (const SqliteStatement* statement : {&row, &topic, &part}) {
    if (!statement->status().ok()) return statement->status();
  }
  return absl::OkStatus();
}

absl::Status TagDatabase::Finish(const RunFacts& facts) {
  statements_.reset();
  return FinishResults(facts, std::string(kIndexes) + std::string(kViews), file_.get());
}

}  // namespace metier::sink
