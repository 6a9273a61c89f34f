#include <string>

#include "gtest/gtest.h"
#include "tests/archive/read_all.h"

namespace metier::archive {
namespace {

TEST(TextLines, OnePostALine) {
  const Everything all = ReadBytes("\xEF\xBB\xBFone\r\n\n  \ntwo, \xff\nthree", Format::kText);
  EXPECT_TRUE(all.errors.empty());
  ASSERT_EQ(all.posts.size(), 3u);
  EXPECT_EQ(all.posts[0].text, "one");
  EXPECT_EQ(all.posts[1].text, "two, \xff");
  EXPECT_EQ(all.posts[2].text, "three");
  EXPECT_EQ(all.posts[2].author, "");
}

TEST(TextLines, ALineOf20MegabytesIsOneError) {
  const Everything all = ReadBytes("a\n" + std::string(20'000'000, 'x') + "\nb\n", Format::kText);
  EXPECT_EQ(all.posts.size(), 2u);
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_EQ(all.errors[0].line, 2);
  EXPECT_EQ(all.errors[0].byte, 2);
}

}  // namespace
}  // namespace metier::archive
