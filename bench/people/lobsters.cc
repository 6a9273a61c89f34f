#include "bench/people/lobsters.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_split.h"
#include "base/time.h"
#include "cli/io.h"
#include "profile/archive_profile.h"
#include "tag/tagger.h"

namespace metier::people {
namespace {

constexpr std::string_view kCorpus = "lobsters";
constexpr std::size_t kMostTags = 8;
constexpr int kEnoughStories = 3;

struct Story {
  Post post;
  std::vector<std::string> tags;
};

std::int64_t CountOf(std::string_view field) {
  std::int64_t count = 0;
  return absl::SimpleAtoi(std::string(field), &count) ? std::max<std::int64_t>(count, 0) : 0;
}

absl::StatusOr<std::vector<Story>> ReadStories(const model::CorpusReader& corpora) {
  std::vector<Story> stories;
  absl::Status status = corpora.ForEachRow(kCorpus, [&](const model::Row& row) {
    Story story;
    story.post.id = row["id"];
    story.post.author = row["user"];
    story.post.text = row["title"];
    const absl::StatusOr<UnixSeconds> time = base::ParseTime(row["created"]);
    if (time.ok()) story.post.time = *time;
    story.post.engagement.votes = CountOf(row["score"]);
    story.post.engagement.replies = CountOf(row["comments"]);
    story.tags = absl::StrSplit(std::string(row["tags"]), ',', absl::SkipEmpty());
    stories.push_back(std::move(story));
  });
  if (!status.ok()) return status;
  return stories;
}

// Topics that a tag agrees with: what it is mapped to, all above, and all beneath.
bool Agrees(TopicIndex topic, const model::Decision& decision, const Taxonomy& taxonomy) {
  return std::any_of(decision.topics.begin(), decision.topics.end(), [&](TopicIndex mapped) {
    return topic == mapped || taxonomy.IsAncestor(topic, mapped) || taxonomy.IsAncestor(mapped, topic);
  });
}

}  // namespace

absl::StatusOr<std::vector<Submitter>> ProfileSubmitters(const model::CorpusReader& corpora,
                                                         const tag::Knowledge& knowledge,
                                                         const profile::ProfileParameters& parameters,
                                                         std::size_t least_stories, int threads) {
  absl::StatusOr<std::vector<Story>> stories = ReadStories(corpora);
  if (!stories.ok()) return stories.status();
  std::map<std::string, std::vector<std::size_t>> of_author;
  for (std::size_t i = 0; i < stories->size(); ++i) of_author[(*stories)[i].post.author].push_back(i);
  std::erase_if(of_author, [&](const auto& entry) { return entry.second.size() < least_stories; });
  std::vector<std::size_t> wanted;
  for (const auto& [author, own] : of_author) wanted.insert(wanted.end(), own.begin(), own.end());

  std::vector<tag::Tagger> taggers;
  for (int i = 0; i < threads; ++i) taggers.emplace_back(knowledge);
  std::vector<Tagging> taggings(taggers.size());
  std::vector<weigh::TaggedPost> tagged(stories->size());
  cli::InParallel(threads, wanted.size(), [&](int thread, std::size_t i) {
    tag::Tagger& tagger = taggers[static_cast<std::size_t>(thread)];
    Tagging& tagging = taggings[static_cast<std::size_t>(thread)];
    const Post& post = (*stories)[wanted[i]].post;
    tagger.Tag(post.text, "", tag::EvidenceOptions(), &tagging);
    tagged[wanted[i]] = weigh::MakeTaggedPost(post, tagger.tokens(), tagging.topics);
  });

  profile::ArchiveProfile archive;
  for (const std::size_t i : wanted) archive.Add((*stories)[i].post.author, std::move(tagged[i]));
  profile::FinishOptions finish;
  finish.background = knowledge.Background();
  const Taxonomy& taxonomy = knowledge.taxonomy();
  const model::Mapping& mapping = *corpora.MappingOf(kCorpus);
  std::vector<Submitter> submitters;
  for (Profile& profile : std::move(archive).Finish(taxonomy, parameters, finish)) {
    Submitter submitter;
    const std::vector<std::size_t>& own = of_author[profile.user];
    submitter.stories = own.size();
    for (const TopicProfile& topic : profile.topics) submitter.agreeing[topic.topic] = 0;
    for (const std::size_t i : own) {
      std::set<TopicIndex> agreed;
      for (const std::string& tag : (*stories)[i].tags) {
        ++submitter.tags[tag];
        const auto decision = mapping.find(tag);
        if (decision == mapping.end()) continue;
        for (const auto& [topic, count] : submitter.agreeing) {
          if (Agrees(topic, decision->second, taxonomy)) agreed.insert(topic);
        }
      }
      for (const TopicIndex topic : agreed) ++submitter.agreeing[topic];
    }
    submitter.profile = std::move(profile);
    submitters.push_back(std::move(submitter));
  }
  return submitters;
}

LobstersMarks JudgeSubmitters(const std::vector<Submitter>& submitters) {
  LobstersMarks marks;
  marks.submitters = submitters.size();
  for (const Submitter& submitter : submitters) {
    marks.with_topics += submitter.agreeing.empty() ? 0 : 1;
    for (const auto& [topic, count] : submitter.agreeing) marks.agree.Count(count >= kEnoughStories);
  }
  return marks;
}

std::string SubmitterText(const Submitter& submitter, const Taxonomy& taxonomy) {
  std::string text = absl::StrCat(submitter.profile.user, ", ", submitter.stories, " stories\n  tags:  ");
  std::vector<std::pair<std::string, int>> tags(submitter.tags.begin(), submitter.tags.end());
  std::stable_sort(tags.begin(), tags.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  tags.resize(std::min(tags.size(), kMostTags));
  for (const auto& [tag, count] : tags) absl::StrAppend(&text, " ", tag, ":", count);
  text += "\n  topics:";
  for (const TopicProfile& topic : submitter.profile.topics) {
    const int agreeing = submitter.agreeing.at(topic.topic);
    absl::StrAppend(&text, " ", agreeing < kEnoughStories ? "?" : "", taxonomy[topic.topic].slug, ":",
                    absl::StrFormat("%.2f/%d/%d", topic.confidence, topic.posts, agreeing));
  }
  return text + "\n";
}

}  // namespace metier::people
