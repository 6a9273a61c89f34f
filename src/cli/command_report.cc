#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "absl/strings/str_cat.h"
#include "base/file.h"
#include "base/message.h"
#include "cli/audit_run.h"
#include "cli/commands.h"
#include "cli/io.h"
#include "cli/progress.h"
#include "explain/person.h"
#include "explain/provenance.h"
#include "explain/report_index.h"

namespace metier::cli {
namespace {

constexpr std::string_view kIndex = "index.html";

}  // namespace

int RunReport(const Arguments& arguments) {
  if (!arguments.Has("output"))
    return Fail(absl::InvalidArgumentError("report needs --output, a directory; see metier report --help"));
  const std::string directory = arguments.Text("output");
  absl::StatusOr<int> threads = ThreadCount(arguments);
  if (!threads.ok()) return Fail(threads.status());
  absl::StatusOr<std::unique_ptr<const tag::Knowledge>> knowledge = LoadKnowledge(arguments);
  if (!knowledge.ok()) return Fail(knowledge.status());
  InputCounts counts;
  absl::StatusOr<AuditRequest> request = AuditRequestOf(arguments, **knowledge, &counts);
  if (!request.ok()) return Fail(request.status());

  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (error) return Fail(absl::ErrnoToStatus(error.value(), base::Concat("cannot make '", directory, "'")));
  explain::FileNames names;
  std::vector<explain::IndexEntry> people;
  Progress progress;
  const auto run =
      RunAudit(arguments, **knowledge, *threads, *std::move(request), &counts,
               [&](const Profile&, const explain::PersonAudit& person) {
                 people.push_back(explain::EntryOf(person, names.Next(person.user)));
                 progress.ShowLine(absl::StrCat(people.size(), " pages"));
                 return base::WriteFileAtomically(base::Concat(directory, "/", people.back().file),
                                                  explain::PersonPage(person, {nullptr, nullptr, std::string(kIndex)}));
               });
  progress.Done();
  if (!run.ok()) return Fail(run.status());
  // The list comes last: whoever sees it finds every page that it names.
  const absl::Status status = base::WriteFileAtomically(base::Concat(directory, "/", kIndex),
                                                        explain::IndexPage(people, explain::ProvenanceOf(**knowledge)));
  if (!status.ok()) return Fail(status);
  return Account(counts);
}

}  // namespace metier::cli
