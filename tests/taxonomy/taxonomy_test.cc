#include "metier/taxonomy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace metier {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

absl::StatusOr<Taxonomy> Parse(const std::string& text) {
  const std::vector<std::pair<std::string, std::string>> files = {{"test.txt", text}};
  return Taxonomy::Parse(files);
}

std::string Faults(const std::string& text) { return std::string(Parse(text).status().message()); }

constexpr char kSports[] =
    "[sports]\nname: Sports\nabout: All of it.\n\n"
    "[golf]\nname: Golf\nparents: ball-games sports\nabout: Clubs and courses.\naliases: golfing, links\nklout: golf\niab: 512 513\n\n"
    "[ball-games]\nname: Ball games\nparents: sports\nabout: With a ball.\nsensitive: yes\n";

TEST(Taxonomy, ParentsComeBeforeChildren) {
  const absl::StatusOr<Taxonomy> taxonomy = Parse(kSports);
  ASSERT_TRUE(taxonomy.ok()) << taxonomy.status();
  const TopicIndex sports = *taxonomy->Find("sports");
  const TopicIndex balls = *taxonomy->Find("ball-games");
  const TopicIndex golf = *taxonomy->Find("golf");
  EXPECT_LT(sports, balls);
  EXPECT_LT(balls, golf);
  EXPECT_THAT((*taxonomy)[golf].ancestors, ElementsAre(sports, balls));
  EXPECT_THAT((*taxonomy)[sports].children, ElementsAre(balls, golf));
  EXPECT_TRUE(taxonomy->IsAncestor(sports, golf));
  EXPECT_FALSE(taxonomy->IsAncestor(golf, sports));
  EXPECT_FALSE(taxonomy->IsAncestor(golf, golf));
}

TEST(Taxonomy, KeepsEveryField) {
  const absl::StatusOr<Taxonomy> taxonomy = Parse(kSports);
  const Topic& golf = (*taxonomy)[*taxonomy->Find("golf")];
  EXPECT_EQ(golf.name, "Golf");
  EXPECT_EQ(golf.definition, "Clubs and courses.");
  EXPECT_THAT(golf.aliases, ElementsAre("golfing", "links"));
  EXPECT_EQ(golf.crosswalk.klout, "golf");
  EXPECT_THAT(golf.crosswalk.iab, ElementsAre("512", "513"));
}

TEST(Taxonomy, WhatHangsBelowASensitiveTopicIsSensitive) {
  const absl::StatusOr<Taxonomy> taxonomy = Parse(kSports);
  EXPECT_TRUE((*taxonomy)[*taxonomy->Find("golf")].sensitive);
  EXPECT_FALSE((*taxonomy)[*taxonomy->Find("sports")].sensitive);
}

TEST(Taxonomy, FindsNothingUnderAnUnknownName) { EXPECT_FALSE(Parse(kSports)->Find("cricket").has_value()); }

TEST(Taxonomy, RefusesACycle) {
  const std::string faults = Faults(
      "[a]\nname: A\nparents: b\nabout: A.\n[b]\nname: B\nparents: a\nabout: B.\n[c]\nname: C\nparents: b\nabout: C.\n[d]\nname: D\nabout: D.\n");
  EXPECT_THAT(faults, HasSubstr("test.txt:1: 'a' is on a cycle"));
  EXPECT_THAT(faults, HasSubstr("'c'"));
  EXPECT_THAT(faults, testing::Not(HasSubstr("'d'")));
}

TEST(Taxonomy, NamesEveryFaultWithItsLine) {
  const std::string faults = Faults(
      "stray: x\n[a]\nname: A\nabout: A.\ncolour: red\n[a]\nname: A\nabout: Again.\n[B]\nname: B\nabout: b.\n[c]\nparents: nobody\n");
  for (const char* expected : {"test.txt:1:", "test.txt:5: unknown key", "test.txt:6: topic 'a' stands already", "test.txt:6: name 'A' stands already",
                               "test.txt:9:", "unknown parent 'nobody'", "'c' has no name", "'c' has no 'about'"}) {
    EXPECT_THAT(faults, HasSubstr(expected));
  }
}

TEST(Taxonomy, ChecksumIsOfTheContent) {
  const absl::StatusOr<Taxonomy> once = Parse(kSports);
  const absl::StatusOr<Taxonomy> spaced = Parse(std::string("# a comment\n\n") + kSports);
  std::string changed = kSports;
  changed.replace(changed.find("Clubs"), 5, "Irons");
  EXPECT_EQ(once->checksum(), spaced->checksum());
  EXPECT_NE(once->checksum(), Parse(changed)->checksum());
}

}  // namespace
}  // namespace metier
