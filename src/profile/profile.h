// From one person's ledger to topics with confidence.

#ifndef METIER_SRC_PROFILE_PROFILE_H_
#define METIER_SRC_PROFILE_PROFILE_H_

#include <span>
#include <string>
#include <vector>

#include "metier/profile.h"
#include "metier/taxonomy.h"
#include "profile/parameters.h"
#include "weigh/ledger.h"

namespace metier::profile {

struct ProfileOptions {
  bool include_sensitive = false;
};

// One topic of the ledger with all its account, whether it will be listed or not. `taxonomy` must be the one that the
// topics of the posts come from; `background` is the rate of each topic among people at large, by topic, in [0, 1]; 0
// where it is short.
TopicProfile AssessTopic(const weigh::Ledger& ledger, const weigh::TopicLedger& topic, const Taxonomy& taxonomy,
                         const ProfileParameters& parameters, std::span<const double> background);

// Every topic of the ledger, assessed and sorted into listed, held back and implied. Sensitive topics appear nowhere
// unless options.include_sensitive. `taxonomy` must be the one that the topics of the posts come from. Deterministic;
// keeps no reference.
Profile ComputeProfile(const std::string& user, const weigh::Ledger& ledger, const Taxonomy& taxonomy,
                       const ProfileParameters& parameters, std::span<const double> background,
                       const ProfileOptions& options);

}  // namespace metier::profile

#endif  // METIER_SRC_PROFILE_PROFILE_H_
