// Posts of many people to their profiles.
//
//   ArchiveProfile archive;
//   for (...) archive.Add(post.author, weigh::MakeTaggedPost(post, tokens, topics));
//   std::move(archive).Finish(taxonomy, parameters, options, [&](const Profile& profile, const weigh::Ledger& ledger) {
//   ... });
//
// The state is a set of records: any order, and any division into archives that are merged, gives identical results.
// state.h writes it to a file. People who are no subjects are known by a hash of their names at most, and by when they
// wrote, who reacted and who placed them on a list: what it takes to judge their readers and attributors.

#ifndef METIER_SRC_PROFILE_ARCHIVE_PROFILE_H_
#define METIER_SRC_PROFILE_ARCHIVE_PROFILE_H_

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "metier/attribution.h"
#include "metier/profile.h"
#include "metier/taxonomy.h"
#include "profile/parameters.h"
#include "profile/population.h"
#include "weigh/attribution_set.h"
#include "weigh/post_set.h"
#include "weigh/tagged_post.h"

namespace metier::profile {

// Thread-compatible. Copyable, and better moved. Where memory runs out, std::bad_alloc leaves the archive (and what was
// to be merged) as it was, in Add, AddAttribution, AddBio, Merge and Settle.
class ArchiveProfile {
 public:
  using Subjects = std::set<std::string, std::less<>>;

  // At most this much is kept of each person's posts; archives that are merged must have the same limits.
  explicit ArchiveProfile(weigh::PostLimits limits = {}) : limits_(limits) {}

  // `author` is compared byte for byte.
  void Add(std::string_view author, weigh::TaggedPost post);
  // `by` places `user` under `topics` (weigh::WithAncestors). Nobody places himself; see AddBio.
  void AddAttribution(std::string_view user, std::string_view by, std::vector<weigh::TopicEvidence> topics);
  void AddBio(std::string_view user, std::vector<weigh::TopicEvidence> topics);
  // The one of the two that its kind asks for.
  void Add(const Attribution& attribution, std::vector<weigh::TopicEvidence> topics);
  // Takes in all of `other`, which is empty afterwards.
  void Merge(ArchiveProfile&& other);

  // Makes everybody else anonymous: their names, topics and threads are forgotten.
  void KeepOnly(const Subjects& subjects);
  // FailedPrecondition where somebody was made anonymous who is a subject elsewhere in the archive, or of `subjects`:
  // what was forgotten of them cannot be had back.
  absl::Status CheckSubjects(const std::optional<Subjects>& subjects) const;

  // Removes a person, named or anonymous: every post, every reaction to others, and every attribution, given or got.
  // The caller settles afterwards.
  struct Forgotten {
    std::int64_t posts = 0;
    std::int64_t reactions = 0;
    std::int64_t attributions = 0;  // pairs of people, and the bio
  };
  Forgotten Forget(std::string_view name);

  // Unites records and keeps to the limits. To be called after the last change, before the posts are looked at.
  void Settle();
  // Everybody, in the order of names and of ids. Who has no posts and left none out may be missing.
  const std::map<std::string, weigh::PostSet, std::less<>>& named() const { return named_; }
  const std::map<weigh::PersonId, weigh::PostSet>& anonymous() const { return anonymous_; }
  weigh::PostSet& PostsOf(std::string_view author);
  weigh::PostSet& PostsOf(weigh::PersonId anonymous);
  weigh::PostLimits limits() const { return limits_; }
  const weigh::AttributionSet& attributions() const { return attributions_; }
  weigh::AttributionSet& mutable_attributions() { return attributions_; }

  // Calls `change` with the topics of every post and every attribution, to renumber them. The caller settles
  // afterwards.
  void ForEachTopics(const std::function<void(std::vector<weigh::TopicEvidence>*)>& change);

  // Weighs everybody against everybody's reactions and hands over the profiles of the subjects. Uses up the archive. A
  // subject without posts gets no profile.
  void Finish(const Taxonomy& taxonomy, const ProfileParameters& parameters, const FinishOptions& options,
              const ProfileSink& sink) &&;

  // The same, collected.
  std::vector<Profile> Finish(const Taxonomy& taxonomy, const ProfileParameters& parameters,
                              const FinishOptions& options) &&;

 private:
  void ForEachPost(const std::function<void(weigh::TaggedPost*)>& change);

  weigh::PostLimits limits_;
  std::map<std::string, weigh::PostSet, std::less<>> named_;
  std::map<weigh::PersonId, weigh::PostSet> anonymous_;
  weigh::AttributionSet attributions_;
};

}  // namespace metier::profile

#endif  // METIER_SRC_PROFILE_ARCHIVE_PROFILE_H_
