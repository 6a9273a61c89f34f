// Everyday words count less, unless the entry says more than "here is a phrase".

#include <gtest/gtest.h>

#include "lexicon/strength.h"
#include "tests/lexicon/fixture.h"

namespace metier::lexicon {
namespace {

TEST(Everyday, FallsFromWholeToLeast) {
  EXPECT_EQ(Everyday(0, true), 1);
  EXPECT_EQ(Everyday(kRareShare, true), 1);
  EXPECT_DOUBLE_EQ(Everyday(kEverydayShare, true), kLeastOfOneWord);
  EXPECT_DOUBLE_EQ(Everyday(0.5, false), kLeastOfMoreWords);
  double last = 1;
  for (double share = 1e-8; share < 1e-2; share *= 1.5) {
    EXPECT_LE(Everyday(share, true), last);
    EXPECT_LE(Everyday(share, true), Everyday(share, false));
    last = Everyday(share, true);
  }
}

class EverydayWords : public testing::Test {
 protected:
  EverydayWords()
      : taxonomy_(StandardTaxonomy()),
        words_(*text::WordFrequencies::Parse("the 900000\nball 5000\ngreen 3000\n")),
        lexicon_(*Lexicon::Parse(files_, taxonomy_, words_.get())),
        tokenizer_(words_) {}

  // The strength of the only match in `post`.
  double StrengthIn(std::string_view post) {
    tokenizer_.Tokenize(post, &text_);
    lexicon_.Match(text_, post, &scratch_, &matches_);
    EXPECT_EQ(matches_.matches.size(), 1u) << post;
    return matches_.matches.empty() ? 0 : matches_.matches[0].strength;
  }

  const std::vector<std::pair<std::string, std::string>> files_ = {
      {"cues.txt", ""},
      {"test.txt", "ball, sandwedge | golf\ngreen | golf | strong\nthe ball | cooking\nthe sandwedge | cooking\n"}};
  Taxonomy taxonomy_;
  std::shared_ptr<const text::WordFrequencies> words_;
  Lexicon lexicon_;
  text::Tokenizer tokenizer_;
  text::TokenizedText text_;
  LexiconScratch scratch_;
  LexiconMatches matches_;
};

TEST_F(EverydayWords, CountLess) {
  EXPECT_DOUBLE_EQ(StrengthIn("ball"), kNormalStrength * kLeastOfOneWord);
  EXPECT_DOUBLE_EQ(StrengthIn("sandwedge"), kNormalStrength);
}

TEST_F(EverydayWords, APhraseIsAsRareAsItsRarestWord) {
  EXPECT_DOUBLE_EQ(StrengthIn("the ball"), kNormalStrength * kLeastOfMoreWords);
  EXPECT_DOUBLE_EQ(StrengthIn("the sandwedge"), kNormalStrength);
}

TEST_F(EverydayWords, WhatIsSaidToBeStrongStaysStrong) { EXPECT_DOUBLE_EQ(StrengthIn("green"), kStrongStrength); }

}  // namespace
}  // namespace metier::lexicon
