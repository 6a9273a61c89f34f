// An archive to profiles or a state: what `profile`, `merge` and `explain --user` share.

#ifndef METIER_SRC_CLI_ARCHIVE_RUN_H_
#define METIER_SRC_CLI_ARCHIVE_RUN_H_

#include <functional>
#include <optional>
#include <span>
#include <string>

#include "cli/attribution_file.h"
#include "cli/flags.h"
#include "cli/io.h"
#include "cli/sinks.h"
#include "explain/disputes.h"
#include "explain/post_evidence.h"
#include "profile/archive_profile.h"
#include "profile/state.h"
#include "tag/knowledge.h"

namespace metier::cli {

struct InputCounts {
  std::int64_t posts = 0;
  std::int64_t refused = 0;
  std::int64_t authorless = 0;  // posts that name no author: tagged by nobody, profiled for nobody
  AttributionCounts attributions;
  std::int64_t refused_disputes = 0;

  std::int64_t all_refused() const { return refused + attributions.refused + refused_disputes; }
};

// Says on standard error what of the input belongs to no profile or was refused; the exit code that goes with it.
int Account(const InputCounts& counts);

// What explaining needs of the posts besides their records.
struct EvidenceRequest {
  explain::EvidenceStore* store = nullptr;
  std::optional<profile::ArchiveProfile::Subjects> subjects;  // whose; default: everybody's
};

// Reads the file --attribution, if there is one, and then reads and tags every post of the operands. `evidence` may be
// null.
absl::StatusOr<profile::ArchiveProfile> ReadArchive(const Arguments& arguments, const tag::Knowledge& knowledge,
                                                    int threads, const EvidenceRequest* evidence, InputCounts* counts);

// The posts of the operands alone, each with its author, in the order of the input.
using PostTaker = std::function<absl::Status(const std::string& author, weigh::TaggedPost post)>;
absl::Status TagPosts(const Arguments& arguments, const tag::Knowledge& knowledge, int threads,
                      const EvidenceRequest* evidence, InputCounts* counts, const PostTaker& take);

// The archives of the state files `paths`, merged. FailedPrecondition where one was made with other knowledge.
absl::StatusOr<profile::ArchiveProfile> ReadStates(std::span<const std::string> paths, const tag::Knowledge& knowledge);

// Whether --partial can be written, before the work is done; and nothing half-written stays if it is killed.
absl::Status CheckPartial(const Arguments& arguments);

// Writes the archive to the file --partial names; of people who are no subjects only what is needed.
absl::Status WritePartial(const Arguments& arguments, profile::ArchiveProfile archive, const tag::Knowledge& knowledge,
                          const profile::FinishOptions& options);

// Hands the profiles of an archive to `sink`, which the caller finishes.
absl::Status WriteProfiles(profile::ArchiveProfile archive, const tag::Knowledge& knowledge,
                           profile::FinishOptions options, const explain::Disputes& disputes, ProfileSink* sink);

// What a database of results says of its input.
sink::RunFacts FactsOf(const InputCounts& counts);

// Calls `finish` with options that stop it and a taker of profiles for `sink`, and shows how many people are done. The
// first failure of the sink stops it and is returned.
using PeopleFinisher = std::function<absl::Status(const profile::FinishOptions&, const profile::ProfileSink&)>;
absl::Status HandOver(profile::FinishOptions options, ProfileSink* sink, const PeopleFinisher& finish);

// --as-of, --include-sensitive, --subjects, and the background rates of the model.
absl::StatusOr<profile::FinishOptions> FinishOptionsOf(const Arguments& arguments, const tag::Knowledge& knowledge);

}  // namespace metier::cli

#endif  // METIER_SRC_CLI_ARCHIVE_RUN_H_
