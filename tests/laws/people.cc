#include "tests/laws/people.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "weigh/near_index.h"

namespace metier::laws {

using weigh::IdOf;
using weigh::TaggedPost;

namespace {

constexpr std::string_view kTaxonomy = R"(
[sports]
name: Sports
about: S.

[ball-sports]
name: Ball Sports
parents: sports
about: B.

[golf]
name: Golf
parents: ball-sports
about: G.

[tennis]
name: Tennis
parents: ball-sports
about: T.

[nature]
name: Nature
about: N.

[gardening]
name: Gardening
parents: nature
about: G.

[roses]
name: Roses
parents: gardening
about: R.

[cooking]
name: Cooking
about: C.

[jazz]
name: Jazz
about: J.

[chess]
name: Chess
about: C.

[illness]
name: Illness
about: I.
sensitive: yes

[fresh]
name: Fresh
about: Kept for the tests.
)";

const std::vector<TopicIndex>& UsualTopics() {
  static const std::vector<TopicIndex> topics = [] {
    std::vector<TopicIndex> usual;
    for (TopicIndex topic = 0; topic < TestTaxonomy().size(); ++topic) {
      if (TestTaxonomy()[topic].slug != kFresh) usual.push_back(topic);
    }
    return usual;
  }();
  return topics;
}

weigh::TextSketch SketchOf(const std::set<weigh::WordHash>& words) {
  weigh::TextSketch sketch;
  for (const weigh::WordHash word : words) {
    if (sketch.size < weigh::TextSketch::kMost) sketch.values[sketch.size++] = word;
  }
  return sketch;
}

// A copy as people make them: the same words, or nearly the same.
TaggedPost CopyOf(const TaggedPost& original, Random& random, UnixSeconds time) {
  TaggedPost copy = original;
  copy.id = random.Bits();
  copy.time = time;
  if (original.sketch.size >= 6 && random.Chance(0.5)) {
    copy.text_key = random.Bits();
    copy.sketch = Reworded(random, original.sketch);
  }
  return copy;
}

// How one person posts: what of, how often, and what she draws.
struct Habits {
  std::vector<TopicIndex> topics;
  double chatter = 0.4;
  double reposts = 0.1;
  double threaded = 0.2;
  double responded = 0.6;
  std::int64_t days = 365;
};

Habits MakeHabits(Random& random) {
  Habits habits;
  for (std::int64_t i = random.Integer(1, 4); i > 0; --i) habits.topics.push_back(random.Pick(UsualTopics()));
  habits.chatter = random.Real(0, 0.9);
  habits.reposts = random.Chance(0.2) ? random.Real(0.2, 0.95) : random.Real(0, 0.15);
  habits.threaded = random.Real(0, 0.4);
  habits.responded = random.Chance(0.2) ? 0 : random.Real();
  constexpr std::array<std::int64_t, 5> kSpans = {3, 30, 120, 365, 1500};
  habits.days = kSpans[static_cast<std::size_t>(random.Integer(0, 4))];
  return habits;
}

PostKind MakeKind(Random& random, const Habits& habits) {
  if (random.Chance(habits.reposts)) return PostKind::kRepost;
  if (random.Chance(0.2)) return PostKind::kReply;
  return random.Chance(0.1) ? PostKind::kQuote : PostKind::kPost;
}

std::vector<TaggedPost> MakePosts(Random& random, std::int64_t count, const PeopleOptions& options) {
  const Habits habits = MakeHabits(random);
  std::vector<TaggedPost> posts;
  for (std::int64_t i = 0; i < count; ++i) {
    const UnixSeconds time = kStart + random.Integer(0, habits.days * kDay);
    if (options.copies && !posts.empty() && random.Chance(0.08)) {
      posts.push_back(CopyOf(random.Pick(posts), random, time));
      continue;
    }
    TaggedPost post = MakePost(random, time);
    if (options.unknown_times && random.Chance(0.03)) post.time = kUnknownTime;
    post.kind = MakeKind(random, habits);
    if (random.Chance(habits.threaded)) post.thread = static_cast<weigh::ThreadId>(random.Integer(1, 6));
    if (!random.Chance(habits.chatter)) {
      AddTopic(random.Pick(habits.topics), random.Real(0.3, 1), &post);
      if (random.Chance(0.2)) AddTopic(random.Pick(UsualTopics()), random.Real(0.3, 1), &post);
    }
    if (random.Chance(habits.responded)) AddResponse(random, options.named, &post);
    posts.push_back(std::move(post));
  }
  return posts;
}

// Two to five people who react to each other and to the subject, she among them or not.
void AddRing(Random& random, Archive* archive) {
  std::vector<std::string> ring;
  if (random.Chance(0.7)) ring.emplace_back(kSubject);
  for (std::int64_t i = random.Integer(2, 4); i > 0; --i) ring.push_back(absl::StrCat("ring", i));
  for (std::size_t i = 0; i < ring.size(); ++i) {
    std::vector<TaggedPost>& posts = (*archive)[ring[i]];
    for (std::int64_t n = ring[i] == kSubject ? 0 : random.Integer(1, 3); n > 0; --n) {
      posts.push_back(MakePost(random, kStart + random.Integer(0, 300 * kDay)));
    }
    for (TaggedPost& post : posts) {
      for (std::size_t j = 0; j < ring.size(); ++j) {
        if (j != i && random.Chance(0.5)) AddReaction(ring[j], ReactionKind::kReply, post.time, &post);
      }
    }
  }
}

void Append(std::string* bytes, double value) { *bytes += std::to_string(std::bit_cast<std::uint64_t>(value)) + ' '; }
void Append(std::string* bytes, std::int64_t value) { *bytes += std::to_string(value) + ' '; }
void Append(std::string* bytes, std::string_view value) { (*bytes += value) += ' '; }

}  // namespace

const Taxonomy& TestTaxonomy() {
  static const Taxonomy taxonomy = [] {
    const std::array<std::pair<std::string, std::string>, 1> files = {{{"test", std::string(kTaxonomy)}}};
    return Taxonomy::Parse(files).value();
  }();
  return taxonomy;
}

TopicIndex TopicNamed(std::string_view slug) { return TestTaxonomy().Find(slug).value(); }

weigh::TextSketch MakeSketch(Random& random) {
  std::set<weigh::WordHash> words;
  const std::int64_t most = static_cast<std::int64_t>(weigh::TextSketch::kMost);
  for (std::int64_t i = random.Chance(0.05) ? 0 : random.Integer(1, most); i > 0; --i) {
    words.insert(static_cast<weigh::WordHash>(random.Bits()));
  }
  return SketchOf(words);
}

weigh::TextSketch Reworded(Random& random, const weigh::TextSketch& sketch) {
  weigh::TextSketch result = sketch;
  std::set<weigh::WordHash> words(sketch.words().begin(), sketch.words().end());
  for (std::int64_t i = random.Integer(0, 3); i > 0; --i) {
    if (random.Chance(0.7)) words.erase(std::next(words.begin(), random.Integer(0, sketch.size / 2)));
    if (random.Chance(0.7)) words.insert(static_cast<weigh::WordHash>(random.Bits()));
    const weigh::TextSketch changed = SketchOf(words);
    if (!weigh::NearlySame(sketch, changed, {})) break;
    result = changed;
  }
  return result;
}

TaggedPost MakePost(Random& random, UnixSeconds time) {
  TaggedPost post;
  post.id = random.Bits();
  post.time = time;
  post.text_key = random.Bits();
  post.sketch = MakeSketch(random);
  return post;
}

void AddTopic(TopicIndex topic, double confidence, TaggedPost* post) {
  const auto add = [&](TopicIndex index, float value) {
    const auto at =
        std::lower_bound(post->topics.begin(), post->topics.end(), index,
                         [](const weigh::TopicEvidence& entry, TopicIndex wanted) { return entry.topic < wanted; });
    if (at != post->topics.end() && at->topic == index) {
      at->confidence = std::max(at->confidence, value);
    } else {
      post->topics.insert(at, {index, value});
    }
  };
  const auto value = static_cast<float>(confidence);
  add(topic, value);
  for (const TopicIndex above : TestTaxonomy()[topic].ancestors) add(above, value);
}

void AddReaction(std::string_view actor, ReactionKind kind, UnixSeconds time, TaggedPost* post) {
  const weigh::TaggedReaction reaction{IdOf(actor), kind, time};
  const auto at = std::lower_bound(post->reactions.begin(), post->reactions.end(), reaction);
  if (at == post->reactions.end() || *at != reaction) post->reactions.insert(at, reaction);
}

void AddResponse(Random& random, bool named, TaggedPost* post) {
  if (random.Chance(0.2)) return;
  if (!named || random.Chance(0.5)) {
    const double scale = random.Chance(0.05) ? 1e6 : std::exp(random.Real(0, 6));
    for (std::int64_t& count : post->counts) {
      if (random.Chance(0.3)) count = static_cast<std::int64_t>(random.Real() * scale);
    }
  }
  if (!named) return;
  const std::int64_t readers = random.Chance(0.03) ? 60 : random.Integer(0, 6);
  for (std::int64_t i = 0; i < readers; ++i) {
    // A pool of ten, of whom the first are the busiest, or somebody new.
    const std::int64_t number =
        random.Chance(0.8) ? std::min(random.Integer(0, 9), random.Integer(0, 9)) : random.Integer(10, 999);
    const auto kind = static_cast<ReactionKind>(random.Integer(0, kReactionKinds - 1));
    const UnixSeconds delay = random.Chance(0.2) ? random.Integer(0, 10) : random.Integer(11, 3 * kDay);
    AddReaction(absl::StrCat("reader", number), kind, post->time == kUnknownTime ? kUnknownTime : post->time + delay,
                post);
  }
}

Archive MakeArchive(Random& random, const PeopleOptions& options) {
  Archive archive;
  archive[kSubject] =
      MakePosts(random, random.Chance(0.2) ? random.Integer(1, 12) : random.Integer(10, options.most_posts), options);
  if (!options.others) return archive;
  for (std::int64_t i = random.Integer(0, 3); i > 0; --i) {
    // Some of the subject's readers post too, and she may react to them.
    std::vector<TaggedPost>& posts = archive[absl::StrCat("reader", random.Integer(0, 12))];
    PeopleOptions plain = options;
    plain.copies = false;
    posts = MakePosts(random, random.Integer(1, 12), plain);
    if (!options.named) continue;
    for (TaggedPost& post : posts) {
      if (random.Chance(0.1)) AddReaction(kSubject, ReactionKind::kLike, post.time, &post);
    }
  }
  if (options.named && random.Chance(0.4)) AddRing(random, &archive);
  return archive;
}

double Outcome::Confidence(TopicIndex topic) const {
  const auto found = topics.find(topic);
  return found == topics.end() ? 0 : found->second.confidence;
}

Given Placed(std::string_view user, std::string_view by, TopicIndex topic, double confidence) {
  const TopicScore score{topic, confidence};
  return {std::string(user), std::string(by), weigh::WithAncestors({&score, 1}, TestTaxonomy())};
}

Attributions Endorsed(TopicIndex topic, int strangers) {
  Attributions given = {Placed(kSubject, "", topic)};
  for (int i = 0; i < strangers; ++i) given.push_back(Placed(kSubject, absl::StrCat("stranger", i), topic));
  return given;
}

Attributions MakeAttributions(Random& random, const Archive& archive) {
  std::vector<std::string> people = {kSubject};
  for (const auto& [author, posts] : archive) people.push_back(author);
  for (std::int64_t i = random.Integer(1, 12); i > 0; --i) people.push_back(absl::StrCat("reader", i));
  for (std::int64_t i = random.Integer(1, 12); i > 0; --i) people.push_back(absl::StrCat("stranger", random.Bits()));
  Attributions given;
  const auto place = [&](const std::string& user, const std::string& by) {
    std::vector<TopicScore> topics;
    // A list of a name that says nothing has no topic.
    for (std::int64_t i = random.Chance(0.1) ? 0 : random.Integer(1, random.Chance(0.2) ? 6 : 2); i > 0; --i) {
      topics.push_back({random.Pick(UsualTopics()), random.Chance(0.5) ? 1 : random.Real(0.5, 1)});
    }
    given.push_back({user, by, weigh::WithAncestors(topics, TestTaxonomy())});
  };
  for (std::int64_t i = random.Integer(0, 40); i > 0; --i) {
    place(random.Chance(0.5) ? std::string(kSubject) : random.Pick(people), random.Pick(people));
  }
  for (const std::string& user : people) {
    if (random.Chance(0.2)) place(user, "");
    if (random.Chance(0.1)) place(user, kSubject);
  }
  if (random.Chance(0.3)) {
    const std::string& eager = random.Pick(people);
    for (const std::string& user : people) place(user, eager);
  }
  return given;
}

void Add(const Given& given, profile::ArchiveProfile* archive) {
  if (given.by.empty()) {
    archive->AddBio(given.user, given.topics);
  } else {
    archive->AddAttribution(given.user, given.by, given.topics);
  }
}

profile::ArchiveProfile Loaded(const Archive& archive, weigh::PostLimits limits, const Attributions& given) {
  profile::ArchiveProfile loaded(limits);
  for (const auto& [author, posts] : archive) {
    for (const TaggedPost& post : posts) loaded.Add(author, post);
  }
  for (const Given& attribution : given) Add(attribution, &loaded);
  return loaded;
}

// The same with a background.
ReactionKind AnyKind(Random& random) { return static_cast<ReactionKind>(random.Integer(0, kReactionKinds - 1)); }

profile::FinishOptions Complete(profile::FinishOptions options) {
  if (options.background.empty()) options.background.assign(TestTaxonomy().size(), kBackground);
  return options;
}

Outcome Assess(const Archive& archive, const profile::FinishOptions& options, const Attributions& given) {
  Outcome outcome;
  const profile::ProfileParameters parameters;
  profile::FinishOptions only = Complete(options);
  only.subjects = {kSubject};
  Loaded(archive, {}, given)
      .Finish(TestTaxonomy(), parameters, only, [&](const Profile& profile, const weigh::Ledger& ledger) {
        outcome.profile = profile;
        outcome.ledger = ledger;
      });
  for (const weigh::TopicLedger& topic : outcome.ledger.topics) {
    outcome.topics.emplace(topic.topic,
                           profile::AssessTopic(outcome.ledger, topic, TestTaxonomy(), parameters, only.background));
  }
  return outcome;
}

std::string Bytes(const Profile& profile, bool with_posts) {
  std::string bytes;
  Append(&bytes, profile.user);
  Append(&bytes, profile.as_of);
  if (with_posts) Append(&bytes, profile.posts);
  if (with_posts) Append(&bytes, profile.left_out);
  for (const TopicProfile& topic : profile.topics) {
    bytes += "\n topic ";
    for (const std::int64_t value : {std::int64_t{topic.topic}, static_cast<std::int64_t>(topic.band), topic.occasions,
                                     topic.weeks, topic.posts, topic.responders, topic.since, topic.last}) {
      Append(&bytes, value);
    }
    for (const double value : {topic.confidence, topic.resonance, topic.share, topic.logit, topic.bias})
      Append(&bytes, value);
    for (const Contribution& term : topic.contributions) {
      Append(&bytes, term.feature);
      for (const double value : {term.value, term.coefficient, term.contribution}) Append(&bytes, value);
    }
    for (const Gate& gate : topic.gates) {
      Append(&bytes, gate.name);
      Append(&bytes, std::int64_t{gate.held});
      Append(&bytes, gate.cap);
    }
  }
  for (const HeldBack& topic : profile.held_back) {
    bytes += "\n held back ";
    Append(&bytes, std::int64_t{topic.topic});
    Append(&bytes, topic.gate);
    Append(&bytes, topic.confidence);
  }
  for (const ImpliedTopic& topic : profile.implied) {
    bytes += "\n implied ";
    Append(&bytes, std::int64_t{topic.topic});
    Append(&bytes, std::int64_t{topic.by});
    Append(&bytes, topic.confidence);
  }
  return bytes + '\n';
}

std::string AllBytes(profile::ArchiveProfile archive, const profile::FinishOptions& options, bool with_posts) {
  std::string bytes;
  for (const Profile& profile :
       std::move(archive).Finish(TestTaxonomy(), profile::ProfileParameters{}, Complete(options))) {
    bytes += Bytes(profile, with_posts);
  }
  return bytes;
}

profile::FinishOptions AsOf(UnixSeconds time) {
  profile::FinishOptions options;
  if (time != kUnknownTime) options.as_of = time;
  return options;
}

UnixSeconds NewestTime(const Archive& archive) {
  UnixSeconds newest = kUnknownTime;
  for (const auto& [author, posts] : archive) {
    for (const TaggedPost& post : posts) newest = std::max(newest, post.time);
  }
  return newest;
}

}  // namespace metier::laws
