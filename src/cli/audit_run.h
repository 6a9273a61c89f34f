// An archive to the accounts of its people: what `explain --user`, `profile --audit`, `report` and `verify` share.

#ifndef METIER_SRC_CLI_AUDIT_RUN_H_
#define METIER_SRC_CLI_AUDIT_RUN_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "cli/archive_run.h"
#include "cli/flags.h"
#include "explain/audit.h"
#include "explain/audit_file.h"
#include "explain/disputes.h"
#include "explain/what_if.h"
#include "metier/profile.h"
#include "tag/knowledge.h"

namespace metier::cli {

struct AuditRequest {
  profile::FinishOptions options;
  explain::Disputes disputes;
  bool keep_text = true;
  bool smallest_sets = false;
  std::optional<TopicIndex> only;
  bool keep_reweigher = false;  // for questions beside
};

// Takes the account of one person, in the order of their names; another status than OK ends the run.
using AuditSink = std::function<absl::Status(const Profile&, explain::PersonAudit)>;

// Reads and tags every post of the operands once, and before them the file --attribution; and hands over the account of
// each subject. Memory grows with the texts of the subjects' posts. Returns the reweigher where it was asked for, else
// null.
absl::StatusOr<std::unique_ptr<const explain::Reweigher>> RunAudit(const Arguments& arguments,
                                                                   const tag::Knowledge& knowledge, int threads,
                                                                   AuditRequest request, InputCounts* counts,
                                                                   const AuditSink& sink);

// What a file of such accounts says of all of them.
absl::StatusOr<explain::AuditHeader> HeaderOf(const tag::Knowledge& knowledge, const AuditRequest& request);

// --disputes; none where it is not given. Lines that are refused are counted.
absl::StatusOr<explain::Disputes> DisputesOf(const Arguments& arguments, const Taxonomy& taxonomy, InputCounts* counts);

// What FinishOptionsOf and DisputesOf say, and --smallest-set.
absl::StatusOr<AuditRequest> AuditRequestOf(const Arguments& arguments, const tag::Knowledge& knowledge,
                                            InputCounts* counts);

}  // namespace metier::cli

#endif  // METIER_SRC_CLI_AUDIT_RUN_H_
