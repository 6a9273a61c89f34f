#include "cli/archive_run.h"

#include <stop_token>
#include <utility>

#include "absl/strings/str_cat.h"
#include "base/file.h"
#include "base/new_file.h"
#include "base/time.h"
#include "cli/cleanup.h"
#include "cli/input.h"
#include "cli/progress.h"
#include "explain/provenance.h"
#include "tag/tagger.h"
#include "weigh/tagged_post.h"

namespace metier::cli {
namespace {

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

absl::Status TagPosts(const Arguments& arguments, const tag::Knowledge& knowledge, int threads,
                      const EvidenceRequest* evidence, InputCounts* counts, const PostTaker& take) {
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
  InputPosition position;
  absl::Status taken;
  absl::Status status =
      ForEachBatch(arguments, {.threads = threads, .progress = &progress}, &position, [&](std::vector<Post>* posts) {
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
        for (std::size_t i = 0; i < posts->size() && taken.ok(); ++i) {
          const Post& post = (*posts)[i];
          if (is_wanted(post)) evidence->store->Add(post.author, tagged[i], std::move(seen[i]));
          if (post.author.empty()) {
            ++counts->authorless;
          } else {
            taken = take(post.author, std::move(tagged[i]));
          }
        }
        return taken.ok();
      });
  counts->posts = position.posts;
  counts->refused = position.refused;
  status.Update(taken);
  return status;
}

absl::StatusOr<profile::ArchiveProfile> ReadArchive(const Arguments& arguments, const tag::Knowledge& knowledge,
                                                    int threads, const EvidenceRequest* evidence, InputCounts* counts) {
  profile::ArchiveProfile archive;
  if (absl::Status status = AddAttributionFile(arguments, knowledge, &archive, &counts->attributions); !status.ok()) {
    return status;
  }
  const absl::Status status = TagPosts(arguments, knowledge, threads, evidence, counts,
                                       [&archive](const std::string& author, weigh::TaggedPost post) {
                                         archive.Add(author, std::move(post));
                                         return absl::OkStatus();
                                       });
  if (!status.ok()) return status;
  return archive;
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
  return counts.all_refused() > 0 ? kSomeRefused : kAllFine;
}

absl::StatusOr<profile::ArchiveProfile> ReadStates(std::span<const std::string> paths,
                                                   const tag::Knowledge& knowledge) {
  const profile::StateOrigin origin = explain::OriginOf(knowledge);
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

absl::Status CheckPartial(const Arguments& arguments) {
  RemoveIfKilled(arguments.Text("partial"));
  return base::NewFile::Create(arguments.Text("partial")).status();
}

absl::Status WritePartial(const Arguments& arguments, profile::ArchiveProfile archive, const tag::Knowledge& knowledge,
                          const profile::FinishOptions& options) {
  if (absl::Status status = archive.CheckSubjects(options.subjects); !status.ok()) return status;
  if (options.subjects) archive.KeepOnly(*options.subjects);
  return base::WriteFileAtomically(arguments.Text("partial"),
                                   profile::SerialiseState(profile::StateOf(std::move(archive), knowledge.taxonomy(),
                                                                            explain::OriginOf(knowledge))));
}

absl::Status HandOver(profile::FinishOptions options, ProfileSink* sink, const PeopleFinisher& finish) {
  std::stop_source stop;
  options.stop = stop.get_token();
  absl::Status status;
  Progress progress(sink->output());
  std::int64_t people = 0;
  absl::Status finished = finish(options, [&](const Profile& person, const weigh::Ledger&) {
    status = sink->Add(person);
    if (!status.ok()) stop.request_stop();
    progress.ShowLine(absl::StrCat(++people, " people"));
  });
  status.Update(finished);
  return status;
}

absl::Status WriteProfiles(profile::ArchiveProfile archive, const tag::Knowledge& knowledge,
                           profile::FinishOptions options, const explain::Disputes& disputes, ProfileSink* sink) {
  if (absl::Status status = archive.CheckSubjects(options.subjects); !status.ok()) return status;
  absl::StatusOr<profile::ProfileParameters> parameters = profile::ParseParameters(knowledge.model().profile());
  if (!parameters.ok()) return parameters.status();
  explain::ApplyDisputes(disputes, knowledge.taxonomy(), &archive);
  return HandOver(std::move(options), sink, [&](const profile::FinishOptions& all, const profile::ProfileSink& taker) {
    std::move(archive).Finish(knowledge.taxonomy(), *parameters, all, taker);
    return absl::OkStatus();
  });
}

sink::RunFacts FactsOf(const InputCounts& counts) {
  return {{"posts", std::to_string(counts.posts)},
          {"refused", std::to_string(counts.refused)},
          {"authorless", std::to_string(counts.authorless)},
          {"attributions", std::to_string(counts.attributions.read)}};
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
