#include "text/characters.h"

#include <gtest/gtest.h>

#include <initializer_list>

namespace metier::text {
namespace {

TEST(Characters, Emoji) {
  for (const char32_t c : {U'😀', U'❤', U'⌚', U'🇬', U'👍', U'☀'}) EXPECT_TRUE(IsEmoji(c)) << static_cast<int>(c);
  for (const char32_t c : {U'1', U'#', U'*', U'©', U'®', U'™', U'a', U'←'})
    EXPECT_FALSE(IsEmoji(c)) << static_cast<int>(c);
}

TEST(Characters, ScriptsWithoutBlanksDoNotContinueWords) {
  for (const char32_t c : {U'a', U'Z', U'é', U'я', U'9', U'_', U'ح', U'한', U'\u0301'}) EXPECT_TRUE(ContinuesWord(c));
  for (const char32_t c : {U'天', U'の', U'ไ', U' ', U'-', U'😀', U'@'}) EXPECT_FALSE(ContinuesWord(c));
}

TEST(Characters, KindOfSegment) {
  EXPECT_EQ(KindOfSegment("word"), TokenKind::kWord);
  EXPECT_EQ(KindOfSegment("4x4"), TokenKind::kWord);
  EXPECT_EQ(KindOfSegment("42"), TokenKind::kNumber);
  EXPECT_EQ(KindOfSegment("٤٢"), TokenKind::kNumber);
  EXPECT_EQ(KindOfSegment("1️⃣"), TokenKind::kEmoji);
  EXPECT_EQ(KindOfSegment("👩‍👩‍👧"), TokenKind::kEmoji);
  EXPECT_EQ(KindOfSegment("©️"), TokenKind::kEmoji);  // with the selector that asks for the picture
  EXPECT_EQ(KindOfSegment("©"), TokenKind::kPunctuation);
  EXPECT_EQ(KindOfSegment("\uFFFD"), TokenKind::kPunctuation);
  EXPECT_EQ(KindOfSegment("\u200B"), TokenKind::kSpace);
  EXPECT_EQ(KindOfSegment(std::string_view("\0", 1)), TokenKind::kSpace);
  EXPECT_EQ(KindOfSegment("\u3164"), TokenKind::kSpace);  // Hangul filler: a letter that shows nothing
  EXPECT_EQ(KindOfSegment("\u202E"), TokenKind::kSpace);
}

TEST(Characters, CaseFlags) {
  EXPECT_EQ(CaseFlags("Apple"), kCapitalised);
  EXPECT_EQ(CaseFlags("apple"), 0);
  EXPECT_EQ(CaseFlags("iPhone"), 0);
  EXPECT_EQ(CaseFlags("NASA"), kAllCaps);
  EXPECT_EQ(CaseFlags("I"), kCapitalised);
  EXPECT_EQ(CaseFlags("McDonald"), kCapitalised);
  EXPECT_EQ(CaseFlags("Élan"), kCapitalised);
  EXPECT_EQ(CaseFlags("R&B"), kAllCaps);
  EXPECT_EQ(CaseFlags("中国"), 0);
}

}  // namespace
}  // namespace metier::text
