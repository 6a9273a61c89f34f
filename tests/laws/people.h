// Generated people: archives with a subject, whose topics, days, threads, kinds, responses, copies and friends are
// drawn at random, and what the law tests do with them.

#ifndef METIER_TESTS_LAWS_PEOPLE_H_
#define METIER_TESTS_LAWS_PEOPLE_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "metier/profile.h"
#include "profile/archive_profile.h"
#include "tests/laws/random.h"
#include "weigh/ledger.h"
#include "weigh/tagged_post.h"

namespace metier::laws {

inline constexpr UnixSeconds kStart = 1'640'995'200;  // 2022-01-01
inline constexpr UnixSeconds kDay = 86'400;

// Topics 0 to 11: two trees of three levels, some single topics; kSensitive is sensitive. Generated people never write
// of kFresh, which the tests keep for what they add.
const Taxonomy& TestTaxonomy();
inline constexpr std::string_view kFresh = "fresh";
TopicIndex TopicNamed(std::string_view slug);

// An archive: author to posts.
using Archive = std::map<std::string, std::vector<weigh::TaggedPost>>;
inline constexpr const char* kSubject = "ann";

// Who places whom under which topics. Where `by` is empty it is the bio of `user`.
struct Given {
  std::string user;
  std::string by;
  std::vector<weigh::TopicEvidence> topics;  // as weigh::WithAncestors makes them
};
using Attributions = std::vector<Given>;

struct PeopleOptions {
  int most_posts = 60;  // of the subject
  bool others = true;   // other authors, who react to her and to each other, some of them as a ring
  bool named = true;    // named reactions
  bool copies = true;   // duplicates and near-duplicates
  bool unknown_times = true;
};
Archive MakeArchive(Random& random, const PeopleOptions& options = {});

// The people of `archive`, readers and strangers who place each other anywhere: some everybody, some in rings, some
// whom the subject places as well; and bios.
Attributions MakeAttributions(Random& random, const Archive& archive);
// `by` placing `user` under one topic. An empty `by` makes a bio.
Given Placed(std::string_view user, std::string_view by, TopicIndex topic, double confidence = 1);
// The subject, placed under `topic` by so many strangers and by herself.
Attributions Endorsed(TopicIndex topic, int strangers = 60);

// A post with fresh random text, no topics, no response, at `time`.
weigh::TaggedPost MakePost(Random& random, UnixSeconds time);

// Random words: none, few, or as many as a sketch holds.
weigh::TextSketch MakeSketch(Random& random);
// The same words but for some that are replaced, added or left out: still nearly the same text. For at least six words.
weigh::TextSketch Reworded(Random& random, const weigh::TextSketch& sketch);

// Adds `topic` and its ancestors.
void AddTopic(TopicIndex topic, double confidence, weigh::TaggedPost* post);

// Any response that a generator thought of: none, counts from few to viral, named readers of
// the usual pool or new ones.
void AddResponse(Random& random, bool named, weigh::TaggedPost* post);
ReactionKind AnyKind(Random& random);
void AddReaction(std::string_view actor, ReactionKind kind, UnixSeconds time, weigh::TaggedPost* post);

// Of every topic among people at large, unless the options say otherwise: such that the topics of generated people
// stand on both sides of every band.
inline constexpr double kBackground = 0.05;

// Everything that is known of one person after weighing: each topic assessed, listed or not, by topic.
struct Outcome {
  Profile profile;
  weigh::Ledger ledger;
  std::map<TopicIndex, TopicProfile> topics;

  double Confidence(TopicIndex topic) const;  // 0 where no post carries it
};
Outcome Assess(const Archive& archive, const profile::FinishOptions& options = {}, const Attributions& given = {});

profile::FinishOptions Complete(profile::FinishOptions options);

profile::ArchiveProfile Loaded(const Archive& archive, weigh::PostLimits limits = {}, const Attributions& given = {});
void Add(const Given& given, profile::ArchiveProfile* archive);

// Every field, floating numbers bit for bit. The numbers of records read and left out only where asked for.
std::string Bytes(const Profile& profile, bool with_posts = true);
std::string AllBytes(profile::ArchiveProfile archive, const profile::FinishOptions& options = {},
                     bool with_posts = true);

// Shorthands.
profile::FinishOptions AsOf(UnixSeconds time);
UnixSeconds NewestTime(const Archive& archive);

}  // namespace metier::laws

#endif  // METIER_TESTS_LAWS_PEOPLE_H_
