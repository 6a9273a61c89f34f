// Results as records: one line of JSON, or one row or more of CSV or of a table for people.

#ifndef METIER_SRC_SINK_RECORDS_H_
#define METIER_SRC_SINK_RECORDS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "metier/post.h"
#include "metier/profile.h"
#include "metier/tagging.h"
#include "metier/taxonomy.h"

namespace metier::sink {

enum class RecordFormat : std::uint8_t { kJsonLines, kCsv, kTable };

// "post", "reply", "repost", "quote".
std::string_view KindName(PostKind kind);

// "jsonl", "csv", "table".
absl::StatusOr<RecordFormat> ParseRecordFormat(std::string_view name);

// A span of a post that spoke for a topic.
struct TopicSpans {
  TopicIndex topic = 0;
  struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    double share = 0;
  };
  std::vector<Span> spans;
};

// Appends what stands before the first record: the header of a CSV or a table.
void AppendTaggingHeader(RecordFormat format, std::string* out);
// Appends one post's record, with its line break. `spans` may be empty.
void AppendTagging(RecordFormat format, const Post& post, const Tagging& tagging, const Taxonomy& taxonomy,
                   const std::vector<TopicSpans>& spans, std::string* out);

void AppendProfileHeader(RecordFormat format, std::string* out);
void AppendProfile(RecordFormat format, const Profile& profile, const Taxonomy& taxonomy, std::string* out);

// One topic as a line of JSON.
void AppendTopic(const Topic& topic, const Taxonomy& taxonomy, std::string* out);

// A cell of CSV: quoted where needed, and with an apostrophe before what a spreadsheet would run as a formula.
void AppendCsvCell(std::string_view cell, std::string* out);

}  // namespace metier::sink

#endif  // METIER_SRC_SINK_RECORDS_H_
