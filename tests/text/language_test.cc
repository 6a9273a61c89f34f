#include "text/language.h"

#include <gtest/gtest.h>

#include <iterator>
#include <set>
#include <string>

#include "tests/text/language_posts.h"
#include "tests/text/text_testing.h"

namespace metier::text {
namespace {

Language Detect(std::string_view post, std::string_view hint = "", bool with_words = true) {
  const auto words = with_words ? ShippedWords() : nullptr;
  Tokenizer tokenizer(words);
  TokenizedText text;
  tokenizer.Tokenize(post, &text);
  return DetectLanguage(text, hint, words.get());
}

TEST(Language, TheTableIsLargeEnough) {
  std::set<std::string_view> codes;
  for (const PostInLanguage& post : kForeignPosts) codes.insert(post.code);
  EXPECT_GE(std::size(kEnglishPosts), 60u);
  EXPECT_GE(std::size(kForeignPosts), 120u);
  EXPECT_GE(codes.size(), 12u);
}

TEST(Language, EnglishPostsAreNeverForeign) {
  ASSERT_NE(ShippedWords(), nullptr);
  int undecided = 0;
  for (const std::string_view post : kEnglishPosts) {
    const Language language = Detect(post);
    EXPECT_TRUE(language.code == "en" || language.code == "und") << post << " -> " << language.code;
    undecided += language.code == "und";
  }
  EXPECT_LE(undecided, 3);
}

TEST(Language, ForeignPostsAreRecognised) {
  ASSERT_NE(ShippedWords(), nullptr);
  int wrong = 0;
  for (const PostInLanguage& post : kForeignPosts) {
    const Language language = Detect(post.text);
    EXPECT_NE(language.code, "en") << post.text;
    EXPECT_NE(language.code, "und") << post.text;
    if (language.code != post.code) {
      ++wrong;
      GTEST_LOG_(INFO) << post.text << " is " << post.code << ", was called " << language.code;
    }
  }
  // Which neighbour it is matters less than that it is not English; one in fifty may be mistaken.
  EXPECT_LE(wrong, static_cast<int>(std::size(kForeignPosts)) / 50);
}

// Without the table the little words alone must do: no English post of the list may turn foreign by more than a few.
TEST(Language, WorksWithoutFrequencies) {
  int wrong = 0;
  for (const std::string_view post : kEnglishPosts) {
    const Language language = Detect(post, "", /*with_words=*/false);
    wrong += language.code != "en" && language.code != "und";
  }
  for (const PostInLanguage& post : kForeignPosts) wrong += Detect(post.text, "", /*with_words=*/false).code == "en";
  EXPECT_LE(wrong, 12);
}

TEST(Language, AFewWordsSayNothing) {
  for (const char* post : {"", "golf", "Barbie party", "https://golf.com #", "@ann 😀", "123 45%", "C++"}) {
    EXPECT_EQ(Detect(post).code, "und") << post;
    EXPECT_EQ(Detect(post).confidence, 0.0) << post;
    EXPECT_EQ(Detect(post, "es").code, "es") << post;
  }
}

TEST(Language, ScriptsDecideEvenOneWord) {
  EXPECT_EQ(Detect("ゴルフ").code, "ja");
  EXPECT_EQ(Detect("골프").code, "ko");
  EXPECT_EQ(Detect("กอล์ฟ").code, "th");
  EXPECT_EQ(Detect("高尔夫球").code, "zh");
  EXPECT_EQ(Detect("γκολφ").code, "el");
  EXPECT_EQ(Detect("גולף").code, "he");
}

TEST(Language, TheHintDecidesOnlyWhereWordsDoNot) {
  EXPECT_EQ(Detect("Finally broke 80 at Pebble Beach", "es").code, "en");
  EXPECT_EQ(Detect("Me encanta jugar al golf los domingos", "en").code, "es");
  EXPECT_EQ(Detect("Barbie party", "pt-BR").code, "pt");
  EXPECT_EQ(Detect("Barbie party", "EN_us").code, "en");
  EXPECT_EQ(Detect("Barbie party", "in").code, "id");  // What Twitter calls Indonesian.
  for (const char* nothing : {"und", "zxx", "qme", "english", "e", "e1", "\xFF"}) {
    EXPECT_EQ(Detect("Barbie party", nothing).code, "und") << nothing;
  }
}

TEST(Language, LinksMentionsAndTagsAreNotTheLanguage) {
  EXPECT_EQ(
      Detect("Ich habe heute keine Lust #travel #love #photography #instagood https://example.com/the-best-of-it").code,
      "de");
  EXPECT_EQ(Detect("@derspiegel @lemonde I love the new garden").code, "en");
  EXPECT_EQ(Detect("#gardening #love #photography #travel").code, "en");
}

TEST(Language, EntitiesAndInvalidBytesDoNoHarm) {
  EXPECT_EQ(Detect("J&#39;ai oubli&eacute; mes cl&eacute;s \xFF ce matin").code, "fr");
  EXPECT_EQ(Detect(std::string(100'000, '\xFF')).code, "und");
}

TEST(Language, ConfidenceIsAProbability) {
  for (const PostInLanguage& post : kForeignPosts) {
    const Language language = Detect(post.text);
    EXPECT_GT(language.confidence, 0.0) << post.text;
    EXPECT_LE(language.confidence, 1.0) << post.text;
  }
}

}  // namespace
}  // namespace metier::text
