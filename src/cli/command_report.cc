#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
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

// Pages wait for each other until there are enough for every thread.
constexpr std::size_t kBatch = 64;

class PageWriter {
 public:
  PageWriter(std::string directory, int threads) : directory_(std::move(directory)), threads_(threads) {}

  absl::Status Add(explain::PersonAudit person) {
    waiting_.push_back(std::move(person));
    return waiting_.size() < kBatch ? absl::OkStatus() : WriteWaiting();
  }

  // The list comes last: whoever sees it finds every page that it names.
  absl::Status Finish(const explain::Provenance& provenance) {
    if (absl::Status status = WriteWaiting(); !status.ok()) return status;
    progress_.Done();
    if (absl::Status status = base::SyncFileSystem(directory_); !status.ok()) return status;
    return base::WriteFileAtomically(PathOf(kIndex), explain::IndexPage(people_, provenance));
  }

 private:
  std::string PathOf(std::string_view file) const { return base::Concat(directory_, "/", file); }

  absl::Status WriteWaiting() {
    const std::size_t first = people_.size();
    for (const explain::PersonAudit& person : waiting_)
      people_.push_back(explain::EntryOf(person, names_.Next(person.user)));
    std::vector<absl::Status> written(waiting_.size());
    InParallel(threads_, waiting_.size(), [&](int, std::size_t i) {
      written[i] = base::WriteFileAtomically(PathOf(people_[first + i].file),
                                             explain::PersonPage(waiting_[i], {nullptr, nullptr, std::string(kIndex)}),
                                             base::Durability::kCached);
    });
    waiting_.clear();
    progress_.ShowLine(absl::StrCat(people_.size(), " pages"));
    const auto failed = std::find_if(written.begin(), written.end(), [](const absl::Status& s) { return !s.ok(); });
    return failed == written.end() ? absl::OkStatus() : *failed;
  }

  const std::string directory_;
  const int threads_;
  explain::FileNames names_;
  std::vector<explain::IndexEntry> people_;
  std::vector<explain::PersonAudit> waiting_;
  Progress progress_;
};

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
  PageWriter pages(directory, *threads);
  const auto run =
      RunAudit(arguments, **knowledge, *threads, *std::move(request), &counts,
               [&pages](const Profile&, explain::PersonAudit person) { return pages.Add(std::move(person)); });
  if (!run.ok()) return Fail(run.status());
  if (absl::Status status = pages.Finish(explain::ProvenanceOf(**knowledge)); !status.ok()) return Fail(status);
  return Account(counts);
}

}  // namespace metier::cli
