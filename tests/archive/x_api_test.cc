#include "archive/x_api.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/archive/read_all.h"

namespace metier::archive {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

const std::string kData = METIER_SOURCE_DIR "/tests/archive/data/x-api/";

TEST(XApi, Version1) {
  const Everything all = ReadAll(OpenArchive({.path = kData + "v1.jsonl"}));
  ASSERT_EQ(all.posts.size(), 5u) << all.transcript;
  const auto& p = all.posts;
  for (const Post& post : p) {
    EXPECT_EQ(post.author, "ann_gardens") << "never somebody that is passed on or quoted";
    EXPECT_EQ(post.audience, 310);
  }
  EXPECT_EQ(p[0].text, "Salt & lime https://example.org/");
  EXPECT_EQ(p[0].engagement.likes, 12);
  EXPECT_EQ(p[0].engagement.reposts, 3);
  EXPECT_EQ(p[0].engagement.replies, 1);
  EXPECT_EQ(p[0].engagement.quotes, 2);
  EXPECT_EQ(p[0].url, "https://x.com/ann_gardens/status/1050118621198921728");
  EXPECT_EQ(p[1].kind, PostKind::kRepost);
  EXPECT_EQ(p[1].text, "RT @bob: the beginning of a long text that goes on and on https://example.net/");
  EXPECT_EQ(p[1].engagement.reposts, 0) << "those are bob's";
  EXPECT_EQ(p[2].text, "cut off no more https://example.com/q");
  EXPECT_EQ(p[3].kind, PostKind::kQuote);
  EXPECT_EQ(p[3].text, "Just so");
  EXPECT_EQ(p[4].kind, PostKind::kReply);
  EXPECT_EQ(p[4].thread, "9");
  ASSERT_EQ(all.errors.size(), 1u) << all.transcript;
  EXPECT_EQ(all.errors[0].line, 7);
  EXPECT_THAT(all.errors[0].message, HasSubstr("full_text is missing"));
}

TEST(XApi, Version2InPagesAndFlattened) {
  const Everything all = ReadAll(OpenArchive({.path = kData + "v2.jsonl"}));
  ASSERT_EQ(all.posts.size(), 9u) << all.transcript;
  const auto& p = all.posts;
  EXPECT_EQ(p[0].author, "ann_gardens");
  EXPECT_EQ(p[0].audience, 310);
  EXPECT_EQ(p[0].text, "Salt & lime https://example.org/") << "and no link to its own picture";
  EXPECT_EQ(p[0].engagement.likes, 12);
  EXPECT_EQ(p[0].engagement.bookmarks, 4);
  EXPECT_EQ(p[0].engagement.views, 900);
  EXPECT_EQ(p[0].thread, "100");
  EXPECT_EQ(base::FormatTime(p[0].time), "2022-03-04T05:06:07Z");
  EXPECT_EQ(p[1].kind, PostKind::kRepost);
  EXPECT_EQ(p[1].text, "RT @bob: the beginning of a long text that goes on and on & on https://example.net/");
  EXPECT_EQ(p[1].engagement.likes, 0);
  EXPECT_EQ(p[2].kind, PostKind::kQuote);
  EXPECT_EQ(p[3].kind, PostKind::kReply) << "a reply that quotes is a reply";
  EXPECT_EQ(p[3].thread, "8");
  EXPECT_EQ(p[3].lang, "");
  EXPECT_EQ(p[4].text, "only the beginning <3 was shown");
  EXPECT_EQ(p[5].author, "999");
  EXPECT_EQ(p[5].url, "https://x.com/i/status/106");
  EXPECT_EQ(p[6].text, "flattened");
  EXPECT_EQ(p[6].author, "ann_gardens");
  EXPECT_EQ(p[7].text, "RT @bob: the beginning of a long text that goes on and on & on https://example.net/");
  EXPECT_EQ(p[8].id, "300");
  EXPECT_EQ(p[8].author, "ann_gardens");
  ASSERT_EQ(all.errors.size(), 1u) << all.transcript;
  EXPECT_EQ(all.errors[0].message, "data[5].text must be a string, not a number");
}

TEST(XApi, OneObjectOverManyLinesAndArrays) {
  EXPECT_EQ(ReadAll(OpenArchive({.path = kData + "page.json"})).posts.size(), 6u);
  const std::string tweet = R"({"id_str":"5","text":"x","user":{"screen_name":"ann"}})";
  EXPECT_EQ(ReadBytes("[" + tweet + ",\n" + tweet + "]", Format::kAuto).posts.size(), 2u);
  EXPECT_EQ(ReadBytes("{\"statuses\":[" + tweet + "," + tweet + ",5]}", Format::kAuto).posts.size(), 2u);
  EXPECT_EQ(ReadBytes("{\"statuses\":[5]}", Format::kTwitterApi).errors.size(), 1u);
  EXPECT_THAT(ReadBytes("{\"data\":5}", Format::kTwitterApi).transcript,
              HasSubstr("data must be an object or an array"));
}

TEST(XApi, OfTheBrokenTweetsOfAPageAHundredAreNamed) {
  for (const std::string key : {"data", "statuses"}) {
    std::string page = base::Concat("{\"", key, "\":[");
    for (int i = 0; i < 150'000; ++i) page += "1,";
    page += R"({"id":"2","id_str":"2","text":"x"}]})";
    const Everything all = ReadBytes(page, Format::kTwitterApi);
    EXPECT_EQ(all.posts.size(), 1u);
    ASSERT_EQ(all.errors.size(), 101u);
    const std::size_t begin = key.size() + 5;
    for (std::size_t i = 0; i < 100; ++i) {
      EXPECT_EQ(all.errors[i].byte, static_cast<std::int64_t>(begin + 2 * i));
      EXPECT_THAT(all.errors[i].message, StartsWith(base::Concat(key, "[", std::to_string(i), "] must be an object")));
    }
    EXPECT_EQ(all.errors[100].message, "and 149900 more broken posts in this record");
  }
}

TEST(XApi, APageCannotRepeatATextWithoutEnd) {
  std::string page =
      R"({"includes":{"tweets":[{"id":"9","text":")" + std::string(std::size_t{8} << 20, 'x') + R"("}]},"data":[)";
  for (int i = 0; i < 1000; ++i) {
    page += base::Concat(i == 0 ? "" : ",",
                         R"({"id":"1","text":"RT @b: x","referenced_tweets":[{"type":"retweeted","id":"9"}]})");
  }
  page += "]}";
  const Everything all = ReadBytes(page, Format::kTwitterApi);
  EXPECT_EQ(all.posts.size(), 8u);
  ASSERT_EQ(all.errors.size(), 1u);
  EXPECT_THAT(all.errors[0].message, HasSubstr("more than 64 MiB together"));
}

TEST(XApi, ATweetWithAKeyOfANoticeIsATweet) {
  const Everything all = ReadBytes(R"({"id_str":"5","text":"a","user":{"screen_name":"ann"}})"
                                   "\n"
                                   R"({"id_str":"6","text":"b","user":{"screen_name":"ann"},"meta":{"source":"x"}})"
                                   "\n"
                                   R"({"id_str":"7","full_text":"c","user":{"screen_name":"ann"},"errors":["z"]})"
                                   "\n"
                                   R"({"delete":{"status":{"id_str":"1"}}})"
                                   "\n"
                                   R"({"meta":{"result_count":0}})"
                                   "\n",
                                   Format::kAuto);
  ASSERT_EQ(all.posts.size(), 3u) << all.transcript;
  EXPECT_EQ(all.posts[2].text, "c");
  EXPECT_TRUE(all.errors.empty());
}

TEST(XApi, EmptyLinesThatComeAloneChangeNothing) {
  const std::string list =
      "\n\r\n[\n"
      R"({"id_str":"1","full_text":"golf"},)"
      "\n"
      R"({"id_str":"2","full_text":"chess"})"
      "\n]\n";
  for (const std::size_t piece : {list.size(), std::size_t{1}, std::size_t{3}}) {
    const Everything all = ReadBytes(list, Format::kTwitterApi, piece);
    EXPECT_EQ(all.posts.size(), 2u) << piece << all.transcript;
    EXPECT_TRUE(all.errors.empty()) << piece << all.transcript;
  }
}

TEST(XApi, SaysWhichTweetOfAPageIsBroken) {
  const std::string page =
      R"({"statuses":[{"id_str":"1","full_text":"golf"},{"id_str":"2"},{"id_str":"3","full_text":5}]})";
  const Everything all = ReadBytes(page, Format::kTwitterApi);
  ASSERT_EQ(all.errors.size(), 2u);
  EXPECT_EQ(all.errors[0].message, "statuses[1].full_text is missing");
  EXPECT_EQ(all.errors[0].byte, static_cast<std::int64_t>(page.find(R"({"id_str":"2")")));
  EXPECT_EQ(all.errors[1].message, "statuses[2].full_text must be a string, not a number");
  EXPECT_EQ(all.errors[1].byte, static_cast<std::int64_t>(page.find("5}]")));
}

}  // namespace
}  // namespace metier::archive
