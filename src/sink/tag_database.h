// Tagged posts in an SQLite file, for analysis. docs/sinks.md describes its tables and views.

#ifndef METIER_SRC_SINK_TAG_DATABASE_H_
#define METIER_SRC_SINK_TAG_DATABASE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "metier/post.h"
#include "metier/tagging.h"
#include "metier/taxonomy.h"
#include "sink/records.h"
#include "sink/sqlite.h"
#include "sink/sqlite_file.h"
#include "sink/taxonomy_tables.h"

namespace metier::sink {

// Not thread-safe. The same posts in the same order give the same bytes. Memory does not grow with the posts.
class TagDatabase {
 public:
  static absl::StatusOr<std::unique_ptr<TagDatabase>> Create(const std::string& path, const Taxonomy& taxonomy);

  // Posts are numbered from 1 in the order of the calls. Text in invalid UTF-8 is repaired. `spans` may be empty.
  absl::Status Add(const Post& post, const Tagging& tagging, const std::vector<TopicSpans>& spans);
  // Makes the indexes and views and puts the file in its place. Without it nothing is left behind. To be called once.
  absl::Status Finish(const RunFacts& facts);

 private:
  struct Statements {
    SqliteStatement post;
    SqliteStatement topic;
    SqliteStatement span;
  };
  explicit TagDatabase(std::unique_ptr<SqliteFile> file);

  const std::unique_ptr<SqliteFile> file_;
  std::unique_ptr<Statements> statements_;  // destroyed before the file
  std::int64_t posts_ = 0;
};

}  // namespace metier::sink

#endif  // METIER_SRC_SINK_TAG_DATABASE_H_
