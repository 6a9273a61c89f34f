#include "weigh/tagged_post.h"

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace metier::weigh {
namespace {

TaggedPost Tagged(const std::string& text, const std::vector<TopicScore>& topics = {}) {
  text::Tokenizer tokenizer;
  text::TokenizedText tokens;
  tokenizer.Tokenize(text, &tokens);
  Post post;
  post.text = text;
  return MakeTaggedPost(post, tokens, topics);
}

TEST(MakeTaggedPost, TheKeyIgnoresWhatChangesFromCopyToCopy) {
  const TaggedPost plain = Tagged("Read my new post about sheep");
  EXPECT_EQ(plain.sketch.size, 6);
  for (const char* copy :
       {"read my NEW post about sheep!", "2/7 Read my new post about sheep https://example.com/a?b=1",
        "@bob Read my new post about sheep \xF0\x9F\x90\x91", "Read my new post about sheep :-)"}) {
    EXPECT_EQ(Tagged(copy).text_key, plain.text_key) << copy;
    EXPECT_EQ(Tagged(copy).sketch, plain.sketch) << copy;
  }
  EXPECT_NE(Tagged("Read my new post about goats").text_key, plain.text_key);
  EXPECT_NE(Tagged("Read my new post about sheep #farming").text_key, plain.text_key);
  EXPECT_NE(Tagged("my Read new post about sheep").text_key, plain.text_key);
}

TEST(MakeTaggedPost, NumbersAreNoWords) {
  EXPECT_EQ(Tagged("my 10k time was 52 minutes").text_key, Tagged("my 10k time was 49 minutes").text_key);
  EXPECT_TRUE(Tagged("https://example.com \xF0\x9F\x98\x80 42").sketch.empty());
}

TEST(MakeTaggedPost, TopicsAreSortedOnceEachAndInRange) {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const TaggedPost post = Tagged("x", {{7, 0.5}, {2, 0.25}, {7, 0.75}, {3, 0}, {4, nan}, {5, -1}, {6, 2}});
  EXPECT_EQ(post.topics, (std::vector<TopicEvidence>{{2, 0.25F}, {6, 1.0F}, {7, 0.75F}}));
}

TEST(MakeTaggedPost, CountsAreClampedAndActorsHashed) {
  Post post;
  post.engagement.likes = -5;
  post.engagement.votes = std::numeric_limits<std::int64_t>::max();
  post.engagement.views = 1000;
  post.reactions = {
      {"bob", ReactionKind::kReply, 20}, {"ann", ReactionKind::kLike, 10}, {"bob", ReactionKind::kReply, 20}};
  const TaggedPost tagged = MakeTaggedPost(post, {}, {});
  ReactionCounts expected = {};
  expected[static_cast<std::size_t>(ReactionKind::kVote)] = kMostReactions;
  EXPECT_EQ(tagged.counts, expected);
  ASSERT_EQ(tagged.reactions.size(), 2U);
  EXPECT_TRUE(std::is_sorted(tagged.reactions.begin(), tagged.reactions.end()));
  EXPECT_EQ(tagged.reactions[0].actor, std::min(IdOf("ann"), IdOf("bob")));
}

TEST(CanonicallyBefore, UnknownTimesStandLast) {
  TaggedPost dated;
  dated.time = std::numeric_limits<std::int64_t>::max();
  const TaggedPost undated;
  EXPECT_TRUE(CanonicallyBefore(dated, undated));
  EXPECT_FALSE(CanonicallyBefore(undated, dated));
  EXPECT_FALSE(CanonicallyBefore(dated, dated));
  TaggedPost other = dated;
  other.counts[3] = 1;
  EXPECT_TRUE(CanonicallyBefore(dated, other));
  EXPECT_TRUE(SameRecord(dated, other));
}

}  // namespace
}  // namespace metier::weigh
