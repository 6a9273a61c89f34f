#include "profile/archive_profile.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "weigh/duplicates.h"
#include "weigh/reactions.h"

namespace metier::profile {

using weigh::Folding;
using weigh::IdOf;
using weigh::TaggedPost;

void ArchiveProfile::Add(std::string_view author, TaggedPost post) {
  auto person = people_.find(author);
  if (person == people_.end()) person = people_.emplace(std::string(author), std::vector<TaggedPost>{}).first;
  person->second.push_back(std::move(post));
}

void ArchiveProfile::Merge(ArchiveProfile other) {
  for (auto& [author, posts] : other.people_) {
    std::vector<TaggedPost>& mine = people_[author];
    mine.insert(mine.end(), std::make_move_iterator(posts.begin()), std::make_move_iterator(posts.end()));
  }
}

void ArchiveProfile::Finish(const Taxonomy& taxonomy, const ProfileParameters& parameters, const FinishOptions& options,
                            const ProfileSink& sink) && {
  // What a reaction is worth, and from when ages count, only the whole archive knows: first fold everybody, then weigh.
  std::map<std::string, Folding, std::less<>> folded;
  weigh::ReactionLog log;
  UnixSeconds newest = kUnknownTime;
  for (auto& [author, posts] : people_) {
    Folding folding = weigh::FoldDuplicates(std::move(posts), parameters.weigh);
    log.Add(IdOf(author), folding);
    newest = std::max(newest, folding.Newest());
    if (!options.subjects || options.subjects->contains(author)) {
      folded.emplace_hint(folded.end(), author, std::move(folding));
    }
  }
  people_.clear();
  const weigh::ReactionGraph graph(log, parameters.weigh);
  const UnixSeconds as_of = options.as_of.value_or(newest);
  for (auto& [author, folding] : folded) {
    const weigh::Ledger ledger = weigh::Weigh(author, std::move(folding), graph, as_of, parameters.weigh);
    sink(ComputeProfile(author, ledger, taxonomy, parameters, options.background, options.profile), ledger);
  }
}

std::vector<Profile> ArchiveProfile::Finish(const Taxonomy& taxonomy, const ProfileParameters& parameters,
                                            const FinishOptions& options) && {
  std::vector<Profile> profiles;
  std::move(*this).Finish(taxonomy, parameters, options,
                          [&profiles](const Profile& profile, const weigh::Ledger&) { profiles.push_back(profile); });
  return profiles;
}

}  // namespace metier::profile
