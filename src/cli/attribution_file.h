// The file that --attribution names: lists, endorsements and bios, tagged and added to an archive.

#ifndef METIER_SRC_CLI_ATTRIBUTION_FILE_H_
#define METIER_SRC_CLI_ATTRIBUTION_FILE_H_

#include <cstdint>

#include "absl/status/status.h"
#include "cli/flags.h"
#include "profile/archive_profile.h"
#include "tag/knowledge.h"

namespace metier::cli {

struct AttributionCounts {
  std::int64_t read = 0;
  std::int64_t refused = 0;
  std::int64_t topicless = 0;  // of those read: their text names no topic
};

// Records that cannot be read are complained of and counted; a status that is not OK means that the file cannot be
// opened. Without the flag nothing is added.
absl::Status AddAttributionFile(const Arguments& arguments, const tag::Knowledge& knowledge,
                                profile::ArchiveProfile* archive, AttributionCounts* counts);

}  // namespace metier::cli

#endif  // METIER_SRC_CLI_ATTRIBUTION_FILE_H_
