// What makes a match count less, and by how much.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/file.h"
#include "tests/lexicon/fixture.h"

namespace metier::lexicon {
namespace {

constexpr char kEntries[] =
    "golf, lamb, tee time | golf\nparis | travel\ngrace period | golf\n"
    "messi, lionel messi | football | name\nstriker | football | weak\nsite:golf.com | golf";

// With the cues that the project ships.
Reader ShippedReader() { return Reader(kEntries, *base::ReadFile(METIER_DATA_DIR "/lexicon/cues.txt")); }

struct Case {
  const char* post;
  int bits;
};

void Expect(const std::vector<Case>& cases) {
  Reader reader = ShippedReader();
  for (const Case& c : cases) EXPECT_EQ(reader.Bits(c.post), c.bits) << c.post;
}

TEST(WeakenTest, Negation) {
  Expect({{"I do not play golf", kNegated},
          {"I don't really care for golf", kNegated},
          {"I don\u2019t play golf", kNegated},
          {"this isn't golf", kNegated},
          {"never been to a golf", kNegated},
          {"not one two three golf", kNegated},
          {"not one two three four golf", 0},
          {"nothing to do with golf", kNegated},
          {"tennis rather than golf", kNegated},
          {"not into #golf", kNegated},
          {"I do not. Golf", 0},
          {"not tennis, golf", 0},
          {"not today\ngolf", 0},
          {"not great but golf", 0},
          {"not only golf", 0},
          {"I can't wait for golf", 0},
          {"never miss a golf", 0},
          {"golf is not dead", 0},
          {"nothing beats golf", 0}});
}

TEST(WeakenTest, ANegatorInAnotherPhraseStillNegates) {
  Reader reader("not my | travel\ngolf | golf", "[negators]\nnot\n");
  const LexiconMatches& found = reader.Match("not my golf");
  ASSERT_EQ(found.matches.size(), 2u);
  EXPECT_EQ(found.matches[0].weakened, 0);
  EXPECT_EQ(found.matches[1].weakened, kNegated);
}

TEST(WeakenTest, Jokes) {
  Expect({{"golf lol", kJoke},
          {"jk about golf", kJoke},
          {"golf is exciting, said no one ever", kJoke},
          {"golf is thrilling /s", kJoke},
          {"golf at 10 km/s", 0},
          {"golf \U0001F602", kJoke},
          {"golf\U0001F923\U0001F923", kJoke},
          {"golf #lol", kJoke},
          {"lol https://example.org/golf", kJoke | kUrlPath},
          {"not golf haha", kNegated | kJoke},
          {"golf balls lollipop", 0}});
}

TEST(WeakenTest, PersonNames) {
  Expect({{"met Bruce Lamb today", kPersonName},
          {"Bruce Lamb said so", kPersonName},
          {"talked to Qwyrtha Lamb today", kPersonName},
          {"saw Paris Hilton there", kPersonName},
          {"Paris Hilton was there", kPersonName},
          {"we saw Grace Lamb there", kPersonName},
          {"Grace lamb is tasty", 0},
          {"Will Lamb be served?", 0},
          {"my uncle Lamb", kPersonName},
          {"my dog paris", kPersonName},
          {"Mr. Lamb came", kPersonName},
          {"Dr Lamb came", kPersonName},
          {"a girl named Paris", kPersonName},
          {"hi Paris how are you", kPersonName},
          {"hi golf people", 0},
          {"a game called golf", 0},
          {"off to Paris tomorrow", 0},
          {"roast lamb", 0},
          {"Paris is lovely", 0},
          {"I love Paris and Rome", 0},
          {"Bruce lamb", 0},
          {"Bruce, Lamb is ready", 0},
          {"BRUCE SOLD THE LAMB", 0},
          {"How Everyone Learned About Golf Today", 0}});
}

TEST(WeakenTest, MentionsAreNoNames) {
  Expect({{"with @bruce Lamb tastes best", 0}});
  Reader reader = ShippedReader();
  EXPECT_THAT(reader.Topics("@golf @Paris"), testing::IsEmpty());
}

TEST(WeakenTest, UnsupportedNames) {
  Expect({{"messi", kUnsupportedName}, {"Lionel Messi", kUnsupportedName}});
  Reader reader = ShippedReader();
  const LexiconMatches& alone = reader.Match("messi messi");
  ASSERT_EQ(alone.matches.size(), 2u);
  EXPECT_EQ(alone.matches[1].weakened, kUnsupportedName);
  EXPECT_NEAR(alone.matches[1].strength, kWeakStrength, 1e-12);
  const LexiconMatches& supported = reader.Match("Messi, what a striker");
  ASSERT_EQ(supported.matches.size(), 2u);
  EXPECT_EQ(supported.matches[0].weakened, 0);
  const LexiconMatches& beside_other = reader.Match("messi plays golf");
  EXPECT_EQ(beside_other.matches.at(0).weakened, kUnsupportedName);
  EXPECT_EQ(reader.Bits("my cousin Messi"), kPersonName | kUnsupportedName);
  EXPECT_EQ(reader.Bits("the great Bruce Messi"), kUnsupportedName);
}

TEST(WeakenTest, Quotes) {
  Expect({{"the word \"golf\" is odd", kQuoted},
          {"the word \u201cgolf\u201d is odd", kQuoted},
          {"the word 'golf' is odd", kQuoted},
          {"the word \u2018golf\u2019 is odd", kQuoted},
          {"\"golf is odd\"", 0},
          {"\"a tee time\"", 0},
          {"the lamb\u2019s wool", 0}});
}

TEST(WeakenTest, Similes) {
  Expect({{"soft like a lamb", kSimile}, {"as if it were golf", kSimile}, {"I like lamb", 0}, {"like a big lamb", 0}});
}

TEST(WeakenTest, FactorsMultiply) {
  Reader reader = ShippedReader();
  const Match& match = reader.Match("not like a lamb lol").matches.at(0);
  EXPECT_EQ(match.weakened, kNegated | kJoke | kSimile);
  EXPECT_DOUBLE_EQ(match.strength, 2.0 * 0.25 * 0.7 * 0.5);
}

}  // namespace
}  // namespace metier::lexicon
