#include "text/html.h"

#include <gtest/gtest.h>

#include <string>

#include "text/html_entities.h"

namespace metier::text {
namespace {

TEST(HtmlEntities, NamedAndNumeric) {
  EXPECT_EQ(UnescapeEntities("&amp; &lt; &gt; &quot; &apos; &#39; &#x27; &#X27; &eacute; &Eacute; &hellip; &thetasym;"),
            "& < > \" ' ' ' ' é É … ϑ");
  EXPECT_EQ(UnescapeEntities("&#128512;&#x1F600;"), "😀😀");
}

TEST(HtmlEntities, LeavesAloneWhatIsNone) {
  for (const char* text : {"AT&T", "a & b", "&", "&;", "&#;", "&#x;", "&nope;", "?a=1&copy=2", "&amp", "&#12", "&#xZZ;",
                           "&Amp;", "&thetasymx;", "&#0000000000065;"}) {
    EXPECT_EQ(UnescapeEntities(text), text);
  }
}

TEST(HtmlEntities, NumbersThatAreNoCharacters) {
  EXPECT_EQ(UnescapeEntities("&#0;&#xD800;&#x110000;&#99999999;"), "\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(UnescapeEntities("it&#146;s &#128;5"), "it’s €5");  // Windows-1252, as every browser reads it
}

TEST(HtmlEntities, ResolvesOnce) { EXPECT_EQ(UnescapeEntities("&amp;amp;"), "&amp;"); }

TEST(HtmlEntities, AllTwoHundredAndFiftyThreeAreFoundByTheirNames) {
  // The first and the last of each case catch a table that is out of order.
  EXPECT_EQ(ParseHtmlEntity("&AElig;").code_point, U'Æ');
  EXPECT_EQ(ParseHtmlEntity("&Zeta;").code_point, U'Ζ');
  EXPECT_EQ(ParseHtmlEntity("&aacute;").code_point, U'á');
  EXPECT_EQ(ParseHtmlEntity("&zwnj;").code_point, U'\u200C');
  EXPECT_EQ(ParseHtmlEntity("&zwnj;").size, 6u);
}

TEST(HtmlToText, ParagraphsAndBreaks) {
  EXPECT_EQ(HtmlToText("<p>Lamb&#39;s quarters</p><p>and <a href=\"https://x.org/?a=1&amp;b>2\">more</a></p>"),
            "Lamb's quarters\n\nand more");
  EXPECT_EQ(HtmlToText("one<br>two<br/>three<BR />four"), "one\ntwo\nthree\nfour");
  EXPECT_EQ(HtmlToText("one<br><br><br><br>two"), "one\n\ntwo");
  EXPECT_EQ(HtmlToText("<ul><li>a</li><li>b</li></ul>"), "a\nb");
}

TEST(HtmlToText, WordsDoNotGrowTogether) {
  EXPECT_EQ(HtmlToText("<b>bold</b> <i>text</i>"), "bold text");
  EXPECT_EQ(HtmlToText("<div>one</div><div>two</div>"), "one\ntwo");
  EXPECT_EQ(HtmlToText("<td>one</td><td>two</td>"), "one two");
  EXPECT_EQ(HtmlToText("a\n   b\t c"), "a b c");
}

TEST(HtmlToText, DropsWhatIsNoText) {
  EXPECT_EQ(HtmlToText("a<script>if (a < b) { x = '</p>'; }</script>b<style>p{}</STYLE>c<!-- <p>no</p> -->d"), "abcd");
  EXPECT_EQ(HtmlToText("<!DOCTYPE html><?xml version='1.0'?>x"), "x");
}

TEST(HtmlToText, SignsThatAreNoTags) { EXPECT_EQ(HtmlToText("I <3 you, 1 < 2 & 3 > 2"), "I <3 you, 1 < 2 & 3 > 2"); }

TEST(HtmlToText, CutOffAnywhereIsFine) {
  const std::string html = "<p class=\"a\">x &amp; y</p><script>z</script><!-- c -->";
  for (std::size_t size = 0; size <= html.size(); ++size) HtmlToText(std::string_view(html).substr(0, size));
  EXPECT_EQ(HtmlToText("a<p class=\"never closed"), "a");
  EXPECT_EQ(HtmlToText("a<script>never closed"), "a");
}

TEST(HtmlToText, IsLinear) {
  std::string html;
  for (int i = 0; i < 200'000; ++i) html += "<a<!--&<p x='";
  HtmlToText(html);
  EXPECT_EQ(HtmlToText(std::string(1'000'000, '<')), std::string(1'000'000, '<'));
}

}  // namespace
}  // namespace metier::text
