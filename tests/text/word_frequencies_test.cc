#include "text/word_frequencies.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <string>

namespace metier::text {
namespace {

TEST(WordFrequencies, CountsAndProbabilities) {
  const auto words = WordFrequencies::Parse("the 60\ndon't 30\ngolf 10\n");
  ASSERT_TRUE(words.ok()) << words.status();
  EXPECT_EQ((*words)->size(), 3u);
  EXPECT_EQ((*words)->total(), 100u);
  EXPECT_EQ((*words)->Count("don't"), 30u);
  EXPECT_EQ((*words)->Count("Golf"), 0u);
  EXPECT_NEAR((*words)->LogProbability("golf"), std::log(0.1), 1e-12);
  EXPECT_LT((*words)->LogProbability("golg"), (*words)->LogProbability("golf"));
  // Ten times less likely with each letter.
  EXPECT_NEAR((*words)->LogProbability("xx") - (*words)->LogProbability("xxx"), std::log(10.0), 1e-12);
}

TEST(WordFrequencies, TheLastLineNeedsNoNewline) { EXPECT_TRUE(WordFrequencies::Parse("the 1").ok()); }

TEST(WordFrequencies, RefusesWhatIsNoTable) {
  for (const char* contents :
       {"", "\n", "the\n", "the x\n", "the 0\n", "the -1\n", "the 1 2\n", "the 1\r\n", "The 1\n", "'s 1\n", "a b 1\n",
        "the 1\n\nof 1\n", "the 1\nthe 2\n", "the 99999999999999999999999\n", " 1\n", "café 1\n"}) {
    const auto words = WordFrequencies::Parse(contents);
    ASSERT_FALSE(words.ok()) << contents;
    EXPECT_EQ(words.status().code(), absl::StatusCode::kInvalidArgument) << contents;
  }
  const auto words = WordFrequencies::Parse("the 1\nof x\n");
  EXPECT_NE(std::string(words.status().message()).find("line 2"), std::string::npos) << words.status();
}

TEST(WordFrequencies, AMissingFileIsNamed) {
  const auto words = WordFrequencies::Load("/nowhere/words.txt");
  ASSERT_FALSE(words.ok());
  EXPECT_EQ(words.status().code(), absl::StatusCode::kNotFound);
  EXPECT_NE(std::string(words.status().message()).find("/nowhere/words.txt"), std::string::npos);
  EXPECT_FALSE(WordFrequencies::Load("/").ok());  // A directory.
}

TEST(WordFrequencies, TheShippedTable) {
  const std::string path = METIER_DATA_DIR "/words.txt";
  const auto words = WordFrequencies::Load(path);
  ASSERT_TRUE(words.ok()) << words.status();
  EXPECT_GE((*words)->size(), 45'000u);
  EXPECT_LE(std::filesystem::file_size(path), 700'000u);
  EXPECT_GT((*words)->Count("the"), (*words)->Count("garden"));
  EXPECT_GT((*words)->Count("garden"), (*words)->Count("quarters"));
  for (const char* word : {"a", "i", "don't", "it's", "barbie", "golf", "knitting", "covid", "kubernetes"}) {
    EXPECT_TRUE((*words)->Knows(word)) << word;
  }
  for (const char* word : {"b", "lamb's", "lambsquarters", "und", "nicht", "porque", "avec", "garden's"}) {
    EXPECT_LT((*words)->Count(word), 500u) << word;
  }
}

}  // namespace
}  // namespace metier::text
