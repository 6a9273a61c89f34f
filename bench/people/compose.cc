#include "bench/people/compose.h"

#include <algorithm>
#include <cmath>

#include "bench/people/variants.h"

namespace metier::people {
namespace {

constexpr std::size_t kMostSources = 3;  // subreddits that a person follows for one topic
constexpr double kSameDay = 0.25;        // chance that a post comes on the day of the one before
constexpr double kThread = 0.5;          // chance that it then belongs to the same conversation
constexpr double kReply = 0.12;
constexpr double kRepost = 0.04;
constexpr double kRepeats = 0.2;  // people who repeat a post

UnixSeconds Between(Random& random, UnixSeconds low, UnixSeconds high) {
  return low >= high ? low : random.Integer(low, high);
}

PostKind DrawKind(Random& random) {
  const double draw = random.Real();
  return draw < kRepost ? PostKind::kRepost : draw < kRepost + kReply ? PostKind::kReply : PostKind::kPost;
}

}  // namespace

Composer::Composer(const Pool& pool, Half half, const Taxonomy& taxonomy, const Amounts& amounts)
    : pool_(pool), taxonomy_(taxonomy), amounts_(amounts), half_(static_cast<std::size_t>(half)) {
  for (const auto& [topic, shelves] : pool.by_topic) {
    const std::size_t posts = pool.PostsOf(topic, half).size();
    if (posts > 0 && !taxonomy[topic].sensitive) topics_.emplace_back(topic, posts);
  }
  for (const Source& source : pool.sources) viral_.push_back(source.top_score);
}

bool Composer::Related(TopicIndex topic, const std::vector<TopicIndex>& others) const {
  return std::any_of(others.begin(), others.end(), [&](TopicIndex other) {
    return topic == other || taxonomy_.IsAncestor(topic, other) || taxonomy_.IsAncestor(other, topic);
  });
}

std::optional<TopicIndex> Composer::PickTopic(Random& random, std::size_t posts,
                                              const std::vector<TopicIndex>& avoid) const {
  std::vector<TopicIndex> eligible;
  for (const auto& [topic, count] : topics_) {
    if (count >= posts && !Related(topic, avoid)) eligible.push_back(topic);
  }
  if (eligible.empty()) return std::nullopt;
  return random.Pick(eligible);
}

std::vector<std::uint32_t> Composer::PickPosts(Random& random, TopicIndex topic, std::size_t count, std::size_t sources,
                                               Sketch* sketch) const {
  std::vector<const std::vector<std::uint32_t>*> followed;
  for (const Shelf& shelf : pool_.by_topic.at(topic)) {
    if (!shelf[half_].empty()) followed.push_back(&shelf[half_]);
  }
  random.Shuffle(&followed);
  std::vector<std::uint32_t> found;
  std::size_t taken = 0;
  for (const std::vector<std::uint32_t>* shelf : followed) {
    if (taken >= sources && found.size() >= count) break;  // More shelves only where these have too few posts.
    for (const std::uint32_t post : *shelf) {
      if (!sketch->used.contains(post)) found.push_back(post);
    }
    ++taken;
  }
  random.Shuffle(&found);
  found.resize(std::min(found.size(), count));
  sketch->used.insert(found.begin(), found.end());
  return found;
}

std::uint32_t Composer::PickChatter(Random& random, Sketch* sketch) const {
  const std::vector<std::uint32_t>& chatter = pool_.chatter_posts[half_];
  // A person who has said nearly everything that there is repeats something.
  for (int attempt = 0; attempt < 100; ++attempt) {
    const std::uint32_t post = random.Pick(chatter);
    if (sketch->used.insert(post).second) return post;
  }
  return random.Pick(chatter);
}

double Composer::ViralScore(Random& random) const { return random.Pick(viral_); }

Sketch Composer::Begin(Random& random, PersonKind kind) const {
  Sketch sketch;
  sketch.person.truth.kind = kind;
  sketch.person.truth.audience = std::round(LogUniform(random, 10, 1'000'000));
  sketch.person.rate = LogUniform(random, 0.003, 0.03);
  sketch.person.named = random.Chance(0.3);
  sketch.person.self = random.Chance(0.05);
  sketch.to = kAsOf - random.Integer(0, 30) * kDay;
  sketch.from = Between(random, kFirstDay, sketch.to - 120 * kDay);
  return sketch;
}

void Composer::AddReturned(Random& random, TopicIndex topic, int posts, UnixSeconds from, UnixSeconds to,
                           Sketch* sketch) const {
  sketch->chosen.push_back(topic);
  // Drawn before anything whose number of draws depends on `posts`: AtVolumes wants the same at each volume.
  const std::size_t sources = 1 + static_cast<std::size_t>(random.Integer(0, kMostSources - 1));
  const UnixSeconds span = Between(random, 43 * kDay, std::max(43 * kDay, to - from));
  const UnixSeconds begin = Between(random, from, to - span);
  const std::vector<std::uint32_t> picked = PickPosts(random, topic, static_cast<std::size_t>(posts), sources, sketch);
  UnixSeconds previous = begin;
  for (std::size_t i = 0; i < picked.size(); ++i) {
    Draft draft;
    draft.post = picked[i];
    draft.role = Role::kReturned;
    draft.kind = DrawKind(random);
    const bool end = i == 0 || i + 1 == picked.size();
    if (i == 0) {
      draft.time = begin;
    } else if (end) {
      draft.time = begin + span;
    } else if (random.Chance(kSameDay)) {
      draft.time = previous + random.Integer(60, 6 * 3600);
      if (random.Chance(kThread)) {
        Draft& before = sketch->person.drafts.back();
        if (before.thread == 0) before.thread = ++sketch->threads;
        draft.thread = before.thread;
      }
    } else {
      draft.time = Between(random, begin, begin + span);
    }
    previous = draft.time;
    sketch->person.drafts.push_back(std::move(draft));
  }
}

std::size_t Composer::AddSome(Random& random, TopicIndex topic, std::size_t posts, std::size_t sources, Role role,
                              Sketch* sketch) const {
  const std::vector<std::uint32_t> picked = PickPosts(random, topic, posts, sources, sketch);
  for (const std::uint32_t post : picked) {
    Draft draft;
    draft.post = post;
    draft.role = role;
    draft.time = Between(random, sketch->from, sketch->to);
    sketch->person.drafts.push_back(std::move(draft));
  }
  return picked.size();
}

void Composer::AddChatter(Random& random, int posts, Sketch* sketch) const {
  for (int i = 0; i < posts; ++i) {
    Draft draft;
    draft.post = PickChatter(random, sketch);
    draft.kind = DrawKind(random);
    draft.time = Between(random, sketch->from, sketch->to);
    sketch->person.drafts.push_back(std::move(draft));
  }
}

void Composer::AddOrdinaryMix(Random& random, int topics, Sketch* sketch) const {
  for (int i = 0; i < topics; ++i) {
    const int posts = static_cast<int>(std::round(LogUniform(random, 8, amounts_.most)));
    const std::optional<TopicIndex> topic = PickTopic(random, amounts_.returned_to, sketch->chosen);
    if (!topic) break;
    AddReturned(random, *topic, posts, sketch->from, sketch->to, sketch);
  }
  std::vector<TopicIndex> avoid = sketch->chosen;
  const std::int64_t touched = random.Integer(1, 3);
  for (std::int64_t i = 0; i < touched; ++i) {
    const std::optional<TopicIndex> topic = PickTopic(random, 10, avoid);
    if (!topic) break;
    avoid.push_back(*topic);
    const auto count = static_cast<std::size_t>(random.Integer(2, 4));
    AddSome(random, *topic, count, 1, Role::kTouched, sketch);
  }
  const std::int64_t one_offs = random.Integer(5, 20);
  for (std::int64_t i = 0; i < one_offs; ++i) {
    const std::optional<TopicIndex> topic = PickTopic(random, 10, avoid);
    if (!topic) break;
    avoid.push_back(*topic);
    const std::size_t added = AddSome(random, *topic, 1, 1, Role::kOneOff, sketch);
    if (added > 0 && i % 3 == 0) sketch->person.drafts.back().viral = ViralScore(random);
  }
  const double share = random.Real(0.3, 0.6);
  const auto topical = static_cast<double>(sketch->person.drafts.size());
  AddChatter(random, static_cast<int>(std::round(topical * share / (1 - share))), sketch);
  if (!random.Chance(kRepeats)) return;
  const Draft original = random.Pick(sketch->person.drafts);
  const std::int64_t repeats = random.Integer(3, 12);
  for (std::int64_t i = 0; i < repeats; ++i) {
    Draft repeat = original;
    repeat.role = Role::kRepeat;
    repeat.thread = 0;
    repeat.time = Between(random, sketch->from, sketch->to);
    if (random.Chance(0.6)) repeat.text = Variant(random, pool_.posts[original.post].text);
    sketch->person.drafts.push_back(std::move(repeat));
  }
}

Person Composer::Finish(Sketch sketch) const {
  Person person = std::move(sketch.person);
  std::stable_sort(person.drafts.begin(), person.drafts.end(),
                   [](const Draft& a, const Draft& b) { return a.time < b.time; });
  std::vector<model::PostLabel> labels;
  for (const Draft& draft : person.drafts) labels.push_back(pool_.posts[draft.post].label);
  Truth truth = TruthOf(person.drafts, labels, sketch.chosen, taxonomy_);
  truth.kind = person.truth.kind;
  truth.audience = person.truth.audience;
  truth.target = person.truth.target;
  person.truth = std::move(truth);
  return person;
}

Person Composer::Ordinary(Random& random) const {
  Sketch sketch = Begin(random, PersonKind::kOrdinary);
  AddOrdinaryMix(random, static_cast<int>(random.Integer(2, 4)), &sketch);
  return Finish(std::move(sketch));
}

Person Composer::Mover(Random& random) const {
  Sketch sketch = Begin(random, PersonKind::kMover);
  sketch.from = std::min(sketch.from, sketch.to - 400 * kDay);
  const UnixSeconds middle = sketch.from + (sketch.to - sketch.from) / 2;
  for (const auto& [from, to] : {std::pair(sketch.from, middle), std::pair(middle, sketch.to)}) {
    const std::optional<TopicIndex> topic = PickTopic(random, amounts_.returned_to, sketch.chosen);
    if (topic)
      AddReturned(random, *topic, static_cast<int>(random.Integer(20, std::min(50, amounts_.most))), from, to, &sketch);
  }
  AddOrdinaryMix(random, 0, &sketch);
  return Finish(std::move(sketch));
}

Person Composer::TwoFields(Random& random) const {
  Sketch sketch = Begin(random, PersonKind::kTwoFields);
  const int posts = static_cast<int>(random.Integer(25, amounts_.most));
  for (int i = 0; i < 2; ++i) {
    const std::optional<TopicIndex> topic = PickTopic(random, amounts_.returned_to, sketch.chosen);
    if (topic) AddReturned(random, *topic, posts, sketch.from, sketch.to, &sketch);
  }
  AddOrdinaryMix(random, 0, &sketch);
  return Finish(std::move(sketch));
}

Person Composer::Newcomer(Random& random) const {
  Sketch sketch = Begin(random, PersonKind::kNewcomer);
  sketch.from = sketch.to - 28 * kDay;
  const std::optional<TopicIndex> topic = PickTopic(random, amounts_.returned_to, {});
  if (!topic) return Finish(std::move(sketch));
  AddSome(random, *topic, 5, 2, Role::kTouched, &sketch);
  AddChatter(random, static_cast<int>(random.Integer(0, 5)), &sketch);
  return Finish(std::move(sketch));
}

std::vector<Person> Composer::AtVolumes(Random& random, const std::vector<double>& volumes) const {
  const Sketch plan = Begin(random, PersonKind::kOrdinary);
  struct Part {
    TopicIndex topic;
    double posts;
  };
  std::vector<Part> parts;
  std::vector<TopicIndex> avoid;
  const std::int64_t topics = random.Integer(2, 3);
  for (std::int64_t i = 0; i < topics; ++i) {
    const std::optional<TopicIndex> topic = PickTopic(random, amounts_.at_volumes, avoid);
    if (!topic) break;
    avoid.push_back(*topic);
    parts.push_back({*topic, LogUniform(random, amounts_.volume_low, amounts_.volume_high)});
  }
  const double one_offs = random.Real(4, 12);
  double topical = one_offs;
  for (const Part& part : parts) topical += part.posts;
  const double share = random.Real(0.3, 0.6);
  const std::uint64_t seed = random.Bits();
  std::vector<Person> people;
  for (const double volume : volumes) {
    Random own(seed);
    Sketch sketch = plan;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      Random part(MixSeed(seed, i));
      AddReturned(part, parts[i].topic, static_cast<int>(std::round(parts[i].posts * volume)), sketch.from, sketch.to,
                  &sketch);
    }
    std::vector<TopicIndex> others = avoid;
    for (int i = 0; i < static_cast<int>(std::round(one_offs * volume)); ++i) {
      const std::optional<TopicIndex> topic = PickTopic(own, 10, others);
      if (!topic) break;
      others.push_back(*topic);
      AddSome(own, *topic, 1, 1, Role::kOneOff, &sketch);
    }
    AddChatter(own, static_cast<int>(std::round(topical * volume * share / (1 - share))), &sketch);
    people.push_back(Finish(std::move(sketch)));
  }
  return people;
}

}  // namespace metier::people
