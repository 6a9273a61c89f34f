#include "sink/html.h"

#include <gmock/gmock.h>

#include "sink/chart.h"
#include "sink/highlight.h"

namespace metier::sink {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string Text(std::string_view text) {
  std::string out;
  HtmlWriter(&out).Text(text);
  return out;
}

TEST(Html, ElementsNestAndClose) {
  std::string out;
  HtmlWriter html(&out);
  html.Open("p", {{"class", "x"}}).Text("a").Element("b", "c").Void("br").Shape("circle", {{"r", "1"}}).Close();
  EXPECT_EQ(out, "<p class=\"x\">a<b>c</b><br><circle r=\"1\"/></p>");
  html.Close();
  EXPECT_EQ(out.back(), '>') << "nothing is open any more";
  html.Open("i").Open("u").CloseAll();
  EXPECT_THAT(out, testing::EndsWith("<i><u></u></i>\n"));
}

TEST(Html, TextStaysText) {
  EXPECT_EQ(Text("<script>alert(1)</script>"), "&lt;script&gt;alert(1)&lt;/script&gt;");
  EXPECT_EQ(Text("&lt; \"a\" 'b'"), "&amp;lt; &quot;a&quot; &#39;b&#39;");
  EXPECT_EQ(Text("naïve 日本 🎉\n\tend"), "naïve 日本 🎉\n\tend");
  EXPECT_EQ(Text("a\r\nb"), "a \nb");
}

TEST(Html, ValuesCannotLeaveTheirQuotes) {
  std::string out;
  HtmlWriter(&out).Open("a", {{"title", "\" onclick=\"alert(1)\" '>"}});
  EXPECT_EQ(out, "<a title=\"&quot; onclick=&quot;alert(1)&quot; &#39;&gt;\">");
}

TEST(Html, ControlsAndBidiControlsAreShownAsReplaced) {
  EXPECT_EQ(Text("a\u202Eb\u2066c\u200Fd"), "a\uFFFDb\uFFFDc\uFFFDd");
  EXPECT_EQ(Text(std::string("\0\x1b\x7f", 3)), "\uFFFD\uFFFD\uFFFD");
}

TEST(Html, RepairsInvalidUtf8) {
  EXPECT_EQ(Text("a\xFFz\xC3"), "a\uFFFDz\uFFFD");
  EXPECT_EQ(Text("\xC0\xBCscript"), "\uFFFD\uFFFDscript") << "an overlong '<' is none";
}

std::string Highlighted(std::string_view text, const std::vector<Highlight>& highlights) {
  std::string out;
  HtmlWriter html(&out);
  WriteHighlighted(text, highlights, &html);
  return out;
}

TEST(Highlight, MarksByTheSumOfWhatCoversAPart) {
  EXPECT_EQ(Highlighted("a golf club <", {{2, 6, 0.8}, {2, 11, 0.5}}),
            "a <mark class=\"for-2\">golf</mark><mark class=\"for-1\"> club</mark> &lt;");
  EXPECT_EQ(Highlighted("not golf", {{4, 8, 2}, {4, 8, -2}, {0, 3, -1}}), "<mark class=\"against\">not</mark> golf");
  EXPECT_EQ(Highlighted("golf golf", {{0, 4, 5}, {5, 9, 5}}),
            "<mark class=\"for-3\">golf</mark> <mark class=\"for-3\">golf</mark>");
}

TEST(Highlight, WhatIsWeakOrBeyondTheTextIsLeft) {
  EXPECT_EQ(Highlighted("golf", {{0, 4, 0.1}}), "golf");
  EXPECT_EQ(Highlighted("golf", {{2, 90, 1}, {7, 9, 3}, {3, 1, 4}}), "go<mark class=\"for-2\">lf</mark>");
  EXPECT_EQ(Highlighted("", {{0, 4, 1}}), "");
}

Chart TwoLines() {
  Chart chart;
  chart.id = "c";
  chart.title = "Title <1>";
  chart.description = "About & about";
  chart.x = {"across", 0, 1};
  chart.y = {"up", 0.5, 1};
  chart.series = {{"one", {{0, 0.5, 3, "low"}, {1, 1, 3, "high"}}, true}, {"two", {{0.5, 0.1, 3, ""}}, false}};
  return chart;
}

TEST(Chart, DrawsInsideItsFrameWithLabelsAndTexts) {
  std::string out;
  HtmlWriter html(&out);
  WriteChart(TwoLines(), &html);
  html.CloseAll();
  EXPECT_THAT(out, HasSubstr("<title id=\"c-title\">Title &lt;1&gt;</title>"));
  EXPECT_THAT(out, HasSubstr("<desc id=\"c-description\">About &amp; about</desc>"));
  EXPECT_THAT(out, HasSubstr("role=\"img\" aria-labelledby=\"c-title c-description\""));
  EXPECT_THAT(out, HasSubstr(">across</text>"));
  EXPECT_THAT(out, HasSubstr(">up</text>"));
  EXPECT_THAT(out, HasSubstr(">50 %</text>"));
  EXPECT_THAT(out, HasSubstr("<title>high</title>"));
  // The first line runs from corner to corner of the plot.
  EXPECT_THAT(out, HasSubstr("points=\"64.0,284.0 456.0,14.0\""));
  // 0.1 lies below the axis, which begins at 0.5: on its edge.
  EXPECT_THAT(out, HasSubstr("y=\"281.0\" width=\"6.0\""));
  EXPECT_THAT(out, Not(HasSubstr("class=\"guide\"")));
  EXPECT_THAT(out, Not(HasSubstr("nan")));
}

TEST(Page, ForbidsScriptsAndLoads) {
  std::string out;
  HtmlWriter html(&out);
  BeginPage("Ann & <Bob>", &html);
  html.CloseAll();
  EXPECT_THAT(out, testing::StartsWith("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"));
  EXPECT_THAT(out, HasSubstr("default-src &#39;none&#39;"));
  EXPECT_THAT(out, HasSubstr("<title>Ann &amp; &lt;Bob&gt;</title>"));
  EXPECT_THAT(out, testing::EndsWith("</main></body></html>\n"));
}

}  // namespace
}  // namespace metier::sink
