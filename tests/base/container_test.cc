#include "base/container.h"

#include <gtest/gtest.h>

#include <string>

namespace metier::base {
namespace {

constexpr FileKind kKind = {{'k', 'i', 'n', 'd'}, 3, "kind of file"};

TEST(Container, RoundTrip) {
  const std::string file = PackSections(kKind, {{"a", "one"}, {"b", ""}, {"c", std::string(1000, 'x')}});
  const absl::StatusOr<SectionTable> table = SectionTable::Parse(kKind, file);
  ASSERT_TRUE(table.ok()) << table.status();
  EXPECT_EQ(*table->Find("a"), "one");
  EXPECT_EQ(*table->Find("b"), "");
  EXPECT_EQ(table->Find("c")->size(), 1000u);
  EXPECT_FALSE(table->Find("d").ok());
}

TEST(Container, SectionsAreAligned) {
  const std::string file = PackSections(kKind, {{"a", "one"}, {"b", "two"}});
  const absl::StatusOr<SectionTable> table = SectionTable::Parse(kKind, file);
  EXPECT_EQ((table->Find("b")->data() - file.data()) % kSectionAlignment, 0u);
}

TEST(Container, OtherKindsAndVersionsAreNamed) {
  const std::string file = PackSections(kKind, {{"a", "one"}});
  const FileKind other = {{'o', 't', 'h', 'e', 'r'}, 3, "other file"};
  EXPECT_EQ(SectionTable::Parse(other, file).status().message(), "not a Metier other file");
  FileKind later = kKind;
  later.version = 4;
  EXPECT_EQ(SectionTable::Parse(later, file).status().message(),
            "kind of file of version 3, this engine reads version 4");
}

}  // namespace
}  // namespace metier::base
