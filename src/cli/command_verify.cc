#include <map>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "base/message.h"
#include "cli/audit_run.h"
#include "cli/commands.h"
#include "cli/io.h"
#include "cli/output.h"
#include "explain/provenance.h"
#include "explain/verify.h"
#include "sink/json.h"

namespace metier::cli {
namespace {

constexpr int kDiffers = 1;

// What has to be the same before there is anything to compare.
absl::Status CheckProvenance(const explain::Provenance& stored, const explain::Provenance& here) {
  std::map<std::string_view, std::string> ours;
  explain::Provenance::Fields(here, [&ours](std::string_view name, const std::string& value) { ours[name] = value; });
  absl::Status status;
  explain::Provenance::Fields(stored, [&](std::string_view name, const std::string& value) {
    if (status.ok() && ours[name] != value) {
      status =
          absl::FailedPreconditionError(base::Concat("the audit was made with another ", name, ": ",
                                                     base::Excerpt(value), ", here it is ", base::Excerpt(ours[name])));
    }
  });
  return status;
}

absl::StatusOr<AuditRequest> RequestOf(const explain::AuditReader& reader, const tag::Knowledge& knowledge) {
  const explain::AuditHeader& header = reader.header();
  AuditRequest request;
  request.options.background = knowledge.Background();
  request.options.profile.include_sensitive = header.include_sensitive;
  request.options.as_of = header.as_of;
  request.keep_text = header.keep_text;
  request.smallest_sets = header.smallest_sets;
  if (!header.all_subjects) {
    absl::StatusOr<std::vector<std::string>> users = reader.Users();
    if (!users.ok()) return users.status();
    request.options.subjects.emplace(users->begin(), users->end());
  }
  for (const explain::DisputeRecord& dispute : header.disputes) {
    const std::optional<TopicIndex> topic = knowledge.taxonomy().Find(dispute.topic);
    if (!topic) return absl::FailedPreconditionError(base::Concat("no such topic: ", base::Excerpt(dispute.topic)));
    request.disputes[dispute.user].push_back({*topic, dispute.reject, dispute.date, dispute.reason});
  }
  explain::Sort(&request.disputes);
  return request;
}

void WriteDifference(const explain::Difference& difference, Output* output) {
  std::string record;
  sink::JsonWriter json(&record);
  json.BeginObject().Key("user").String(difference.user).Key("topic");
  difference.topic.empty() ? json.Null() : json.String(difference.topic);
  json.Key("field").String(difference.field).Key("stored").String(difference.stored);
  json.Key("found").String(difference.found).EndObject();
  output->Write(record + "\n");
}

}  // namespace

int RunVerify(const Arguments& arguments) {
  if (arguments.operands().size() < 2) {
    return Fail(absl::InvalidArgumentError(
        "verify needs an audit and the archive that it was made of; see metier verify --help"));
  }
  const absl::StatusOr<std::unique_ptr<explain::AuditReader>> reader =
      explain::AuditReader::Open(arguments.operands().front());
  if (!reader.ok()) return Fail(reader.status());
  if (absl::Status status = (*reader)->CheckWhole(); !status.ok()) return Fail(status);
  absl::StatusOr<int> threads = ThreadCount(arguments);
  if (!threads.ok()) return Fail(threads.status());
  absl::StatusOr<std::unique_ptr<const tag::Knowledge>> knowledge = LoadKnowledge(arguments);
  if (!knowledge.ok()) return Fail(knowledge.status());
  if (absl::Status status = CheckProvenance((*reader)->header().provenance, explain::ProvenanceOf(**knowledge));
      !status.ok()) {
    return Fail(status);
  }
  absl::StatusOr<AuditRequest> request = RequestOf(**reader, **knowledge);
  if (!request.ok()) return Fail(request.status());
  absl::StatusOr<std::vector<std::string>> users = (*reader)->Users();
  if (!users.ok()) return Fail(users.status());

  std::set<std::string> missing(users->begin(), users->end());
  std::int64_t people = 0;
  std::int64_t differences = 0;
  Output output;
  const auto report = [&](const explain::Difference& difference) {
    ++differences;
    WriteDifference(difference, &output);
  };
  InputCounts counts;
  const auto run = RunAudit(arguments.AfterFirstOperand(), **knowledge, *threads, *std::move(request), &counts,
                            [&](const Profile&, const explain::PersonAudit& found) {
                              ++people;
                              if (missing.erase(found.user) == 0) {
                                report({found.user, "", "person", "", "in the archive"});
                                return absl::OkStatus();
                              }
                              const absl::StatusOr<explain::PersonAudit> stored = (*reader)->Read(found.user);
                              if (!stored.ok()) return stored.status();
                              for (const explain::Difference& difference : explain::Compare(*stored, found))
                                report(difference);
                              return absl::OkStatus();
                            });
  if (!run.ok()) return Fail(run.status());
  for (const std::string& user : missing) report({user, "", "person", "in the audit", ""});
  output.Flush();
  if (!output.status().ok()) return Fail(output.status());
  Account(counts);
  if (differences == 0) {
    Complain(absl::StrCat("true: the accounts of ", people, " people are what the archive gives"));
    return kAllFine;
  }
  Complain(absl::StrCat("not true: ", differences, " differences"));
  return kDiffers;
}

}  // namespace metier::cli
