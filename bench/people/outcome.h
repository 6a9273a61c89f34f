// What became of a person: all that judging and fitting need, without posts.

#ifndef METIER_BENCH_PEOPLE_OUTCOME_H_
#define METIER_BENCH_PEOPLE_OUTCOME_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/people/person.h"
#include "metier/profile.h"

namespace metier::people {

inline constexpr TopicIndex kNoTopic = 0xFFFF;

// The fitted ones of profile/features.h, in its order.
inline constexpr int kFeatures = 6;
inline constexpr std::array<const char*, kFeatures> kFeatureNames = {"repetition", "span", "excess",
                                                                     "lead",       "resonance", "responders"};

// Not in the profile: what else might tell a true topic from its neighbours, tried by `people_bench fit`. None depends
// on posts that do not carry the topic.
//   strength  mean confidence of the posts, less one half
inline constexpr int kCandidates = 1;
inline constexpr std::array<const char*, kCandidates> kCandidateNames = {"strength"};

struct Assessed {
  TopicIndex topic = 0;
  Band band = Band::kMention;
  double confidence = 0;  // after the gates
  Band most = Band::kExpertise;  // what the gates leave
  std::array<double, kFeatures + kCandidates> features = {};
  std::int32_t occasions = 0;
  std::int32_t weeks = 0;
  std::int32_t posts = 0;
  TopicIndex from = kNoTopic;  // the commonest label of the posts that carry it; kNoTopic: chatter
  std::int32_t from_posts = 0;
  std::int32_t attack_posts = 0;  // those of its posts that are part of an adversary's attack
};

// The crude sum over tags: confidences of all posts added up, nothing folded.
struct CrudeTopic {
  TopicIndex topic = 0;
  std::int32_t posts = 0;
  double sum = 0;
};

struct Outcome {
  std::string name;
  Truth truth;
  std::int32_t posts = 0;
  std::vector<Assessed> assessed;  // every topic that may be listed, ascending
  std::vector<TopicIndex> listed;  // in the order of the profile; implied ones left out
  std::vector<CrudeTopic> crude;   // ascending by topic

  const Assessed* Find(TopicIndex topic) const;  // null where no kept post carries it
};

}  // namespace metier::people

#endif  // METIER_BENCH_PEOPLE_OUTCOME_H_
