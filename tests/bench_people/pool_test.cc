#include "bench/people/pool.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/bench_people/tiny_world.h"

namespace metier::people {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr std::uint64_t kFitKey = 0;
constexpr std::uint64_t kReportKey = std::uint64_t{1} << 20;

PoolPost MakePost(std::uint32_t source, std::uint64_t key, std::vector<TopicIndex> topics) {
  PoolPost post;
  post.source = source;
  post.key = key;
  post.label.topics = std::move(topics);
  return post;
}

Source MakeSource(const char* name, std::vector<TopicIndex> topics) {
  Source source;
  source.name = name;
  source.topics = std::move(topics);
  return source;
}

class ShelvesTest : public ::testing::Test {
 protected:
  const TopicIndex golf_ = TinyTopic("golf");
  const TopicIndex jazz_ = TinyTopic("jazz");
};

TEST_F(ShelvesTest, ByLabelAskNothingOfTheSubreddit) {
  Pool pool;
  pool.sources = {MakeSource("golf", {golf_}), MakeSource("askaround", {})};
  pool.posts = {MakePost(0, kFitKey, {golf_, jazz_}), MakePost(0, kReportKey, {golf_}), MakePost(0, kReportKey, {}),
                MakePost(1, kFitKey, {})};
  ShelveByLabel(&pool);
  EXPECT_THAT(pool.PostsOf(golf_, Half::kFit), ElementsAre(0));
  EXPECT_THAT(pool.PostsOf(golf_, Half::kReport), ElementsAre(1));
  EXPECT_THAT(pool.PostsOf(jazz_, Half::kFit), ElementsAre(0));
  EXPECT_THAT(pool.PostsOf(jazz_, Half::kReport), IsEmpty());
  EXPECT_THAT(pool.chatter_posts[0], ElementsAre(3));
  EXPECT_THAT(pool.chatter_posts[1], ElementsAre(2));
  EXPECT_EQ(pool.by_topic.at(golf_).size(), 1U);
}

TEST_F(ShelvesTest, BySourceGiveEachPostTheTopicsOfItsSubreddit) {
  Pool pool;
  pool.sources = {MakeSource("golf", {golf_}), MakeSource("golfing", {golf_}), MakeSource("askaround", {})};
  pool.posts = {MakePost(0, kFitKey, {}), MakePost(1, kReportKey, {}), MakePost(1, kFitKey, {}),
                MakePost(2, kReportKey, {})};
  ShelveBySource(&pool);
  EXPECT_THAT(pool.posts[0].label.topics, ElementsAre(golf_));
  EXPECT_EQ(pool.by_topic.at(golf_).size(), 2U);
  // Two subreddits, one for each half.
  EXPECT_NE(pool.posts[0].half, pool.posts[1].half);
  EXPECT_EQ(pool.posts[1].half, pool.posts[2].half);
  EXPECT_THAT(pool.PostsOf(golf_, pool.posts[1].half), ElementsAre(1, 2));
  EXPECT_THAT(pool.chatter_posts[1], ElementsAre(3));
}

}  // namespace
}  // namespace metier::people
