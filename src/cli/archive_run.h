// An archive to profiles or a state: what `profile`, `merge` and `explain --user` share.

#ifndef METIER_SRC_CLI_ARCHIVE_RUN_H_
#define METIER_SRC_CLI_ARCHIVE_RUN_H_

#include <optional>
#include <span>
#include <string>

#include "cli/attribution_file.h"
#include "cli/flags.h"
#include "cli/io.h"
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
};

struct ArchiveRun {
  profile::ArchiveProfile archive;
  InputCounts counts;
};

// Says on standard error what of the input belongs to no profile or was refused; the exit code that goes with it.
int Account(const InputCounts& counts);

// What explaining needs of the posts besides their records.
struct EvidenceRequest {
  explain::EvidenceStore* store = nullptr;
  std::optional<profile::ArchiveProfile::Subjects> subjects;  // whose; default: everybody's
};

// Reads and tags every post of the operands, and before them the file --attribution. `evidence` may be null.
absl::StatusOr<ArchiveRun> ReadArchive(const Arguments& arguments, const tag::Knowledge& knowledge, int threads,
                                       const EvidenceRequest* evidence = nullptr);

// What makes posts of the same text give the same topics.
profile::StateOrigin OriginOf(const tag::Knowledge& knowledge);

// The archives of the state files `paths`, merged. FailedPrecondition where one was made with other knowledge.
absl::StatusOr<profile::ArchiveProfile> ReadStates(std::span<const std::string> paths, const tag::Knowledge& knowledge);

// Writes the archive to the file --partial names; of people who are no subjects only what is needed.
absl::Status WritePartial(const Arguments& arguments, profile::ArchiveProfile archive, const tag::Knowledge& knowledge,
                          const profile::FinishOptions& options);

// Writes the profiles of an archive to standard output, in the form --format.
absl::Status WriteProfiles(const Arguments& arguments, profile::ArchiveProfile archive, const tag::Knowledge& knowledge,
                           const profile::FinishOptions& options, const explain::Disputes& disputes);

// --as-of, --include-sensitive, --subjects, and the background rates of the model.
absl::StatusOr<profile::FinishOptions> FinishOptionsOf(const Arguments& arguments, const tag::Knowledge& knowledge);

}  // namespace metier::cli

#endif  // METIER_SRC_CLI_ARCHIVE_RUN_H_
