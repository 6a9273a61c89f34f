#include <memory>
#include <string>
#include <utility>

#include "base/message.h"
#include "base/temporary_file.h"
#include "cli/archive_run.h"
#include "cli/attribution_file.h"
#include "cli/audit_run.h"
#include "cli/cleanup.h"
#include "cli/commands.h"
#include "cli/sinks.h"
#include "explain/disputes.h"
#include "profile/parameters.h"
#include "profile/sorted_posts.h"
#include "profile/sorted_profile.h"

namespace metier::cli {
namespace {

// Less would be no memory at all; tests use it to have everything on the disk.
constexpr std::int64_t kLeastMemory = 1024;

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
  for (const std::string_view flag : {"state", "partial", "audit"}) {
    if (!arguments.Has("memory") || !arguments.Has(flag)) continue;
    return absl::InvalidArgumentError(
        base::Concat("--memory goes over the posts of one run, person by person: --", flag, " does not go with it"));
  }
  if (arguments.Has("temp-dir") && !arguments.Has("memory")) {
    return absl::InvalidArgumentError("--temp-dir needs --memory");
  }
  if (arguments.Has("partial") && arguments.Has("output")) {
    return absl::InvalidArgumentError("--partial writes a state instead of profiles: --output does not go with it");
  }
  return absl::OkStatus();
}

// The posts of the operands, added to those of --state.
absl::StatusOr<profile::ArchiveProfile> ReadEverything(const Arguments& arguments, const tag::Knowledge& knowledge,
                                                       int threads, InputCounts* counts) {
  profile::ArchiveProfile old;
  if (arguments.Has("state")) {
    const std::string path = arguments.Text("state");
    absl::StatusOr<profile::ArchiveProfile> state = ReadStates({&path, 1}, knowledge);
    if (!state.ok()) return state.status();
    old = *std::move(state);
  }
  absl::StatusOr<profile::ArchiveProfile> archive =
      ReadArchive(arguments, knowledge, threads, /*evidence=*/nullptr, counts);
  if (archive.ok()) archive->Merge(std::move(old));
  return archive;
}

absl::Status MakePartial(const Arguments& arguments, const tag::Knowledge& knowledge, int threads,
                         const profile::FinishOptions& options, InputCounts* counts) {
  if (absl::Status status = CheckPartial(arguments); !status.ok()) return status;
  absl::StatusOr<profile::ArchiveProfile> archive = ReadEverything(arguments, knowledge, threads, counts);
  if (!archive.ok()) return archive.status();
  return WritePartial(arguments, *std::move(archive), knowledge, options);
}

absl::Status MakeProfiles(const Arguments& arguments, const tag::Knowledge& knowledge, int threads,
                          AuditRequest request, InputCounts* counts, ProfileSink* sink) {
  absl::StatusOr<profile::ArchiveProfile> archive = ReadEverything(arguments, knowledge, threads, counts);
  if (!archive.ok()) return archive.status();
  return WriteProfiles(*std::move(archive), knowledge, std::move(request.options), request.disputes, sink);
}

// The same within --memory: what does not fit is grouped by person on the disk.
absl::Status MakeBounded(const Arguments& arguments, const tag::Knowledge& knowledge, int threads, AuditRequest request,
                         InputCounts* counts, ProfileSink* sink) {
  const absl::StatusOr<std::int64_t> memory = arguments.Bytes("memory", kLeastMemory);
  if (!memory.ok()) return memory.status();
  const std::string directory = arguments.Text("temp-dir", base::TemporaryDirectory());
  // That there can be no temporary files should not be found out after an hour.
  if (absl::Status status = base::TemporaryFile::Create(directory).status(); !status.ok()) return status;
  const absl::StatusOr<profile::ProfileParameters> parameters = profile::ParseParameters(knowledge.model().profile());
  if (!parameters.ok()) return parameters.status();
  profile::ArchiveProfile lists;
  if (absl::Status status = AddAttributionFile(arguments, knowledge, &lists, &counts->attributions); !status.ok()) {
    return status;
  }
  // The rest is for what is held besides: blocks of the runs, one person, who reacts to whom.
  profile::SortedPosts posts(static_cast<std::size_t>(*memory / 4 * 3), directory);
  const absl::Status read =
      TagPosts(arguments, knowledge, threads, /*evidence=*/nullptr, counts,
               [&posts](const std::string& author, const weigh::TaggedPost& post) { return posts.Add(author, post); });
  if (!read.ok()) return read;
  const auto apply_disputes = [&](const std::string& author, weigh::PostSet* of_person) {
    const auto disputed = request.disputes.find(author);
    if (disputed == request.disputes.end()) return;
    profile::ArchiveProfile alone;
    alone.PostsOf(author) = std::move(*of_person);
    explain::ApplyDisputes({*disputed}, knowledge.taxonomy(), &alone);
    *of_person = std::move(alone.PostsOf(author));
  };
  return HandOver(std::move(request.options), sink,
                  [&](const profile::FinishOptions& all, const profile::ProfileSink& taker) {
                    return profile::FinishSorted(&posts, lists.attributions(), knowledge.taxonomy(), *parameters, all,
                                                 apply_disputes, taker);
                  });
}

// Profiles, and the account of each to --audit.
absl::Status MakeAudit(const Arguments& arguments, const tag::Knowledge& knowledge, int threads, AuditRequest request,
                       InputCounts* counts, ProfileSink* sink) {
  request.keep_text = arguments.Has("keep-text");
  absl::StatusOr<explain::AuditHeader> header = HeaderOf(knowledge, request);
  if (!header.ok()) return header.status();
  RemoveIfKilled(arguments.Text("audit"));
  const absl::StatusOr<std::unique_ptr<explain::AuditWriter>> writer =
      explain::AuditWriter::Create(arguments.Text("audit"), *std::move(header));
  if (!writer.ok()) return writer.status();
  const auto run = RunAudit(arguments, knowledge, threads, std::move(request), counts,
                            [&](const Profile& person, const explain::PersonAudit& audit) {
                              absl::Status status = sink->Add(person);
                              return status.ok() ? (*writer)->Add(audit) : status;
                            });
  return run.ok() ? (*writer)->Finish() : run.status();
}

}  // namespace

int RunProfile(const Arguments& arguments) {
  if (absl::Status status = CheckSink(arguments); !status.ok()) return Fail(status);
  if (absl::Status status = CheckFlags(arguments); !status.ok()) return Fail(status);
  const absl::StatusOr<int> threads = ThreadCount(arguments);
  if (!threads.ok()) return Fail(threads.status());
  const absl::StatusOr<std::unique_ptr<const tag::Knowledge>> knowledge = LoadKnowledge(arguments);
  if (!knowledge.ok()) return Fail(knowledge.status());
  InputCounts counts;
  absl::StatusOr<AuditRequest> request = AuditRequestOf(arguments, **knowledge, &counts);
  if (!request.ok()) return Fail(request.status());
  if (arguments.Has("partial")) {
    const absl::Status status = MakePartial(arguments, **knowledge, *threads, request->options, &counts);
    return status.ok() ? Account(counts) : Fail(status);
  }
  const absl::StatusOr<std::unique_ptr<ProfileSink>> sink = OpenProfileSink(arguments, **knowledge);
  if (!sink.ok()) return Fail(sink.status());
  const auto make = arguments.Has("audit") ? &MakeAudit : arguments.Has("memory") ? &MakeBounded : &MakeProfiles;
  absl::Status status = make(arguments, **knowledge, *threads, *std::move(request), &counts, sink->get());
  if (status.ok()) status = (*sink)->Finish(FactsOf(counts));
  return status.ok() ? Account(counts) : Fail(status);
}

}  // namespace metier::cli
