#include "cli/archive_run.h"
#include "cli/commands.h"
#include "sink/records.h"

namespace metier::cli {

int RunMerge(const Arguments& arguments) {
  const absl::StatusOr<sink::RecordFormat> format = sink::ParseRecordFormat(arguments.Text("format", "jsonl"));
  if (!format.ok()) return Fail(format.status());
  if (arguments.operands().empty())
    return Fail(absl::InvalidArgumentError("merge needs states; see metier merge --help"));
  absl::StatusOr<std::unique_ptr<const tag::Knowledge>> knowledge = LoadKnowledge(arguments);
  if (!knowledge.ok()) return Fail(knowledge.status());
  absl::StatusOr<profile::FinishOptions> options = FinishOptionsOf(arguments, **knowledge);
  if (!options.ok()) return Fail(options.status());
  absl::StatusOr<profile::ArchiveProfile> archive = ReadStates(arguments.operands(), **knowledge);
  if (!archive.ok()) return Fail(archive.status());
  const auto write = arguments.Has("partial") ? WritePartial : WriteProfiles;
  const absl::Status status = write(arguments, *std::move(archive), **knowledge, *options);
  return status.ok() ? kAllFine : Fail(status);
}

}  // namespace metier::cli
