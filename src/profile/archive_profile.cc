#include "profile/archive_profile.h"

#include <cstddef>
#include <utility>

#include "base/message.h"
#include "weigh/duplicates.h"

namespace metier::profile {

using weigh::Folding;
using weigh::IdOf;
using weigh::PersonId;
using weigh::PostSet;
using weigh::TaggedPost;

void ArchiveProfile::Add(std::string_view author, TaggedPost post) {
  if (const auto person = named_.find(author); person != named_.end()) return person->second.Add(std::move(post));
  PostSet posts(limits_);
  posts.Add(std::move(post));
  named_.emplace(author, std::move(posts));
}

PostSet& ArchiveProfile::PostsOf(std::string_view author) {
  auto person = named_.find(author);
  if (person == named_.end()) person = named_.emplace(std::string(author), PostSet(limits_)).first;
  return person->second;
}

PostSet& ArchiveProfile::PostsOf(PersonId anonymous) {
  return anonymous_.try_emplace(anonymous, PostSet(limits_)).first->second;
}

void ArchiveProfile::AddAttribution(std::string_view user, std::string_view by,
                                    std::vector<weigh::TopicEvidence> topics) {
  if (user != by) attributions_.Add(IdOf(user), IdOf(by), std::move(topics));
}

void ArchiveProfile::AddBio(std::string_view user, std::vector<weigh::TopicEvidence> topics) {
  attributions_.Add(IdOf(user), IdOf(user), std::move(topics));
}

void ArchiveProfile::Add(const Attribution& attribution, std::vector<weigh::TopicEvidence> topics) {
  if (attribution.kind == AttributionKind::kBio) {
    AddBio(attribution.user, std::move(topics));
  } else {
    AddAttribution(attribution.user, attribution.by, std::move(topics));
  }
}

void ArchiveProfile::Merge(ArchiveProfile&& other) {
  const auto for_each_common = [&](const auto& use) {
    const auto walk = [&use](auto& mine, auto& theirs) {
      for (auto& [person, posts] : theirs) {
        if (const auto known = mine.find(person); known != mine.end()) use(&known->second, &posts);
      }
    };
    walk(named_, other.named_);
    walk(anonymous_, other.anonymous_);
  };
  for_each_common([](PostSet* mine, PostSet* theirs) { mine->MakeRoomFor(theirs); });
  attributions_.Merge(std::move(other.attributions_));
  // From here on nothing can fail.
  for_each_common([](PostSet* mine, PostSet* theirs) { mine->Merge(std::move(*theirs)); });
  named_.merge(other.named_);
  anonymous_.merge(other.anonymous_);
  other.named_.clear();
  other.anonymous_.clear();
}

void ArchiveProfile::KeepOnly(const Subjects& subjects) {
  for (auto person = named_.begin(); person != named_.end();) {
    if (subjects.contains(person->first)) {
      ++person;
      continue;
    }
    for (TaggedPost& post : person->second.mutable_posts()) {
      post.topics.clear();
      post.thread = 0;
    }
    PostsOf(IdOf(person->first)).Merge(std::move(person->second));
    person = named_.erase(person);
  }
  std::set<PersonId> kept;
  for (const std::string& subject : subjects) kept.insert(IdOf(subject));
  attributions_.DropTopics([&kept](PersonId id) { return kept.contains(id); });
}

absl::Status ArchiveProfile::CheckSubjects(const std::optional<Subjects>& subjects) const {
  const auto check = [this](const std::string& name) {
    if (!anonymous_.contains(IdOf(name)) && !attributions_.dropped(IdOf(name))) return absl::OkStatus();
    return absl::FailedPreconditionError("a state was made without " + base::Excerpt(name) +
                                         " among its subjects, so nothing is known of what they wrote");
  };
  for (const auto& [name, posts] : named_) {
    if (subjects && !subjects->contains(name)) continue;
    if (absl::Status status = check(name); !status.ok()) return status;
  }
  for (const std::string& name : subjects.value_or(Subjects())) {
    if (absl::Status status = check(name); !status.ok()) return status;
  }
  return absl::OkStatus();
}

ArchiveProfile::Forgotten ArchiveProfile::Forget(std::string_view name) {
  Settle();
  Forgotten forgotten;
  const PersonId id = IdOf(name);
  if (const auto person = named_.find(name); person != named_.end()) {
    forgotten.posts += static_cast<std::int64_t>(person->second.posts().size());
    named_.erase(person);
  }
  if (const auto person = anonymous_.find(id); person != anonymous_.end()) {
    forgotten.posts += static_cast<std::int64_t>(person->second.posts().size());
    anonymous_.erase(person);
  }
  forgotten.attributions = attributions_.Forget(id);
  ForEachPost([id, &forgotten](TaggedPost* post) {
    forgotten.reactions += static_cast<std::int64_t>(std::erase_if(post->reactions, [&](const auto& reaction) {
      if (reaction.actor != id) return false;
      // The total has counted it too.
      std::int64_t& count = post->counts[static_cast<std::size_t>(reaction.kind)];
      if (count > 0) --count;
      return true;
    }));
  });
  return forgotten;
}

void ArchiveProfile::Settle() {
  for (auto& [author, posts] : named_) posts.Settle();
  for (auto& [id, posts] : anonymous_) posts.Settle();
}

void ArchiveProfile::ForEachPost(const std::function<void(TaggedPost*)>& change) {
  for (auto& [author, posts] : named_) {
    for (TaggedPost& post : posts.mutable_posts()) change(&post);
  }
  for (auto& [id, posts] : anonymous_) {
    for (TaggedPost& post : posts.mutable_posts()) change(&post);
  }
}

void ArchiveProfile::ForEachTopics(const std::function<void(std::vector<weigh::TopicEvidence>*)>& change) {
  ForEachPost([&change](TaggedPost* post) { change(&post->topics); });
  attributions_.ForEachTopics(change);
}

void ArchiveProfile::Finish(const Taxonomy& taxonomy, const ProfileParameters& parameters, const FinishOptions& options,
                            const ProfileSink& sink) && {
  // What a reaction is worth, and from when ages count, only the whole archive knows: first fold everybody, then weigh.
  Settle();
  struct Person {
    Folding folding;
    std::int64_t left_out = 0;
  };
  std::map<std::string, Person, std::less<>> folded;
  Population population(taxonomy, parameters, options);
  const auto fold = [&](PersonId id, PostSet* posts) {
    Folding folding = weigh::FoldDuplicates(std::move(posts->mutable_posts()), parameters.weigh);
    population.See(id, folding);
    return folding;
  };
  for (auto& [id, posts] : anonymous_) fold(id, &posts);
  for (auto& [author, posts] : named_) {
    if (options.stop.stop_requested()) return;
    Folding folding = fold(IdOf(author), &posts);
    if (options.IsSubject(author)) {
      folded.emplace_hint(folded.end(), author, Person{std::move(folding), posts.left_out().Count()});
    }
  }
  named_.clear();
  anonymous_.clear();
  population.Close(attributions_);
  for (auto& [author, person] : folded) {
    if (options.stop.stop_requested()) return;
    population.Assess(author, std::move(person.folding), person.left_out, sink);
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
