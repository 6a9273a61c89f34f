#include "text/normalize.h"

#include <gtest/gtest.h>

#include <string>

namespace metier::text {
namespace {

std::string Norm(std::string_view word) {
  std::string norm = "before";  // The arena is never empty in earnest.
  AppendWordNorm(word, &norm);
  EXPECT_EQ(norm.substr(0, 6), "before");
  return norm.substr(6);
}

TEST(Normalize, CaseAndWidth) {
  EXPECT_EQ(Norm("Pebble"), "pebble");
  EXPECT_EQ(Norm("ÉCOLE"), "école");
  EXPECT_EQ(Norm("E\u0301cole"), "école");
  EXPECT_EQ(Norm("Straße"), "strasse");
  EXPECT_EQ(Norm("ＧＯＬＦ"), "golf");
  EXPECT_EQ(Norm("ﬁn"), "fin");
  EXPECT_EQ(Norm("ΣΊΣΥΦΟΣ"), Norm("σίσυφος"));
}

TEST(Normalize, WhatDoesNotShowDisappears) {
  EXPECT_EQ(Norm("gar\u00ADden"), "garden");
  EXPECT_EQ(Norm("gar\u200Dden"), "garden");
  EXPECT_EQ(Norm("gar\u202Eden"), "garden");
}

TEST(Normalize, Possessives) {
  EXPECT_EQ(Norm("Lamb's"), "lamb");
  EXPECT_EQ(Norm("Lamb’s"), "lamb");
  EXPECT_EQ(Norm("LAMB'S"), "lamb");
  EXPECT_EQ(Norm("O’Reilly’s"), "o'reilly");
  EXPECT_EQ(Norm("children's"), "children");
  EXPECT_EQ(Norm("AT&T's"), "at&t");
}

TEST(Normalize, ContractionsStayWhole) {
  for (const char* word : {"it's", "that's", "he's", "she's", "what's", "who's", "there's", "here's", "let's", "how's",
                           "where's", "don't", "i'm", "you're", "we've", "rock'n'roll"}) {
    EXPECT_EQ(Norm(word), word);
  }
  EXPECT_EQ(Norm("It’s"), "it's");
  EXPECT_EQ(Norm("'s"), "'s");  // Never an empty norm.
}

TEST(Normalize, VeryLongWordsAreCutAtACharacter) {
  std::string word;
  for (int i = 0; i < 1000; ++i) word += "é";
  EXPECT_EQ(Norm(word).size(), kLongestWord);
  EXPECT_EQ(Norm("a" + word).size(), kLongestWord - 1);
}

}  // namespace
}  // namespace metier::text
