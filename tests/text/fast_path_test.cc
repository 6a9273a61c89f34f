// The shortcuts of the hot path against the plain way: word breaks against ICU, candidates against asking every
// pattern, tables against Unicode's properties. Identical to the byte, or they are no shortcuts.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "tests/text/text_testing.h"
#include "text/ascii.h"
#include "text/tokenizer.h"
#include "text/word_break.h"

namespace metier::text {
namespace {

// What rules and patterns turn on, often enough to meet each other.
constexpr std::string_view kPieces[] = {"a",
                                        "B",
                                        "z",
                                        "x",
                                        "X",
                                        "o",
                                        "O",
                                        "T",
                                        "D",
                                        "DD",
                                        "s",
                                        "k",
                                        "the",
                                        "Golf",
                                        "NASA",
                                        "don",
                                        "1",
                                        "0",
                                        "23",
                                        "456",
                                        " ",
                                        " ",
                                        "  ",
                                        "\t",
                                        "\n",
                                        "\r",
                                        "\r\n",
                                        "\v",
                                        ".",
                                        ".",
                                        ",",
                                        ";",
                                        ":",
                                        "'",
                                        "'s",
                                        "\"",
                                        "_",
                                        "__",
                                        "-",
                                        "--",
                                        "+",
                                        "++",
                                        "#",
                                        "@",
                                        "$",
                                        "%",
                                        "&",
                                        "&amp;",
                                        "*",
                                        "/",
                                        "//",
                                        "\\",
                                        "(",
                                        ")",
                                        "[",
                                        "]",
                                        "<",
                                        ">",
                                        "=",
                                        "^",
                                        "|",
                                        "~",
                                        "!",
                                        "?",
                                        "{",
                                        "}",
                                        "`",
                                        "http",
                                        "https",
                                        "HTTP",
                                        "ftp",
                                        "://",
                                        "www",
                                        "com",
                                        "co",
                                        "uk",
                                        "net",
                                        "js",
                                        "asp",
                                        "notepad",
                                        "C#",
                                        "c++",
                                        "AT&T",
                                        "I/O",
                                        ":-)",
                                        "<3",
                                        "^_^",
                                        "o_O",
                                        "T_T",
                                        "xD",
                                        "-_-",
                                        "km",
                                        "st",
                                        "pm",
                                        "twelve-letter",
                                        "node.js",
                                        "me@x.org",
                                        "golf.com/a",
                                        std::string_view("\0", 1),
                                        "\x7F"};
constexpr std::string_view kForeign[] = {"é",      "ſ",      "K",        "’",      "“",       "”",
                                         "—",      "…",      "\u00A0",   "\u200B", "\u200D",  "\u0301",
                                         "\uFE0F", "\u20E3", "👍🏽", "🇬",      "＃",      "＠",
                                         "天",     "の",     "ไทย",      "한",     "א",       "\u00AF\\_(ツ)_/\u00AF",
                                         "°",      "‰",      "٣",        "\x80",   "\xE2\x82"};

std::string RandomText(std::mt19937* random, std::uint_fast32_t one_foreign_in) {
  std::string text;
  for (std::size_t i = (*random)() % 16 + 1; i > 0; --i) {
    if (one_foreign_in > 0 && (*random)() % one_foreign_in == 0) {
      text += kForeign[(*random)() % std::size(kForeign)];
    } else {
      text += kPieces[(*random)() % std::size(kPieces)];
    }
  }
  return text;
}

class FastPath : public ::testing::Test {
 protected:
  void Compare(std::string_view input) {
    fast_.Tokenize(input, &fast_text_);
    plain_.Tokenize(input, &plain_text_);
    ASSERT_TRUE(fast_text_ == plain_text_)
        << Dump(fast_text_) << Dump(plain_text_) << ::testing::PrintToString(std::string(input));
  }
  void CompareBreaks(std::string_view input) {
    breaker_.Break(input, &fast_ends_);
    breaker_.BreakByIcu(input, &plain_ends_);
    ASSERT_EQ(fast_ends_, plain_ends_) << ::testing::PrintToString(std::string(input));
  }

  Tokenizer fast_{ShippedWords()};
  Tokenizer plain_{ShippedWords(), Tokenizer::Path::kPlain};
  TokenizedText fast_text_, plain_text_;
  WordBreaker breaker_;
  std::vector<std::uint32_t> fast_ends_, plain_ends_;
};

// Every string of three ASCII characters stands for every pair of neighbours and what comes next.
TEST_F(FastPath, BreaksOfThreeAsciiCharacters) {
  // Classes of characters are what rules see: letters and digits by one each, all else as it is.
  std::string alphabet = "aB1_ ";
  for (char c = 0; c < 0x7F; ++c) {
    if (!IsAsciiOf(kAsciiWord, c) && c != ' ') alphabet += c;
  }
  alphabet += '\x7F';
  for (const char a : alphabet) {
    for (const char b : alphabet) {
      for (const char c : alphabet) {
        ASSERT_NO_FATAL_FAILURE(CompareBreaks(std::string("x") + a + b + c));
      }
    }
  }
}

TEST_F(FastPath, BreaksOfRandomText) {
  std::mt19937 random(11);
  for (int round = 0; round < (kSanitized ? 5'000 : 60'000); ++round) {
    ASSERT_NO_FATAL_FAILURE(CompareBreaks(RepairUtf8(RandomText(&random, round % 2 == 0 ? 0 : 6))));
  }
}

TEST_F(FastPath, RandomAscii) {
  std::mt19937 random(12);
  for (int round = 0; round < (kSanitized ? 5'000 : 60'000); ++round)
    ASSERT_NO_FATAL_FAILURE(Compare(RandomText(&random, 0)));
}

TEST_F(FastPath, RandomTextWithAFewForeignCharacters) {
  std::mt19937 random(13);
  for (int round = 0; round < (kSanitized ? 5'000 : 60'000); ++round)
    ASSERT_NO_FATAL_FAILURE(Compare(RandomText(&random, 2 + random() % 12)));
}

TEST_F(FastPath, RandomAsciiBytes) {
  std::mt19937 random(14);
  for (int round = 0; round < (kSanitized ? 5'000 : 40'000); ++round) {
    std::string input(random() % 24, '\0');
    for (char& c : input) c = static_cast<char>(random() % 128);
    ASSERT_NO_FATAL_FAILURE(Compare(input));
  }
}

TEST_F(FastPath, LongWordsAndLongRuns) {
  for (const char* unit : {"a", "1",  "_", " ",  ".",    "a.", "1.", "1,", "a-",  "-",   "a@", "@",
                           "#", "#a", "'", "a'", "\r\n", "x",  "xD", "a_", "ab.", "12:", "%"}) {
    for (const std::size_t size : {1, 2, 7, 8, 9, 62, 63, 64, 65, 66, 127, 255, 256, 257, 300, 700}) {
      std::string repeated;
      while (repeated.size() < size) repeated += unit;
      for (const char* end : {"", " ", ".com", "@x.org", "@", "é", "://", ".js", "5"})
        ASSERT_NO_FATAL_FAILURE(Compare(repeated + end));
    }
  }
}

// Whole lines of whatever the project holds, records and all: more signs than any post has.
TEST_F(FastPath, OwnFiles) {
  std::size_t lines = 0;
  for (const char* folder : {"/corpora", "/docs", "/models/lexicon", "/src/text", "/tests/text"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(METIER_SOURCE_DIR) + folder)) {
      if (!entry.is_regular_file()) continue;
      std::ifstream file(entry.path(), std::ios::binary);
      std::string line;
      for (int taken = 0; taken < (kSanitized ? 100 : 5'000) && std::getline(file, line); ++taken) {
        ASSERT_NO_FATAL_FAILURE(Compare(std::string_view(line).substr(0, 4000))) << entry.path();
        ++lines;
      }
    }
  }
  EXPECT_GT(lines, 1000u);
}

}  // namespace
}  // namespace metier::text
