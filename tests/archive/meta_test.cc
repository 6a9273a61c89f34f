#include "archive/meta.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/archive/read_all.h"

namespace metier::archive {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

const std::string kData = METIER_SOURCE_DIR "/tests/archive/data/";

TEST(RepairLatin1, OnlyWhatWasWrittenSo) {
  EXPECT_EQ(RepairLatin1("caf\u00c3\u00a9"), "caf\u00e9");
  EXPECT_EQ(RepairLatin1("\u00f0\u009f\u008d\u00ae"), "\U0001F36E");
  EXPECT_EQ(RepairLatin1("plain"), "plain");
  EXPECT_EQ(RepairLatin1("caf\u00e9"), "caf\u00e9") << "one byte alone is no UTF-8";
  EXPECT_EQ(RepairLatin1("\u00c3\u00a9 \u20ac"), "\u00c3\u00a9 \u20ac") << "a euro was never a byte";
  EXPECT_EQ(RepairLatin1(""), "");
}

TEST(Facebook, ReadsAnExport) {
  const Everything all = ReadAll(OpenArchive({.path = kData + "facebook"}));
  ASSERT_EQ(all.posts.size(), 6u) << all.transcript;
  const auto& p = all.posts;
  for (const Post& post : p) EXPECT_EQ(post.author, "Ann M\u00fcller");
  EXPECT_EQ(p[0].text, "Cr\u00e8me br\u00fbl\u00e9e \U0001F36E \u2014 at last");
  EXPECT_EQ(base::FormatTime(p[0].time), "2020-01-01T00:00:00Z");
  EXPECT_EQ(p[1].text, "Try this\nhttps://example.org/r");
  EXPECT_EQ(p[1].kind, PostKind::kPost);
  EXPECT_EQ(p[2].text, "https://example.org/s");
  EXPECT_EQ(p[2].kind, PostKind::kRepost) << "passed on without words";
  EXPECT_EQ(p[3].text, "Our beans, week 3") << "the captions say it again";
  EXPECT_EQ(p[4].text, "") << "a new profile picture";
  EXPECT_EQ(p[5].kind, PostKind::kReply);
  EXPECT_EQ(p[5].text, "So sch\u00f6n!");
  ASSERT_EQ(all.errors.size(), 1u) << all.transcript;
  EXPECT_THAT(all.errors[0].file, EndsWith("videos_1.json"));
  EXPECT_THAT(all.errors[0].message, HasSubstr("timestamp is wrong"));
}

TEST(Facebook, OneFileAlone) {
  const Everything posts = ReadAll(OpenArchive(
      {.path = kData + "facebook/your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json"}));
  ASSERT_EQ(posts.posts.size(), 5u);
  EXPECT_EQ(posts.posts[0].author, "");
  const Everything comments =
      ReadAll(OpenArchive({.path = kData + "facebook/your_facebook_activity/comments_and_reactions/comments.json"}));
  ASSERT_EQ(comments.posts.size(), 1u);
  EXPECT_EQ(comments.posts[0].author, "Ann M\u00fcller");
  EXPECT_THAT(ReadBytes("[{}]", Format::kFacebook).transcript, HasSubstr("timestamp is missing"));
}

TEST(Instagram, ReadsAnExport) {
  const Everything all = ReadAll(OpenArchive({.path = kData + "instagram"}));
  ASSERT_EQ(all.posts.size(), 4u) << all.transcript;
  const auto& p = all.posts;
  for (const Post& post : p) EXPECT_EQ(post.author, "ann_gardens");
  EXPECT_EQ(p[0].text, "Compost day \U0001F331 #garden");
  EXPECT_EQ(base::FormatTime(p[0].time), "2020-09-13T12:26:40Z");
  EXPECT_EQ(p[1].text, "Two pictures, \u00e9\u00e9n caption");
  EXPECT_EQ(base::FormatTime(p[1].time), "2020-09-13T12:28:22Z");
  EXPECT_EQ(p[2].text, "Pruning in a minute");
  EXPECT_EQ(p[3].text, "Lovely \u2014 \U0001F600");
  EXPECT_EQ(p[3].kind, PostKind::kReply);
  EXPECT_EQ(base::FormatTime(p[3].time), "2020-09-13T12:31:40Z");
  ASSERT_EQ(all.errors.size(), 1u) << all.transcript;
  EXPECT_EQ(all.errors[0].message, "media is missing");
}

TEST(Instagram, WhatIsWrongWithARecord) {
  EXPECT_THAT(ReadBytes(R"([{"string_map_data":{}}])", Format::kInstagram).transcript,
              HasSubstr("string_map_data.Comment is missing"));
  EXPECT_THAT(ReadBytes(R"([{"media":[{"creation_timestamp":[]}]}])", Format::kInstagram).transcript,
              HasSubstr("creation_timestamp must be a time"));
}

}  // namespace
}  // namespace metier::archive
