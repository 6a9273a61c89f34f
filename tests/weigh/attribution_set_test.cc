#include "weigh/attribution_set.h"

#include <array>
#include <limits>
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

TopicIndex Named(std::string_view slug) { return *Sports().Find(slug); }

using Topics = std::vector<TopicEvidence>;

TEST(WithAncestors, TakesTheSurestDescendantAndNoNonsense) {
  const TopicIndex golf = Named("golf");
  const TopicIndex sports = Named("sports");
  const std::vector<TopicScore> scores = {{golf, 0.5},
                                          {sports, 0.25},
                                          {golf, 2},
                                          {Named("tea"), 0},
                                          {Named("tea"), std::numeric_limits<double>::quiet_NaN()},
                                          {999, 1}};
  EXPECT_EQ(WithAncestors(scores, Sports()), (Topics{{sports, 1.0F}, {golf, 1.0F}}));
  EXPECT_TRUE(WithAncestors({}, Sports()).empty());
}

TEST(AttributionSet, WhatOnePersonSaysOfAnotherIsOneThing) {
  AttributionSet set;
  set.Add(1, 2, {{0, 0.5F}, {3, 0.9F}});
  set.Add(1, 2, {{0, 0.7F}, {2, 0.1F}});
  set.Add(1, 2, {{0, 0.6F}});
  set.Add(1, 2, {});
  ASSERT_EQ(set.people().size(), 1U);
  EXPECT_EQ(set.people().at(1).by.at(2), (Topics{{0, 0.7F}, {2, 0.1F}, {3, 0.9F}}));
}

TEST(AttributionSet, KeepsTheSameAttributorsInWhateverOrderTheyCome) {
  AttributionSet forward(3);
  AttributionSet backward(3);
  AttributionSet part(3);
  for (PersonId by = 0; by < 10; ++by) {
    forward.Add(1, by, {{static_cast<TopicIndex>(by), 1.0F}});
    (by % 2 == 0 ? backward : part).Add(1, 9 - by, {{static_cast<TopicIndex>(9 - by), 1.0F}});
  }
  backward.Merge(std::move(part));
  ASSERT_EQ(forward.people().at(1).by.size(), 3U);
  EXPECT_EQ(forward.people().at(1).by, backward.people().at(1).by);
  EXPECT_TRUE(forward.people().at(1).by.contains(0));
}

TEST(AttributionSet, DroppedTopicsStayDropped) {
  AttributionSet set;
  set.Add(1, 2, {{0, 0.5F}});
  set.Add(3, 2, {{0, 0.5F}});
  set.DropTopics([](PersonId id) { return id == 3; });
  EXPECT_TRUE(set.dropped(1));
  EXPECT_FALSE(set.dropped(3));
  EXPECT_FALSE(set.dropped(4));
  set.Add(1, 5, {{0, 0.5F}});
  AttributionSet other;
  other.Add(1, 2, {{0, 0.5F}});
  AttributionSet left = other;
  left.Merge(AttributionSet(set));
  set.Merge(std::move(other));
  for (const AttributionSet& either : {left, set}) {
    EXPECT_TRUE(either.dropped(1));
    ASSERT_EQ(either.people().at(1).by.size(), 2U);
    for (const auto& [by, topics] : either.people().at(1).by) EXPECT_TRUE(topics.empty());
    EXPECT_EQ(either.people().at(3).by.at(2), (Topics{{0, 0.5F}}));
  }
}

TEST(AttributionSet, ForgettingTakesWhatWasGivenAndGot) {
  AttributionSet set;
  set.Add(1, 2, {});
  set.Add(1, 1, {});
  set.Add(1, 3, {});
  set.Add(2, 1, {});
  set.Add(4, 3, {});
  set.Add(4, 1, {});
  EXPECT_EQ(set.Forget(9), 0);
  EXPECT_EQ(set.Forget(1), 5);  // Three got, the bio among them, and two given.
  ASSERT_EQ(set.people().size(), 1U);
  EXPECT_EQ(set.people().at(4).by.size(), 1U);
  EXPECT_TRUE(set.people().at(4).by.contains(3));
}

}  // namespace
}  // namespace metier::weigh
