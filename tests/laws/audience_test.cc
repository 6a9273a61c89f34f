// Law: audience. The size of an audience is no evidence.

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

using weigh::IdOf;
using weigh::PersonId;
using weigh::TaggedPost;

// Person `id` in the i-th copy of the world around the subject.
PersonId Replica(PersonId id, std::int64_t copy) {
  return id == IdOf(kSubject) || copy == 0 ? id : id ^ (static_cast<PersonId>(copy) * 0x9E3779B97F4A7C15);
}

// The subject amid `factor` copies of everybody else: each copy reacts as the original does, and each total is as many
// times as large. Other authors are copied with their posts, so that each reader's habits elsewhere and each friendship
// stay what they are.
Outcome AmidCopies(const Archive& archive, std::int64_t factor, const profile::FinishOptions& options) {
  weigh::ReactionLog log;
  const weigh::WeighParameters parameters;
  weigh::Folding subject;
  for (const auto& [author, posts] : archive) {
    for (std::int64_t copy = 0; copy < (author == kSubject ? 1 : factor); ++copy) {
      std::vector<TaggedPost> copied = posts;
      for (TaggedPost& post : copied) {
        std::vector<weigh::TaggedReaction> reactions;
        for (std::int64_t reader = 0; reader < (author == kSubject ? factor : 1); ++reader) {
          for (const weigh::TaggedReaction& reaction : post.reactions) {
            reactions.push_back({Replica(reaction.actor, copy + reader), reaction.kind, reaction.time});
          }
        }
        std::sort(reactions.begin(), reactions.end());
        reactions.erase(std::unique(reactions.begin(), reactions.end()), reactions.end());
        post.reactions = std::move(reactions);
        if (author == kSubject) {
          for (std::int64_t& count : post.counts) count *= factor;
        }
      }
      weigh::Folding folding = weigh::FoldDuplicates(std::move(copied), parameters);
      log.Add(Replica(IdOf(author), copy), folding);
      if (author == kSubject) subject = std::move(folding);
    }
  }
  Outcome outcome;
  const weigh::ReactionGraph graph(log, parameters);
  outcome.ledger = weigh::Weigh(kSubject, std::move(subject), graph, *options.as_of, TestTaxonomy(), parameters);
  for (const weigh::TopicLedger& topic : outcome.ledger.topics) {
    outcome.topics.emplace(
        topic.topic, profile::AssessTopic(outcome.ledger, topic, TestTaxonomy(), {}, Complete(options).background));
  }
  return outcome;
}

TEST(Audience, AsManyMoreReadersOfEachSortChangeNothing) {
  ForEachCase(10'000, [](Random& random) {
    Archive archive = MakeArchive(random, {.most_posts = 40});
    for (auto& [author, posts] : archive) {
      for (TaggedPost& post : posts) {
        for (std::int64_t& count : post.counts) count = std::min<std::int64_t>(count, 1'000'000'000);
      }
    }
    const profile::FinishOptions options = AsOf(NewestTime(archive));
    const Outcome before = Assess(archive, options);
    const Outcome after = AmidCopies(archive, random.Integer(2, 4), options);
    for (const auto& [index, topic] : before.topics) EXPECT_NEAR(after.Confidence(index), topic.confidence, 1e-9);
  });
}

TEST(Audience, MultiplyingAllCountsChangesNothing) {
  ForEachCase(10'000, [](Random& random) {
    Archive archive = MakeArchive(random, {.named = false});
    const Outcome before = Assess(archive);
    const std::int64_t factor = random.Integer(2, random.Chance(0.5) ? 10 : 10'000);
    for (TaggedPost& post : archive[kSubject]) {
      for (std::int64_t& count : post.counts) count *= factor;
    }
    const Outcome after = Assess(archive);
    for (const auto& [index, topic] : before.topics) EXPECT_NEAR(after.Confidence(index), topic.confidence, 1e-9);
  });
}

// Who sees a post and does nothing has not responded.
TEST(Audience, BeingSeenIsNoResponse) {
  ForEachCase(10'000, [](Random& random) {
    Post post;
    post.engagement.likes = random.Integer(0, 1000);
    post.engagement.replies = random.Integer(0, 50);
    post.audience = random.Integer(0, 1'000'000);
    const TaggedPost unseen = weigh::MakeTaggedPost(post, {}, {});
    post.engagement.views = random.Integer(1, 1'000'000'000);
    post.audience = random.Integer(0, 1'000'000'000);
    const TaggedPost seen = weigh::MakeTaggedPost(post, {}, {});
    EXPECT_FALSE(weigh::CanonicallyBefore(seen, unseen) || weigh::CanonicallyBefore(unseen, seen));
  });
}

// Across people: how much of the differences in confidence does the logarithm of the audience explain?
TEST(Audience, DoesNotExplainConfidenceAcrossPeople) {
  std::vector<double> audience;
  std::vector<double> confidence;
  ForEachCase(10'000, [&](Random& random) {
    Archive archive = MakeArchive(random, {.others = false, .named = false});
    const double log_audience = random.Real(std::log(10.0), std::log(1e6));
    for (TaggedPost& post : archive[kSubject]) {
      for (std::int64_t& count : post.counts) {
        count = static_cast<std::int64_t>(random.Real(0, 0.02) * std::exp(log_audience));
      }
    }
    for (const auto& [index, topic] : Assess(archive).topics) {
      audience.push_back(log_audience);
      confidence.push_back(topic.confidence);
    }
  });
  const auto size = static_cast<double>(audience.size());
  if (size < 1000) return;  // One case run again by its seed says nothing of many people.
  double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
  for (std::size_t i = 0; i < audience.size(); ++i) {
    sx += audience[i];
    sy += confidence[i];
    sxx += audience[i] * audience[i];
    syy += confidence[i] * confidence[i];
    sxy += audience[i] * confidence[i];
  }
  const double covariance = sxy - sx * sy / size;
  const double r_squared = covariance * covariance / ((sxx - sx * sx / size) * (syy - sy * sy / size));
  RecordProperty("r_squared", std::to_string(r_squared));
  EXPECT_LT(r_squared, 0.05);
}

}  // namespace
}  // namespace metier::laws
