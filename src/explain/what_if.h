// What would change a topic: found out by weighing again, never estimated.

#ifndef METIER_SRC_EXPLAIN_WHAT_IF_H_
#define METIER_SRC_EXPLAIN_WHAT_IF_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "metier/profile.h"
#include "metier/taxonomy.h"
#include "profile/archive_profile.h"
#include "profile/parameters.h"
#include "weigh/attribution.h"
#include "weigh/ledger.h"
#include "weigh/reactions.h"

namespace metier::explain {

// Weighs one person again with other posts, among the same other people. Everybody is folded once, when it is made;
// each Assess folds and weighs the person alone, against the reactions of the whole archive. Immutable, so thread-safe.
class Reweigher {
 public:
  // `archive` as it would be profiled, disputes applied. `taxonomy` must outlive the reweigher.
  Reweigher(profile::ArchiveProfile archive, const Taxonomy& taxonomy, const profile::ProfileParameters& parameters,
            const profile::FinishOptions& options);

  // Of a person named in the archive: the posts in canonical order; empty for others.
  const std::vector<weigh::TaggedPost>& PostsOf(std::string_view user) const;

  // The topic with `posts` in place of the person's own: what `profile` would say of such an archive. Where none
  // carries it the confidence is 0 and the gate "no_posts" holds.
  TopicProfile Assess(const std::string& user, TopicIndex topic, std::vector<weigh::TaggedPost> posts,
                      bool attribution = true) const;

  // The whole ledger of the person with such posts. It is right of `topic` alone: of other topics only those are in it
  // that some post on the topic is surer of.
  weigh::Ledger Weigh(const std::string& user, TopicIndex topic, std::vector<weigh::TaggedPost> posts,
                      bool attribution = true) const;

  // The newest time of the archive, or the as_of that was given.
  UnixSeconds as_of() const;
  // Pairs of people who reacted: what each weighing has to look at.
  std::size_t reactions() const { return reactions_; }

 private:
  struct Person {
    std::vector<weigh::TaggedPost> posts;  // of named people only
    weigh::ReactionLog log;
    std::vector<weigh::TopicAttribution> attributions;
    UnixSeconds newest = kUnknownTime;
  };

  const Taxonomy& taxonomy_;
  profile::ProfileParameters parameters_;
  profile::FinishOptions options_;
  std::map<std::string, Person, std::less<>> named_;
  weigh::ReactionLog anonymous_log_;
  UnixSeconds anonymous_newest_ = kUnknownTime;
  std::size_t reactions_ = 0;
};

struct Change {
  std::vector<std::string> without;  // ids of posts that are taken away
  // So many posts more on the topic, each in a week of its own after the newest post of the archive: about the same as
  // the strongest posts of the occasions that are there, in turn (sure by 0.9 and about nothing else where there are
  // none), and with as many likes as the person's usual response.
  std::int64_t more_occasions = 0;
  bool without_attribution = false;

  bool empty() const { return without.empty() && more_occasions == 0 && !without_attribution; }
};

struct WhatIf {
  Change change;
  TopicProfile profile;  // of the topic, after the change
};

// NotFound where the person has no post of such an id.
absl::StatusOr<WhatIf> AskWhatIf(const Reweigher& reweigher, const std::string& user, TopicIndex topic,
                                 const Change& change);

// The smallest set of posts that carry a topic without which its band is lower.
struct SmallestSet {
  std::vector<std::uint32_t> posts;  // positions among the person's posts in canonical order, ascending
  bool minimal = false;              // every smaller set was tried and leaves the band as it is
  TopicProfile after;                // without them
  std::int64_t tried = 0;            // sets that were weighed
};

// `band` is the topic's, above mention. A post goes together with its copies and counts once. Each single post is
// tried, then pairs where there are not too many; else posts are taken away in the order of their values until the band
// falls, and those put back that were not needed.
SmallestSet FindSmallestSet(const Reweigher& reweigher, const std::string& user, TopicIndex topic, Band band);

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_WHAT_IF_H_
