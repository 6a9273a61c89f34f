#include "profile/sorted_profile.h"

#include <utility>

#include "weigh/duplicates.h"

namespace metier::profile {

absl::Status FinishSorted(SortedPosts* posts, const weigh::AttributionSet& attributions, const Taxonomy& taxonomy,
                          const ProfileParameters& parameters, const FinishOptions& options, const PostChange& change,
                          const ProfileSink& sink) {
  Population population(taxonomy, parameters, options);
  const auto fold = [&](const std::string& author, weigh::PostSet* of_person) {
    if (change) change(author, of_person);
    return weigh::FoldDuplicates(std::move(of_person->mutable_posts()), parameters.weigh);
  };
  absl::Status status = posts->ForEachPerson([&](const std::string& author, weigh::PostSet* of_person) {
    if (options.stop.stop_requested()) return absl::CancelledError("stopped");
    population.See(weigh::IdOf(author), fold(author, of_person));
    return absl::OkStatus();
  });
  if (!status.ok()) return status;
  population.Close(attributions);
  return posts->ForEachPerson([&](const std::string& author, weigh::PostSet* of_person) {
    if (options.stop.stop_requested()) return absl::CancelledError("stopped");
    if (!options.IsSubject(author)) return absl::OkStatus();
    const std::int64_t left_out = of_person->left_out().Count();
    population.Assess(author, fold(author, of_person), left_out, sink);
    return absl::OkStatus();
  });
}

}  // namespace metier::profile
