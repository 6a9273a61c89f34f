#include "bench/people/town.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "bench/people/adversaries.h"
#include "bench/people/correspondence.h"
#include "profile/archive_profile.h"
#include "profile/profile.h"

namespace metier::people {
namespace {

constexpr int kRingMembers = 5;
// People of these kinds for each 200, besides a ring.
constexpr std::pair<PersonKind, int> kShares[] = {
    {PersonKind::kSpammer, 3},   {PersonKind::kBuyer, 3}, {PersonKind::kViral, 3},     {PersonKind::kHashtags, 3},
    {PersonKind::kCelebrity, 1}, {PersonKind::kMover, 5}, {PersonKind::kTwoFields, 5}, {PersonKind::kNewcomer, 5},
};

Person Make(const Composer& composer, Random& random, PersonKind kind) {
  switch (kind) {
    case PersonKind::kMover:
      return composer.Mover(random);
    case PersonKind::kTwoFields:
      return composer.TwoFields(random);
    case PersonKind::kNewcomer:
      return composer.Newcomer(random);
    case PersonKind::kSpammer:
      return MakeSpammer(composer, random);
    case PersonKind::kBuyer:
      return MakeBuyer(composer, random);
    case PersonKind::kViral:
      return MakeViral(composer, random);
    case PersonKind::kHashtags:
      return MakeHashtags(composer, random);
    case PersonKind::kCelebrity:
      return MakeCelebrity(composer, random, composer.taxonomy().Find("food-and-drink").value_or(0));
    case PersonKind::kOrdinary:
    case PersonKind::kRing:  // Made together.
      break;
  }
  return composer.Ordinary(random);
}

std::string TownName(int number) { return absl::StrFormat("t%05d", number); }

// What a crude sum adds up: topics that are likelier than not.
constexpr float kCrudeConfidence = 0.5F;

std::vector<CrudeTopic> CrudeSums(const std::vector<weigh::TaggedPost>& posts) {
  std::map<TopicIndex, CrudeTopic> sums;
  for (const weigh::TaggedPost& post : posts) {
    for (const weigh::TopicEvidence& evidence : post.topics) {
      if (evidence.confidence < kCrudeConfidence) continue;
      CrudeTopic& entry = sums[evidence.topic];
      entry.topic = evidence.topic;
      ++entry.posts;
      entry.sum += static_cast<double>(evidence.confidence);
    }
  }
  std::vector<CrudeTopic> list;
  for (const auto& [topic, entry] : sums) list.push_back(entry);
  return list;
}

// The commonest label of the posts of the topic, with their number, and how many of them attack.
void FindOrigin(const Person& person, const Pool& pool, const weigh::Ledger& ledger, const weigh::TopicLedger& topic,
                Assessed* assessed) {
  std::map<TopicIndex, std::int32_t> labels;
  for (const weigh::Occasion& occasion : topic.occasions) {
    for (const weigh::OccasionPost& entry : occasion.posts) {
      const Draft& draft = person.drafts[DraftOf(ledger.posts[entry.post].id)];
      const std::vector<TopicIndex>& topics = pool.posts[draft.post].label.topics;
      assessed->attack_posts += draft.role == Role::kAttack ? 1 : 0;
      if (topics.empty()) ++labels[kNoTopic];
      for (const TopicIndex label : topics) ++labels[label];
    }
  }
  for (const auto& [label, posts] : labels) {
    if (posts <= assessed->from_posts) continue;
    assessed->from = label;
    assessed->from_posts = posts;
  }
}

Assessed Assess(const TopicProfile& topic) {
  Assessed assessed;
  assessed.topic = topic.topic;
  assessed.band = topic.band;
  assessed.confidence = topic.confidence;
  for (const Gate& gate : topic.gates) {
    if (gate.held) assessed.most = std::min(assessed.most, gate.most);
  }
  for (std::size_t i = 0; i < kFeatures; ++i) assessed.features[i] = topic.contributions[i].value;
  assessed.occasions = static_cast<std::int32_t>(topic.occasions);
  assessed.weeks = static_cast<std::int32_t>(topic.weeks);
  assessed.posts = static_cast<std::int32_t>(topic.posts);
  return assessed;
}

}  // namespace

std::vector<Person> Inhabitants(const Composer& composer, const TownOptions& options, int number,
                                const std::vector<double>& volumes) {
  Random random(MixSeed(options.seed, static_cast<std::uint64_t>(number)));
  std::vector<Person> people;
  const auto wanted = static_cast<std::size_t>(options.people);
  if (!volumes.empty()) {
    while (people.size() + volumes.size() <= wanted) {
      for (Person& person : composer.AtVolumes(random, volumes)) people.push_back(std::move(person));
    }
  } else {
    const int units = std::max(options.people / 200, 1);
    for (int ring = 0; ring < units; ++ring) {
      for (Person& person : MakeRing(composer, random, kRingMembers, ring)) people.push_back(std::move(person));
    }
    for (const auto& [kind, share] : kShares) {
      for (int i = 0; i < share * units; ++i) people.push_back(Make(composer, random, kind));
    }
    while (people.size() < wanted) people.push_back(Make(composer, random, PersonKind::kOrdinary));
  }
  for (std::size_t i = 0; i < people.size(); ++i)
    people[i].name = absl::StrCat(TownName(number), absl::StrFormat("p%04d", i));
  return people;
}

std::vector<Outcome> RunTown(const std::vector<Person>& people, const Composer& composer,
                             const tag::Knowledge& knowledge, const profile::ProfileParameters& parameters,
                             const TownOptions& options, int number) {
  tag::Tagger tagger(knowledge);
  Random random(MixSeed(options.seed ^ 0x5265616374, static_cast<std::uint64_t>(number)));
  Correspondence correspondence(composer.pool(), people, TownName(number), &tagger);
  std::vector<Outcome> outcomes(people.size());
  std::map<std::string, std::size_t, std::less<>> positions;
  profile::ArchiveProfile archive;
  for (std::size_t i = 0; i < people.size(); ++i) {
    std::vector<weigh::TaggedPost> posts = correspondence.PostsOf(i, random);
    positions.emplace(people[i].name, i);
    outcomes[i].name = people[i].name;
    outcomes[i].truth = people[i].truth;
    outcomes[i].posts = static_cast<std::int32_t>(posts.size());
    outcomes[i].crude = CrudeSums(posts);
    for (weigh::TaggedPost& post : posts) archive.Add(people[i].name, std::move(post));
  }
  const Taxonomy& taxonomy = composer.taxonomy();
  profile::FinishOptions finish;
  finish.as_of = kAsOf;
  finish.background = knowledge.Background();
  std::move(archive).Finish(taxonomy, parameters, finish, [&](const Profile& profile, const weigh::Ledger& ledger) {
    const std::size_t position = positions.find(profile.user)->second;
    Outcome& outcome = outcomes[position];
    for (const TopicProfile& topic : profile.topics) outcome.listed.push_back(topic.topic);
    for (const weigh::TopicLedger& topic : ledger.topics) {
      if (taxonomy[topic.topic].sensitive) continue;
      outcome.assessed.push_back(Assess(profile::AssessTopic(ledger, topic, taxonomy, parameters, finish.background)));
      FindOrigin(people[position], composer.pool(), ledger, topic, &outcome.assessed.back());
      outcome.assessed.back().features[kFeatures] = topic.mass / topic.post_weight - 0.5;  // See kCandidateNames.
    }
  });
  return outcomes;
}

}  // namespace metier::people
