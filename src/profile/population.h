// Weighing one person needs something of everybody: who reacts to whom, from when ages count, who places whom. So
// everybody is seen once, and then each is assessed.
//
//   Population population(taxonomy, parameters, options);
//   for (...) population.See(id, folding);
//   population.Close(attributions);
//   for (...) population.Assess(name, folding, left_out, sink);

#ifndef METIER_SRC_PROFILE_POPULATION_H_
#define METIER_SRC_PROFILE_POPULATION_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

#include "metier/profile.h"
#include "metier/taxonomy.h"
#include "profile/parameters.h"
#include "profile/profile.h"
#include "weigh/attribution.h"
#include "weigh/attribution_set.h"
#include "weigh/duplicates.h"
#include "weigh/ledger.h"
#include "weigh/reactions.h"

namespace metier::profile {

struct FinishOptions {
  std::optional<UnixSeconds>
      as_of;  // default: the newest time of a kept post of the whole archive, never the wall clock
  std::optional<std::set<std::string, std::less<>>> subjects;  // who may be profiled; default: everybody named
  std::vector<double> background;                              // see AssessTopic
  ProfileOptions profile;
  std::stop_token stop;  // looked at before every person; once it asks, no more profiles are handed over

  bool IsSubject(std::string_view name) const { return !subjects || subjects->contains(name); }
};

// Called once a person, in bytewise order of names. The references are valid during the call only.
using ProfileSink = std::function<void(const Profile&, const weigh::Ledger&)>;

// Memory grows with the pairs of people of whom one reacts to the other. Not thread-safe.
class Population {
 public:
  // All must outlive it.
  Population(const Taxonomy& taxonomy, const ProfileParameters& parameters, const FinishOptions& options);

  // The posts of one person, folded; in any order of people.
  void See(weigh::PersonId id, const weigh::Folding& folding);
  // After the last of them. `attributions` must outlive it.
  void Close(const weigh::AttributionSet& attributions);
  // The same folding that was seen.
  void Assess(const std::string& user, weigh::Folding folding, std::int64_t left_out, const ProfileSink& sink) const;

 private:
  const Taxonomy& taxonomy_;
  const ProfileParameters& parameters_;
  const FinishOptions& options_;
  weigh::ReactionLog log_;
  UnixSeconds as_of_ = kUnknownTime;
  weigh::ReactionGraph graph_;
  std::optional<weigh::AttributionGraph> attributions_;
};

}  // namespace metier::profile

#endif  // METIER_SRC_PROFILE_POPULATION_H_
