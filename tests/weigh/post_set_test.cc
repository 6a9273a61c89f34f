#include "weigh/post_set.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace metier::weigh {
namespace {

std::uint64_t Spread(std::uint64_t number) { return number * 0x9E3779B97F4A7C15; }

TaggedPost At(UnixSeconds time, std::uint64_t text) {
  TaggedPost post;
  post.time = time;
  post.id = static_cast<PostId>(time) + 1;
  post.text_key = Spread(text);
  post.sketch = {{static_cast<WordHash>(text)}, 1};
  return post;
}

PostSet SetOf(const std::vector<TaggedPost>& posts, PostLimits limits = {}) {
  PostSet set(limits);
  for (const TaggedPost& post : posts) set.Add(post);
  set.Settle();
  return set;
}

std::vector<UnixSeconds> Times(const PostSet& set) {
  std::vector<UnixSeconds> times;
  for (const TaggedPost& post : set.posts()) times.push_back(post.time);
  return times;
}

TEST(PostSet, WithinItsLimitsKeepsEverythingOnceInOrder) {
  const PostSet set = SetOf({At(3, 1), At(1, 2), At(3, 1), At(2, 1)}, {4, 2});
  EXPECT_EQ(Times(set), (std::vector<UnixSeconds>{1, 2, 3}));
  EXPECT_EQ(set.left_out().Count(), 0);
}

TEST(PostSet, KeepsTheFirstCopies) {
  std::vector<TaggedPost> posts;
  for (int i = 20; i > 0; --i) posts.push_back(At(i, 7));
  posts.push_back(At(50, 8));
  const PostSet set = SetOf(posts, {10, 3});
  EXPECT_EQ(Times(set), (std::vector<UnixSeconds>{1, 2, 3, 50}));
  EXPECT_EQ(set.left_out().Count(), 17);
}

// However often one thing is said, the others stay.
TEST(PostSet, CopiesDoNotDriveOutOtherTexts) {
  std::vector<TaggedPost> posts;
  for (int i = 0; i < 30; ++i) posts.push_back(At(i, static_cast<std::uint64_t>(i)));
  std::vector<TaggedPost> more = posts;
  for (int i = 0; i < 5000; ++i) more.push_back(At(1000 + i, 3));
  const PostSet set = SetOf(more, {100, 50});
  EXPECT_EQ(set.posts().size(), 79U);
  for (const TaggedPost& post : posts) {
    EXPECT_TRUE(std::any_of(set.posts().begin(), set.posts().end(),
                            [&post](const TaggedPost& kept) { return SameRecord(kept, post); }));
  }
}

// Beyond the limit an even sample stays: of every time alike.
TEST(PostSet, KeepsAnEvenSample) {
  std::vector<TaggedPost> posts;
  for (int i = 0; i < 4000; ++i) posts.push_back(At(i, static_cast<std::uint64_t>(i)));
  const PostSet set = SetOf(posts, {1000, 10});
  ASSERT_EQ(set.posts().size(), 1000U);
  const auto early = std::count_if(set.posts().begin(), set.posts().end(), [](const auto& p) { return p.time < 2000; });
  EXPECT_NEAR(static_cast<double>(early), 500, 50);
  EXPECT_NEAR(static_cast<double>(set.left_out().Count()), 3000, 300);
}

// Posts without words have all the same key, and yet are different posts.
TEST(PostSet, PostsWithoutWordsAreNoCopies) {
  std::vector<TaggedPost> posts;
  for (int i = 0; i < 40; ++i) {
    posts.push_back(At(i, 0));
    posts.back().sketch = {};
  }
  EXPECT_EQ(SetOf(posts, {100, 5}).posts().size(), 40U);
}

// Any order, any division with any overlap, merged in any order.
TEST(PostSet, IsTheSameHoweverItCame) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 300; ++round) {
    const PostLimits limits{1 + random() % 30, 1 + random() % 5};
    std::vector<TaggedPost> posts;
    for (std::uint64_t i = random() % 120; i > 0; --i) {
      posts.push_back(At(static_cast<UnixSeconds>(random() % 60), random() % 25));
      if (random() % 4 == 0) posts.back().kind = PostKind::kRepost;
      if (random() % 9 == 0) posts.back().time = kUnknownTime;
      if (posts.back().sketch.values[0] == 7) posts.back().sketch = {};
      posts.back().counts[0] = static_cast<std::int64_t>(random() % 5);
    }
    const PostSet whole = SetOf(posts, limits);
    std::shuffle(posts.begin(), posts.end(), random);
    std::vector<PostSet> parts(1 + random() % 4, PostSet(limits));
    for (const TaggedPost& post : posts) {
      parts[random() % parts.size()].Add(post);
      if (random() % 5 == 0) parts[random() % parts.size()].Add(post);
    }
    while (parts.size() > 1) {
      if (random() % 2 == 0) parts.back().Settle();
      parts[random() % (parts.size() - 1)].Merge(std::move(parts.back()));
      parts.pop_back();
    }
    parts[0].Settle();
    ASSERT_EQ(whole.posts().size(), parts[0].posts().size()) << round;
    for (std::size_t i = 0; i < whole.posts().size(); ++i) {
      ASSERT_TRUE(SameRecord(whole.posts()[i], parts[0].posts()[i])) << round;
      ASSERT_EQ(whole.posts()[i].counts, parts[0].posts()[i].counts) << round;
    }
    ASSERT_TRUE(std::ranges::equal(whole.left_out().hashes(), parts[0].left_out().hashes())) << round;
  }
}

TEST(PostSet, HoldsAtMostTwiceItsLimit) {
  PostSet set({100, 10});
  for (int i = 0; i < 10'000; ++i) {
    set.Add(At(i, static_cast<std::uint64_t>(i)));
    ASSERT_LE(set.posts().size(), 200U);
  }
}

TEST(DistinctCount, IsExactForFewAndNearForMany) {
  DistinctCount count;
  for (std::uint64_t i = 0; i < 1000; ++i) {
    count.Add(Spread(i));
    count.Add(Spread(i));
  }
  EXPECT_EQ(count.Count(), 1000);
  std::mt19937_64 random(5);
  for (int i = 0; i < 200'000; ++i) count.Add(random());
  EXPECT_NEAR(static_cast<double>(count.Count()), 201'000, 0.1 * 201'000);
}

TEST(DistinctCount, MergesToTheUnion) {
  std::mt19937_64 random(6);
  DistinctCount whole;
  DistinctCount left;
  DistinctCount right;
  for (int i = 0; i < 5000; ++i) {
    const std::uint64_t hash = random();
    whole.Add(hash);
    if (i < 3000) left.Add(hash);
    if (i > 1000) right.Add(hash);
  }
  left.Merge(right);
  EXPECT_TRUE(std::ranges::equal(whole.hashes(), left.hashes()));
  EXPECT_EQ(whole.Count(), left.Count());
}

}  // namespace
}  // namespace metier::weigh
