#include "text/script_language.h"

#include <gtest/gtest.h>

namespace metier::text {
namespace {

TEST(ScriptLanguage, ScriptsOfOneLanguage) {
  EXPECT_EQ(LanguageOfScript("골프 치러 가자").code, "ko");
  EXPECT_EQ(LanguageOfScript("գոլֆ").code, "hy");
  EXPECT_EQ(LanguageOfScript("golf").code, "");
  EXPECT_TRUE(LanguageOfScript("golf").latin);
  EXPECT_EQ(LanguageOfScript("12 !").code, "");
  EXPECT_FALSE(LanguageOfScript("12 !").latin);
}

TEST(ScriptLanguage, KanaTellJapaneseFromChinese) {
  EXPECT_EQ(LanguageOfScript("高尔夫球").code, "zh");
  EXPECT_EQ(LanguageOfScript("東京でゴルフ").code, "ja");
  EXPECT_EQ(LanguageOfScript("ゴルフ").code, "ja");
}

TEST(ScriptLanguage, ForeignNamesDoNotOutweighIdeographs) {
  EXPECT_EQ(LanguageOfScript("新しいiPhoneを買いました").code, "ja");
  EXPECT_TRUE(LanguageOfScript("I love 東京 in spring").latin);
}

TEST(ScriptLanguage, LettersTellLanguagesOfOneScriptApart) {
  EXPECT_EQ(LanguageOfScript("мы были").code, "ru");
  EXPECT_EQ(LanguageOfScript("мы были").alternatives, "");
  EXPECT_EQ(LanguageOfScript("їжак").code, "uk");
  EXPECT_EQ(LanguageOfScript("љубав").code, "sr");
  EXPECT_EQ(LanguageOfScript("گفت").code, "fa");
  EXPECT_EQ(LanguageOfScript("голф").code, "ru");  // No letter tells: the commonest, and others to choose from.
  EXPECT_NE(LanguageOfScript("голф").alternatives.find("bg"), std::string_view::npos);
}

TEST(ScriptLanguage, ShareIsOfLetters) {
  EXPECT_DOUBLE_EQ(LanguageOfScript("golf 12").share, 1.0);
  EXPECT_DOUBLE_EQ(LanguageOfScript("абвг ab").share, 4.0 / 6.0);
}

}  // namespace
}  // namespace metier::text
