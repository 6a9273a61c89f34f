#include "archive/twitter.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/archive/read_all.h"

namespace metier::archive {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

const std::string kData = METIER_SOURCE_DIR "/tests/archive/data/";

TEST(FindTweetFiles, InNumericOrder) {
  EXPECT_THAT(FindTweetFiles({"tweets-part10.js", "like.js", "tweets-part2.js", "tweets.js", "tweet-headers.js",
                              "tweets-partx.js", "tweets-part.js", "tweets.js.bak", "tweets-part99999999999.js"}),
              ElementsAre("tweets.js", "tweets-part2.js", "tweets-part10.js"));
  EXPECT_THAT(FindTweetFiles({"tweet-part1.js", "tweet.js"}), ElementsAre("tweet.js", "tweet-part1.js"));
  EXPECT_THAT(FindTweetFiles({"account.js"}), ElementsAre());
}

TEST(Twitter, ReadsAnArchive) {
  const Everything all = ReadAll(OpenArchive({.path = kData + "x-archive"}));
  ASSERT_EQ(all.posts.size(), 8u) << all.transcript;
  for (const Post& post : all.posts) {
    EXPECT_EQ(post.author, "ann_gardens");
    EXPECT_EQ(post.audience, 3);
    EXPECT_EQ(post.url, "https://x.com/ann_gardens/status/" + post.id);
  }
  const auto& p = all.posts;

  EXPECT_EQ(p[0].text,
            "Salt & lime: 1 < 2 &amp; https://example.org/?q=a&lt=b https://t.co/abc {\"braces\": \"in text }\"}");
  EXPECT_EQ(p[0].kind, PostKind::kPost);
  EXPECT_EQ(base::FormatTime(p[0].time), "2023-09-08T12:00:00Z");
  EXPECT_EQ(p[0].engagement.likes, 12);
  EXPECT_EQ(p[0].engagement.reposts, 3);
  EXPECT_EQ(p[0].lang, "en");

  EXPECT_EQ(p[1].kind, PostKind::kReply);
  EXPECT_EQ(p[1].thread, p[0].id);
  EXPECT_EQ(p[0].thread, p[0].id);
  EXPECT_EQ(p[5].kind, PostKind::kReply);
  EXPECT_EQ(p[5].thread, p[0].id) << "by way of p[1], which is in another file";
  EXPECT_EQ(p[5].lang, "id");
  EXPECT_EQ(p[6].kind, PostKind::kReply);
  EXPECT_EQ(p[6].thread, "1699999999999999000");

  EXPECT_EQ(p[2].kind, PostKind::kRepost);
  EXPECT_THAT(p[2].text, StartsWith("RT @allotments: "));
  EXPECT_EQ(p[3].kind, PostKind::kQuote);
  EXPECT_EQ(p[3].text, "Just so, Bob: https://twitter.com/bob/status/1699999999999999999");
  EXPECT_EQ(p[3].lang, "");

  EXPECT_EQ(p[4].kind, PostKind::kPost) << "the link of a long post to itself is no quote";
  EXPECT_THAT(p[4].text, HasSubstr("brown & one part of green"));
  EXPECT_THAT(p[4].text, HasSubstr("https://example.org/compost?a=1&lt=2 and the second half"));
  EXPECT_THAT(p[4].text, EndsWith("worms do the rest."));
  EXPECT_EQ(p[7].text, "the last part");

  ASSERT_EQ(all.errors.size(), 2u) << all.transcript;
  EXPECT_THAT(all.errors[0].file, EndsWith("note-tweet.js"));
  EXPECT_EQ(all.errors[0].message, "noteTweet.core.text must be a string");
  EXPECT_THAT(all.errors[1].file, EndsWith("data/tweets.js"));
  EXPECT_EQ(all.errors[1].line, 80);
  EXPECT_THAT(all.errors[1].message, HasSubstr("control character"));
}

TEST(Twitter, TheFolderDataAndTheFileAloneServeToo) {
  const Everything root = ReadAll(OpenArchive({.path = kData + "x-archive/"}));
  const Everything data = ReadAll(OpenArchive({.path = kData + "x-archive/data"}));
  EXPECT_EQ(root.posts.size(), data.posts.size());
  const Everything file = ReadAll(OpenArchive({.path = kData + "x-archive/data/tweets.js"}));
  ASSERT_EQ(file.posts.size(), 4u) << file.transcript;
  EXPECT_EQ(file.posts[0].author, "ann_gardens");
}

TEST(Twitter, ReadsAnOldArchive) {
  const Everything all = ReadAll(OpenArchive({.path = kData + "x-archive-old"}));
  EXPECT_TRUE(all.errors.empty()) << all.transcript;
  ASSERT_EQ(all.posts.size(), 2u);
  EXPECT_EQ(all.posts[0].text, "Old http://example.com/old http://t.co/gone");
  EXPECT_EQ(all.posts[0].author, "");
  EXPECT_EQ(all.posts[0].url, "https://x.com/i/status/1050118621198921728");
  EXPECT_EQ(base::FormatTime(all.posts[0].time), "2018-10-10T20:19:24Z");
  EXPECT_FALSE(all.posts[0].audience.has_value());
}

TEST(Twitter, WhatIsWrongWithATweet) {
  const auto read = [](const std::string& tweet) {
    return ReadBytes("window.YTD.tweets.part0 = [\n{\"tweet\":" + tweet + "}\n]", Format::kTwitter);
  };
  EXPECT_EQ(read(R"({"full_text":"x"})").posts.size(), 1u);
  EXPECT_EQ(read(R"({"text":"x","id":7,"entities":5,"extended_entities":{"media":[3,{"url":4}]}})").posts.size(), 1u);
  for (const auto& [tweet, message] :
       {std::pair<std::string, std::string>{"{}", "tweet.full_text is missing"},
        {"[]", "tweet must be an object, not an array"},
        {R"({"full_text":5})", "tweet.full_text must be a string"},
        {R"({"full_text":"x","created_at":"now"})", "tweet.created_at is wrong"},
        {R"({"full_text":"x","favorite_count":"-1"})", "tweet.favorite_count must not be negative"},
        {R"({"full_text":"x","retweet_count":[]})", "tweet.retweet_count must be a whole number"},
        {R"({"full_text":"x","id_str":{}})", "tweet.id_str must be a string"}}) {
    const Everything all = read(tweet);
    ASSERT_EQ(all.errors.size(), 1u) << tweet;
    EXPECT_THAT(all.errors[0].message, HasSubstr(message));
    EXPECT_EQ(all.errors[0].line, 2);
  }
}

TEST(Twitter, KindsFromTextAndEntities) {
  const auto kind = [](const std::string& fields) {
    const Everything all = ReadBytes("[{\"tweet\":{\"id_str\":\"5\"," + fields + "}}]", Format::kTwitter);
    return all.posts.size() == 1 ? all.posts[0].kind : PostKind::kPost;
  };
  EXPECT_EQ(kind(R"("full_text":"RT @a: b")"), PostKind::kRepost);
  EXPECT_EQ(kind(R"("full_text":"RT @a b")"), PostKind::kPost);
  EXPECT_EQ(kind(R"("full_text":"RT if you like: tea")"), PostKind::kPost);
  EXPECT_EQ(kind(R"("full_text":"x","retweeted":true)"), PostKind::kPost);
  EXPECT_EQ(kind(R"("full_text":"x","in_reply_to_status_id":4)"), PostKind::kReply);
  EXPECT_EQ(kind(R"("full_text":"x","in_reply_to_status_id_str":null)"), PostKind::kPost);
  EXPECT_EQ(kind(R"("full_text":"x","quoted_status_id_str":"3")"), PostKind::kQuote);
  EXPECT_EQ(
      kind(
          R"("full_text":"x https://t.co/1","entities":{"urls":[{"url":"https://t.co/1","expanded_url":"https://x.com/me/status/5"}]})"),
      PostKind::kPost)
      << "a link to itself";
}

}  // namespace
}  // namespace metier::archive
