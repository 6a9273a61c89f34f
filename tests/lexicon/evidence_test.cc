// Matches to evidence: damping, and shares that sum.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "lexicon/evidence.h"

namespace metier::lexicon {
namespace {

constexpr TopicIndex kGolf[] = {3};
constexpr TopicIndex kGolfAndTravel[] = {3, 1};

Match MakeMatch(std::uint32_t phrase, double strength, std::span<const TopicIndex> topics) {
  Match match;
  match.phrase = phrase;
  match.strength = strength;
  match.topics = topics;
  return match;
}

struct Result {
  std::vector<EvidenceShare> shares;
  std::vector<TopicEvidence> topics;
};

Result Accumulated(const LexiconMatches& matches) {
  Result result;
  Accumulate(matches, &result.shares, &result.topics);
  return result;
}

TEST(EvidenceTest, NothingFromNothing) {
  const Result result = Accumulated({});
  EXPECT_TRUE(result.topics.empty());
  EXPECT_TRUE(result.shares.empty());
}

TEST(EvidenceTest, TheKthStrongestPhraseCountsAKthPart) {
  LexiconMatches matches;
  matches.matches = {MakeMatch(7, 0.8, kGolf), MakeMatch(5, 3.5, kGolf), MakeMatch(6, 2.0, kGolfAndTravel)};
  const Result result = Accumulated(matches);
  ASSERT_EQ(result.topics.size(), 2u);
  EXPECT_EQ(result.topics[0].topic, 1);
  EXPECT_DOUBLE_EQ(result.topics[0].evidence, 2.0);
  EXPECT_EQ(result.topics[1].topic, 3);
  EXPECT_DOUBLE_EQ(result.topics[1].evidence, 3.5 + 2.0 / 2 + 0.8 / 3);
  ASSERT_EQ(result.topics[1].share_count, 3u);
  const EvidenceShare* shares = &result.shares[result.topics[1].first_share];
  EXPECT_EQ(shares[0].match, 1u);
  EXPECT_EQ(shares[1].match, 2u);
  EXPECT_EQ(shares[2].match, 0u);
  EXPECT_DOUBLE_EQ(shares[2].share, 0.8 / 3);
}

TEST(EvidenceTest, APhraseCountsOnceWhereItIsStrongest) {
  LexiconMatches matches;
  matches.matches = {MakeMatch(7, 0.5, kGolf), MakeMatch(7, 2.0, kGolf), MakeMatch(7, 2.0, kGolf),
                     MakeMatch(8, 1.0, kGolf)};
  const Result result = Accumulated(matches);
  ASSERT_EQ(result.topics.size(), 1u);
  EXPECT_DOUBLE_EQ(result.topics[0].evidence, 2.5);
  ASSERT_EQ(result.shares.size(), 4u);
  EXPECT_EQ(result.shares[0].match, 1u);
  EXPECT_EQ(result.shares[1].match, 3u);
  EXPECT_EQ(result.shares[2].share, 0);
  EXPECT_EQ(result.shares[3].share, 0);
}

TEST(EvidenceTest, SharesSumWhateverTheOrder) {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::vector<TopicIndex>> topics(random() % 40);
    LexiconMatches matches;
    for (std::vector<TopicIndex>& of : topics) {
      for (TopicIndex topic = 0; topic < 5; ++topic) {
        if (random() % 2 == 0) of.push_back(topic);
      }
      matches.matches.push_back(
          MakeMatch(static_cast<std::uint32_t>(random() % 15), static_cast<double>(random() % 100) / 30.0, of));
    }
    const Result result = Accumulated(matches);
    double total = 0;
    double all_shares = 0;
    std::size_t covered = 0;
    for (const TopicEvidence& topic : result.topics) {
      double sum = 0;
      for (std::uint32_t i = topic.first_share; i < topic.first_share + topic.share_count; ++i) {
        EXPECT_EQ(result.shares[i].topic, topic.topic);
        EXPECT_LE(result.shares[i].share, matches.matches[result.shares[i].match].strength);
        sum += result.shares[i].share;
      }
      EXPECT_NEAR(sum, topic.evidence, 1e-12);
      covered += topic.share_count;
      total += topic.evidence;
    }
    for (const EvidenceShare& share : result.shares) all_shares += share.share;
    EXPECT_EQ(covered, result.shares.size());
    EXPECT_NEAR(total, all_shares, 1e-12 * (1 + total));

    std::shuffle(matches.matches.begin(), matches.matches.end(), random);
    const Result shuffled = Accumulated(matches);
    ASSERT_EQ(shuffled.topics.size(), result.topics.size());
    for (std::size_t i = 0; i < result.topics.size(); ++i) {
      EXPECT_EQ(shuffled.topics[i].evidence, result.topics[i].evidence) << "to the bit";
    }
  }
}

}  // namespace
}  // namespace metier::lexicon
