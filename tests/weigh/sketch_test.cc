#include "weigh/sketch.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_split.h"
#include "gtest/gtest.h"
#include "weigh/near_index.h"

namespace metier::weigh {
namespace {

TextSketch Of(const std::string& text) {
  const std::vector<std::string> words = absl::StrSplit(text, ' ', absl::SkipEmpty());
  return MakeSketch(std::vector<std::string_view>(words.begin(), words.end()));
}

std::string Numbered(const std::string& word, int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i) text += word + std::to_string(i) + " ";
  return text;
}

bool Near(const std::string& left, const std::string& right) { return NearlySame(Of(left), Of(right), {}); }

TEST(MakeSketch, HoldsEachWordOnceInAnyOrder) {
  EXPECT_TRUE(Of("").empty());
  EXPECT_EQ(Of("sheep farm sheep"), Of("farm sheep"));
  EXPECT_EQ(Of("sheep farm").size, 2);
  const TextSketch sketch = Of("a b c d e f");
  EXPECT_TRUE(std::is_sorted(sketch.words().begin(), sketch.words().end()));
  EXPECT_EQ(Of(Numbered("word", 0, 500)).size, TextSketch::kMost);
}

TEST(Compare, IsExactForShortTexts) {
  const Likeness likeness = Compare(Of("a b c d"), Of("c d e"));
  EXPECT_EQ(likeness.common, 2U);
  EXPECT_EQ(likeness.all, 5U);
  EXPECT_EQ(Compare(Of(""), Of("a b")).all, 2U);
  EXPECT_EQ(Compare(Of(""), Of("")).all, 0U);
}

// 31 words against 31 others, one of them shared: both complete, though together they are more than a sketch holds.
TEST(Compare, LooksAtTheSmallestOfBothWhereOneIsFull) {
  const TextSketch left = Of(Numbered("a", 0, 30) + "both");
  const TextSketch right = Of(Numbered("b", 0, 30) + "both");
  EXPECT_EQ(Compare(left, right).all, 61U);
  EXPECT_EQ(Compare(left, Of(Numbered("b", 0, 90))).all, TextSketch::kMost);
  EXPECT_EQ(Compare(Of(Numbered("b", 0, 90)), left).all, TextSketch::kMost);
  EXPECT_EQ(Compare(Of("a"), Of(Numbered("b", 0, 90))).all, TextSketch::kMost);
}

// Long texts of known likeness: the mean over many is the truth, their spread that of a sample of 32.
TEST(Compare, EstimatesLongTextsWithoutBias) {
  double sum = 0;
  double squares = 0;
  constexpr int kTexts = 2000;
  for (int i = 0; i < kTexts; ++i) {
    const std::string name = "t" + std::to_string(i) + "w";
    // 80 words of 100 in common.
    const Likeness likeness = Compare(Of(Numbered(name, 0, 90)), Of(Numbered(name, 10, 100)));
    const double estimate = static_cast<double>(likeness.common) / likeness.all;
    sum += estimate;
    squares += (estimate - 0.8) * (estimate - 0.8);
  }
  EXPECT_NEAR(sum / kTexts, 0.8, 0.01);
  EXPECT_LT(squares / kTexts, 0.8 * 0.2 / 32);
}

TEST(NearlySame, AWordInNineMayChange) {
  const std::string nine = "we drove up to the lake before anyone woke";
  EXPECT_TRUE(Near(nine, "we drove up to the cabin before anyone woke"));
  EXPECT_TRUE(Near(nine, "yesterday we drove up to the lake before anyone woke"));
  EXPECT_TRUE(Near(nine, "we drove up to lake before anyone woke"));
  EXPECT_FALSE(Near(nine, "we drove up to the cabin before everyone woke"));
  EXPECT_TRUE(Near(Numbered("a", 0, 20), Numbered("a", 0, 18) + "x y"));
  EXPECT_FALSE(Near(Numbered("a", 0, 20), Numbered("a", 0, 17) + "x y z"));
}

TEST(NearlySame, ShortPostsOfOneFrameAreDifferent) {
  EXPECT_FALSE(Near("happy birthday ann hope you have fun", "happy birthday bob hope you have fun"));
  EXPECT_FALSE(Near("what are you doing this week", "what are you doing this weekend"));
  EXPECT_FALSE(Near("faster top level domain names in go", "faster top level domain names in rust"));
  EXPECT_FALSE(Near("i just finished reading emma", "i just finished reading persuasion"));
  // Below six words nothing but the same words is the same text.
  EXPECT_FALSE(Near("new mail from my aunt", "new mail from my dear aunt"));
}

}  // namespace
}  // namespace metier::weigh
