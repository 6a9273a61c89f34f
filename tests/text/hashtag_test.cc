#include "text/hashtag.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/text/text_testing.h"

namespace metier::text {
namespace {

using ::testing::ElementsAre;

// The pieces joined by blanks.
std::string Split(std::string_view tag, const WordFrequencies* words = nullptr) {
  std::vector<Piece> pieces;
  SplitHashtag(tag, words, &pieces);
  std::string joined;
  std::size_t end = 0;
  for (const Piece& piece : pieces) {
    EXPECT_GE(piece.begin, end) << tag;
    EXPECT_GT(piece.size, 0u) << tag;
    end = piece.begin + piece.size;
    EXPECT_LE(end, tag.size()) << tag;
    if (!joined.empty()) joined += " ";
    joined += tag.substr(piece.begin, piece.size);
  }
  return joined;
}

TEST(Hashtag, ByCase) {
  EXPECT_EQ(Split("NoCodeTools"), "No Code Tools");
  EXPECT_EQ(Split("HTMLParser"), "HTML Parser");
  EXPECT_EQ(Split("parseHTML"), "parse HTML");
  EXPECT_EQ(Split("iOSDev"), "iOS Dev");
  EXPECT_EQ(Split("iPhone"), "iPhone");
  EXPECT_EQ(Split("NASA"), "NASA");
  EXPECT_EQ(Split("golf"), "golf");
  EXPECT_EQ(Split("ÉcoleÀParis"), "École À Paris");
}

TEST(Hashtag, ByDigitsAndUnderscores) {
  EXPECT_EQ(Split("100DaysOfCode"), "100 Days Of Code");
  EXPECT_EQ(Split("summer2024"), "summer 2024");
  EXPECT_EQ(Split("garden_club"), "garden club");
  EXPECT_EQ(Split("__a__"), "a");
}

TEST(Hashtag, OtherScriptsStayWhole) {
  EXPECT_EQ(Split("写真"), "写真");
  EXPECT_EQ(Split("हिन्दी"), "हिन्दी");
}

TEST(Hashtag, WithoutFrequenciesLettersStayTogether) { EXPECT_EQ(Split("lambsquarters"), "lambsquarters"); }

TEST(Hashtag, ByWordFrequencies) {
  const auto words = ShippedWords();
  ASSERT_NE(words, nullptr);
  const struct {
    std::string_view tag, expected;
  } kCases[] = {
      {"lambsquarters", "lambs quarters"},
      {"nocodetools", "no code tools"},
      {"LAMBSQUARTERS", "LAMBS QUARTERS"},
      {"Lambsquarters", "Lambs quarters"},
      {"machinelearning", "machine learning"},
      {"gardening", "gardening"},
      {"barbiedreamhouse", "barbie dream house"},
      {"communitymanagement", "community management"},
      {"thelastofus", "the last of us"},
      {"momlife", "mom life"},
      {"throwbackthursday", "throwback thursday"},
      {"tbt2014", "tbt 2014"},
      {"homeschooling", "homeschooling"},
      {"sheepfarming", "sheep farming"},
      {"worldcup", "world cup"},
      {"covid19", "covid 19"},
      {"blacklivesmatter", "black lives matter"},
      {"photography", "photography"},
      {"iLoveYou", "i Love You"},
      {"iPhone", "iPhone"},
      {"100daysofcode", "100 days of code"},
  };
  for (const auto& [tag, expected] : kCases) EXPECT_EQ(Split(tag, words.get()), expected) << tag;
}

TEST(Hashtag, UnknownNamesStayWhole) {
  const auto words = ShippedWords();
  ASSERT_NE(words, nullptr);
  EXPECT_EQ(Split("xkjqzvw", words.get()), "xkjqzvw");
}

TEST(Hashtag, VeryLongTagsStayWhole) {
  const auto words = ShippedWords();
  ASSERT_NE(words, nullptr);
  const std::string tag(5000, 'a');
  EXPECT_EQ(Split(tag, words.get()), tag);
}

TEST(SegmentLetters, TellsWhenAWordIsUnknown) {
  const auto words = WordFrequencies::Parse("garden 10\nclub 10\n");
  ASSERT_TRUE(words.ok());
  std::vector<Piece> pieces;
  EXPECT_TRUE(SegmentLetters("gardenclub", **words, &pieces));
  EXPECT_EQ(pieces.size(), 2u);
  pieces.clear();
  EXPECT_FALSE(SegmentLetters("gardenzzclub", **words, &pieces));
  EXPECT_TRUE(pieces.empty());
  EXPECT_FALSE(SegmentLetters("", **words, &pieces));
}

}  // namespace
}  // namespace metier::text
