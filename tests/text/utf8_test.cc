#include "text/utf8.h"

#include <gtest/gtest.h>

#include <string>

namespace metier::text {
namespace {

TEST(Utf8, DecodesEachLength) {
  EXPECT_EQ(DecodeUtf8("A").code_point, U'A');
  EXPECT_EQ(DecodeUtf8("é").code_point, U'é');
  EXPECT_EQ(DecodeUtf8("€").code_point, U'€');
  EXPECT_EQ(DecodeUtf8("😀").code_point, U'😀');
  EXPECT_EQ(DecodeUtf8("😀x").size, 4u);
  EXPECT_TRUE(DecodeUtf8(std::string_view("\0", 1)).valid);
}

TEST(Utf8, EveryCodePointSurvivesTheRoundTrip) {
  std::string bytes;
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    bytes.clear();
    AppendUtf8(c, &bytes);
    const Utf8Character decoded = DecodeUtf8(bytes);
    ASSERT_TRUE(decoded.valid) << std::hex << static_cast<std::uint32_t>(c);
    ASSERT_EQ(decoded.code_point, c);
    ASSERT_EQ(decoded.size, bytes.size());
    ASSERT_EQ(DecodeLastUtf8("€" + bytes).code_point, c);
  }
}

TEST(Utf8, WhatIsNoCharacterIsWrittenAsReplacement) {
  for (const char32_t c : {char32_t{0xD800}, char32_t{0xDFFF}, char32_t{0x110000}, char32_t{0xFFFFFFFF}}) {
    std::string bytes;
    AppendUtf8(c, &bytes);
    EXPECT_EQ(bytes, "\uFFFD");
  }
}

// The example of the Unicode Standard 15.0, section 3.9, table 3-8 and the three after it.
TEST(Utf8, RepairsTheExamplesOfTheStandard) {
  std::uint32_t replaced = 0;
  EXPECT_EQ(RepairUtf8("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", &replaced),
            "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
  EXPECT_EQ(replaced, 8u);
  EXPECT_EQ(RepairUtf8("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", &replaced),
            "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
  EXPECT_EQ(replaced, 8u);
  EXPECT_EQ(RepairUtf8("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", &replaced),
            "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA\uFFFD\uFFFDB");
  EXPECT_EQ(replaced, 7u);
  EXPECT_EQ(RepairUtf8("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", &replaced), "\uFFFD\uFFFD\uFFFD\uFFFDA");
  EXPECT_EQ(replaced, 4u);
}

TEST(Utf8, ValidTextIsItself) {
  std::uint32_t replaced = 7;
  EXPECT_EQ(RepairUtf8("naïve 😀 \uFFFD", &replaced), "naïve 😀 \uFFFD");
  EXPECT_EQ(replaced, 0u);
  EXPECT_EQ(RepairUtf8("", &replaced), "");
}

TEST(Utf8, ValidPrefixStopsAtTheFirstBadByte) {
  EXPECT_EQ(ValidUtf8Prefix("abc"), 3u);
  EXPECT_EQ(ValidUtf8Prefix("é\xC3"), 2u);
  EXPECT_EQ(ValidUtf8Prefix("\x80"), 0u);
}

TEST(Utf8, TruncationKeepsCharactersWhole) {
  EXPECT_EQ(TruncateUtf8("aé", 3), "aé");
  EXPECT_EQ(TruncateUtf8("aé", 2), "a");
  EXPECT_EQ(TruncateUtf8("😀", 3), "");
}

}  // namespace
}  // namespace metier::text
