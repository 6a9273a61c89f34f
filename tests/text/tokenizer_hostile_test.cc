// Input that breaks tokenizers: random bytes, and everything that is very long, very deep or very repetitive. The laws
// of tokens must hold for all of it, in linear time: a quadratic step would take hours here.

#include <gtest/gtest.h>
#include <unicode/utf8.h>

#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "tests/text/text_testing.h"
#include "text/language.h"
#include "text/tokenizer.h"

namespace metier::text {
namespace {

// Long enough for a quadratic step of a nanosecond to miss the limit below.
constexpr std::size_t kRepeated = kSanitized ? 30'000 : 300'000;
constexpr std::size_t kLong = kSanitized ? 1'000'000 : 10'000'000;

std::string Repeat(std::string_view unit, std::size_t size) {
  std::string repeated;
  repeated.reserve(size + unit.size());
  while (repeated.size() < size) repeated += unit;
  return repeated;
}

// How many subparts ICU, which is not ours, would replace.
std::uint32_t InvalidByIcu(const std::string& input) {
  std::uint32_t count = 0;
  const auto size = static_cast<int32_t>(input.size());
  for (int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const std::uint8_t*>(input.data()), i, size, c);
    count += c < 0;
  }
  return count;
}

class Hostile : public ::testing::Test {
 protected:
  void Check(const std::string& input) {
    tokenizer_.Tokenize(input, &text_);
    ASSERT_EQ(BrokenLaw(input, text_), "") << ::testing::PrintToString(input.substr(0, 200));
    ASSERT_EQ(text_.invalid_bytes, InvalidByIcu(input)) << ::testing::PrintToString(input.substr(0, 200));
    const Language language = DetectLanguage(text_, "", ShippedWords().get());
    ASSERT_FALSE(language.code.empty());
  }

  // In processor time, for the machine may be busy: a few seconds even for a sanitizer build.
  void CheckQuick(const std::string& input, const std::string& name) {
    const std::clock_t begin = std::clock();
    Check(input);
    EXPECT_LT(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, 10.0) << name;
  }

  Tokenizer tokenizer_{ShippedWords()};
  TokenizedText text_;
};

TEST_F(Hostile, RandomBytes) {
  std::mt19937 random(1);
  for (int round = 0; round < 5000; ++round) {
    std::string input(random() % 120, '\0');
    for (char& c : input) c = static_cast<char>(random());
    ASSERT_NO_FATAL_FAILURE(Check(input));
  }
}

// Random strings of the pieces that entities, references and ICU's rules are made of.
TEST_F(Hostile, RandomPieces) {
  const std::vector<std::string> pieces = {"a",
                                           "B",
                                           "é",
                                           "ß",
                                           "İ",
                                           "天",
                                           "の",
                                           "ไทย",
                                           "한",
                                           "1",
                                           "23",
                                           "٣",
                                           " ",
                                           "\n",
                                           "\r\n",
                                           "\t",
                                           ".",
                                           ",",
                                           ":",
                                           "/",
                                           "//",
                                           "@",
                                           "#",
                                           "＃",
                                           "$",
                                           "&",
                                           "&amp;",
                                           "&#39;",
                                           "&#x27;",
                                           "&eacute;",
                                           "&#0;",
                                           "&#xD800;",
                                           ";",
                                           "_",
                                           "-",
                                           "'",
                                           "’",
                                           "\"",
                                           "(",
                                           ")",
                                           "http://",
                                           "www.",
                                           ".com",
                                           ".co.uk",
                                           "%20",
                                           "%",
                                           "+",
                                           "++",
                                           "C#",
                                           ".net",
                                           ":-)",
                                           "<3",
                                           "^_^",
                                           "👍🏽",
                                           "👩‍👧",
                                           "🇬",
                                           "️⃣",
                                           "\u200D",
                                           "\u200B",
                                           "\u202E",
                                           "\u2066",
                                           "\u0301",
                                           "\u3164",
                                           "\uFEFF",
                                           "\uFFFD",
                                           std::string(1, '\0'),
                                           "\x80",
                                           "\xC0",
                                           "\xE2\x82",
                                           "\xED\xA0\x80",
                                           "\xF0\x9F",
                                           "\xFF",
                                           "\u1100",
                                           "\u1161",
                                           "\u0E48",
                                           "क्",
                                           "ष"};
  std::mt19937 random(2);
  for (int round = 0; round < 20'000; ++round) {
    std::string input;
    for (std::size_t i = random() % 14 + 1; i > 0; --i) input += pieces[random() % pieces.size()];
    ASSERT_NO_FATAL_FAILURE(Check(input));
  }
}

TEST_F(Hostile, EveryPairOfBytes) {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string input = {static_cast<char>(first), static_cast<char>(second), 'a'};
      ASSERT_NO_FATAL_FAILURE(Check(input));
    }
  }
}

TEST_F(Hostile, NulBytes) {
  Check(std::string(1, '\0'));
  Check(std::string(100'000, '\0'));
  Check(std::string("golf\0golf", 9));
  ASSERT_EQ(text_.tokens.size(), 3u);
  EXPECT_EQ(text_.Norm(text_.tokens[2]), "golf");
}

TEST_F(Hostile, TenMegabytesOfOneLetter) {
  CheckQuick(std::string(kLong, 'a'), "a");
  EXPECT_EQ(text_.tokens.size(), 1u);
  CheckQuick(Repeat("é", kLong), "é");
  CheckQuick(Repeat("\u05D0", kLong), "alef");
}

TEST_F(Hostile, HundredThousandCombiningMarks) {
  CheckQuick(std::string("a") + Repeat("\u0301", 200'000), "acute");
  EXPECT_EQ(text_.tokens.size(), 1u);
  // Marks of different classes must be sorted to be normalised; sorted naively that is quadratic.
  CheckQuick(std::string("a") + Repeat("\u0301\u0327\u0323", 600'000), "mixed");
  CheckQuick(std::string("#a") + Repeat("\u0301\u0327\u0323", 600'000), "tag");
}

TEST_F(Hostile, DeepJoinerChains) {
  CheckQuick(Repeat("👩\u200D", 1'000'000), "joiners");
  CheckQuick(Repeat("🇬", 1'000'000), "flags");
  CheckQuick(std::string("👍") + Repeat("🏽", 1'000'000), "skin tones");
  CheckQuick(Repeat("\u200D", 1'000'000), "bare joiners");
}

TEST_F(Hostile, DirectionalControls) {
  Check("a\u202Eb\u202C \u2066golf\u2069 \u200Fשלום\u200E");
  CheckQuick(Repeat("\u202E", 1'000'000), "overrides");
  CheckQuick(Repeat("\u2066a", 1'000'000), "isolates");
}

TEST_F(Hostile, EncodedSurrogates) {
  Check("\xED\xA0\xBD\xED\xB8\x80");  // CESU-8
  EXPECT_EQ(text_.invalid_bytes, 6u);
  CheckQuick(Repeat("\xED\xA0\x80", 1'000'000), "surrogates");
}

TEST_F(Hostile, LongRunsOfDictionaryScripts) {
  CheckQuick(Repeat("天", kLong / 10), "one ideograph");
  CheckQuick(Repeat("今天天气很好", kLong / 10), "Chinese");
  CheckQuick(Repeat("ก", kLong / 10), "one Thai letter");
  CheckQuick(Repeat("ผมชอบเล่นกอล์ฟ", kLong / 10), "Thai");
  CheckQuick(Repeat("ー", kLong / 10), "length marks");
}

// Each of these makes some pattern look ahead and fail, over and over.
TEST_F(Hostile, RepeatedBeginningsOfEntities) {
  for (const char* unit :
       {"a.",        "1.",      "1.a.",     "a@",     "@a.",    "a@a.", "#",      "#1",         "#_",     "$",
        "$a",        "http://", "http://a", "www.",   "www.a ", "a-",   "-_",     ":",          ":-",     "(",
        "http://a(", ")(",      "&",        "&#",     "&#x",    "&a",   "1,",     "1é.",        "1:1é ",  "a.com/",
        "%20",       "a%",      "<",        "</3",    "^",      "C#",   "C++",    "a&a",        "_a",     "\xF0",
        "\xE2\x82",  "' ",      "a'",       "a’s ",   "A",      "aB",   "#aB1",   "http://a/b", ".net ",  "x.js.",
        "@a@a",      "#a#",     "1.1é",     "a@b.c1", "\r\n",   "a.b@", "end.it", "@x ",        "me@me ", "T_",
        "o_",        "xD",      "-.",       "x.y-",   "5%",     "a.-@", "((-"}) {
    CheckQuick(Repeat(unit, kRepeated) + "é", unit);
    if (!kSanitized) CheckQuick(Repeat(unit, kRepeated), unit);
  }
}

TEST_F(Hostile, AWordOfEveryLength) {
  for (std::size_t size = 0; size < 600; ++size) {
    std::string input = "#";
    input.append(size, 'a').append(" ").append(size, 'b').append("é x.org/").append(size, 'c');
    Check(input);
  }
}

// The tail of a monstrous input is one segment; nothing is lost.
TEST_F(Hostile, LongerThanTheLongest) {
  if (kSanitized) GTEST_SKIP() << "needs too much memory under sanitizers";
  const std::string input = Repeat(std::string(1 << 20, 'a') + " ", Tokenizer::kLongestInput + 1000);
  tokenizer_.Tokenize(input, &text_);
  ASSERT_FALSE(text_.tokens.empty());
  EXPECT_EQ(text_.tokens.back().kind, TokenKind::kSpace);
  EXPECT_EQ(text_.tokens.back().range.begin, Tokenizer::kLongestInput);
  EXPECT_EQ(text_.tokens.back().range.end, input.size());
}

}  // namespace
}  // namespace metier::text
