// The numbers that weigh/attribution.h promises, on cases small enough to work out by hand.

#include "weigh/attribution.h"

#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace metier::weigh {
namespace {

const Taxonomy& Sports() {
  static const Taxonomy taxonomy = [] {
    const std::array<std::pair<std::string, std::string>, 1> files = {
        {{"test",
          "[sports]\nname: Sports\nabout: S.\n\n[golf]\nname: Golf\nabout: G.\nparents: sports\n\n"
          "[tea]\nname: Tea\nabout: T.\n"}}};
    return Taxonomy::Parse(files).value();
  }();
  return taxonomy;
}

constexpr PersonId kAnn = 1;

class AttributionTest : public ::testing::Test {
 protected:
  void Place(PersonId user, PersonId by, std::string_view slug = "golf", double confidence = 1) {
    const TopicScore score{*Sports().Find(slug), confidence};
    set_.Add(user, by, WithAncestors({&score, 1}, Sports()));
  }
  TopicAttribution Of(std::string_view slug) const {
    for (const TopicAttribution& entry : AttributionGraph(set_, {}).Weigh(kAnn, Sports())) {
      if (entry.topic == *Sports().Find(slug)) return entry;
    }
    return {};
  }
  static double Damped(double sum) { return std::log1p(sum) / (1 + std::log1p(sum)); }

  AttributionSet set_;
};

TEST_F(AttributionTest, NobodySaysNothing) {
  EXPECT_TRUE(AttributionGraph(set_, {}).Weigh(kAnn, Sports()).empty());
  set_.Add(kAnn, 2, {});            // On a list whose name says nothing.
  set_.Add(kAnn, 3, {{99, 1.0F}});  // Beyond the taxonomy.
  EXPECT_TRUE(AttributionGraph(set_, {}).Weigh(kAnn, Sports()).empty());
}

TEST_F(AttributionTest, VoicesOfOutsidersAddUpDamped) {
  Place(kAnn, 2);
  EXPECT_NEAR(Of("golf").value, 0.409, 0.001);
  EXPECT_EQ(Of("golf").others, 1);
  EXPECT_EQ(Of("sports").value, Of("golf").value);
  EXPECT_EQ(Of("tea").others, 0);
  Place(kAnn, 3);
  Place(kAnn, 4, "golf", 0.5);
  EXPECT_DOUBLE_EQ(Of("golf").value, Damped(2.5));
  EXPECT_EQ(Of("golf").others, 3);
}

TEST_F(AttributionTest, SelectivityIsOfPeopleElsewhereAndTopicsHere) {
  Place(kAnn, 2);
  for (PersonId other = 10; other < 30; ++other) Place(other, 2, "tea");
  EXPECT_DOUBLE_EQ(Of("golf").value, Damped(1 / (1 + std::log(21.0))));
  Place(kAnn, 2, "tea");  // Two topics, for golf and sports are one.
  EXPECT_DOUBLE_EQ(Of("golf").value, Damped(1 / (1 + std::log(42.0))));
}

TEST_F(AttributionTest, ABioIsAQuarterOfAVoice) {
  Place(kAnn, kAnn);
  EXPECT_DOUBLE_EQ(Of("golf").value, Damped(0.25));
  EXPECT_TRUE(Of("golf").bio);
  EXPECT_EQ(Of("golf").others, 0);
  Place(kAnn, kAnn, "tea");
  EXPECT_DOUBLE_EQ(Of("golf").value, Damped(0.25 / (1 + std::log(2.0))));
}

TEST_F(AttributionTest, FriendsTogetherAreAQuarterOfAVoice) {
  for (const PersonId colleague : {2, 3, 4}) {
    Place(kAnn, colleague);
    Place(colleague, kAnn, "tea");
    for (PersonId other = 10; other < 10 + colleague; ++other) Place(other, colleague);
  }
  const TopicAttribution golf = Of("golf");
  EXPECT_EQ(golf.reciprocal, 3);
  EXPECT_EQ(golf.ring, 0);
  EXPECT_DOUBLE_EQ(golf.value, Damped(0.25 / (1 + std::log(3.0))));  // 2 is the most selective.
}

TEST_F(AttributionTest, ARingIsNothing) {
  for (const PersonId mate : {2, 3}) {
    Place(kAnn, mate);
    Place(mate, kAnn);
    Place(mate, 5 - mate);
  }
  EXPECT_EQ(Of("golf").ring, 2);
  EXPECT_EQ(Of("golf").others + Of("golf").reciprocal, 0);
  EXPECT_EQ(Of("golf").value, 0);
}

}  // namespace
}  // namespace metier::weigh
