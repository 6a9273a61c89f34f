#include "cli/archive_run.h"
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
  absl::StatusOr<ArchiveRun> run = ReadArchive(arguments, knowledge, threads, {});
  if (run.ok()) run->archive.Merge(std::move(old));
  return run;
}

}  // namespace

int RunProfile(const Arguments& arguments) {
  const absl::StatusOr<sink::RecordFormat> format = sink::ParseRecordFormat(arguments.Text("format", "jsonl"));
  if (!format.ok()) return Fail(format.status());
  absl::StatusOr<int> threads = ThreadCount(arguments);
  if (!threads.ok()) return Fail(threads.status());
  absl::StatusOr<std::unique_ptr<const tag::Knowledge>> knowledge = LoadKnowledge(arguments);
  if (!knowledge.ok()) return Fail(knowledge.status());
  absl::StatusOr<profile::FinishOptions> options = FinishOptionsOf(arguments, **knowledge);
  if (!options.ok()) return Fail(options.status());
  absl::StatusOr<ArchiveRun> run = ReadEverything(arguments, **knowledge, *threads);
  if (!run.ok()) return Fail(run.status());

  const auto write = arguments.Has("partial") ? WritePartial : WriteProfiles;
  if (absl::Status status = write(arguments, std::move(run->archive), **knowledge, *options); !status.ok()) {
    return Fail(status);
  }
  return Account(*run);
}

}  // namespace metier::cli
