#include "cli/archive_run.h"
#include "cli/audit_run.h"
#include "cli/commands.h"
#include "sink/records.h"

namespace metier::cli {

int RunMerge(const Arguments& arguments) {
  const absl::StatusOr<sink::RecordFormat> format = sink::ParseRecordFormat(arguments.Text("format", "jsonl"));
  if (!format.ok()) return Fail(format.status());
  if (arguments.operands().empty())
    return Fail(absl::InvalidArgumentError("merge needs states; see metier merge --help"));
  if (arguments.Has("partial") && arguments.Has("disputes")) {
    return Fail(absl::InvalidArgumentError(
        "a state holds what was posted, disputed or not: give --disputes when profiles are made of it"));
  }
  absl::StatusOr<std::unique_ptr<const tag::Knowledge>> knowledge = LoadKnowledge(arguments);
  if (!knowledge.ok()) return Fail(knowledge.status());
  absl::StatusOr<profile::FinishOptions> options = FinishOptionsOf(arguments, **knowledge);
  if (!options.ok()) return Fail(options.status());
  absl::StatusOr<profile::ArchiveProfile> archive = ReadStates(arguments.operands(), **knowledge);
  if (!archive.ok()) return Fail(archive.status());
  std::int64_t refused = 0;
  absl::StatusOr<explain::Disputes> disputes = DisputesOf(arguments, (*knowledge)->taxonomy(), &refused);
  if (!disputes.ok()) return Fail(disputes.status());
  const absl::Status status = arguments.Has("partial")
                                  ? WritePartial(arguments, *std::move(archive), **knowledge, *options)
                                  : WriteProfiles(arguments, *std::move(archive), **knowledge, *options, *disputes);
  if (!status.ok()) return Fail(status);
  return refused > 0 ? kSomeRefused : kAllFine;
}

}  // namespace metier::cli
