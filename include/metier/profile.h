// What one person's posts show them to be about: topics with a confidence, and the account of where each confidence
// came from.
//
//   for (const metier::TopicProfile& topic : profile.topics) {
//     ... taxonomy[topic.topic].slug ... topic.confidence ... metier::BandName(topic.band) ...
//   }
//
// For every topic the bias and the contributions add up to the logit (within 1e-9), the confidence before any gate is
// 1 / (1 + exp(-logit)), and each gate that held has capped it. Plain data: copyable, safe to share while nobody
// writes. Nothing here names anybody but `user`: responders are counts.

#ifndef METIER_PROFILE_H_
#define METIER_PROFILE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "metier/export.h"
#include "metier/post.h"
#include "metier/taxonomy.h"

namespace metier {

// A mention below 0.5 by the confidence after the gates, else an interest, or an expertise where no gate holds it
// below.
enum class Band : std::uint8_t { kMention, kInterest, kExpertise };

// "mention", "interest", "expertise". Points to static memory.
METIER_API std::string_view BandName(Band band);

// One term of the logit: contribution = coefficient * value. `feature` points to static memory.
struct Contribution {
  std::string_view feature;
  double value = 0;
  double coefficient = 0;
  double contribution = 0;
};

// A reason to claim less than the logit says. While it holds, the confidence is at most `cap` and the band at most
// `most`. `name` points to static memory.
struct Gate {
  std::string_view name;
  bool held = false;
  double cap = 1;
  Band most = Band::kExpertise;
};

struct TopicProfile {
  TopicIndex topic = 0;
  double confidence = 0;  // in [0, 1], after the gates
  Band band = Band::kMention;
  std::int64_t occasions = 0;   // separate days or threads on which the person wrote of it
  std::int64_t weeks = 0;       // distinct weeks among the occasions that have a date
  std::int64_t posts = 0;       // kept posts that carry the topic
  std::int64_t responders = 0;  // distinct named outsiders plus unnamed reactions, over those posts
  double resonance = 0;         // in [-1, 1]: response against the author's usual response; 0 is as usual, or unknown
  double share = 0;             // in [0, 1]: part of the person's posts that is about it
  double prominence = 0;        // how far it stands out, in posts: 11 make an interest, 18.7 an expertise
  UnixSeconds since = kUnknownTime;  // the first and the last dated post that carries it
  UnixSeconds last = kUnknownTime;
  double logit = 0;
  double bias = 0;
  std::vector<Contribution> contributions;  // in a fixed order, the same for every topic
  std::vector<Gate> gates;                  // every gate in the order of checking, held or not
};

// A topic that the posts touch but do not carry above `mention`. `gate` says why: the first gate that held at a mention
// (not one that only keeps from expertise), or "below_interest" where none did. Points to static memory.
struct HeldBack {
  TopicIndex topic = 0;
  Band band = Band::kMention;
  std::string_view gate;
  double confidence = 0;
  double prominence = 0;
};

// An ancestor that is listed only because of one narrower listed topic: "sports" of somebody who writes of golf alone.
struct ImpliedTopic {
  TopicIndex topic = 0;
  TopicIndex by = 0;
  double confidence = 0;
};

struct Profile {
  std::string user;
  UnixSeconds as_of = kUnknownTime;  // evidence ages from here; kUnknownTime where no post of the archive has a time
  std::int64_t posts = 0;            // records weighed: kept plus folded
  std::int64_t left_out = 0;         // posts beyond the limit of memory, not weighed; from 1,024 on an estimate
  std::vector<TopicProfile> topics;  // interest and expertise; by confidence, highest first, then by slug
  std::vector<HeldBack> held_back;  // by confidence, then by prominence, then by slug: the nearest to an interest first
  std::vector<ImpliedTopic> implied;  // the order of `topics`
};

}  // namespace metier

#endif  // METIER_PROFILE_H_
