#include "text/tokenizer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "tests/text/text_testing.h"

namespace metier::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The bytes of the original that each token but spaces stands for.
std::vector<std::string> Originals(std::string_view input) {
  Tokenizer tokenizer;
  TokenizedText text;
  tokenizer.Tokenize(input, &text);
  EXPECT_EQ(BrokenLaw(input, text), "");
  std::vector<std::string> originals;
  for (const Token& token : text.tokens) {
    if (token.kind != TokenKind::kSpace) {
      originals.emplace_back(input.substr(token.range.begin, token.range.end - token.range.begin));
    }
  }
  return originals;
}

// "Finally" with its flags: "C" capitalised, "A" all capitals, "S" sentence start.
std::string Flags(std::string_view input, std::string_view word) {
  Tokenizer tokenizer;
  TokenizedText text;
  tokenizer.Tokenize(input, &text);
  for (const Token& token : text.tokens) {
    if (input.substr(token.range.begin, token.range.end - token.range.begin) != word) continue;
    return std::string((token.flags & kCapitalised) ? "C" : "") + ((token.flags & kAllCaps) ? "A" : "") +
           ((token.flags & kSentenceStart) ? "S" : "");
  }
  return "not found";
}

TEST(Tokenizer, Nothing) {
  EXPECT_THAT(Tokens(""), IsEmpty());
  EXPECT_THAT(Tokens("  \n\t "), IsEmpty());
}

TEST(Tokenizer, APost) {
  EXPECT_THAT(Tokens("Loving #NoCodeTools, see https://golf.com/pebble-beach @ann 50% :) 😀"),
              ElementsAre("word:loving", "hashtag:nocodetools", "punctuation:,", "word:see", "url:golf.com",
                          "mention:ann", "number:50%", "emoticon::)", "emoji:😀"));
}

TEST(Tokenizer, WholeWordsOnly) {
  EXPECT_THAT(Tokens("CollegeHumor Francy Fiat's"), ElementsAre("word:collegehumor", "word:francy", "word:fiat"));
}

TEST(Tokenizer, Apostrophes) {
  EXPECT_THAT(
      Tokens("Lamb's lambs' don’t it's 'tis"),
      ElementsAre("word:lamb", "word:lambs", "punctuation:'", "word:don't", "word:it's", "punctuation:'", "word:tis"));
}

TEST(Tokenizer, NamesWithSigns) {
  EXPECT_THAT(Tokens("C++, C#, F#, .NET, R&amp;B, AT&T, A/B, Node.js, ASP.NET"),
              ElementsAre("word:c++", "punctuation:,", "word:c#", "punctuation:,", "word:f#", "punctuation:,",
                          "word:.net", "punctuation:,", "word:r&b", "punctuation:,", "word:at&t", "punctuation:,",
                          "word:a/b", "punctuation:,", "word:node.js", "punctuation:,", "word:asp.net"));
  EXPECT_THAT(Tokens("3D 4x4 5G K-pop COVID-19"),
              ElementsAre("word:3d", "word:4x4", "word:5g", "word:k", "punctuation:-", "word:pop", "word:covid",
                          "punctuation:-", "number:19"));
}

TEST(Tokenizer, MissingBlanksAfterFullStops) {
  EXPECT_THAT(Tokens("the end.Next one"),
              ElementsAre("word:the", "word:end", "punctuation:.", "word:next", "word:one"));
  EXPECT_THAT(Tokens("U.S.A. e.g. Ph.D"),
              ElementsAre("word:u.s.a", "punctuation:.", "word:e.g", "punctuation:.", "word:ph.d"));
}

TEST(Tokenizer, Underscores) {
  EXPECT_THAT(Tokens("_really_ snake_case ___"),
              ElementsAre("punctuation:_", "word:really", "punctuation:_", "word:snake_case", "punctuation:___"));
}

TEST(Tokenizer, EmojiSequencesAreOneToken) {
  for (const char* emoji : {"👩‍👩‍👧‍👦", "🇬🇧", "👍🏽", "1️⃣", "❤️", "🏳️‍🌈",
                            "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "🧑🏿‍🚀"}) {
    EXPECT_THAT(Tokens(std::string("a ") + emoji + emoji + " b"),
                ElementsAre("word:a", std::string("emoji:") + emoji, std::string("emoji:") + emoji, "word:b"));
  }
}

TEST(Tokenizer, DictionaryWords) {
  EXPECT_THAT(Tokens("私はゴルフが好きです"),
              ElementsAre("word:私", "word:は", "word:ゴルフ", "word:が", "word:好き", "word:です"));
  EXPECT_THAT(Tokens("ผมชอบเล่นกอล์ฟ"), ElementsAre("word:ผม", "word:ชอบ", "word:เล่น", "word:กอล์ฟ"));
}

TEST(Tokenizer, RangesAreOfTheOriginal) {
  EXPECT_THAT(Originals("AT&amp;T &eacute;t&#233; d&#x27;or \xFFz &lt;3"),
              ElementsAre("AT&amp;T", "&eacute;t&#233;", "d&#x27;or", "\xFF", "z", "&lt;3"));
  EXPECT_THAT(Originals("see http://x.org/?a=1&amp;b=2."), ElementsAre("see", "http://x.org/?a=1&amp;b=2", "."));
}

TEST(Tokenizer, PartsAreOfTheOriginalToo) {
  const std::string input = "&lt;#Caf&eacute;Noir&gt; https://golf.com/pebble-beach";
  Tokenizer tokenizer;
  TokenizedText text;
  tokenizer.Tokenize(input, &text);
  EXPECT_EQ(BrokenLaw(input, text), "");
  std::vector<std::string> parts;
  for (const Token& part : text.parts) {
    parts.push_back(std::string(text.Norm(part)) + "=" +
                    input.substr(part.range.begin, part.range.end - part.range.begin));
  }
  EXPECT_THAT(parts, ElementsAre("café=Caf&eacute;", "noir=Noir", "pebble=pebble", "beach=beach"));
}

TEST(Tokenizer, Flags) {
  EXPECT_EQ(Flags("Apple pie", "Apple"), "CS");
  EXPECT_EQ(Flags("the Apple pie", "Apple"), "C");
  EXPECT_EQ(Flags("the NASA budget", "NASA"), "A");
  EXPECT_EQ(Flags("I said: Apple!", "Apple"), "CS");
  EXPECT_EQ(Flags("pie\nApple", "Apple"), "CS");
  EXPECT_EQ(Flags("pie, Apple", "Apple"), "C");
  EXPECT_EQ(Flags("@ann \"Apple pie\"", "Apple"), "CS");
  EXPECT_EQ(Flags("pie… Apple", "Apple"), "CS");
  EXPECT_EQ(Flags("3 Apple pies", "Apple"), "C");
}

TEST(Tokenizer, InvalidBytesAreCounted) {
  Tokenizer tokenizer;
  TokenizedText text;
  tokenizer.Tokenize("a\xFF\xFE\xE2\x82 b", &text);
  EXPECT_EQ(text.invalid_bytes, 3u);
  EXPECT_THAT(Describe(text),
              ElementsAre("word:a", "punctuation:\uFFFD", "punctuation:\uFFFD", "punctuation:\uFFFD", "word:b"));
}

TEST(Tokenizer, FillersAndMarksAloneHaveNoEmptyNorms) {
  for (const std::string input :
       {"\u3164", "\u115F\u1160", "#\u3164", "#\u3164\u3164a", "\u0301", "#\u0301a", "a\u3164", "@\u3164", "\u00AD",
        "\u200B", "x\u00ADy", "\u2060\u2060", "http://a@/golf", "1️⃣2"}) {
    Tokenizer tokenizer;
    TokenizedText text;
    tokenizer.Tokenize(input, &text);
    EXPECT_EQ(BrokenLaw(input, text), "") << input;
  }
}

TEST(Tokenizer, IsReusableAndDeterministic) {
  Tokenizer tokenizer(ShippedWords());
  TokenizedText text;
  tokenizer.Tokenize("#lambsquarters &amp; \xFF golf", &text);
  const auto first = Describe(text);
  tokenizer.Tokenize("something else entirely", &text);
  tokenizer.Tokenize("#lambsquarters &amp; \xFF golf", &text);
  EXPECT_EQ(Describe(text), first);
  Tokenizer moved = std::move(tokenizer);
  moved.Tokenize("#lambsquarters &amp; \xFF golf", &text);
  EXPECT_EQ(Describe(text), first);
}

TEST(Tokenizer, OneForEachThreadShareTheirTables) {
  const std::string input = "Loving #lambsquarters at https://golf.com/pebble-beach 今天天气很好 ผมชอบ :) 😀";
  const auto expected = Tokens(input, ShippedWords());
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&, i] {
      Tokenizer tokenizer(ShippedWords());
      TokenizedText text;
      for (int round = 0; round < 200; ++round) {
        tokenizer.Tokenize(input, &text);
        wrong[static_cast<std::size_t>(i)] += Describe(text) != expected;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(wrong, ElementsAre(0, 0, 0, 0));
}

}  // namespace
}  // namespace metier::text
