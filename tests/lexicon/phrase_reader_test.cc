// Phrases to items: the short way for plain phrases gives what the tokenizer gives.

#include "lexicon/phrase_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

namespace metier::lexicon {
namespace {

std::vector<std::string> Keys(std::string_view phrase) {
  Interner words;
  PhraseReader reader(&words);
  EXPECT_EQ(reader.Read(phrase), "") << phrase;
  std::vector<std::string> keys;
  for (const Item& item : reader.items()) keys.emplace_back(words[item.word]);
  return keys;
}

TEST(PhraseReaderTest, Keys) {
  using testing::ElementsAre;
  EXPECT_THAT(Keys("Lamb's-Quarters"), ElementsAre("lamb", "quarters"));
  EXPECT_THAT(Keys("lambs' quarters"), ElementsAre("lambs", "quarters"));
  EXPECT_THAT(Keys("rock 'n' roll"), ElementsAre("rock", "'", "n", "'", "roll"));
  EXPECT_THAT(Keys("twenty - one"), ElementsAre("twenty", "-", "one"));
  EXPECT_THAT(Keys("ac/dc"), ElementsAre("ac", "/", "dc"));
  EXPECT_THAT(Keys("@NASA $TSLA #Golf"), ElementsAre("@nasa", "$tsla", "#golf"));
  EXPECT_THAT(Keys("site:Golf.co.uk"), ElementsAre("site:golf.co.uk"));
  EXPECT_THAT(Keys("\u26f3"), ElementsAre("\u26f3"));
}

TEST(PhraseReaderTest, Joined) {
  Interner words;
  PhraseReader reader(&words);
  const auto joined = [&reader](std::string_view phrase) {
    EXPECT_EQ(reader.Read(phrase), "");
    return reader.Joined();
  };
  EXPECT_EQ(joined("Lamb's Quarters"), "lambsquarters");
  EXPECT_EQ(joined("no-code tools"), "nocodetools");
  EXPECT_EQ(joined("Caf\u00c9 culture"), "caf\u00e9culture");
  EXPECT_EQ(joined("golf"), "");
  EXPECT_EQ(joined("ac/dc"), "");
}

TEST(PhraseReaderTest, ThePlainWayIsTheTokenizersWay) {
  text::Tokenizer tokenizer;
  text::TokenizedText text;
  std::mt19937 random(5);
  for (int round = 0; round < 20000; ++round) {
    std::string phrase;
    for (std::size_t n = 1 + random() % 8; n > 0; --n) {
      // Few letters make every emoticon and contraction there could be.
      const char* letters = random() % 2 == 0 ? "xodtps" : "abcdefghijklmnopqrstuvwxyz";
      const std::size_t count = std::string_view(letters).size();
      for (std::size_t k = 1 + random() % 5; k > 0; --k) phrase += letters[random() % count];
      if (n > 1) phrase += ' ';
    }
    Interner words;
    PhraseReader reader(&words);
    ASSERT_EQ(reader.Read(phrase), "") << phrase;
    std::vector<Item> items;
    std::string buffer;
    tokenizer.Tokenize(phrase, &text);
    ReadItems(
        text, phrase, [&words](std::string_view word) { return words.Find(word); }, &buffer, &items);
    ASSERT_EQ(items.size(), reader.items().size()) << phrase;
    for (std::size_t i = 0; i < items.size(); ++i) {
      const Item& item = reader.items()[i];
      EXPECT_EQ(item.word, items[i].word) << phrase;
      EXPECT_EQ(item.range, items[i].range) << phrase;
      EXPECT_EQ(item.kind, items[i].kind) << phrase;
      EXPECT_EQ(item.flags, items[i].flags) << phrase;
      EXPECT_EQ(item.token, items[i].token) << phrase;
      EXPECT_EQ(item.after_space, items[i].after_space) << phrase;
    }
  }
}

}  // namespace
}  // namespace metier::lexicon
