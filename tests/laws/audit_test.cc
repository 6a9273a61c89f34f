// Law: audit. The account of a confidence is exact and complete.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "explain/build_audit.h"
#include "explain/what_if.h"
#include "gtest/gtest.h"
#include "tests/laws/people.h"
#include "tests/laws/runner.h"

namespace metier::laws {
namespace {

using weigh::Occasion;
using weigh::TaggedPost;

double ValueOf(const TopicProfile& topic, std::string_view feature) {
  for (const Contribution& term : topic.contributions) {
    if (term.feature == feature) return term.value;
  }
  return std::nan("");
}

TEST(Audit, ContributionsSumToTheLogitAndGatesDoTheRest) {
  ForEachCase(10'000, [](Random& random) {
    const Archive archive = MakeArchive(random);
    profile::FinishOptions options;
    options.background.assign(TestTaxonomy().size(), random.Real(0, 0.2));
    const Outcome outcome = Assess(archive, options, MakeAttributions(random, archive));
    for (const auto& [index, topic] : outcome.topics) {
      double sum = topic.bias;
      for (const Contribution& term : topic.contributions) {
        EXPECT_NEAR(term.contribution, term.coefficient * term.value, 1e-12);
        sum += term.contribution;
      }
      EXPECT_NEAR(sum, topic.logit, 1e-9);
      // What others say of her confirms what her posts say, and is worth nothing where they say nothing.
      const double repetition = ValueOf(topic, "repetition");
      const double attribution = outcome.ledger.AttributionOf(index).value;
      EXPECT_NEAR(ValueOf(topic, "attribution"), attribution * repetition / (1 + repetition), 1e-12);
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

// Evidence of two years before counts half.
double WeightOfAge(UnixSeconds time, UnixSeconds as_of) {
  if (time == kUnknownTime || as_of <= time) return 1;
  return std::pow(0.5, static_cast<double>(as_of - time) / (2 * 365.25 * kDay));
}

// How many ranked posts drew less response than `post`, less how many drew more, over the weight of all posts and ten
// of neutral response.
double Rank(const weigh::Ledger& ledger, const weigh::PostRecord& post) {
  double rank = 0;
  for (const weigh::PostRecord& other : ledger.records) {
    if (!other.ranked) continue;
    if (other.response.total() < post.response.total()) ++rank;
    if (other.response.total() > post.response.total()) --rank;
  }
  return rank / (ledger.kept_weight + 10);
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
      EXPECT_NEAR(record.resonance, record.ranked ? Rank(ledger, record) : 0, 1e-12);
      EXPECT_NEAR(record.age_weight, WeightOfAge(ledger.posts[i].time, ledger.as_of), 1e-12);
      if (ledger.posts[i].kind == PostKind::kRepost) {
        EXPECT_EQ(record.response.total(), 0);
        EXPECT_EQ(record.resonance, 0);
      }
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
        double highest = 0;
        for (const weigh::OccasionPost& entry : occasion.posts) {
          const weigh::PostRecord& record = ledger.records[entry.post];
          EXPECT_TRUE(seen.insert(entry.post).second);
          EXPECT_NEAR(entry.value, entry.confidence * record.kind_weight * record.factor * record.age_weight, 1e-12);
          highest = std::max(highest, entry.value);
        }
        EXPECT_EQ(occasion.value, highest);
        EXPECT_EQ(occasion.value, occasion.posts[occasion.strongest].value);
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

// The commoner a topic is among people at large, the less the same posts on it say.
TEST(Audit, CommonTopicsSayLess) {
  ForEachCase(10'000, [](Random& random) {
    const Archive archive = MakeArchive(random, {.most_posts = 20});
    profile::FinishOptions options;
    for (std::size_t i = 0; i < TestTaxonomy().size(); ++i) options.background.push_back(random.Real(0, 0.2));
    const Outcome rare = Assess(archive, options);
    for (double& rate : options.background) rate += random.Real(0.01, 0.3);
    const Outcome common = Assess(archive, options);
    for (const auto& [index, topic] : rare.topics) EXPECT_LT(common.topics.at(index).logit, topic.logit);
  });
}

// No sensitive topic is in a profile, in any part of it, that was not asked for them.
TEST(Audit, SensitiveTopicsAppearWhenAskedFor) {
  ForEachCase(10'000, [](Random& random) {
    const Archive archive = MakeArchive(random, {.most_posts = 20});
    profile::FinishOptions asked;
    asked.profile.include_sensitive = true;
    const TopicIndex illness = TopicNamed("illness");
    const auto mentions = [illness](const Profile& profile) {
      const auto is = [illness](const auto& topic) { return topic.topic == illness; };
      return std::any_of(profile.topics.begin(), profile.topics.end(), is) ||
             std::any_of(profile.held_back.begin(), profile.held_back.end(), is) ||
             std::any_of(profile.implied.begin(), profile.implied.end(), is);
    };
    const Outcome outcome = Assess(archive);
    EXPECT_FALSE(mentions(outcome.profile));
    EXPECT_EQ(mentions(Assess(archive, asked).profile), outcome.topics.contains(illness));
  });
}

// What is said to be without certain posts, and with the smallest set of them gone, is what an archive without them
// gives.
TEST(Audit, WhatIfIsWhatTheChangedArchiveGives) {
  ForEachCase(1'000, [](Random& random) {
    Archive archive = MakeArchive(random, {.most_posts = 30});
    const Attributions given = MakeAttributions(random, archive);
    profile::FinishOptions options;
    options.background.assign(TestTaxonomy().size(), random.Real(0, 0.05));
    const Outcome before = Assess(archive, options, given);
    if (before.topics.empty()) return;
    auto any = before.topics.begin();
    std::advance(any, random.Integer(0, static_cast<std::int64_t>(before.topics.size()) - 1));
    const explain::Reweigher reweigher(Loaded(archive, {}, given), TestTaxonomy(), {}, options);
    const std::vector<TaggedPost>& posts = reweigher.PostsOf(kSubject);
    ASSERT_EQ(posts.size(), before.ledger.posts.size());
    for (std::size_t i = 0; i < posts.size(); ++i) EXPECT_TRUE(weigh::SameRecord(posts[i], before.ledger.posts[i]));
    EXPECT_EQ(reweigher.Assess(kSubject, any->first, posts).logit, any->second.logit);
    EXPECT_EQ(reweigher.Assess(kSubject, any->first, posts, false).logit,
              Assess(archive, options).topics.at(any->first).logit);

    std::set<std::uint32_t> gone;
    TopicProfile predicted;
    if (any->second.band != Band::kMention) {
      const explain::SmallestSet set = explain::FindSmallestSet(reweigher, kSubject, any->first, any->second.band);
      ASSERT_FALSE(set.posts.empty());
      EXPECT_LT(set.after.band, any->second.band);
      gone.insert(set.posts.begin(), set.posts.end());
      predicted = set.after;
    } else {
      for (std::uint32_t i = 0; i < posts.size(); ++i) {
        if (random.Chance(0.2)) gone.insert(i);
      }
    }
    std::vector<TaggedPost> left;
    for (std::uint32_t i = 0; i < posts.size(); ++i) {
      if (!gone.contains(i)) left.push_back(posts[i]);
    }
    if (any->second.band == Band::kMention) predicted = reweigher.Assess(kSubject, any->first, left);
    archive[kSubject] = left;
    if (left.empty()) archive.erase(kSubject);
    EXPECT_NEAR(Assess(archive, options, given).Confidence(any->first), predicted.confidence, 1e-6);
  });
}

// The account has the same numbers as the profile, for every topic, and its bound of the resonance is the feature's.
TEST(Audit, TheAccountSaysWhatTheProfileSays) {
  ForEachCase(1'000, [](Random& random) {
    const Archive archive = MakeArchive(random);
    profile::FinishOptions options;
    options.profile.include_sensitive = true;
    options.background.assign(TestTaxonomy().size(), random.Real(0, 0.2));
    const Outcome outcome = Assess(archive, options, MakeAttributions(random, archive));
    const profile::ProfileParameters parameters;
    const explain::EvidenceStore evidence{};
    const explain::PersonAudit audit = explain::BuildAudit(
        outcome.profile, outcome.ledger,
        {{}, TestTaxonomy(), parameters, options.background, options.profile, evidence, {}, {}, true, nullptr, {}});
    std::set<TopicIndex> expected;  // what posts carry, and what others say
    for (const auto& [index, topic] : outcome.topics) expected.insert(index);
    for (const weigh::TopicAttribution& said : outcome.ledger.attributions) expected.insert(said.topic);
    ASSERT_EQ(audit.topics.size(), expected.size());
    std::size_t listed = 0;
    for (const explain::TopicAudit& topic : audit.topics) {
      const TopicIndex index = TopicNamed(topic.slug);
      EXPECT_EQ(topic.attribution_value, outcome.ledger.AttributionOf(index).value);
      EXPECT_EQ(topic.attribution_others, outcome.ledger.AttributionOf(index).others);
      if (!outcome.topics.contains(index)) {
        EXPECT_EQ(topic.status, "none");
        EXPECT_EQ(topic.confidence, 0);
        continue;
      }
      const TopicProfile& profile = outcome.topics.at(index);
      EXPECT_EQ(topic.confidence, profile.confidence);
      EXPECT_EQ(topic.band, BandName(profile.band));
      double sum = topic.bias;
      for (const explain::ContributionAudit& term : topic.contributions) {
        sum += term.contribution;
        if (term.feature != "resonance") continue;
        const auto k = static_cast<double>(topic.ranked_occasions);
        EXPECT_NEAR(term.value, k < 2 ? 0 : k / (k + 3) * topic.resonance_lower, 1e-12);
      }
      EXPECT_NEAR(sum, topic.logit, 1e-9);
      EXPECT_EQ(static_cast<std::int64_t>(topic.occasions.size()), profile.occasions);
      for (const explain::OccasionAudit& occasion : topic.occasions) {
        for (const explain::EvidenceAudit& entry : occasion.posts) {
          const explain::PostAudit& post = audit.posts[static_cast<std::size_t>(entry.post)];
          EXPECT_NEAR(entry.value, entry.confidence * post.kind_weight * post.factor * post.age_weight, 1e-12);
          EXPECT_EQ(post.readers, post.react_rarely + post.react_sometimes + post.react_often);
        }
      }
      if (!topic.listed()) continue;
      EXPECT_EQ(topic.slug, TestTaxonomy()[outcome.profile.topics[listed++].topic].slug);
    }
    EXPECT_EQ(listed, outcome.profile.topics.size());
  });
}

}  // namespace
}  // namespace metier::laws
