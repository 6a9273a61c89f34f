// Profiles of more people than fit into memory: as ArchiveProfile::Finish, of sorted posts.

#ifndef METIER_SRC_PROFILE_SORTED_PROFILE_H_
#define METIER_SRC_PROFILE_SORTED_PROFILE_H_

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "metier/taxonomy.h"
#include "profile/parameters.h"
#include "profile/population.h"
#include "profile/sorted_posts.h"
#include "weigh/attribution_set.h"

namespace metier::profile {

// Changes the posts of a person before they are weighed; must do the same each time. May be empty.
using PostChange = std::function<void(const std::string& author, weigh::PostSet* posts)>;

// Weighs everybody against everybody's reactions and hands over the profiles of the subjects, to the byte what
// ArchiveProfile gives. Goes over the posts twice; of all people only who reacts to whom is held in memory, and
// `attributions`.
absl::Status FinishSorted(SortedPosts* posts, const weigh::AttributionSet& attributions, const Taxonomy& taxonomy,
                          const ProfileParameters& parameters, const FinishOptions& options, const PostChange& change,
                          const ProfileSink& sink);

}  // namespace metier::profile

#endif  // METIER_SRC_PROFILE_SORTED_PROFILE_H_
