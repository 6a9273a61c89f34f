#include "archive/linkedin.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/archive/pack.h"
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

const std::string kComments = "Date,Link,Message\n2023-05-02 08:00:00,https://x/urn%3Ali%3Ashare%3A7,Great swing\n";
const std::string kLetters =
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n"
    "1,,Bob,https://x,Ann,2023-05-02 08:00:00 UTC,hi,Secret,INBOX\n";
const std::string kProfile = "First Name,Last Name\nAnn,Lee\n";

TEST(LinkedIn, CommentsWithoutShares) {
  for (const Format format : {Format::kAuto, Format::kLinkedIn}) {
    const Everything all = ReadBytes(
        Pack(Container::kZip, {{"Comments.csv", kComments}, {"messages.csv", kLetters}, {"Profile.csv", kProfile}}),
        format);
    ASSERT_EQ(all.posts.size(), 1u) << all.transcript;
    EXPECT_EQ(all.posts[0].text, "Great swing");
    EXPECT_EQ(all.posts[0].author, "Ann Lee");
  }
  EXPECT_EQ(ReadBytes(Pack(Container::kZip, {{"Comments.csv", kComments}}), Format::kLinkedIn).posts.size(), 1u);
  const Packed other = {"Comments.csv", "id,text\n1,mine\n"};
  EXPECT_EQ(ReadBytes(Pack(Container::kZip, {other}), Format::kAuto).posts[0].text, "mine") << "anybody's";
}

TEST(LinkedIn, LettersOfOthersAreNeverRead) {
  const std::vector<Packed> files = {
      {"li/messages.csv", kLetters},
      {"li/Profile.csv", kProfile},
      {"li/Invitations.csv", "From,To,Sent At,Message,Direction\nBob,Ann,x,Secret,IN\n"}};
  EXPECT_THAT(
      std::string(OpenSource(OpenMemory(Pack(Container::kZip, files)), "x.zip", Format::kAuto).status().message()),
      HasSubstr("no file of posts that is known"));
  std::vector<Packed> more = files;
  more.push_back({"posts.jsonl", R"({"text":"mine"})"});
  const Everything all = ReadBytes(Pack(Container::kZip, more), Format::kAuto);
  ASSERT_EQ(all.posts.size(), 1u) << all.transcript;
  EXPECT_EQ(all.posts[0].text, "mine");
  EXPECT_THAT(std::string(OpenSource(OpenMemory(kLetters), "messages.csv", Format::kAuto).status().message()),
              HasSubstr("other people's"));
}

TEST(LinkedIn, AProfileThatCannotBeReadIsNamed) {
  const Everything all =
      ReadBytes(Pack(Container::kZip,
                     {{"Comments.csv", kComments}, {"Profile.csv", "First Name,Last Name\n\"Ann \"X\" y,Lee\n"}}),
                Format::kAuto);
  ASSERT_EQ(all.posts.size(), 1u) << all.transcript;
  ASSERT_EQ(all.errors.size(), 1u) << all.transcript;
  EXPECT_EQ(all.errors[0].file, "test/Profile.csv");
  EXPECT_EQ(all.errors[0].line, 2);
}

}  // namespace
}  // namespace metier::archive
