#include "profile/population.h"

#include <algorithm>
#include <utility>

namespace metier::profile {

Population::Population(const Taxonomy& taxonomy, const ProfileParameters& parameters, const FinishOptions& options)
    : taxonomy_(taxonomy), parameters_(parameters), options_(options) {}

void Population::See(weigh::PersonId id, const weigh::Folding& folding) {
  log_.Add(id, folding);
  as_of_ = std::max(as_of_, folding.Newest());
}

void Population::Close(const weigh::AttributionSet& attributions) {
  graph_ = weigh::ReactionGraph(log_, parameters_.weigh);
  log_ = {};
  attributions_.emplace(attributions, parameters_.weigh);
  as_of_ = options_.as_of.value_or(as_of_);
}

void Population::Assess(const std::string& user, weigh::Folding folding, std::int64_t left_out,
                        const ProfileSink& sink) const {
  const weigh::Ledger ledger = weigh::Weigh(user, std::move(folding), graph_, as_of_, taxonomy_, parameters_.weigh,
                                            attributions_->Weigh(weigh::IdOf(user), taxonomy_));
  Profile profile = ComputeProfile(user, ledger, taxonomy_, parameters_, options_.background, options_.profile);
  profile.left_out = left_out;
  sink(profile, ledger);
}

}  // namespace metier::profile
