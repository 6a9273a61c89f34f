// A composed person: which posts of the pool, when, with what response, and the truth about them.

#ifndef METIER_BENCH_PEOPLE_PERSON_H_
#define METIER_BENCH_PEOPLE_PERSON_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "metier/post.h"
#include "metier/taxonomy.h"
#include "model/post_labels.h"

namespace metier::people {

inline constexpr UnixSeconds kDay = 86'400;
inline constexpr UnixSeconds kFirstDay = 1'672'531'200;       // 2023-01-01
inline constexpr UnixSeconds kAsOf = kFirstDay + 731 * kDay;  // 2025-01-01

enum class PersonKind : std::uint8_t {
  kOrdinary,
  // Honest and special.
  kMover,      // changes field
  kTwoFields,  // two fields of equal weight
  kNewcomer,   // five posts so far
  // Adversaries: each has a target topic that the person does not deserve.
  kSpammer,    // the same on-topic post and variants of it, many times
  kBuyer,      // buys likes and bots for a few on-topic posts of one week
  kRing,       // friends who react to each other's few on-topic posts
  kViral,      // one on-topic post, or one thread, that goes viral
  kHashtags,   // chatter with a topical hashtag, many times
  kCelebrity,  // ten million followers, talks about lunch
};
inline constexpr int kPersonKinds = 10;

std::string_view KindName(PersonKind kind);  // "ordinary", "mover", ...
constexpr bool IsAdversary(PersonKind kind) { return kind >= PersonKind::kSpammer; }

// A topic and how much of the person's honest posts carries it, by their labels.
struct LabelledTopic {
  TopicIndex topic = 0;
  int posts = 0;
  int span_days = 0;  // from the first to the last

  // What counts as true expertise for recall.
  bool established() const { return posts >= 8 && span_days >= 42; }
};

// So many posts of which a reader would accept a topic make it neither right nor wrong of the person.
inline constexpr int kAccepted = 3;

struct Truth {
  PersonKind kind = PersonKind::kOrdinary;
  double audience = 0;
  std::vector<LabelledTopic> returned;  // ascending: topics the person returns to over months
  std::vector<LabelledTopic> touched;   // ascending: 2 or more posts, and not returned to
  // Ascending: one post, neither above nor beneath a topic returned to, and not accepted.
  std::vector<LabelledTopic> one_offs;
  std::vector<TopicIndex> accepted;  // ascending: a fair reader would accept it of kAccepted posts or more
  std::optional<TopicIndex> target;  // of an adversary
};

// What part a post plays.
enum class Role : std::uint8_t { kReturned, kTouched, kOneOff, kChatter, kRepeat, kAttack };

struct Draft {
  std::uint32_t post = 0;  // in Pool::posts; where `text` is set, the post whose response it has
  Role role = Role::kChatter;
  UnixSeconds time = 0;
  PostKind kind = PostKind::kPost;
  std::uint32_t thread = 0;         // 0: none; else shared by the posts of a conversation
  double response = 1;              // multiplies the real response of the post
  std::optional<double> viral;      // instead of the real response, in medians of the source
  std::optional<std::string> text;  // instead of the text of the post
  bool bots = false;                // bots react to it
  bool ring = false;                // the ring reacts to it
};

struct Person {
  std::string name;
  Truth truth;
  std::vector<Draft> drafts;
  double rate = 0.01;  // likes of an ordinary post, per follower
  bool named = false;  // reactions name their people
  bool self = false;   // reacts to own posts
  int ring = -1;       // number of the ring in the town
};

// From the honest drafts (not repeats, not attacks): `labels[i]` is the label of drafts[i]. `chosen` are
// the topics that the plan says the person returns to; any other label that is established counts as returned to as
// well.
Truth TruthOf(const std::vector<Draft>& drafts, const std::vector<model::PostLabel>& labels,
              const std::vector<TopicIndex>& chosen, const Taxonomy& taxonomy);

}  // namespace metier::people

#endif  // METIER_BENCH_PEOPLE_PERSON_H_
