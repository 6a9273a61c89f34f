#include "profile/gates.h"

#include <cmath>
#include <cstdint>
#include <string>
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

std::vector<std::string> Held(const weigh::TopicLedger& topic, double logit = 3) {
  std::vector<std::string> held;
  for (const Gate& gate : CheckGates(topic, logit, {})) {
    if (gate.held) held.emplace_back(gate.name);
  }
  return held;
}

using Names = std::vector<std::string>;

TEST(CheckGates, Occasions) {
  EXPECT_EQ(Held(OnDays({0})), (Names{"one_occasion", "few_occasions", "one_week", "thin", "six_weeks"}));
  EXPECT_EQ(Held(OnDays({0, 30})), (Names{"few_occasions", "thin", "six_weeks"}));
  EXPECT_EQ(Held(OnDays({0, 31, 62})), (Names{"thin", "six_weeks"}));
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
  weigh::TopicLedger unsure = OnDays({0, 1, 8, 50, 60});
  // The fewer posts lead, the surer they must be.
  const double limit = ProfileParameters().thin_surety - 3 * std::log(5.0);
  EXPECT_EQ(Held(unsure, limit - 0.01), (Names{"thin"}));
  EXPECT_EQ(Held(unsure, limit + 0.01), Names{});
  unsure.leading_mass = 2.5;
  EXPECT_EQ(Held(unsure, limit + 3 * std::log(2.0) - 0.01), (Names{"thin"}));
  EXPECT_EQ(Held(unsure, limit + 3 * std::log(2.0) + 0.01), Names{});
  unsure.leading_mass = 0;
  EXPECT_EQ(Held(unsure, 20), (Names{"thin"}));
}

TEST(CheckGates, SixWeeksAreSixTimesOneWeek) {
  EXPECT_EQ(Held(OnDays({0, 10, 20, 30, 42})), (Names{"six_weeks"}));
  EXPECT_EQ(Held(OnDays({0, 10, 20, 30, 43})), Names{});
}

TEST(CheckGates, OneStrayPostStretchesNoSixWeeks) {
  EXPECT_EQ(Held(OnDays({0, 10, 20, 30, 40, 90})), (Names{"six_weeks"}));
  EXPECT_EQ(Held(OnDays({0, 50, 60, 70, 80, 90})), (Names{"six_weeks"}));
  EXPECT_EQ(Held(OnDays({0, 10, 20, 30, 40, 71})), (Names{"six_weeks"}));
  EXPECT_EQ(Held(OnDays({0, 31, 40, 50, 60, 70})), (Names{"six_weeks"}));
  EXPECT_EQ(Held(OnDays({0, 10, 20, 30, 90, 95})), Names{});
  // A month from the next at most, it is one of them.
  EXPECT_EQ(Held(OnDays({0, 10, 20, 30, 40, 70})), Names{});
  EXPECT_EQ(Held(OnDays({0, 30, 40, 50, 60, 70})), Names{});
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
  EXPECT_EQ(BandOf(0.549, {}, {}), Band::kMention);
  EXPECT_EQ(BandOf(0.55, {}, {}), Band::kInterest);
  EXPECT_EQ(BandOf(0.599, {}, {}), Band::kInterest);
  EXPECT_EQ(BandOf(0.6, {}, {}), Band::kExpertise);
  EXPECT_EQ(BandOf(0.99, {{"a", true, 1, Band::kInterest}, {"b", false, 1, Band::kMention}}, {}), Band::kInterest);
  EXPECT_EQ(BandName(Band::kExpertise), "expertise");
}

}  // namespace
}  // namespace metier::profile
