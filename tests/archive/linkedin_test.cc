#include "archive/linkedin.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/archive/read_all.h"

namespace metier::archive {
namespace {

using ::testing::HasSubstr;

const std::string kFolder = METIER_SOURCE_DIR "/tests/archive/data/linkedin";

TEST(LinkedIn, ReadsAnExport) {
  const Everything all = ReadAll(OpenArchive({.path = kFolder}));
  ASSERT_EQ(all.posts.size(), 5u) << all.transcript;
  const auto& p = all.posts;
  for (const Post& post : p) EXPECT_EQ(post.author, "Ann M\u00fcller");
  EXPECT_EQ(p[0].text, "First line with \"quotes\"\n\nSecond, line");
  EXPECT_EQ(p[0].id, "7058001");
  EXPECT_EQ(base::FormatTime(p[0].time), "2023-05-01T12:34:56Z");
  EXPECT_EQ(p[1].text, "Worth reading\nhttps://example.org/seo");
  EXPECT_EQ(p[1].kind, PostKind::kPost);
  EXPECT_EQ(p[1].id, "7058002");
  EXPECT_EQ(p[2].text, "https://example.org/shared");
  EXPECT_EQ(p[2].kind, PostKind::kRepost);
  EXPECT_EQ(p[3].text, "She said \"go\"\nand we went") << "these quotes are hers";
  EXPECT_EQ(p[4].kind, PostKind::kReply);
  EXPECT_EQ(p[4].text, "Congratulations, Bob!");
  EXPECT_EQ(p[4].thread, "7059000");
  ASSERT_EQ(all.errors.size(), 1u) << all.transcript;
  EXPECT_THAT(all.errors[0].message, HasSubstr("Date is wrong"));
}

TEST(LinkedIn, OtherTablesAreRefused) {
  const auto reader = OpenSource(OpenMemory("a,b\n1,2\n"), "x.csv", Format::kLinkedIn);
  EXPECT_EQ(reader.status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReadBytes("Date,Link,Message\n2023-05-01,x\n", Format::kAuto).errors.size(), 1u);
}

}  // namespace
}  // namespace metier::archive
