#include "text/repaired_text.h"

#include <gtest/gtest.h>

#include <string>

#include "text/utf8.h"

namespace metier::text {
namespace {

TEST(RepairedText, NothingToDoMeansNoCopy) {
  const std::string original = "Lamb & quarters, naïve 😀 AT&T";
  RepairedText text;
  text.Assign(original);
  EXPECT_EQ(text.view().data(), original.data());
  EXPECT_EQ(text.view().size(), original.size());
  for (std::size_t i = 0; i <= original.size(); ++i) EXPECT_EQ(text.ToOriginal(i), i);
}

TEST(RepairedText, MapsBehindAnEntity) {
  RepairedText text;
  text.Assign("AT&amp;T &eacute;t&#233;");
  ASSERT_EQ(text.view(), "AT&T été");
  EXPECT_EQ(text.ToOriginal(0), 0u);
  EXPECT_EQ(text.ToOriginal(2), 2u);   // "&" begins
  EXPECT_EQ(text.ToOriginal(3), 7u);   // and ends behind the semicolon
  EXPECT_EQ(text.ToOriginal(5), 9u);   // "é" begins
  EXPECT_EQ(text.ToOriginal(7), 17u);  // "t"
  EXPECT_EQ(text.ToOriginal(8), 18u);
  EXPECT_EQ(text.ToOriginal(10), 24u);
}

TEST(RepairedText, MapsBehindInvalidBytes) {
  RepairedText text;
  text.Assign("a\xFF\xE2\x82z");
  ASSERT_EQ(text.view(), "a\uFFFD\uFFFDz");
  EXPECT_EQ(text.invalid_subparts(), 2u);
  EXPECT_EQ(text.ToOriginal(1), 1u);
  EXPECT_EQ(text.ToOriginal(4), 2u);
  EXPECT_EQ(text.ToOriginal(7), 4u);
  EXPECT_EQ(text.ToOriginal(8), 5u);
}

TEST(RepairedText, EntitiesAreResolvedOnce) {
  RepairedText text;
  text.Assign("&amp;lt;");
  EXPECT_EQ(text.view(), "&lt;");
}

TEST(RepairedText, AnEntityCutByInvalidBytesIsNone) {
  RepairedText text;
  text.Assign("&am\xFFp;");
  EXPECT_EQ(text.view(), "&am\uFFFDp;");
}

TEST(RepairedText, IsReusable) {
  RepairedText text;
  text.Assign("&lt;\xFF");
  text.Assign("plain");
  EXPECT_EQ(text.view(), "plain");
  EXPECT_EQ(text.invalid_subparts(), 0u);
  EXPECT_EQ(text.ToOriginal(5), 5u);
}

TEST(RepairedText, IsLinearInReplacements) {
  std::string original;
  for (int i = 0; i < 300'000; ++i) original += "\xFF&x";  // no reference, however far one looks
  RepairedText text;
  text.Assign(original);
  EXPECT_EQ(text.invalid_subparts(), 300'000u);
  EXPECT_EQ(text.ToOriginal(text.view().size()), original.size());
}

}  // namespace
}  // namespace metier::text
