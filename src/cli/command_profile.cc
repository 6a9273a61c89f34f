#include "absl/strings/str_cat.h"
#include "cli/archive_run.h"
#include "cli/commands.h"
#include "sink/records.h"

namespace metier::cli {

int RunProfile(const Arguments& arguments) {
  absl::StatusOr<sink::RecordFormat> format = sink::ParseRecordFormat(arguments.Text("format", "jsonl"));
  if (!format.ok()) return Fail(format.status());
  absl::StatusOr<int> threads = ThreadCount(arguments);
  if (!threads.ok()) return Fail(threads.status());
  absl::StatusOr<std::unique_ptr<const tag::Knowledge>> knowledge = LoadKnowledge(arguments);
  if (!knowledge.ok()) return Fail(knowledge.status());
  absl::StatusOr<profile::FinishOptions> options = FinishOptionsOf(arguments, **knowledge);
  if (!options.ok()) return Fail(options.status());
  absl::StatusOr<ArchiveRun> run = ReadArchive(arguments, **knowledge, *threads, {});
  if (!run.ok()) return Fail(run.status());

  Output output;
  std::string record;
  sink::AppendProfileHeader(*format, &record);
  output.Write(record);
  std::move(run->archive)
      .Finish((*knowledge)->taxonomy(), profile::ProfileParameters(), *options, [&](const Profile& person, const weigh::Ledger&) {
        record.clear();
        sink::AppendProfile(*format, person, (*knowledge)->taxonomy(), &record);
        output.Write(record);
      });
  output.Flush();
  if (!output.status().ok()) return Fail(output.status());
  if (run->authorless > 0) Complain(absl::StrCat(run->authorless, " posts name no author and belong to no profile"));
  if (run->refused > 0) Complain(absl::StrCat(run->refused, " of ", run->refused + run->posts, " records were refused"));
  return run->refused > 0 ? kSomeRefused : kAllFine;
}

}  // namespace metier::cli
