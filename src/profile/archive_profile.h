// Posts of many people to their profiles.
//
//   ArchiveProfile archive;
//   for (...) archive.Add(post.author, weigh::MakeTaggedPost(post, tokens, topics));
//   std::move(archive).Finish(taxonomy, parameters, options, [&](const Profile& profile, const weigh::Ledger& ledger) {
//   ... });
//
// The state is a set of records: any order, and any division into archives that are merged, gives identical results.

#ifndef METIER_SRC_PROFILE_ARCHIVE_PROFILE_H_
#define METIER_SRC_PROFILE_ARCHIVE_PROFILE_H_

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "metier/profile.h"
#include "metier/taxonomy.h"
#include "profile/parameters.h"
#include "profile/profile.h"
#include "weigh/ledger.h"
#include "weigh/tagged_post.h"

namespace metier::profile {

struct FinishOptions {
  std::optional<UnixSeconds>
      as_of;  // default: the newest time of a kept post of the whole archive, never the wall clock
  std::optional<std::set<std::string, std::less<>>> subjects;  // who may be profiled; default: every author
  std::vector<double> background;                              // see AssessTopic
  ProfileOptions profile;
};

// Called once a person, in bytewise order of names. The references are valid during the call only.
using ProfileSink = std::function<void(const Profile&, const weigh::Ledger&)>;

// Thread-compatible. Movable.
class ArchiveProfile {
 public:
  // `author` is compared byte for byte.
  void Add(std::string_view author, weigh::TaggedPost post);
  void Merge(ArchiveProfile other);

  // Weighs everybody against everybody's reactions and hands over the profiles of the subjects. Uses up the archive. A
  // subject without posts gets no profile.
  void Finish(const Taxonomy& taxonomy, const ProfileParameters& parameters, const FinishOptions& options,
              const ProfileSink& sink) &&;

  // The same, collected.
  std::vector<Profile> Finish(const Taxonomy& taxonomy, const ProfileParameters& parameters,
                              const FinishOptions& options) &&;

 private:
  std::map<std::string, std::vector<weigh::TaggedPost>, std::less<>> people_;
};

}  // namespace metier::profile

#endif  // METIER_SRC_PROFILE_ARCHIVE_PROFILE_H_
