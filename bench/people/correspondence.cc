#include "bench/people/correspondence.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace metier::people {

using weigh::IdOf;
using weigh::PersonId;
using weigh::TaggedPost;

namespace {

constexpr int kReaders = 400;
constexpr int kBots = 20;
constexpr int kRegulars = 40;
constexpr int kNeighbours = 3;
constexpr std::int64_t kMostNamed = 25;
constexpr double kBotChance = 0.1;   // that the bots react to any post of a person with named reactions
constexpr double kSelfChance = 0.3;  // that who reacts to own posts does so
constexpr UnixSeconds kQuick = 5;

std::int64_t& CountOf(ReactionKind kind, TaggedPost* post) { return post->counts[static_cast<std::size_t>(kind)]; }

}  // namespace

Correspondence::Correspondence(const Pool& pool, const std::vector<Person>& people, const std::string& town,
                               tag::Tagger* tagger)
    : pool_(pool), people_(people), tagger_(*tagger) {
  double sum = 0;
  for (int i = 0; i < kReaders; ++i) {
    sum += 1.0 / (1.0 + i / 4);
    readers_.push_back({IdOf(absl::StrCat(town, "reader", i)), sum});
  }
  for (int i = 0; i < kBots; ++i) bots_.push_back(IdOf(absl::StrCat(town, "bot", i)));
}

std::vector<Correspondence::Regular> Correspondence::RegularsOf(std::size_t person, Random& random) const {
  std::vector<Regular> regulars;
  double sum = 0;
  const auto add = [&](PersonId id) {
    sum += random.Real(0.02, 1);
    regulars.push_back({id, sum});
  };
  for (int i = 0; i < kRegulars; ++i) {
    const double draw = random.Real() * readers_.back().activity;
    const auto found = std::lower_bound(readers_.begin(), readers_.end(), draw,
                                        [](const Regular& reader, double value) { return reader.activity < value; });
    add(found->id);
  }
  for (int i = 0; i < kNeighbours; ++i) {
    const auto neighbour = static_cast<std::size_t>(random.Bits() % people_.size());
    if (neighbour != person) add(IdOf(people_[neighbour].name));
  }
  return regulars;
}

TaggedPost Correspondence::Written(const Draft& draft) {
  if (!draft.text) return pool_.posts[draft.post].tagged;
  Tagging tagging;
  tagger_.Tag(*draft.text, "", tag::EvidenceOptions(), &tagging);
  return weigh::MakeTaggedPost(Post(), tagger_.tokens(), tagging.topics);
}

void Correspondence::AddReactions(const std::vector<PersonId>& actors, ReactionKind kind, UnixSeconds earliest,
                                  UnixSeconds latest, Random& random, TaggedPost* post) const {
  for (const PersonId actor : actors) {
    post->reactions.push_back({actor, kind, post->time + random.Integer(earliest, latest)});
    ++CountOf(kind, post);
  }
}

void Correspondence::Respond(std::size_t index, const Draft& draft, const std::vector<Regular>& regulars,
                             Random& random, TaggedPost* post) const {
  const Person& person = people_[index];
  const PoolPost& real = pool_.posts[draft.post];
  const double score = draft.viral.value_or(real.score) * draft.response;
  const double talk = real.comments * draft.response * (draft.viral && real.score > 0 ? *draft.viral / real.score : 1);
  const double reach = person.truth.audience * person.rate;
  CountOf(ReactionKind::kLike, post) = Rounded(random, reach * score);
  CountOf(ReactionKind::kReply, post) = Rounded(random, reach * talk);
  if (person.self && random.Chance(kSelfChance)) {
    AddReactions({IdOf(person.name)}, ReactionKind::kLike, 10, 3600, random, post);
  }
  if (!person.named) return;
  const std::int64_t named = std::min(CountOf(ReactionKind::kLike, post), kMostNamed);
  for (std::int64_t i = 0; i < named; ++i) {
    const double draw = random.Real() * regulars.back().activity;
    const auto found = std::lower_bound(regulars.begin(), regulars.end(), draw,
                                        [](const Regular& reader, double value) { return reader.activity < value; });
    post->reactions.push_back({found->id, ReactionKind::kLike, post->time + random.Integer(60, 2 * kDay)});
  }
  if (draft.bots || random.Chance(kBotChance)) AddReactions(bots_, ReactionKind::kLike, 1, kQuick, random, post);
  if (!draft.ring) return;
  std::vector<PersonId> friends;
  for (std::size_t i = 0; i < people_.size(); ++i) {
    if (i != index && people_[i].ring == person.ring) friends.push_back(IdOf(people_[i].name));
  }
  for (const ReactionKind kind : {ReactionKind::kLike, ReactionKind::kRepost, ReactionKind::kReply}) {
    AddReactions(friends, kind, 30, kDay, random, post);
  }
}

std::vector<TaggedPost> Correspondence::PostsOf(std::size_t index, Random& random) {
  const Person& person = people_[index];
  const std::vector<Regular> regulars = RegularsOf(index, random);
  std::vector<TaggedPost> posts;
  posts.reserve(person.drafts.size());
  for (std::size_t i = 0; i < person.drafts.size(); ++i) {
    const Draft& draft = person.drafts[i];
    TaggedPost post = Written(draft);
    post.id = IdOfDraft(i);
    post.time = draft.time;
    post.kind = draft.kind;
    post.thread = draft.thread;
    Respond(index, draft, regulars, random, &post);
    std::sort(post.reactions.begin(), post.reactions.end());
    post.reactions.erase(std::unique(post.reactions.begin(), post.reactions.end()), post.reactions.end());
    posts.push_back(std::move(post));
  }
  return posts;
}

}  // namespace metier::people
