#include "cli/archive_run.h"

#include "absl/strings/str_cat.h"
#include "base/checksum.h"
#include "base/file.h"
#include "base/time.h"
#include "sink/records.h"
#include "tag/tagger.h"
#include "weigh/tagged_post.h"

namespace metier::cli {
namespace {

constexpr std::size_t kBatch = 4096;

absl::StatusOr<std::set<std::string, std::less<>>> ReadSubjects(const std::string& path) {
  absl::StatusOr<std::string> text = base::ReadFile(path);
  if (!text.ok()) return text.status();
  std::set<std::string, std::less<>> subjects;
  std::string_view left = *text;
  while (!left.empty()) {
    const std::size_t end = std::min(left.find('\n'), left.size());
    std::string_view line = left.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) subjects.emplace(line);
    left.remove_prefix(std::min(end + 1, left.size()));
  }
  return subjects;
}

}  // namespace

absl::StatusOr<ArchiveRun> ReadArchive(const Arguments& arguments, const tag::Knowledge& knowledge, int threads,
                                       const EvidenceRequest* evidence) {
  ArchiveRun run;
  if (arguments.Has("attribution")) {
    const std::string path = arguments.Text("attribution");
    absl::Status status = AddAttributionFile(path, knowledge, &run.archive, &run.counts.attributions);
    if (!status.ok()) return status;
  }
  std::vector<tag::Tagger> taggers;
  for (int i = 0; i < threads; ++i) taggers.emplace_back(knowledge);
  std::vector<Tagging> taggings(taggers.size());
  std::vector<weigh::TaggedPost> tagged;
  std::vector<explain::PostEvidence> seen;
  const auto is_wanted = [evidence](const Post& post) {
    return evidence != nullptr && !post.author.empty() &&
           (!evidence->subjects || evidence->subjects->contains(post.author));
  };
  Progress progress;
  const absl::Status status = ForEachBatch(arguments, kBatch, &run.counts.refused, [&](std::vector<Post>* posts) {
    tagged.resize(posts->size());
    if (evidence != nullptr) seen.resize(posts->size());
    InParallel(threads, posts->size(), [&](int thread, std::size_t i) {
      const Post& post = (*posts)[i];
      tag::Tagger& tagger = taggers[static_cast<std::size_t>(thread)];
      Tagging& tagging = taggings[static_cast<std::size_t>(thread)];
      tagger.Tag(post.text, post.lang, tag::EvidenceOptions(), &tagging);
      tagged[i] = weigh::MakeTaggedPost(post, tagger.tokens(), tagging.topics);
      if (is_wanted(post)) seen[i] = explain::CollectEvidence(post, tagging, knowledge, &tagger);
    });
    for (std::size_t i = 0; i < posts->size(); ++i) {
      const Post& post = (*posts)[i];
      if (is_wanted(post)) evidence->store->Add(post.author, tagged[i], std::move(seen[i]));
      if (post.author.empty()) {
        ++run.counts.authorless;
      } else {
        run.archive.Add(post.author, std::move(tagged[i]));
      }
    }
    run.counts.posts += static_cast<std::int64_t>(posts->size());
    progress.Show(absl::StrCat(run.counts.posts, " posts"));
    return true;
  });
  progress.Done();
  if (!status.ok()) return status;
  return run;
}

int Account(const InputCounts& counts) {
  const AttributionCounts& attributions = counts.attributions;
  if (counts.authorless > 0) {
    Complain(absl::StrCat(counts.authorless, " posts name no author and belong to no profile"));
  }
  if (attributions.topicless > 0) {
    Complain(absl::StrCat(attributions.topicless, " of ", attributions.read, " attributions name no topic"));
  }
  const std::int64_t refused = counts.refused + attributions.refused;
  if (refused > 0) {
    Complain(absl::StrCat(refused, " of ", refused + counts.posts + attributions.read, " records were refused"));
  }
  if (counts.refused_disputes > 0) Complain(absl::StrCat(counts.refused_disputes, " disputes were refused"));
  return refused + counts.refused_disputes > 0 ? kSomeRefused : kAllFine;
}

profile::StateOrigin OriginOf(const tag::Knowledge& knowledge) {
  const auto name = knowledge.model().metadata().find("name");
  profile::StateOrigin origin;
  origin.model = name == knowledge.model().metadata().end() ? "unnamed" : name->second;
  origin.model_checksum = knowledge.model().checksum();
  origin.lexicon_checksum = knowledge.lexicon().checksum();
  origin.taxonomy_checksum = knowledge.taxonomy().checksum();
  origin.words_checksum = base::Checksum(knowledge.words()->contents());
  return origin;
}

absl::StatusOr<profile::ArchiveProfile> ReadStates(std::span<const std::string> paths,
                                                   const tag::Knowledge& knowledge) {
  const profile::StateOrigin origin = OriginOf(knowledge);
  profile::ArchiveProfile merged;
  for (const std::string& path : paths) {
    const auto in_file = [&path](const absl::Status& status) {
      return absl::Status(status.code(), absl::StrCat("'", path, "': ", status.message()));
    };
    absl::StatusOr<base::MappedFile> file = base::MappedFile::Open(path);
    if (!file.ok()) return file.status();
    absl::StatusOr<profile::State> state = profile::ParseState(file->bytes());
    if (!state.ok()) return in_file(state.status());
    if (absl::Status status = profile::CheckOrigin(state->origin, origin); !status.ok()) return in_file(status);
    absl::StatusOr<profile::ArchiveProfile> archive = profile::ArchiveOf(*std::move(state), knowledge.taxonomy());
    if (!archive.ok()) return in_file(archive.status());
    merged.Merge(*std::move(archive));
  }
  return merged;
}

absl::Status WritePartial(const Arguments& arguments, profile::ArchiveProfile archive, const tag::Knowledge& knowledge,
                          const profile::FinishOptions& options) {
  if (absl::Status status = archive.CheckSubjects(options.subjects); !status.ok()) return status;
  if (options.subjects) archive.KeepOnly(*options.subjects);
  return base::WriteFileAtomically(
      arguments.Text("partial"),
      profile::SerialiseState(profile::StateOf(std::move(archive), knowledge.taxonomy(), OriginOf(knowledge))));
}

absl::Status WriteProfiles(const Arguments& arguments, profile::ArchiveProfile archive, const tag::Knowledge& knowledge,
                           const profile::FinishOptions& options, const explain::Disputes& disputes) {
  absl::StatusOr<sink::RecordFormat> format = sink::ParseRecordFormat(arguments.Text("format", "jsonl"));
  if (!format.ok()) return format.status();
  if (absl::Status status = archive.CheckSubjects(options.subjects); !status.ok()) return status;
  absl::StatusOr<profile::ProfileParameters> parameters = profile::ParseParameters(knowledge.model().profile());
  if (!parameters.ok()) return parameters.status();
  explain::ApplyDisputes(disputes, knowledge.taxonomy(), &archive);
  Output output;
  std::string record;
  sink::AppendProfileHeader(*format, &record);
  output.Write(record);
  std::move(archive).Finish(knowledge.taxonomy(), *parameters, options,
                            [&](const Profile& person, const weigh::Ledger&) {
                              record.clear();
                              sink::AppendProfile(*format, person, knowledge.taxonomy(), &record);
                              output.Write(record);
                            });
  output.Flush();
  return output.status();
}

absl::StatusOr<profile::FinishOptions> FinishOptionsOf(const Arguments& arguments, const tag::Knowledge& knowledge) {
  profile::FinishOptions options;
  options.background = knowledge.Background();
  options.profile.include_sensitive = arguments.Has("include-sensitive");
  if (arguments.Has("as-of")) {
    absl::StatusOr<UnixSeconds> as_of = base::ParseTime(arguments.Text("as-of"));
    if (!as_of.ok()) return absl::InvalidArgumentError(absl::StrCat("--as-of: ", as_of.status().message()));
    options.as_of = *as_of;
  }
  if (arguments.Has("subjects")) {
    absl::StatusOr<std::set<std::string, std::less<>>> subjects = ReadSubjects(arguments.Text("subjects"));
    if (!subjects.ok()) return subjects.status();
    options.subjects = *std::move(subjects);
  }
  return options;
}

}  // namespace metier::cli
