#include "archive/meta.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/archive/pack.h"
#include "tests/archive/read_all.h"

namespace metier::archive {
namespace {

using ::testing::ElementsAre;
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

std::string FacebookPosts(const std::string& text) {
  return base::Concat(R"([{"timestamp":1577836800,"data":[{"post":")", text, R"("}]}])");
}
std::string FacebookProfile(const std::string& name) {
  return base::Concat(R"({"profile_v2":{"name":{"full_name":")", name, R"("}}})");
}
Everything ReadFiles(const std::vector<Packed>& files, Format format = Format::kAuto) {
  return ReadBytes(Pack(Container::kTar, files), format);
}
std::vector<std::string> AuthorsAndTexts(const Everything& all) {
  std::vector<std::string> out;
  for (const Post& post : all.posts) out.push_back(base::Concat(post.author, ": ", post.text));
  return out;
}

TEST(Facebook, TheExportsOfTwoPeopleStayTheirs) {
  const std::string posts = "/your_facebook_activity/posts/your_posts_1.json";
  const std::string profile = "/personal_information/profile_information/profile_information.json";
  const std::string old = "carl/posts/your_posts_1.json";
  const Everything all = ReadFiles({{"ann" + posts, FacebookPosts("a")},
                                    {"ann" + profile, FacebookProfile("Ann")},
                                    {"bob" + posts, FacebookPosts("b")},
                                    {"bob" + profile, FacebookProfile("Bob")},
                                    {old, FacebookPosts("c")}});
  EXPECT_THAT(AuthorsAndTexts(all), ElementsAre("Ann: a", "Bob: b", ": c"));
  EXPECT_TRUE(all.errors.empty()) << all.transcript;
  // One in the root, and another's in a folder beside its own.
  const Everything nested = ReadFiles({{"posts/your_posts_1.json", FacebookPosts("a")},
                                       {"bob" + posts, FacebookPosts("b")},
                                       {"bob" + profile, FacebookProfile("Bob")}});
  EXPECT_THAT(AuthorsAndTexts(nested), ElementsAre(": a", "Bob: b"));
}

TEST(Facebook, TwoProfilesAreNoAuthor) {
  const std::vector<Packed> files = {{"posts/your_posts_1.json", FacebookPosts("a")},
                                     {"profile_information/profile_information.json", FacebookProfile("Ann")},
                                     {"about_you/profile_information.json", FacebookProfile("Ann")},
                                     {"old/profile_information.json", FacebookProfile("Bob")}};
  const Everything all = ReadFiles(files);
  EXPECT_THAT(AuthorsAndTexts(all), ElementsAre(": a"));
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_EQ(all.errors[0].file, "test/old/profile_information.json");
  EXPECT_THAT(all.errors[0].message, HasSubstr("names another person"));
  const Everything same = ReadFiles({files.begin(), files.begin() + 3});
  EXPECT_THAT(AuthorsAndTexts(same), ElementsAre("Ann: a")) << "the same person twice";
}

TEST(Facebook, CommentsWithoutPosts) {
  const std::string comments =
      R"({"comments_v2":[{"timestamp":1577836800,"data":[{"comment":{"comment":"c","author":"Ann"}}]}]})";
  const std::string place = "your_facebook_activity/comments_and_reactions/comments.json";
  EXPECT_THAT(AuthorsAndTexts(ReadFiles({{place, comments}})), ElementsAre("Ann: c"));
  const Packed anybodys = {"comments/comments.json", comments};
  const Packed other = {"posts.jsonl", R"({"text":"mine"})"};
  EXPECT_THAT(AuthorsAndTexts(ReadFiles({anybodys, other})), ElementsAre("Ann: c", ": mine")) << "no export at all";
  EXPECT_THAT(AuthorsAndTexts(ReadFiles({anybodys, other}, Format::kFacebook)), ElementsAre("Ann: c"));
  EXPECT_THAT(AuthorsAndTexts(ReadFiles({anybodys, other, {"p/profile_information.json", FacebookProfile("Ann")}})),
              ElementsAre("Ann: c"));
}

TEST(Facebook, EveryArrayOfAFileIsRead) {
  const Everything all = ReadBytes(R"({"group_posts_v2":[{"timestamp":1,"data":[{"post":"golf"}]}],"other":[{}],)"
                                   R"("group_comments_v2":[{"timestamp":2,"data":[{"post":"tennis"}]}]})",
                                   Format::kAuto);
  EXPECT_THAT(AuthorsAndTexts(all), ElementsAre(": golf", ": tennis"));
  EXPECT_TRUE(all.errors.empty()) << all.transcript;
}

TEST(Facebook, ManyLinesAreCheapAndStandOnce) {
  std::string record = R"([{"timestamp":1,"data":[)";
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 80'000; ++i) record += base::Concat(R"({"post":")", std::to_string(1'000'000 + i), "\"},");
  }
  record += R"({"post":"last"}]}])";
  const Everything all = ReadBytes(record, Format::kFacebook);
  ASSERT_EQ(all.posts.size(), 1u);
  EXPECT_EQ(all.posts[0].text.size(), 80'000u * 8 + 4);
}

TEST(Instagram, TheExportsOfTwoPeopleStayTheirs) {
  const auto posts = [](const std::string& text) {
    return base::Concat(R"([{"media":[{"creation_timestamp":1600000000,"title":")", text, R"("}]}])");
  };
  const auto profile = [](const std::string& name) {
    return base::Concat(R"({"profile_user":[{"string_map_data":{"Username":{"value":")", name, R"("}}}]})");
  };
  const Everything all =
      ReadFiles({{"ann/your_instagram_activity/media/posts_1.json", posts("a")},
                 {"ann/personal_information/personal_information/personal_information.json", profile("ann")},
                 {"bob/content/posts_1.json", posts("b")},
                 {"bob/account_information/personal_information.json", profile("bob")}});
  EXPECT_THAT(AuthorsAndTexts(all), ElementsAre("ann: a", "bob: b"));
}

TEST(Instagram, ReadsIgtv) {
  const std::string videos = R"({"ig_igtv_media":[{"media":[{"creation_timestamp":1600000000,"title":"a film"}]}]})";
  EXPECT_THAT(AuthorsAndTexts(ReadFiles({{"your_instagram_activity/media/igtv_videos.json", videos}})),
              ElementsAre(": a film"));
  EXPECT_THAT(AuthorsAndTexts(ReadBytes(videos, Format::kAuto)), ElementsAre(": a film"));
}

}  // namespace
}  // namespace metier::archive
