// Weighing, all steps in order, and its complete account: what became of each post, and what each
// topic's occasions are worth.

#ifndef METIER_SRC_WEIGH_LEDGER_H_
#define METIER_SRC_WEIGH_LEDGER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "weigh/attribution.h"
#include "weigh/duplicates.h"
#include "weigh/parameters.h"
#include "weigh/reactions.h"
#include "weigh/response.h"
#include "weigh/tagged_post.h"

namespace metier::weigh {

// Why a post or a part of its response counts less.
enum class DiscountReason : std::uint8_t {
  kRepost,     // somebody else's post: weight 0.25, no response
  kSelf,       // the author's reactions to himself
  kRing,       // reactions of ring mates
  kAutomatic,  // reactions of automatic reactors
};

// "repost", "self", "ring", "automatic"; "exact", "near". Point to static memory.
std::string_view DiscountName(DiscountReason reason);
std::string_view FoldName(FoldReason reason);

struct Discount {
  DiscountReason why = DiscountReason::kRepost;
  std::int32_t reactors = 0;  // people whose reactions do not count; 0 for kRepost
};

// What weighing made of one post.
struct PostRecord {
  std::uint32_t into = 0;  // the kept post it counts with; its own index where it is kept
  FoldReason fold = FoldReason::kNone;
  std::vector<Discount> discounts;
  double kind_weight = 0;  // 1, or 0.25 for a repost; 0 for a folded post
  Response response;       // of the post and its copies together; empty for a folded post and for a repost
  bool ranked = false;     // has a resonance: kept, and no repost
  double resonance = 0;    // s, in (-1, 1)
  double factor = 1;       // 2^s, in (1/2, 2)
  double age_weight = 1;   // 2^(-age / half-life), in [0, 1]

  bool kept() const { return fold == FoldReason::kNone; }
};

struct OccasionPost {
  std::uint32_t post = 0;  // index in Ledger::posts
  double confidence = 0;   // of the topic
  double value = 0;        // confidence * kind_weight * factor * age_weight
};

struct Occasion {
  std::vector<OccasionPost> posts;  // canonical order
  std::uint32_t strongest =
      0;             // index in `posts` of the one with the highest value; the earliest where several have it
  double value = 0;  // the strongest post's
  UnixSeconds date = kUnknownTime;  // of its first post that has a time: an occasion happens when it begins
  bool ranked = false;              // some post of it is no repost
  double resonance = 0;             // mean s over those posts
};

struct TopicLedger {
  TopicIndex topic = 0;
  std::vector<Occasion> occasions;  // in the order of their first posts
  std::int64_t posts = 0;           // kept posts that carry the topic
  double post_weight = 0;           // the same, each by its kind
  double mass = 0;                  // the same, each by kind and confidence
  double leading_mass = 0;          // of it, what no surer topic of the same post takes to itself (IsSurerRival)
  double arranged_mass = 0;         // of it, what a ring answered for more than friends would
  double season_mass = 0;       // of it, the most within any kSeasonDays; what has no time is within all
  double sibling_mass = 0;      // the largest mass of another topic with a parent in common
  std::int64_t responders = 0;  // distinct named outsiders plus unnamed reactions, over those posts
};

struct Ledger {
  std::string user;
  UnixSeconds as_of = kUnknownTime;
  std::vector<TaggedPost> posts;    // canonical order, folded ones included
  std::vector<PostRecord> records;  // one for each of `posts`
  std::int64_t kept = 0;
  double kept_weight = 0;           // kept posts, each by its kind
  std::int64_t responders = 0;      // distinct named outsiders plus unnamed reactions, over all kept posts
  std::vector<TopicLedger> topics;  // ascending by topic
  std::vector<TopicAttribution> attributions;  // ascending by topic

  // Null where no kept post carries it.
  const TopicLedger* Find(TopicIndex topic) const;
  // All zero where nobody places the person there.
  TopicAttribution AttributionOf(TopicIndex topic) const;
};

// Whether `rival` may take the post that both stand in from `own`: it is surer, and neither above nor beneath it, which
// would be the same thing.
bool IsSurerRival(const TopicEvidence& rival, const TopicEvidence& own, const Taxonomy& taxonomy);

// Whether two topics have a parent in common: those are taken for each other most easily.
bool AreSiblings(TopicIndex one, TopicIndex other, const Taxonomy& taxonomy);

// Weighs the posts of `user`. `graph` is made from the whole archive. Ages count back from `as_of` (kUnknownTime:
// nothing is aged); posts after it have age 0. `taxonomy` is the one that the topics of the posts come from.
// `attributions` are the user's, ascending by topic. Deterministic; O(p log p) in the posts times their topics.
Ledger Weigh(std::string user, Folding folding, const ReactionGraph& graph, UnixSeconds as_of, const Taxonomy& taxonomy,
             const WeighParameters& parameters, std::vector<TopicAttribution> attributions = {});

}  // namespace metier::weigh

#endif  // METIER_SRC_WEIGH_LEDGER_H_
