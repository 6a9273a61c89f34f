#include "weigh/duplicates.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace metier::weigh {
namespace {

// A post of `words` words: the numbers from `from` on.
TaggedPost At(UnixSeconds time, std::uint64_t key, WordHash from, std::uint8_t words = 10) {
  TaggedPost post;
  post.id = static_cast<PostId>(time);
  post.time = time;
  post.text_key = key;
  post.sketch.size = words;
  for (std::size_t i = 0; i < words; ++i) post.sketch.values[i] = static_cast<WordHash>(from + i);
  return post;
}

constexpr WordHash kFar = 1000;

TEST(FoldDuplicates, ExactCopiesFoldIntoTheEarliest) {
  const Folding folding = FoldDuplicates({At(30, 1, 0), At(10, 2, kFar), At(20, 1, 0)}, {});
  ASSERT_EQ(folding.posts.size(), 3U);  // 10, 20, 30
  EXPECT_EQ(folding.into, (std::vector<std::uint32_t>{0, 1, 1}));
  EXPECT_EQ(folding.why, (std::vector<FoldReason>{FoldReason::kNone, FoldReason::kNone, FoldReason::kExact}));
  EXPECT_EQ(folding.Newest(), 20);
}

TEST(FoldDuplicates, NearMeansFourWordsInFiveAndSixWords) {
  EXPECT_EQ(FoldDuplicates({At(1, 1, 0), At(2, 2, 1)}, {}).why[1], FoldReason::kNear);  // 9 of 11
  EXPECT_EQ(FoldDuplicates({At(1, 1, 0), At(2, 2, 2)}, {}).why[1], FoldReason::kNone);  // 8 of 12
  EXPECT_EQ(FoldDuplicates({At(1, 1, 0, 6), At(2, 2, 0, 7)}, {}).why[1], FoldReason::kNear);
  EXPECT_EQ(FoldDuplicates({At(1, 1, 0, 5), At(2, 2, 0, 6)}, {}).why[1], FoldReason::kNone);
  EXPECT_EQ(FoldDuplicates({At(1, 1, 0, 6), At(2, 2, 0, 5)}, {}).why[1], FoldReason::kNone);
}

TEST(FoldDuplicates, ShortTextsFoldWhenTheWordsAreTheSameAndEmptyOnesNever) {
  EXPECT_EQ(FoldDuplicates({At(1, 1, 0, 1), At(2, 1, 0, 1)}, {}).why[1], FoldReason::kExact);
  EXPECT_EQ(FoldDuplicates({At(1, 1, 0, 0), At(2, 1, 0, 0)}, {}).why[1], FoldReason::kNone);
}

// a - b - c - d, each one word from the next: c is near a copy of a, and d near nothing but that.
TEST(FoldDuplicates, ChainsEndAtTheCopyOfACopy) {
  const Folding folding = FoldDuplicates({At(1, 1, 0), At(2, 2, 1), At(3, 3, 2), At(4, 4, 3)}, {});
  EXPECT_EQ(folding.into, (std::vector<std::uint32_t>{0, 0, 0, 3}));
  EXPECT_EQ(folding.why[2], FoldReason::kNear);
}

// Without what lies between, two ends stay two.
TEST(FoldDuplicates, EndsOfAChainAreNotNearEachOther) {
  const Folding folding = FoldDuplicates({At(1, 1, 0), At(3, 3, 2)}, {});
  EXPECT_EQ(folding.into, (std::vector<std::uint32_t>{0, 1}));
}

TEST(FoldDuplicates, OnesOwnWordsStandBeforeReposts) {
  TaggedPost repost = At(1, 1, 0);
  repost.kind = PostKind::kRepost;
  const Folding folding = FoldDuplicates({repost, At(2, 1, 0)}, {});
  EXPECT_EQ(folding.into, (std::vector<std::uint32_t>{1, 1}));
  EXPECT_EQ(folding.why[0], FoldReason::kExact);
}

TEST(FoldDuplicates, ResponseIsEverybodyNamedAndTheMostUnnamedOfOneCopy) {
  TaggedPost first = At(100, 1, 0);
  first.counts = {5, 1};
  first.reactions = {{7, ReactionKind::kLike, 105}, {8, ReactionKind::kLike, 500}};
  TaggedPost copy = At(200, 1, 0);
  copy.counts = {3, 4};
  copy.reactions = {{8, ReactionKind::kReply, 205}, {9, ReactionKind::kLike, kUnknownTime}};
  const Folding folding = FoldDuplicates({copy, first}, {});
  const GatheredResponse& response = folding.responses[0];
  EXPECT_EQ(response.unnamed, (ReactionCounts{3, 4}));  // 5 likes less two named, against 3 less one
  ASSERT_EQ(response.reactors.size(), 3U);
  EXPECT_EQ(response.reactors[0].actor, 7U);
  EXPECT_TRUE(response.reactors[0].quick);
  EXPECT_EQ(response.reactors[1].kinds, 0b1001);  // like, and reply to the copy
  EXPECT_TRUE(response.reactors[1].quick);        // five seconds after the copy
  EXPECT_FALSE(response.reactors[2].quick);
  EXPECT_TRUE(folding.responses[1].reactors.empty());
}

TEST(FoldDuplicates, RecordsOfOnePostAreOne) {
  TaggedPost old = At(1, 1, 0);
  old.counts = {2};
  old.reactions = {{7, ReactionKind::kLike, 5}};
  TaggedPost later = old;
  later.counts = {9};
  later.reactions = {{8, ReactionKind::kLike, 6}};
  for (const auto& records : {std::vector<TaggedPost>{old, later, old}, std::vector<TaggedPost>{later, old}}) {
    const Folding folding = FoldDuplicates(records, {});
    ASSERT_EQ(folding.posts.size(), 1U);
    EXPECT_EQ(folding.responses[0].unnamed, (ReactionCounts{7}));  // nine likes, two of them named
    EXPECT_EQ(folding.responses[0].reactors.size(), 2U);
  }
}

}  // namespace
}  // namespace metier::weigh
