#include "model/features.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/word_frequencies.h"

namespace metier::model {
namespace {

using testing::ElementsAre;

std::vector<std::string> FeaturesOf(std::string_view post) {
  static const auto words = *text::WordFrequencies::Load(METIER_DATA_DIR "/words.txt");
  text::Tokenizer tokenizer(words);
  text::TokenizedText tokens;
  Features features;
  tokenizer.Tokenize(post, &tokens);
  ExtractFeatures(tokens, &features);
  std::vector<std::string> all;
  for (const Feature& feature : features.items) {
    EXPECT_LE(feature.range.end, post.size());
    EXPECT_LT(feature.range.begin, feature.range.end);
    all.emplace_back(features.Text(feature));
  }
  return all;
}

TEST(Features, WordsAreFolded) { EXPECT_THAT(FeaturesOf("Finally BROKE Ann's record!"), ElementsAre("finally", "broke", "ann", "record")); }

TEST(Features, HashtagsAreTheirWords) { EXPECT_THAT(FeaturesOf("#NoCodeTools"), ElementsAre("no", "code", "tools")); }

TEST(Features, LargeNumbersAreAlike) {
  EXPECT_EQ(FeaturesOf("48,117"), FeaturesOf("93,224"));
  EXPECT_NE(FeaturesOf("2024"), FeaturesOf("1999"));
}

TEST(Features, MentionsAndSignsSayNothing) { EXPECT_THAT(FeaturesOf("@bob :-) ... a@b.com"), testing::IsEmpty()); }

TEST(Features, LinksGiveTheirDomain) { EXPECT_THAT(FeaturesOf("https://www.golf.com/"), ElementsAre("site:golf.com")); }

TEST(Features, NothingThatFastTextWouldTakeForSomethingElse) {
  for (const std::string& feature : FeaturesOf(std::string("__label__golf a\0b </s> x\u2028y", 24))) {
    EXPECT_FALSE(feature.starts_with("__label__"));
    EXPECT_EQ(feature.find_first_of(std::string(" \t\n\r\v\f\0", 7)), std::string::npos) << feature;
    EXPECT_NE(feature, "</s>");
  }
}

TEST(Features, LongPostsAreCut) {
  std::string post;
  for (int i = 0; i < 10000; ++i) post += "word ";
  EXPECT_EQ(FeaturesOf(post).size(), kMaxFeatures);
}

}  // namespace
}  // namespace metier::model
