// Laws: volume, rest. Neither writing more nor keeping silent changes what somebody is about.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "tests/laws/people.h"
#include "tests/laws/runner.h"

namespace metier::laws {
namespace {

using weigh::TaggedPost;

// A post that carries nothing of `topic`, with whatever time, thread, kind and response could do the most harm: those
// of other posts, none at all, or the highest possible.
TaggedPost Unrelated(Random& random, const std::vector<TaggedPost>& posts, TopicIndex topic) {
  TaggedPost post = MakePost(random, kStart + random.Integer(-400 * kDay, 2000 * kDay));
  if (random.Chance(0.05)) post.time = kUnknownTime;
  if (random.Chance(0.3)) post.time = random.Pick(posts).time;
  if (random.Chance(0.3)) post.thread = random.Pick(posts).thread;
  if (random.Chance(0.2)) post.kind = static_cast<PostKind>(random.Integer(0, 3));
  const auto other = static_cast<TopicIndex>(random.Integer(0, static_cast<std::int64_t>(TestTaxonomy().size()) - 1));
  if (random.Chance(0.6) && other != topic && !TestTaxonomy().IsAncestor(topic, other))
    AddTopic(other, random.Real(0.3, 1), &post);
  switch (random.Integer(0, 4)) {
    case 0:
      break;
    case 1:
      post.counts.fill(weigh::kMostReactions);
      break;
    case 2:
      post.counts[0] = random.Integer(0, 5);
      break;
    case 3: {
      const TaggedPost& like = random.Pick(posts);
      post.counts = like.counts;
      post.reactions = like.reactions;
      break;
    }
    default:
      AddResponse(random, true, &post);
  }
  return post;
}

TEST(Volume, UnrelatedPostsNeverRaiseATopic) {
  ForEachCase(10'000, [](Random& random) {
    Archive archive = MakeArchive(random, {.most_posts = random.Chance(0.1) ? 600 : 60});
    const profile::FinishOptions options =
        AsOf(random.Chance(0.5) ? kUnknownTime : NewestTime(archive) - random.Integer(0, 100 * kDay));
    Attributions given;
    if (random.Chance(0.3)) given = MakeAttributions(random, archive);
    const Outcome before = Assess(archive, options, given);
    if (before.topics.empty()) return;
    std::vector<TopicIndex> topics;
    for (const auto& [topic, unused] : before.topics) topics.push_back(topic);
    const TopicIndex topic = random.Pick(topics);
    const std::vector<TaggedPost> original = archive[kSubject];
    for (int attempt = 0; attempt < 2; ++attempt) {
      archive[kSubject] = original;
      // Many like one pattern, so that they move the ranks together.
      const TaggedPost pattern = Unrelated(random, original, topic);
      const std::int64_t count = random.Chance(0.5) ? 1 : random.Integer(1, 60);
      for (std::int64_t i = 0; i < count; ++i) {
        TaggedPost post = Unrelated(random, original, topic);
        if (random.Chance(0.7)) {
          post.counts = pattern.counts;
          post.reactions = pattern.reactions;
          post.kind = pattern.kind;
        }
        archive[kSubject].push_back(std::move(post));
      }
      const Outcome after = Assess(archive, options, given);
      EXPECT_LE(after.Confidence(topic), before.Confidence(topic));
      EXPECT_LT(after.topics.at(topic).logit, before.topics.at(topic).logit + 1e-12);
      EXPECT_LE(after.topics.at(topic).prominence, before.topics.at(topic).prominence);
      EXPECT_LE(after.topics.at(topic).band, before.topics.at(topic).band);
    }
  });
}

// The same person at twice the pace: each post has a sibling on the same topics with the same response, some days away.
Archive AtTwiceThePace(Random& random, const Archive& archive) {
  Archive doubled = archive;
  const bool same_readers = random.Chance(0.5);
  for (const TaggedPost& post : archive.at(kSubject)) {
    TaggedPost sibling = post;
    sibling.id ^= 0x5555;
    sibling.text_key = random.Bits();
    sibling.sketch = MakeSketch(random);
    if (post.time != kUnknownTime && random.Chance(0.9)) sibling.time += random.Integer(-7 * kDay, 7 * kDay);
    if (random.Chance(0.5))
      if (sibling.thread != 0) sibling.thread ^= 0x5555;
    if (!same_readers) {
      for (weigh::TaggedReaction& reaction : sibling.reactions) reaction.actor ^= 0x5555;
      std::sort(sibling.reactions.begin(), sibling.reactions.end());
    }
    doubled[kSubject].push_back(std::move(sibling));
  }
  return doubled;
}

bool SameGates(const TopicProfile& left, const TopicProfile& right) {
  return std::equal(left.gates.begin(), left.gates.end(), right.gates.begin(), right.gates.end(),
                    [](const Gate& a, const Gate& b) { return a.held == b.held; });
}

double Logistic(double logit) { return 1 / (1 + std::exp(-logit)); }

TEST(Volume, TwiceThePaceMovesAConfidenceLittle) {
  ForEachCase(10'000, [](Random& random) {
    const Archive archive = MakeArchive(random, {.copies = false});
    const profile::FinishOptions options = AsOf(NewestTime(archive) + 10 * kDay);
    Attributions given;
    if (random.Chance(0.5)) given = MakeAttributions(random, archive);
    if (random.Chance(0.2)) given = Endorsed(static_cast<TopicIndex>(random.Integer(0, 10)));
    const Outcome before = Assess(archive, options, given);
    const Outcome after = Assess(AtTwiceThePace(random, archive), options, given);
    for (const auto& [index, topic] : before.topics) {
      const TopicProfile& faster = after.topics.at(index);
      if (SameGates(topic, faster)) {
        EXPECT_LT(std::abs(faster.confidence - topic.confidence), 0.05) << "occasions " << topic.occasions;
      }
      // From three occasions on, the evidence behind the gates moves as little. So when more posts open a gate, the
      // confidence leaps from the gate's cap to what lay behind it (say from 0.5 to 0.85), and not beyond that by more
      // than 0.05.
      if (topic.occasions >= 3) {
        EXPECT_LT(std::abs(Logistic(faster.logit) - Logistic(topic.logit)), 0.05) << "occasions " << topic.occasions;
        EXPECT_LT(faster.confidence - Logistic(topic.logit), 0.05) << "occasions " << topic.occasions;
      }
    }
  });
}

// `occasions` occasions in as many weeks, each as strong as `value` and received by turns as well as can be and as
// `worst`: what differs is less sure, and becomes surer by twice as many.
TopicProfile AtTheLimit(std::int64_t occasions, double share, double worst, double value) {
  weigh::Ledger ledger;
  weigh::TopicLedger topic;
  for (std::int64_t i = 0; i < occasions; ++i) {
    weigh::Occasion occasion;
    occasion.posts.push_back({static_cast<std::uint32_t>(i), 1, value});
    occasion.value = value;
    occasion.date = kStart + i * 7 * kDay;
    occasion.ranked = true;
    occasion.resonance = i % 3 == 1 ? worst : 1;
    topic.occasions.push_back(std::move(occasion));
    ledger.posts.emplace_back().time = kStart + i * 7 * kDay;
  }
  topic.posts = occasions;
  topic.post_weight = topic.mass = static_cast<double>(occasions);
  topic.responders = 1000 * occasions;
  ledger.kept_weight = topic.mass / share;
  ledger.responders = static_cast<std::int64_t>(100 * ledger.kept_weight);
  ledger.attributions = {{.topic = 0, .value = 1}};
  return profile::AssessTopic(ledger, topic, TestTaxonomy(), {}, {});
}

// All that can rise at once does, at every number of occasions, wherever on the logistic curve the person stands.
TEST(Volume, TwiceThePaceAtTheLimit) {
  double most = 0;
  for (std::int64_t occasions = 3; occasions < 120; occasions += 1 + occasions / 8) {
    for (double share = 0.001; share < 1; share *= 1.05) {
      for (double value = 0.1; value <= 2; value += 0.38) {
        for (double worst = -1; worst <= 1; worst += 0.5) {
          const double slow = Logistic(AtTheLimit(occasions, share, worst, value).logit);
          const double fast = Logistic(AtTheLimit(2 * occasions, share, worst, value).logit);
          most = std::max(most, fast - slow);
        }
      }
    }
  }
  RecordProperty("most", std::to_string(most));
  EXPECT_LT(most, 0.05);
  EXPECT_GT(most, 0.04) << "the bound is nowhere near: is this still the worst case?";
}

TEST(Rest, TwoSilentWeeksChangeNothingMuch) {
  ForEachCase(10'000, [](Random& random) {
    Archive archive = MakeArchive(random);
    const UnixSeconds newest = NewestTime(archive);
    if (newest == kUnknownTime) return;
    const UnixSeconds as_of = newest + random.Integer(-200 * kDay, 400 * kDay);
    profile::FinishOptions options = AsOf(as_of);
    const Attributions given = MakeAttributions(random, archive);
    const Outcome before = Assess(archive, options, given);
    options.as_of = as_of + random.Integer(0, 14 * kDay);
    const Outcome after = Assess(archive, options, given);
    for (const auto& [index, topic] : before.topics) {
      EXPECT_LT(std::abs(after.Confidence(index) - topic.confidence), 0.01);
      EXPECT_EQ(after.topics.at(index).band == Band::kMention,
                topic.band == Band::kMention || after.Confidence(index) < profile::ProfileParameters().interest_from);
    }
  });
}

// She is silent while somebody else goes on posting: the archive's newest post moves, and her
// evidence ages by two weeks.
TEST(Rest, OthersPostingMeanwhileChangesNothingMuch) {
  ForEachCase(10'000, [](Random& random) {
    Archive archive = MakeArchive(random);
    const Outcome before = Assess(archive);
    if (NewestTime(archive) == kUnknownTime) return;
    archive["somebody"].push_back(MakePost(random, before.ledger.as_of + random.Integer(1, 14 * kDay)));
    const Outcome after = Assess(archive);
    for (const auto& [index, topic] : before.topics)
      EXPECT_LT(std::abs(after.Confidence(index) - topic.confidence), 0.01);
  });
}

}  // namespace
}  // namespace metier::laws
