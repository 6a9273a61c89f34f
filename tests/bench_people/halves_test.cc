#include "bench/people/halves.h"

#include <array>
#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace metier::people {
namespace {

TEST(DivideSources, PutsATopicWithSeveralSourcesInBothHalves) {
  std::vector<SourceSize> sources;
  for (TopicIndex topic = 0; topic < 30; ++topic) {
    for (int i = 0; i < 3; ++i) sources.push_back({absl::StrCat("r", topic, "-", i), {topic}, 100});
  }
  const std::vector<Division> divisions = DivideSources(sources);
  std::map<TopicIndex, std::array<int, kHalves>> halves;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    ASSERT_NE(divisions[i], Division::kByPost) << sources[i].name;
    ++halves[sources[i].topics[0]][divisions[i] == Division::kFit ? 0 : 1];
  }
  for (const auto& [topic, both] : halves) {
    EXPECT_GT(both[0], 0) << topic;
    EXPECT_GT(both[1], 0) << topic;
  }
}

TEST(DivideSources, DividesTheOnlySourceOfATopicByPost) {
  const std::vector<SourceSize> sources = {{"one", {7}, 100}, {"two", {8}, 100}, {"three", {8}, 100}};
  const std::vector<Division> divisions = DivideSources(sources);
  EXPECT_EQ(divisions[0], Division::kByPost);
  EXPECT_NE(divisions[1], Division::kByPost);
  EXPECT_NE(divisions[1], divisions[2]);
}

TEST(DivideSources, DoesNotDependOnTheOrderOfSources) {
  const std::vector<SourceSize> sources = {
      {"a", {1}, 10}, {"b", {1, 2}, 20}, {"c", {2}, 5}, {"d", {}, 7}, {"e", {}, 9}};
  const std::vector<SourceSize> turned(sources.rbegin(), sources.rend());
  std::vector<Division> back = DivideSources(turned);
  EXPECT_EQ(DivideSources(sources), std::vector<Division>(back.rbegin(), back.rend()));
}

TEST(HalfOf, DividesByTheKeyOnlyWhereItMust) {
  EXPECT_EQ(HalfOf(Division::kFit, 1U << 20), Half::kFit);
  EXPECT_EQ(HalfOf(Division::kReport, 0), Half::kReport);
  EXPECT_EQ(HalfOf(Division::kByPost, 0), Half::kFit);
  EXPECT_EQ(HalfOf(Division::kByPost, 1U << 20), Half::kReport);
}

}  // namespace
}  // namespace metier::people
