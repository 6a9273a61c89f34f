// An archive to profiles: what `profile` and `explain --user` share.

#ifndef METIER_SRC_CLI_ARCHIVE_RUN_H_
#define METIER_SRC_CLI_ARCHIVE_RUN_H_

#include <functional>

#include "cli/flags.h"
#include "cli/io.h"
#include "profile/archive_profile.h"
#include "tag/knowledge.h"

namespace metier::cli {

struct ArchiveRun {
  profile::ArchiveProfile archive;
  std::int64_t posts = 0;
  std::int64_t refused = 0;
  std::int64_t authorless = 0;  // posts that name no author: tagged by nobody, profiled for nobody
};

// Reads and tags every post of the operands. `also` sees each post once, in the order of the input; may be empty.
absl::StatusOr<ArchiveRun> ReadArchive(const Arguments& arguments, const tag::Knowledge& knowledge, int threads,
                                       const std::function<void(const Post&)>& also);

// --as-of, --include-sensitive, --subjects, and the background rates of the model.
absl::StatusOr<profile::FinishOptions> FinishOptionsOf(const Arguments& arguments, const tag::Knowledge& knowledge);

}  // namespace metier::cli

#endif  // METIER_SRC_CLI_ARCHIVE_RUN_H_
