#include "bench/people/adversaries.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "bench/people/lunch.h"
#include "bench/people/variants.h"

namespace metier::people {
namespace {

constexpr double kBought = 1000;  // times the usual response

// An ordinary life and a target apart from it.
Sketch BeginAttack(const Composer& composer, Random& random, PersonKind kind) {
  Sketch sketch = composer.Begin(random, kind);
  composer.AddOrdinaryMix(random, static_cast<int>(random.Integer(1, 2)), &sketch);
  return sketch;
}

// Apart from everything that the person's honest posts touch, so that what is gained is gained by the attack.
std::optional<TopicIndex> PickTarget(const Composer& composer, Random& random, const Sketch& sketch) {
  std::vector<TopicIndex> avoid = sketch.chosen;
  for (const Draft& draft : sketch.person.drafts) {
    const std::vector<TopicIndex>& topics = composer.pool().posts[draft.post].label.topics;
    avoid.insert(avoid.end(), topics.begin(), topics.end());
  }
  return composer.PickTopic(random, composer.amounts().returned_to, avoid);
}

Draft Attack(std::uint32_t post, UnixSeconds time) {
  Draft draft;
  draft.post = post;
  draft.role = Role::kAttack;
  draft.time = time;
  return draft;
}

}  // namespace

Person MakeSpammer(const Composer& composer, Random& random) {
  Sketch sketch = BeginAttack(composer, random, PersonKind::kSpammer);
  const std::optional<TopicIndex> target = PickTarget(composer, random, sketch);
  sketch.person.truth.target = target;
  if (!target) return composer.Finish(std::move(sketch));
  for (const std::uint32_t post : composer.PickPosts(random, *target, 1, 1, &sketch)) {
    const std::int64_t times = random.Integer(20, 60);
    for (std::int64_t i = 0; i < times; ++i) {
      Draft draft = Attack(post, random.Integer(sketch.from, sketch.to));
      if (i > 0 && random.Chance(0.8)) draft.text = Variant(random, composer.pool().posts[post].text);
      sketch.person.drafts.push_back(std::move(draft));
    }
  }
  return composer.Finish(std::move(sketch));
}

Person MakeBuyer(const Composer& composer, Random& random) {
  Sketch sketch = BeginAttack(composer, random, PersonKind::kBuyer);
  sketch.person.named = true;
  const std::optional<TopicIndex> target = PickTarget(composer, random, sketch);
  sketch.person.truth.target = target;
  if (!target) return composer.Finish(std::move(sketch));
  const UnixSeconds week = random.Integer(sketch.from, sketch.to - 7 * kDay);
  const auto count = static_cast<std::size_t>(random.Integer(3, 5));
  for (const std::uint32_t post : composer.PickPosts(random, *target, count, 1, &sketch)) {
    Draft draft = Attack(post, week + random.Integer(0, 7 * kDay - 1));
    draft.response = kBought;
    draft.bots = true;
    sketch.person.drafts.push_back(std::move(draft));
  }
  return composer.Finish(std::move(sketch));
}

std::vector<Person> MakeRing(const Composer& composer, Random& random, int members, int ring) {
  std::vector<Person> people;
  for (int i = 0; i < members; ++i) {
    Sketch sketch = BeginAttack(composer, random, PersonKind::kRing);
    sketch.person.named = true;
    sketch.person.ring = ring;
    const std::optional<TopicIndex> target = PickTarget(composer, random, sketch);
    sketch.person.truth.target = target;
    if (!target) continue;
    const UnixSeconds begin = random.Integer(sketch.from, sketch.to - 40 * kDay);
    const auto count = static_cast<std::size_t>(random.Integer(3, 7));
    for (const std::uint32_t post : composer.PickPosts(random, *target, count, 2, &sketch)) {
      Draft draft = Attack(post, begin + random.Integer(0, 40 * kDay));
      draft.ring = true;
      sketch.person.drafts.push_back(std::move(draft));
    }
    people.push_back(composer.Finish(std::move(sketch)));
  }
  return people;
}

Person MakeViral(const Composer& composer, Random& random) {
  Sketch sketch = BeginAttack(composer, random, PersonKind::kViral);
  const std::optional<TopicIndex> target = PickTarget(composer, random, sketch);
  sketch.person.truth.target = target;
  if (!target) return composer.Finish(std::move(sketch));
  const std::size_t count = random.Chance(0.5) ? 1 : static_cast<std::size_t>(random.Integer(2, 6));
  const UnixSeconds begin = random.Integer(sketch.from, sketch.to - 14 * kDay);
  const std::uint32_t thread = ++sketch.threads;
  double best = 0;
  for (int i = 0; i < 5; ++i) best = std::max(best, composer.ViralScore(random));
  for (const std::uint32_t post : composer.PickPosts(random, *target, count, 1, &sketch)) {
    // The conversation goes on for two weeks: days alone would make it several occasions.
    Draft draft = Attack(post, begin + random.Integer(0, 14 * kDay));
    draft.thread = thread;
    draft.viral = best;
    sketch.person.drafts.push_back(std::move(draft));
  }
  return composer.Finish(std::move(sketch));
}

Person MakeHashtags(const Composer& composer, Random& random) {
  Sketch sketch = BeginAttack(composer, random, PersonKind::kHashtags);
  const std::optional<TopicIndex> target = PickTarget(composer, random, sketch);
  sketch.person.truth.target = target;
  if (!target) return composer.Finish(std::move(sketch));
  const Topic& topic = composer.taxonomy()[*target];
  std::string second;
  if (!topic.parents.empty()) second = HashtagOf(composer.taxonomy()[topic.parents.front()].slug);
  const std::int64_t times = random.Integer(15, 60);
  for (std::int64_t i = 0; i < times; ++i) {
    const std::uint32_t post = composer.PickChatter(random, &sketch);
    Draft draft = Attack(post, random.Integer(sketch.from, sketch.to));
    draft.text = absl::StrCat(composer.pool().posts[post].text, " ", HashtagOf(topic.slug));
    if (!second.empty() && random.Chance(0.5)) absl::StrAppend(&*draft.text, " ", second);
    sketch.person.drafts.push_back(std::move(draft));
  }
  return composer.Finish(std::move(sketch));
}

Person MakeCelebrity(const Composer& composer, Random& random, TopicIndex food) {
  Sketch sketch = composer.Begin(random, PersonKind::kCelebrity);
  sketch.person.truth.audience = 10'000'000;
  sketch.person.truth.target = food;
  // Topics that have nothing to do with food, or the target would be deserved.
  sketch.chosen = {food};
  composer.AddOrdinaryMix(random, static_cast<int>(random.Integer(1, 2)), &sketch);
  sketch.chosen.erase(sketch.chosen.begin());
  std::vector<std::string> lines(std::begin(kLunch), std::end(kLunch));
  random.Shuffle(&lines);
  lines.resize(static_cast<std::size_t>(random.Integer(15, std::ssize(lines))));
  for (std::string& line : lines) {
    Draft draft = Attack(composer.PickChatter(random, &sketch), random.Integer(sketch.from, sketch.to));
    draft.text = std::move(line);
    sketch.person.drafts.push_back(std::move(draft));
  }
  return composer.Finish(std::move(sketch));
}

}  // namespace metier::people
