// Every class of well-formed and ill-formed sequences that Table 3-7 of the Unicode Standard distinguishes, written
// down as the table and checked against the decoder. For each lead byte and each later position every boundary of every
// range is tried, with the sequence cut off there, followed by ASCII, and followed by another lead byte.

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "text/utf8.h"

namespace metier::text {
namespace {

struct Range {
  int low, high;
  bool Has(int byte) const { return byte >= low && byte <= high; }
};

// Table 3-7, "Well-Formed UTF-8 Byte Sequences": a row is the range of each byte.
const std::vector<std::vector<Range>> kTable = {
    {{0x00, 0x7F}},
    {{0xC2, 0xDF}, {0x80, 0xBF}},
    {{0xE0, 0xE0}, {0xA0, 0xBF}, {0x80, 0xBF}},
    {{0xE1, 0xEC}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xED, 0xED}, {0x80, 0x9F}, {0x80, 0xBF}},
    {{0xEE, 0xEF}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xF0, 0xF0}, {0x90, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xF1, 0xF3}, {0x80, 0xBF}, {0x80, 0xBF}, {0x80, 0xBF}},
    {{0xF4, 0xF4}, {0x80, 0x8F}, {0x80, 0xBF}, {0x80, 0xBF}},
};

// Every byte that stands at the edge of some range of the table, and its neighbours.
const std::vector<int> kBoundaryBytes = {0x00, 0x01, 0x41, 0x7F, 0x80, 0x81, 0x8F, 0x90, 0x9F, 0xA0,
                                         0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
                                         0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFC, 0xFE, 0xFF};

struct Expected {
  std::size_t size;
  bool valid;
};

// By the table alone: the well-formed sequence at the beginning, or the maximal subpart of one, or one byte.
Expected ByTheTable(const std::string& bytes) {
  std::size_t longest = 1;
  for (const std::vector<Range>& row : kTable) {
    std::size_t agreeing = 0;
    while (agreeing < row.size() && agreeing < bytes.size() &&
           row[agreeing].Has(static_cast<std::uint8_t>(bytes[agreeing]))) {
      ++agreeing;
    }
    if (agreeing == row.size()) return {agreeing, true};
    longest = std::max(longest, agreeing);
  }
  return {longest, false};
}

void Check(const std::string& bytes) {
  const Expected expected = ByTheTable(bytes);
  const Utf8Character decoded = DecodeUtf8(bytes);
  ASSERT_EQ(decoded.valid, expected.valid) << ::testing::PrintToString(bytes);
  ASSERT_EQ(decoded.size, expected.size) << ::testing::PrintToString(bytes);
  if (!decoded.valid) {
    ASSERT_EQ(decoded.code_point, kReplacementCharacter);
  }
}

TEST(Utf8Conformance, EveryBoundaryOfEveryRangeAtEveryPosition) {
  int checked = 0;
  for (int first = 0; first < 256; ++first) {
    const std::string one(1, static_cast<char>(first));
    ASSERT_NO_FATAL_FAILURE(Check(one));
    for (const int second : kBoundaryBytes) {
      const std::string two = one + static_cast<char>(second);
      ASSERT_NO_FATAL_FAILURE(Check(two));
      for (const int third : kBoundaryBytes) {
        const std::string three = two + static_cast<char>(third);
        ASSERT_NO_FATAL_FAILURE(Check(three));
        for (const int fourth : kBoundaryBytes) {
          ASSERT_NO_FATAL_FAILURE(Check(three + static_cast<char>(fourth)));
          ++checked;
        }
      }
    }
  }
  EXPECT_EQ(checked, 256 * 30 * 30 * 30);
}

// Repairing a whole string replaces exactly the subparts that the table leaves over, one U+FFFD each.
TEST(Utf8Conformance, RepairFollowsTheTable) {
  std::string mixed;
  for (const int a : kBoundaryBytes) {
    for (const int b : kBoundaryBytes) {
      for (const int c : kBoundaryBytes) mixed += {static_cast<char>(a), static_cast<char>(b), static_cast<char>(c)};
    }
  }
  std::string expected;
  std::uint32_t expected_count = 0;
  for (std::size_t i = 0; i < mixed.size();) {
    const Expected part = ByTheTable(mixed.substr(i, 4));
    expected += part.valid ? mixed.substr(i, part.size) : "\xEF\xBF\xBD";
    expected_count += part.valid ? 0 : 1;
    i += part.size;
  }
  std::uint32_t replaced = 0;
  const std::string repaired = RepairUtf8(mixed, &replaced);
  EXPECT_EQ(repaired, expected);
  EXPECT_EQ(replaced, expected_count);
  EXPECT_EQ(ValidUtf8Prefix(repaired), repaired.size());
  EXPECT_EQ(RepairUtf8(repaired), repaired);
}

}  // namespace
}  // namespace metier::text
