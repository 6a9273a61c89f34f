#include "profile/gates.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace metier::profile {
namespace {

constexpr UnixSeconds kDay = 86'400;

// Occasions on these days, with one post each that is surely on the topic.
weigh::TopicLedger OnDays(const std::vector<int>& days) {
  weigh::TopicLedger topic;
  for (const int day : days) {
    weigh::Occasion occasion;
    occasion.date = 19'000 * kDay + day * kDay;
    occasion.ranked = true;
    occasion.posts.push_back({static_cast<std::uint32_t>(topic.occasions.size()), 1.0, 1.0});
    topic.occasions.push_back(occasion);
  }
  topic.mass = static_cast<double>(days.size());
  topic.leading_mass = topic.mass;
  return topic;
}

std::vector<std::string> Held(const weigh::TopicLedger& topic, Prominence prominence = {100, 100}) {
  std::vector<std::string> held;
  for (const Gate& gate : CheckGates(topic, prominence, {})) {
    if (gate.held) held.emplace_back(gate.name);
  }
  return held;
}

using Names = std::vector<std::string>;

TEST(CheckGates, Occasions) {
  EXPECT_EQ(Held(OnDays({0})), (Names{"one_occasion", "few_occasions", "one_week", "thin", "six_weeks"}));
  EXPECT_EQ(Held(OnDays({0, 30})), (Names{"few_occasions", "thin", "six_weeks"}));
  EXPECT_EQ(Held(OnDays({0, 31, 42})), (Names{"thin", "six_weeks"}));
  EXPECT_EQ(Held(OnDays({0, 30, 60})), (Names{"thin"}));
  EXPECT_EQ(Held(OnDays({0, 45, 90})), (Names{"thin"}));
  EXPECT_EQ(Held(OnDays({0, 30, 60, 90, 120, 150})), Names{});
}

TEST(CheckGates, LeaningIsNoOccasion) {
  weigh::TopicLedger leaning = OnDays({0, 30, 60, 90, 120, 150});
  for (std::size_t i = 2; i < 6; ++i) leaning.occasions[i].posts[0].confidence = 0.39;
  EXPECT_EQ(Held(leaning), (Names{"few_occasions"}));
  leaning.occasions[2].posts[0].confidence = 0.4;
  EXPECT_EQ(Held(leaning), Names{});
}

TEST(CheckGates, OneWeekIsSevenTimes24Hours) {
  EXPECT_EQ(Held(OnDays({0, 3, 7})), (Names{"one_week", "thin", "six_weeks"}));
  EXPECT_EQ(Held(OnDays({0, 3, 8})), (Names{"thin", "six_weeks"}));
}

TEST(CheckGates, Thin) {
  EXPECT_EQ(Held(OnDays({0, 1, 2, 60, 61})), (Names{"thin"}));  // three weeks
  EXPECT_EQ(Held(OnDays({0, 20, 43, 63})), (Names{"thin"}));    // four occasions
  EXPECT_EQ(Held(OnDays({0, 1, 8, 50, 60})), Names{});
}

TEST(CheckGates, ByProminence) {
  const weigh::TopicLedger topic = OnDays({0, 1, 8, 50, 60});
  const double thin = ProfileParameters().thin_prominence;
  const double faint = ProfileParameters().faint_prominence;
  EXPECT_EQ(Held(topic, {thin, thin}), Names{});
  EXPECT_EQ(Held(topic, {thin, thin - 0.01}), (Names{"ring"}));
  EXPECT_EQ(Held(topic, {thin - 0.01, thin - 0.01}), (Names{"thin"}));
  EXPECT_EQ(Held(topic, {faint, 0}), (Names{"thin"}));
  EXPECT_EQ(Held(topic, {faint - 0.01, 0}), (Names{"faint", "thin"}));
}

class ProminenceTest : public ::testing::Test {
 protected:
  ProminenceTest() {
    const std::array<std::pair<std::string, std::string>, 1> files = {
        {{"test",
          "[sports]\nname: Sports\nabout: S.\n\n[golf]\nname: Golf\nparents: sports\nabout: G.\n\n"
          "[tennis]\nname: Tennis\nparents: sports\nabout: T.\n"}}};
    taxonomy_ = Taxonomy::Parse(files).value();
    topic_.topic = *taxonomy_->Find("golf");
    topic_.mass = 5;
    topic_.leading_mass = 4;
    ledger_.kept_weight = 100;
    parameters_.prominence_floor = 0.001;
    parameters_.misheard = 0.1;
  }

  Prominence Measure() const { return MeasureProminence(ledger_, topic_, *taxonomy_, parameters_, 0.009); }

  std::optional<Taxonomy> taxonomy_;
  weigh::Ledger ledger_;
  weigh::TopicLedger topic_;
  ProfileParameters parameters_;
};

// Four posts, four times as many as of people at large.
TEST_F(ProminenceTest, OwnPostsTimesTheRootOfHowOftenMoreThanAtLarge) {
  EXPECT_DOUBLE_EQ(Measure().whole, 4 * 2);
  EXPECT_DOUBLE_EQ(Measure().unarranged, 4 * 2);
}

TEST_F(ProminenceTest, SomeOfASiblingsPostsAreMisheard) {
  topic_.sibling_mass = 30;
  EXPECT_DOUBLE_EQ(Measure().whole, 1);
  topic_.sibling_mass = 50;
  EXPECT_EQ(Measure().whole, 0);
}

TEST_F(ProminenceTest, OfASeasonBeyondHalfNotAllCounts) {
  topic_.season_mass = 2;
  EXPECT_DOUBLE_EQ(Measure().whole, 4 * 2);
  topic_.season_mass = 4;
  parameters_.season = 0.5;
  EXPECT_DOUBLE_EQ(Measure().whole, 3 * std::sqrt(3.0));
}

TEST_F(ProminenceTest, ABroadTopicIsMetByWayOfEachNarrowerOne) {
  topic_.topic = *taxonomy_->Find("sports");
  parameters_.breadth = 0.5;
  EXPECT_DOUBLE_EQ(Measure().whole, 4 * 2 / std::sqrt(3.0));
}

TEST_F(ProminenceTest, WithoutWhatARingAnswers) {
  topic_.arranged_mass = 3;
  EXPECT_DOUBLE_EQ(Measure().whole, 4 * 2);
  EXPECT_DOUBLE_EQ(Measure().unarranged, 1);
}

TEST(CheckGates, SixWeeksAreSixTimesOneWeek) {
  EXPECT_EQ(Held(OnDays({0, 10, 20, 30, 42})), (Names{"six_weeks"}));
  EXPECT_EQ(Held(OnDays({0, 10, 20, 30, 43})), Names{});
}

TEST(CheckGates, UndatedAndReposts) {
  weigh::TopicLedger undated = OnDays({0});
  undated.occasions[0].date = kUnknownTime;
  EXPECT_EQ(Held(undated), (Names{"one_occasion", "few_occasions", "thin", "no_dates"}));
  weigh::TopicLedger reposts = OnDays({0, 30, 60, 90, 120, 150});
  for (weigh::Occasion& occasion : reposts.occasions) occasion.ranked = false;
  EXPECT_EQ(Held(reposts), (Names{"reposts_only"}));
  reposts.occasions[2].ranked = true;
  EXPECT_EQ(Held(reposts), Names{});
}

TEST(Capped, TheLowestCapThatHoldsCounts) {
  const std::vector<Gate> gates = {{"a", true, 0.69}, {"b", false, 0.1}, {"c", true, 0.39}};
  EXPECT_EQ(Capped(0.9, gates), 0.39);
  EXPECT_EQ(Capped(0.2, gates), 0.2);
  EXPECT_EQ(Capped(0.9, {}), 0.9);
}

TEST(BandOf, Limits) {
  EXPECT_EQ(BandOf(0.499, {}, {}), Band::kMention);
  EXPECT_EQ(BandOf(0.5, {}, {}), Band::kExpertise);
  ProfileParameters apart;
  apart.expertise_from = 0.7;
  EXPECT_EQ(BandOf(0.5, {}, apart), Band::kInterest);
  EXPECT_EQ(BandOf(0.7, {}, apart), Band::kExpertise);
  EXPECT_EQ(BandOf(0.99, {{"a", true, 1, Band::kInterest}, {"b", false, 1, Band::kMention}}, {}), Band::kInterest);
  EXPECT_EQ(BandName(Band::kExpertise), "expertise");
}

}  // namespace
}  // namespace metier::profile
