#include "cli/archive_run.h"
#include "cli/audit_run.h"
#include "cli/commands.h"
#include "sink/records.h"

namespace metier::cli {
namespace {

// The posts of the operands, added to those of --state.
absl::StatusOr<ArchiveRun> ReadEverything(const Arguments& arguments, const tag::Knowledge& knowledge, int threads) {
  profile::ArchiveProfile old;
  if (arguments.Has("state")) {
    const std::string path = arguments.Text("state");
    absl::StatusOr<profile::ArchiveProfile> state = ReadStates({&path, 1}, knowledge);
    if (!state.ok()) return state.status();
    old = *std::move(state);
  }
  absl::StatusOr<ArchiveRun> run = ReadArchive(arguments, knowledge, threads);
  if (run.ok()) run->archive.Merge(std::move(old));
  return run;
}

absl::Status CheckFlags(const Arguments& arguments) {
  const bool audit = arguments.Has("audit");
  if (audit && (arguments.Has("state") || arguments.Has("partial"))) {
    return absl::InvalidArgumentError("--audit needs the posts themselves: it goes with neither --state nor --partial");
  }
  if (!audit && (arguments.Has("keep-text") || arguments.Has("smallest-set"))) {
    return absl::InvalidArgumentError("--keep-text and --smallest-set say what --audit keeps: they need it");
  }
  if (arguments.Has("partial") && arguments.Has("disputes")) {
    return absl::InvalidArgumentError(
        "a state holds what was posted, disputed or not: give --disputes when profiles are made of it");
  }
  return absl::OkStatus();
}

// Profiles to standard output, and the account of each to --audit.
absl::StatusOr<AuditRun> WriteAudit(const Arguments& arguments, const tag::Knowledge& knowledge, int threads,
                                    sink::RecordFormat format, profile::FinishOptions options,
                                    explain::Disputes disputes) {
  AuditRequest request;
  request.options = std::move(options);
  request.disputes = std::move(disputes);
  request.keep_text = arguments.Has("keep-text");
  request.smallest_sets = arguments.Has("smallest-set");
  absl::StatusOr<explain::AuditHeader> header = HeaderOf(knowledge, request);
  if (!header.ok()) return header.status();
  absl::StatusOr<std::unique_ptr<explain::AuditWriter>> writer =
      explain::AuditWriter::Create(arguments.Text("audit"), *std::move(header));
  if (!writer.ok()) return writer.status();
  Output output;
  std::string record;
  sink::AppendProfileHeader(format, &record);
  output.Write(record);
  absl::StatusOr<AuditRun> run = RunAudit(arguments, knowledge, threads, std::move(request),
                                          [&](const Profile& person, const explain::PersonAudit& audit) {
                                            record.clear();
                                            sink::AppendProfile(format, person, knowledge.taxonomy(), &record);
                                            output.Write(record);
                                            return (*writer)->Add(audit);
                                          });
  if (!run.ok()) return run;
  if (absl::Status status = (*writer)->Finish(); !status.ok()) return status;
  output.Flush();
  if (!output.status().ok()) return output.status();
  return run;
}

}  // namespace

int RunProfile(const Arguments& arguments) {
  const absl::StatusOr<sink::RecordFormat> format = sink::ParseRecordFormat(arguments.Text("format", "jsonl"));
  if (!format.ok()) return Fail(format.status());
  if (absl::Status status = CheckFlags(arguments); !status.ok()) return Fail(status);
  absl::StatusOr<int> threads = ThreadCount(arguments);
  if (!threads.ok()) return Fail(threads.status());
  absl::StatusOr<std::unique_ptr<const tag::Knowledge>> knowledge = LoadKnowledge(arguments);
  if (!knowledge.ok()) return Fail(knowledge.status());
  absl::StatusOr<profile::FinishOptions> options = FinishOptionsOf(arguments, **knowledge);
  if (!options.ok()) return Fail(options.status());
  std::int64_t refused_disputes = 0;
  absl::StatusOr<explain::Disputes> disputes = DisputesOf(arguments, (*knowledge)->taxonomy(), &refused_disputes);
  if (!disputes.ok()) return Fail(disputes.status());

  if (arguments.Has("audit")) {
    absl::StatusOr<AuditRun> run =
        WriteAudit(arguments, **knowledge, *threads, *format, *std::move(options), *std::move(disputes));
    if (!run.ok()) return Fail(run.status());
    run->counts.refused_disputes = refused_disputes;
    return Account(run->counts);
  }
  absl::StatusOr<ArchiveRun> run = ReadEverything(arguments, **knowledge, *threads);
  if (!run.ok()) return Fail(run.status());
  const absl::Status status = arguments.Has("partial")
                                  ? WritePartial(arguments, std::move(run->archive), **knowledge, *options)
                                  : WriteProfiles(arguments, std::move(run->archive), **knowledge, *options, *disputes);
  if (!status.ok()) return Fail(status);
  run->counts.refused_disputes = refused_disputes;
  return Account(run->counts);
}

}  // namespace metier::cli
