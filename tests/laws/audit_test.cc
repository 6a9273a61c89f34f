// Law: audit. The account of a confidence is exact and complete.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "tests/laws/people.h"
#include "tests/laws/runner.h"

namespace metier::laws {
namespace {

using weigh::Occasion;
using weigh::TaggedPost;

TEST(Audit, ContributionsSumToTheLogitAndGatesDoTheRest) {
  ForEachCase(10'000, [](Random& random) {
    const Archive archive = MakeArchive(random);
    profile::FinishOptions options;
    options.profile.attribution.assign(TestTaxonomy().size(), random.Real());
    options.background.assign(TestTaxonomy().size(), random.Real(0, 0.2));
    const Outcome outcome = Assess(archive, options);
    for (const auto& [index, topic] : outcome.topics) {
      double sum = topic.bias;
      for (const Contribution& term : topic.contributions) {
        EXPECT_NEAR(term.contribution, term.coefficient * term.value, 1e-12);
        sum += term.contribution;
      }
      EXPECT_NEAR(sum, topic.logit, 1e-9);
      double confidence = 1 / (1 + std::exp(-topic.logit));
      for (const Gate& gate : topic.gates) {
        if (gate.held) confidence = std::min(confidence, gate.cap);
      }
      EXPECT_NEAR(confidence, topic.confidence, 1e-12);
    }
    // Every topic of the ledger has one verdict, but the sensitive.
    std::multiset<TopicIndex> verdicts;
    for (const TopicProfile& topic : outcome.profile.topics) verdicts.insert(topic.topic);
    for (const HeldBack& topic : outcome.profile.held_back) verdicts.insert(topic.topic);
    for (const ImpliedTopic& topic : outcome.profile.implied) verdicts.insert(topic.topic);
    for (const auto& [index, topic] : outcome.topics) {
      EXPECT_EQ(verdicts.count(index), TestTaxonomy()[index].sensitive ? 0U : 1U);
    }
  });
}

// The ledger says of each post what it counted for; from its records alone everything can be computed again.
TEST(Audit, TheLedgerAccountsForEveryPost) {
  ForEachCase(10'000, [](Random& random) {
    const weigh::Ledger ledger = Assess(MakeArchive(random)).ledger;
    double weight = 0;
    std::map<TopicIndex, double> mass;
    for (std::size_t i = 0; i < ledger.posts.size(); ++i) {
      const weigh::PostRecord& record = ledger.records[i];
      EXPECT_TRUE(ledger.records[record.into].kept());
      EXPECT_EQ(record.kept(), record.into == i);
      weight += record.kind_weight;
      if (!record.kept()) continue;
      EXPECT_EQ(record.kind_weight, ledger.posts[i].kind == PostKind::kRepost ? 0.25 : 1);
      EXPECT_NEAR(record.factor, std::exp2(record.resonance), 1e-12);
      EXPECT_LT(std::abs(record.resonance), 1);
      for (const weigh::TopicEvidence& evidence : ledger.posts[i].topics) {
        mass[evidence.topic] += static_cast<double>(evidence.confidence) * record.kind_weight;
      }
    }
    EXPECT_NEAR(weight, ledger.kept_weight, 1e-9);
    ASSERT_EQ(mass.size(), ledger.topics.size());
    for (const weigh::TopicLedger& topic : ledger.topics) {
      EXPECT_NEAR(mass.at(topic.topic), topic.mass, 1e-9);
      std::set<std::uint32_t> seen;
      for (const Occasion& occasion : topic.occasions) {
        for (const weigh::OccasionPost& entry : occasion.posts) {
          const weigh::PostRecord& record = ledger.records[entry.post];
          EXPECT_TRUE(seen.insert(entry.post).second);
          EXPECT_NEAR(entry.value, entry.confidence * record.kind_weight * record.factor * record.age_weight, 1e-12);
          EXPECT_LE(entry.value, occasion.value);
        }
      }
      EXPECT_EQ(static_cast<std::int64_t>(seen.size()), topic.posts);
    }
  });
}

// Taking away what the ledger calls folded changes nothing; taking away the posts of a topic's occasions leaves nothing
// of it.
TEST(Audit, TakingAwayTheNamedPostsTakesAwayTheTopic) {
  ForEachCase(10'000, [](Random& random) {
    Archive archive = MakeArchive(random, {.named = false});
    const Outcome before = Assess(archive);
    if (before.topics.empty()) return;
    auto any = before.topics.begin();
    std::advance(any, random.Integer(0, static_cast<std::int64_t>(before.topics.size()) - 1));
    std::set<std::uint32_t> named;
    for (const Occasion& occasion : before.ledger.Find(any->first)->occasions) {
      for (const weigh::OccasionPost& entry : occasion.posts) named.insert(entry.post);
    }
    std::vector<TaggedPost> kept;
    std::vector<TaggedPost> left;
    for (std::size_t i = 0; i < before.ledger.posts.size(); ++i) {
      const weigh::PostRecord& record = before.ledger.records[i];
      if (!named.contains(record.into)) left.push_back(before.ledger.posts[i]);
      if (!record.kept()) continue;
      kept.push_back(before.ledger.posts[i]);
      // The counts of the copies stay with the post they folded into.
      for (std::size_t j = 0; j < before.ledger.posts.size(); ++j) {
        if (before.ledger.records[j].into != i) continue;
        for (std::size_t k = 0; k < kept.back().counts.size(); ++k) {
          kept.back().counts[k] = std::max(kept.back().counts[k], before.ledger.posts[j].counts[k]);
        }
      }
    }
    archive[kSubject] = kept;
    EXPECT_EQ(Bytes(before.profile, false), Bytes(Assess(archive).profile, false));
    archive[kSubject] = left;
    EXPECT_EQ(Assess(archive).topics.count(any->first), 0U);
  });
}

}  // namespace
}  // namespace metier::laws
