#include "weigh/tagged_post.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "absl/strings/str_split.h"
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

std::uint64_t HashOf(const std::string& text) {
  const std::vector<std::string> words = absl::StrSplit(text, ' ');
  return SimHash(std::vector<std::string_view>(words.begin(), words.end()));
}

TEST(MakeTaggedPost, TheKeyIgnoresWhatChangesFromCopyToCopy) {
  const TaggedPost plain = Tagged("Read my new post about sheep");
  EXPECT_EQ(plain.words, 6U);
  for (const char* copy :
       {"read my NEW post about sheep!", "2/7 Read my new post about sheep https://example.com/a?b=1",
        "@bob Read my new post about sheep \xF0\x9F\x90\x91", "Read my new post about sheep :-)"}) {
    EXPECT_EQ(Tagged(copy).text_key, plain.text_key) << copy;
    EXPECT_EQ(Tagged(copy).simhash, plain.simhash) << copy;
    EXPECT_EQ(Tagged(copy).words, 6U) << copy;
  }
  EXPECT_NE(Tagged("Read my new post about goats").text_key, plain.text_key);
  EXPECT_NE(Tagged("Read my new post about sheep #farming").text_key, plain.text_key);
  EXPECT_NE(Tagged("my Read new post about sheep").text_key, plain.text_key);
}

TEST(MakeTaggedPost, NumbersAreNoWords) {
  EXPECT_EQ(Tagged("my 10k time was 52 minutes").text_key, Tagged("my 10k time was 49 minutes").text_key);
  EXPECT_EQ(Tagged("https://example.com \xF0\x9F\x98\x80 42").words, 0U);
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

// By hand: one word's SimHash is its hash; of two words, the bits set in at least two of {a, b, ab}.
TEST(SimHash, IsTheMajorityOfWordsAndPairs) {
  EXPECT_EQ(SimHash({}), 0U);
  EXPECT_EQ(HashOf("sheep"), IdOf("sheep"));
  const std::uint64_t both = HashOf("sheep farm");
  EXPECT_EQ(both & IdOf("sheep") & IdOf("farm"), IdOf("sheep") & IdOf("farm"));
  EXPECT_EQ(both & ~(IdOf("sheep") | IdOf("farm")), 0U);
  EXPECT_NE(both, HashOf("farm sheep"));
}

TEST(SimHash, CountersDoNotOverflow) {
  std::string text = "sheep";
  for (int i = 0; i < 5000; ++i) text += " sheep";
  // 5001 times the word against 5000 times the pair: the word has the majority.
  EXPECT_EQ(HashOf(text), IdOf("sheep"));
}

TEST(SimHash, NearForLongTextsWithOneWordChangedAndFarForOthers) {
  std::string text;
  std::string other;
  for (int i = 0; i < 200; ++i) {
    text += "word" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i) + " ";
    other += "other" + std::to_string(i) + " ";
  }
  EXPECT_LE(std::popcount(HashOf(text) ^ HashOf(text + "one")), 10);
  EXPECT_GE(std::popcount(HashOf(text) ^ HashOf(other)), 15);
  EXPECT_GT(std::popcount(HashOf("i love my new golf clubs") ^ HashOf("i love my new garden gloves")), 3);
}

}  // namespace
}  // namespace metier::weigh
