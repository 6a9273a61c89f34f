// Real people: Lobsters submitters, profiled from the titles of their stories, against the tags that the stories were
// given. The tags are never read by the tagger.

#ifndef METIER_BENCH_PEOPLE_LOBSTERS_H_
#define METIER_BENCH_PEOPLE_LOBSTERS_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "bench/people/judge.h"
#include "metier/profile.h"
#include "model/corpus.h"
#include "profile/parameters.h"
#include "tag/knowledge.h"

namespace metier::people {

struct Submitter {
  Profile profile;
  std::size_t stories = 0;
  std::map<std::string, int> tags;     // as given, with the number of stories
  std::map<TopicIndex, int> agreeing;  // listed topics: stories with a tag mapped to it, above it or beneath it
};

// Those with at least `least_stories` stories, by name.
absl::StatusOr<std::vector<Submitter>> ProfileSubmitters(const model::CorpusReader& corpora,
                                                         const tag::Knowledge& knowledge,
                                                         const profile::ProfileParameters& parameters,
                                                         std::size_t least_stories, int threads);

struct LobstersMarks {
  Rate agree;  // listed topics that agree with the tags of at least 3 stories
  std::size_t submitters = 0;
  std::size_t with_topics = 0;
};
LobstersMarks JudgeSubmitters(const std::vector<Submitter>& submitters);

// One submitter for reading: listed topics beside the most frequent tags.
std::string SubmitterText(const Submitter& submitter, const Taxonomy& taxonomy);

}  // namespace metier::people

#endif  // METIER_BENCH_PEOPLE_LOBSTERS_H_
