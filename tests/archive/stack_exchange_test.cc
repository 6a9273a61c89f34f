#include "archive/stack_exchange.h"

#include <string>

#include "archive/xml_rows.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/archive/read_all.h"

namespace metier::archive {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

const std::string kFolder = METIER_SOURCE_DIR "/tests/archive/data/stack-exchange/golf.stackexchange.com";

TEST(StackExchange, ReadsADump) {
  const Everything all = ReadAll(OpenArchive({.path = kFolder}));
  ASSERT_EQ(all.posts.size(), 3u) << all.transcript;
  const auto& p = all.posts;
  EXPECT_EQ(p[0].author, "Ann & Co (golf.stackexchange.com/11)");
  EXPECT_EQ(p[0].text,
            "How do I stop \"slicing\"?\n\nMy drives & irons all slice. 5 < 6?\n\nWhy?\n\n#swing #ball-flight");
  EXPECT_EQ(p[0].kind, PostKind::kPost);
  EXPECT_EQ(p[0].id, "golf.stackexchange.com/1");
  EXPECT_EQ(p[0].thread, p[0].id);
  EXPECT_EQ(p[0].url, "https://golf.stackexchange.com/q/1");
  EXPECT_EQ(p[0].engagement.votes, 8) << "for it; the one against takes none away";
  EXPECT_EQ(p[0].engagement.bookmarks, 4);
  EXPECT_EQ(p[0].engagement.replies, 3);
  EXPECT_EQ(p[0].engagement.views, 310);
  EXPECT_EQ(base::FormatTime(p[0].time), "2012-05-01T10:00:00Z");
  EXPECT_EQ(p[1].kind, PostKind::kReply);
  EXPECT_EQ(p[1].thread, p[0].id);
  EXPECT_EQ(p[1].author, "bob (golf.stackexchange.com/12)");
  EXPECT_EQ(p[1].url, "https://golf.stackexchange.com/a/2");
  EXPECT_EQ(p[1].engagement.votes, 0);
  EXPECT_EQ(p[2].text, "Tags\n\nnew form of tags\n\n#putting #rules");
  EXPECT_EQ(p[2].author, "") << "whose account is gone";

  ASSERT_EQ(all.errors.size(), 3u) << all.transcript;
  EXPECT_EQ(all.errors[0].line, 6);
  EXPECT_EQ(all.errors[0].message, "bad XML: a quote that never closes");
  EXPECT_EQ(all.errors[1].line, 7);
  EXPECT_THAT(all.errors[1].message, HasSubstr("CreationDate is wrong"));
  EXPECT_EQ(all.errors[2].line, 9);
  EXPECT_EQ(all.errors[2].message, "bad XML: undefined entity");
}

TEST(StackExchange, PostsAlone) {
  const std::string row =
      R"(<row Id="1" PostTypeId="2" CreationDate="2012-05-01" Score="7" Body="x" OwnerUserId="11"/>)";
  const Everything all = ReadBytes("<posts>" + row + row + "</posts>", Format::kAuto);
  ASSERT_EQ(all.posts.size(), 2u) << all.transcript;
  EXPECT_TRUE(all.errors.empty());
  EXPECT_EQ(all.posts[0].engagement.votes, 7);
  EXPECT_EQ(all.posts[0].author, "11");
  EXPECT_EQ(all.posts[0].id, "1");
  EXPECT_EQ(all.posts[0].url, "");
  const auto users = OpenArchive({.path = kFolder + "/Users.xml"});
  EXPECT_THAT(std::string(users.status().message()), HasSubstr("the posts are in Posts.xml"));
  EXPECT_EQ(ReadAll(OpenArchive({.path = kFolder + "/Posts.xml"})).posts[0].author,
            "Ann & Co (golf.stackexchange.com/11)");
}

TEST(StackExchange, WhatIsWrongWithARow) {
  for (const auto& [row, message] :
       {std::pair<std::string, std::string>{"<row Id='1'/>", "PostTypeId is missing"},
        {"<row PostTypeId='1' Id='x'/>", "Id must be a whole number"},
        {"<row PostTypeId='1' Id='1' CreationDate='2012-05-01' ViewCount='-1'/>", "ViewCount must not be negative"},
        {"<row PostTypeId='1' Id='1' CreationDate='2012-05-01' AnswerCount='9223372036854775807'/>",
         "AnswerCount is too large"},
        {"<row PostTypeId='1' Id='1' Id='1'/>", "duplicate attribute"},
        {"<row PostTypeId='1' Id='1'>", "no element found"},
        {"<row PostTypeId='1' Body='", "the file ends inside this row"}}) {
    const Everything all = ReadBytes("<posts>\n" + row, Format::kStackExchange);
    ASSERT_GE(all.errors.size(), 1u) << row;
    EXPECT_THAT(all.errors[0].message, HasSubstr(message));
    EXPECT_EQ(all.errors[0].line, 2);
  }
  // No entity is ever declared, so none can explode or reach outside.
  const Everything bomb = ReadBytes(
      "<!DOCTYPE p [<!ENTITY a \"&b;&b;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]><posts><row PostTypeId='1' "
      "Id='1' CreationDate='2012-05-01' Body='&a;'/><row PostTypeId='1' Id='2' CreationDate='2012-05-01' "
      "Body='&x;'/></posts>",
      Format::kStackExchange);
  EXPECT_TRUE(bomb.posts.empty());
  EXPECT_EQ(bomb.errors.size(), 2u) << bomb.transcript;
}

TEST(XmlRows, ARowThatIsTooLongIsSkipped) {
  Input input(OpenMemory("<p><row a='1'/><row a='" + std::string(100, 'x') + "'/><row a='2'/></p>", 3), "x");
  XmlRowReader rows(&input, 50);
  XmlRow row;
  ASSERT_TRUE(rows.Next(&row));
  EXPECT_EQ(row.Get("a"), "1");
  ASSERT_TRUE(rows.Next(&row));
  EXPECT_THAT(row.fault, HasSubstr("longer than"));
  ASSERT_TRUE(rows.Next(&row));
  EXPECT_EQ(row.Get("a"), "2");
  EXPECT_EQ(row.Get("b"), "");
  EXPECT_FALSE(rows.Next(&row));
}

TEST(StackExchange, MissesTheEndHoweverTheBytesArrive) {
  for (const std::string bytes :
       {"\n<\n", R"(<row Id="1" PostTypeId="1" CreationDate="2020-01-01T00:00:00.000" Title="golf"/>)"}) {
    for (const std::size_t piece : {bytes.size(), std::size_t{1}}) {
      const Everything all = ReadBytes(bytes, Format::kStackExchange, piece);
      ASSERT_EQ(all.errors.size(), 1u) << bytes << " " << piece << all.transcript;
      EXPECT_EQ(all.errors[0].message, "the file ends before its rows do");
    }
  }
}

}  // namespace
}  // namespace metier::archive
