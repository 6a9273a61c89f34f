// Unicode 15's WordBreakTest.txt, from Debian's package unicode-data, against the word breaker.
//
// ICU follows CLDR's root locale, which since CLDR 42 does not count ':' among the letters in the middle of words (only
// Finnish and Swedish do). The cases that this changes are listed below by name; they must differ, and no others may.

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "text/utf8.h"
#include "text/word_break.h"

namespace metier::text {
namespace {

constexpr char kTestFile[] = "/usr/share/unicode/auxiliary/WordBreakTest.txt";

const std::set<std::string> kKnownDifferences = {
    "÷ 0041 × 003A × 0041 ÷",
    "÷ 0061 × 003A × 0041 ÷",
    "÷ 0061 × 003A × 0061 × 2060 ÷",
    "÷ 0061 × 003A × 0061 ÷ 0027 × 2060 ÷",
    "÷ 0061 × 003A × 0061 ÷ 0027 ÷",
    "÷ 0061 × 003A × 0061 ÷ 002C ÷",
    "÷ 0061 × 003A × 0061 ÷ 003A ÷",
    "÷ 0061 × 003A × 0308 × 0041 ÷",
    "÷ 0061 × 003A × 0308 × 0061 × 2060 ÷",
    "÷ 0061 × 003A × 0308 × 0061 ÷ 0027 × 2060 ÷",
    "÷ 0061 × 003A × 0308 × 0061 ÷ 0027 ÷",
    "÷ 0061 × 003A × 0308 × 0061 ÷ 002C ÷",
    "÷ 0061 × 003A × 0308 × 0061 ÷ 003A ÷",
    "÷ 0061 × 003A × 0308 × 05D0 ÷",
    "÷ 0061 × 003A × 05D0 ÷",
};

struct Case {
  std::string name;  // the line before its comment
  std::string text;
  std::vector<std::uint32_t> ends;
};

// "÷ 0061 × 0308 ÷  # comment"
Case ParseCase(const std::string& line) {
  Case parsed;
  parsed.name = line.substr(0, line.find('\t'));
  std::istringstream fields(parsed.name);
  std::string field;
  while (fields >> field) {
    if (field == "÷") {
      if (!parsed.text.empty()) parsed.ends.push_back(static_cast<std::uint32_t>(parsed.text.size()));
    } else if (field != "×") {
      AppendUtf8(static_cast<char32_t>(std::strtoul(field.c_str(), nullptr, 16)), &parsed.text);
    }
  }
  return parsed;
}

TEST(WordBreakConformance, Unicode15) {
  std::ifstream file(kTestFile);
  if (!file) GTEST_SKIP() << "NOT CHECKED: " << kTestFile << " is missing; install Debian's package unicode-data";
  WordBreaker breaker;
  std::set<std::string> differences;
  int cases = 0;
  std::string line;
  while (std::getline(file, line)) {
    if (line.empty() || line[0] == '#') continue;
    const Case expected = ParseCase(line);
    std::vector<std::uint32_t> ends;
    breaker.Break(expected.text, &ends);
    if (ends != expected.ends) differences.insert(expected.name);
    ++cases;
  }
  EXPECT_EQ(cases, 1823);
  EXPECT_EQ(kKnownDifferences.size(), 15u);
  for (const std::string& name : differences) {
    EXPECT_TRUE(kKnownDifferences.contains(name)) << "differs from Unicode 15: " << name;
  }
  for (const std::string& name : kKnownDifferences) {
    EXPECT_TRUE(differences.contains(name))
        << "agrees with Unicode 15 by now, so does not belong into the list: " << name;
  }
}

}  // namespace
}  // namespace metier::text
