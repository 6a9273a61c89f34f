#include "weigh/occasions.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "gtest/gtest.h"

namespace metier::weigh {
namespace {

using Numbers = std::vector<std::uint32_t>;

constexpr UnixSeconds Day(int day, int second = 0) { return day * kSecondsPerDay + second; }

TEST(DayOf, RoundsDownBefore1970Too) {
  EXPECT_EQ(DayOf(0), 0);
  EXPECT_EQ(DayOf(kSecondsPerDay - 1), 0);
  EXPECT_EQ(DayOf(-1), -1);
  EXPECT_EQ(DayOf(-kSecondsPerDay), -1);
  EXPECT_EQ(DayOf(-kSecondsPerDay - 1), -2);
  EXPECT_EQ(WeekOf(Day(6, 5)), 0);
  EXPECT_EQ(WeekOf(Day(7)), 1);
  EXPECT_EQ(WeekOf(-1), -1);
  EXPECT_EQ(DayOf(std::numeric_limits<std::int64_t>::max()), 106'751'991'167'300);
}

TEST(GroupOccasions, DaysAndThreads) {
  EXPECT_EQ(GroupOccasions({}), Numbers{});
  const std::vector<OccasionKey> days = {{Day(1)}, {Day(1, 86'399)}, {Day(2)}};
  EXPECT_EQ(GroupOccasions(days), (Numbers{0, 0, 1}));
  const std::vector<OccasionKey> threads = {{Day(1), 5}, {Day(2)}, {Day(3), 5}, {Day(4), 6}};
  EXPECT_EQ(GroupOccasions(threads), (Numbers{0, 1, 0, 2}));
}

// Day 1 - thread 5 - day 3 - thread 6 - day 9.
TEST(GroupOccasions, ChainsJoin) {
  const std::vector<OccasionKey> posts = {{Day(1)}, {Day(1), 5}, {Day(2)}, {Day(3), 5}, {Day(3), 6}, {Day(9), 6}};
  EXPECT_EQ(GroupOccasions(posts), (Numbers{0, 0, 1, 0, 0, 0}));
}

TEST(GroupOccasions, UnknownTimesAreOneDay) {
  const std::vector<OccasionKey> posts = {{Day(0)}, {kUnknownTime}, {kUnknownTime}, {kUnknownTime, 4}, {Day(7), 4}};
  EXPECT_EQ(GroupOccasions(posts), (Numbers{0, 1, 1, 1, 1}));
}

TEST(GroupOccasions, FiftyThousandPostsOfOneThreadOrManyAreQuick) {
  std::vector<OccasionKey> posts;
  for (int i = 0; i < 50'000; ++i) posts.push_back({Day(i), static_cast<std::uint32_t>(i / 2)});
  EXPECT_EQ(GroupOccasions(posts).back(), 24'999U);
  for (OccasionKey& post : posts) post.thread = 0;
  EXPECT_EQ(GroupOccasions(posts).back(), 0U);
}

}  // namespace
}  // namespace metier::weigh
