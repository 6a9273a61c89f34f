#include "cli/archive_run.h"
#include "cli/audit_run.h"
#include "cli/commands.h"

namespace metier::cli {

int RunMerge(const Arguments& arguments) {
  if (absl::Status status = CheckSink(arguments); !status.ok()) return Fail(status);
  if (arguments.operands().empty())
    return Fail(absl::InvalidArgumentError("merge needs states; see metier merge --help"));
  if (arguments.Has("partial") && arguments.Has("disputes")) {
    return Fail(absl::InvalidArgumentError(
        "a state holds what was posted, disputed or not: give --disputes when profiles are made of it"));
  }
  if (arguments.Has("partial") && arguments.Has("output")) {
    return Fail(
        absl::InvalidArgumentError("--partial writes a state instead of profiles: --output does not go with it"));
  }
  absl::StatusOr<std::unique_ptr<const tag::Knowledge>> knowledge = LoadKnowledge(arguments);
  if (!knowledge.ok()) return Fail(knowledge.status());
  absl::StatusOr<profile::FinishOptions> options = FinishOptionsOf(arguments, **knowledge);
  if (!options.ok()) return Fail(options.status());
  InputCounts counts;
  const absl::StatusOr<explain::Disputes> disputes = DisputesOf(arguments, (*knowledge)->taxonomy(), &counts);
  if (!disputes.ok()) return Fail(disputes.status());
  if (arguments.Has("partial")) {
    absl::Status status = CheckPartial(arguments);
    if (!status.ok()) return Fail(status);
    absl::StatusOr<profile::ArchiveProfile> archive = ReadStates(arguments.operands(), **knowledge);
    if (!archive.ok()) return Fail(archive.status());
    status = WritePartial(arguments, *std::move(archive), **knowledge, *options);
    return status.ok() ? Account(counts) : Fail(status);
  }
  absl::StatusOr<std::unique_ptr<ProfileSink>> sink = OpenProfileSink(arguments, **knowledge);
  if (!sink.ok()) return Fail(sink.status());
  absl::StatusOr<profile::ArchiveProfile> archive = ReadStates(arguments.operands(), **knowledge);
  if (!archive.ok()) return Fail(archive.status());
  absl::Status status = WriteProfiles(*std::move(archive), **knowledge, *std::move(options), *disputes, sink->get());
  if (status.ok()) status = (*sink)->Finish({{"states", std::to_string(arguments.operands().size())}});
  return status.ok() ? Account(counts) : Fail(status);
}

}  // namespace metier::cli
