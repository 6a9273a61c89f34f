#include "text/segment_cuts.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace metier::text {
namespace {

// The pieces, parted by bars.
std::string Cut(std::string_view segment) {
  std::vector<std::size_t> ends = {99};  // must be overwritten
  CutSegment(segment, &ends);
  std::string pieces;
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    EXPECT_GT(end, begin) << segment;
    if (begin > 0) pieces += '|';
    pieces += segment.substr(begin, end - begin);
    begin = end;
  }
  EXPECT_EQ(begin, segment.size()) << segment;
  return pieces;
}

TEST(SegmentCuts, MostSegmentsStayWhole) {
  for (const char* segment :
       {"golf", "don't", "3.14", "snake_case", "U.S.A", "e.g", "Ph.D", "a.k.a", "___", ".", "v1.2.3", "été"}) {
    EXPECT_EQ(Cut(segment), segment);
  }
}

TEST(SegmentCuts, MissingBlanks) {
  EXPECT_EQ(Cut("end.Next"), "end|.|Next");
  EXPECT_EQ(Cut("été.Là.bas"), "été|.|Là|.|bas");
  EXPECT_EQ(Cut("x.y.zed.end"), "x.y.zed|.|end");
}

TEST(SegmentCuts, AtSigns) {
  EXPECT_EQ(Cut("me@home"), "me|@|home");
  EXPECT_EQ(Cut("@@a"), "@|@|a");
  EXPECT_EQ(Cut("a@"), "a|@");
}

TEST(SegmentCuts, Underscores) {
  EXPECT_EQ(Cut("_really_"), "_|really|_");
  EXPECT_EQ(Cut("__a_b"), "__|a_b");
  EXPECT_EQ(Cut("_42_"), "_|42|_");
}

TEST(SegmentCuts, Keycaps) {
  EXPECT_EQ(Cut("1\uFE0F\u20E32\u20E33"), "1\uFE0F\u20E3|2\u20E3|3");
  EXPECT_EQ(Cut("12"), "12");
}

}  // namespace
}  // namespace metier::text
