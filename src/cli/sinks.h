// Results on their way out: JSON Lines, CSV or a table to an Output, or rows to an SQLite file.

#ifndef METIER_SRC_CLI_SINKS_H_
#define METIER_SRC_CLI_SINKS_H_

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "cli/flags.h"
#include "cli/output.h"
#include "metier/post.h"
#include "metier/profile.h"
#include "metier/tagging.h"
#include "sink/records.h"
#include "sink/taxonomy_tables.h"
#include "tag/knowledge.h"

namespace metier::cli {

// InvalidArgument where --format names no format, or one that needs an --output and has none. Costs nothing: for the
// time before anything is loaded.
absl::Status CheckSink(const Arguments& arguments);

// Tagged posts, batch by batch. Take() may be called by several threads at a time for different `i`, then Write() once
// for the whole batch.
class TagSink {
 public:
  virtual ~TagSink() = default;
  virtual void BeginBatch(std::size_t posts) = 0;
  virtual void Take(std::size_t i, const Post& post, const Tagging& tagging, std::vector<sink::TopicSpans> spans) = 0;
  virtual absl::Status Write(std::span<const Post> posts) = 0;
  // Nobody reads any more.
  virtual bool closed() const { return false; }
  // Completes the file, if it is one, and without it there is none. A database keeps what is said of the input.
  virtual absl::Status Finish(const sink::RunFacts& input) = 0;
};

// To what --format and --output say. `output` is where text goes, null where that is a database; it must outlive the
// sink and is left to the caller to finish.
absl::StatusOr<std::unique_ptr<TagSink>> OpenTagSink(const Arguments& arguments, const tag::Knowledge& knowledge,
                                                     bool header, Output* output);

// Profiles, in the order of the names.
class ProfileSink {
 public:
  virtual ~ProfileSink() = default;
  virtual absl::Status Add(const Profile& profile) = 0;
  // Where text goes; null where that is a database.
  virtual const Output* output() const { return nullptr; }
  virtual absl::Status Finish(const sink::RunFacts& input) = 0;
};

// Opened before the first post is read: that a file cannot be written should not be found out after an hour.
absl::StatusOr<std::unique_ptr<ProfileSink>> OpenProfileSink(const Arguments& arguments,
                                                             const tag::Knowledge& knowledge);

// Versions and checksums of all that results depend on besides the posts.
sink::RunFacts KnowledgeFacts(const tag::Knowledge& knowledge);

// Whether --format names a database.
bool WritesDatabase(const Arguments& arguments);

}  // namespace metier::cli

#endif  // METIER_SRC_CLI_SINKS_H_
