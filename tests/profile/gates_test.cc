#include "profile/gates.h"

#include <map>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace metier::profile {
namespace {

constexpr UnixSeconds kDay = 86'400;

// Occasions on these days, one post each; two more posts so that there are always eight.
weigh::TopicLedger OnDays(const std::vector<int>& days) {
  weigh::TopicLedger topic;
  for (const int day : days) {
    weigh::Occasion occasion;
    occasion.date = 19'000 * kDay + day * kDay;
    occasion.ranked = true;
    topic.occasions.push_back(occasion);
  }
  topic.posts = 8;
  return topic;
}

std::vector<std::string> Held(const weigh::TopicLedger& topic) {
  std::vector<std::string> held;
  for (const Gate& gate : CheckGates(topic, {})) {
    if (gate.held) held.emplace_back(gate.name);
  }
  return held;
}

using Names = std::vector<std::string>;

TEST(CheckGates, Occasions) {
  EXPECT_EQ(Held(OnDays({0})), (Names{"one_occasion", "few_occasions", "one_week", "thin"}));
  EXPECT_EQ(Held(OnDays({0, 30})), (Names{"few_occasions", "thin"}));
  EXPECT_EQ(Held(OnDays({0, 30, 60})), (Names{"thin"}));
  EXPECT_EQ(Held(OnDays({0, 30, 60, 90, 120, 150})), Names{});
}

TEST(CheckGates, OneWeekIsSevenTimes24Hours) {
  EXPECT_EQ(Held(OnDays({0, 3, 7})), (Names{"one_week", "thin"}));
  EXPECT_EQ(Held(OnDays({0, 3, 8})), (Names{"thin"}));
}

TEST(CheckGates, Thin) {
  EXPECT_EQ(Held(OnDays({0, 1, 7, 8, 14, 15})), (Names{"thin"}));  // three weeks
  EXPECT_EQ(Held(OnDays({0, 1, 7, 8, 14, 21})), Names{});
  weigh::TopicLedger few_posts = OnDays({0, 1, 7, 8, 14, 21});
  few_posts.posts = 7;
  EXPECT_EQ(Held(few_posts), (Names{"thin"}));
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
  EXPECT_EQ(BandOf(0.699, {}), Band::kMention);
  EXPECT_EQ(BandOf(0.70, {}), Band::kInterest);
  EXPECT_EQ(BandOf(0.899, {}), Band::kInterest);
  EXPECT_EQ(BandOf(0.90, {}), Band::kExpertise);
  EXPECT_EQ(BandName(Band::kExpertise), "expertise");
}

}  // namespace
}  // namespace metier::profile
