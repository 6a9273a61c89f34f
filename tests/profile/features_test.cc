#include "profile/features.h"

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace metier::profile {
namespace {

constexpr UnixSeconds kWeek = 7 * 86'400;

weigh::Occasion MakeOccasion(double value, UnixSeconds date, double resonance, bool ranked = true) {
  weigh::Occasion occasion;
  occasion.value = value;
  occasion.date = date;
  occasion.resonance = resonance;
  occasion.ranked = ranked;
  return occasion;
}

// Four occasions in two weeks, one of them undated; 20 posts weighing 18, of which 6 weighing 5 carry the topic.
class FeaturesTest : public ::testing::Test {
 protected:
  FeaturesTest() {
    topic_.occasions = {MakeOccasion(1.0, 10 * kWeek, 0.5), MakeOccasion(0.5, 10 * kWeek + 5, 0.1),
                        MakeOccasion(0.25, 11 * kWeek, 0.0, false), MakeOccasion(0.25, kUnknownTime, 0.3)};
    topic_.posts = 6;
    topic_.post_weight = 5;
    topic_.mass = 4.5;
    topic_.leading_mass = 1.5;
    topic_.responders = 10;
    ledger_.kept_weight = 18;
    ledger_.responders = 24;
    parameters_.background_floor = 0.02;
  }

  double Value(const std::string& feature, double background = 0, double attribution = 0) const {
    for (const Contribution& term : Contributions(ledger_, topic_, parameters_, background, attribution)) {
      if (term.feature == feature) return term.value;
    }
    ADD_FAILURE() << feature;
    return 0;
  }

  weigh::Ledger ledger_;
  weigh::TopicLedger topic_;
  ProfileParameters parameters_;
};

TEST_F(FeaturesTest, Repetition) { EXPECT_DOUBLE_EQ(Value("repetition"), std::log(3.0)); }

TEST_F(FeaturesTest, Span) {
  EXPECT_EQ(DistinctWeeks(topic_), 2);
  EXPECT_DOUBLE_EQ(Value("span"), std::log(3.0));
}

TEST_F(FeaturesTest, Excess) {
  EXPECT_DOUBLE_EQ(ShareOf(ledger_, topic_), 0.25);
  EXPECT_DOUBLE_EQ(Value("excess"), std::log(0.25 / 0.02));
  EXPECT_DOUBLE_EQ(Value("excess", 0.23), 0);
  EXPECT_LT(Value("excess", 0.5), 0);
}

TEST_F(FeaturesTest, Lead) { EXPECT_DOUBLE_EQ(Value("lead"), 1.0 / 3); }

// 0.5, 0.1, 0.3: mean 0.3, standard deviation 0.2, error 0.2 / sqrt 3; times 3 / 6.
TEST_F(FeaturesTest, ResonanceIsALowerBoundOverRankedOccasions) {
  EXPECT_NEAR(Value("resonance"), 0.5 * (0.3 - 0.2 / std::sqrt(3.0)), 1e-12);
  topic_.occasions.resize(1);
  EXPECT_EQ(Value("resonance"), 0);
}

// 10 / 5 against 24 / 18 is 1.5; four occasions.
TEST_F(FeaturesTest, Responders) {
  EXPECT_NEAR(Value("responders"), std::log(1.5) * 4 / 7, 1e-12);
  topic_.responders = 24;
  EXPECT_NEAR(Value("responders"), std::log(2.0) * 4 / 7, 1e-12);
  topic_.responders = 0;
  EXPECT_NEAR(Value("responders"), -std::log(2.0) * 4 / 7, 1e-12);
  ledger_.responders = 0;
  EXPECT_EQ(Value("responders"), 0);
}

TEST_F(FeaturesTest, AttributionConfirmsAndNeverCreates) {
  const double repetition = std::log(3.0);
  EXPECT_EQ(Value("attribution"), 0);
  EXPECT_DOUBLE_EQ(Value("attribution", 0, 0.5), 0.5 * repetition / (1 + repetition));
  for (weigh::Occasion& occasion : topic_.occasions) occasion.value = 0;
  EXPECT_EQ(Value("attribution", 0, 1), 0);
}

TEST_F(FeaturesTest, TermsStandInTheirOrderWithTheirCoefficients) {
  const std::vector<std::pair<std::string, double>> expected = {
      {"repetition", 0.10}, {"span", 0.12},       {"excess", 1.2},      {"lead", 0.7},
      {"resonance", 0.15},  {"responders", 0.11}, {"attribution", 0.4}, {"calibration", 0.0}};
  parameters_.repetition = 0.10;
  parameters_.span = 0.12;
  parameters_.excess = 1.2;
  parameters_.lead = 0.7;
  parameters_.resonance = 0.15;
  parameters_.responders = 0.11;
  parameters_.attribution = 0.4;
  const std::vector<Contribution> terms = Contributions(ledger_, topic_, parameters_, 0, 0);
  ASSERT_EQ(terms.size(), expected.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    EXPECT_EQ(terms[i].feature, expected[i].first);
    EXPECT_EQ(terms[i].coefficient, expected[i].second);
    EXPECT_DOUBLE_EQ(terms[i].contribution, terms[i].coefficient * terms[i].value);
  }
}

// What the proof in features.h asks of the coefficients.
TEST(ProfileParameters, LeaveRoomForTheLawOfVolume) {
  const ProfileParameters p;
  EXPECT_GT(p.excess, p.responders + 2 * (std::log(2.0) * (p.repetition + 0.18 * p.attribution) + 1.08 * p.resonance));
}

}  // namespace
}  // namespace metier::profile
