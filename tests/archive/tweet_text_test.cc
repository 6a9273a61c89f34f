#include "archive/tweet_text.h"

#include <string>
#include <vector>

#include "archive/note_tweets.h"
#include "archive/threads.h"
#include "gtest/gtest.h"

namespace metier::archive {
namespace {

TEST(ReplaceLinks, WholeLinksInOnePass) {
  const std::vector<Link> links = {
      {"https://t.co/ab", "https://t.co/abc"}, {"https://t.co/abc", "X"}, {"https://t.co/pic", ""}};
  EXPECT_EQ(ReplaceLinks("https://t.co/ab https://t.co/abc.", links), "https://t.co/abc X.");
  EXPECT_EQ(ReplaceLinks("see https://t.co/abcd", links), "see https://t.co/abcd");
  EXPECT_EQ(ReplaceLinks("look \n https://t.co/pic", links), "look");
  EXPECT_EQ(ReplaceLinks("look https://t.co/pic https://t.co/pic", links), "look");
  EXPECT_EQ(ReplaceLinks("look https://t.co/pic and", links), "look and");
  EXPECT_EQ(ReplaceLinks("https://t.co/pic", links), "");
  EXPECT_EQ(ReplaceLinks("https:", links), "https:");
  EXPECT_EQ(ReplaceLinks("", links), "");
}

TEST(WithoutTruncation, TakesEllipsisAndLinkAway) {
  bool ellipsis = false;
  EXPECT_EQ(WithoutTruncation("so it goes on\u2026 https://t.co/x", &ellipsis), "so it goes on");
  EXPECT_TRUE(ellipsis);
  EXPECT_EQ(WithoutTruncation("so https://t.co/x", &ellipsis), "so");
  EXPECT_FALSE(ellipsis);
  EXPECT_EQ(WithoutTruncation("https://t.co/x", &ellipsis), "");
}

TEST(IsStatusUrl, TellsPostsFromTheRest) {
  std::string_view id;
  EXPECT_TRUE(IsStatusUrl("https://twitter.com/bob/status/12", &id));
  EXPECT_EQ(id, "12");
  EXPECT_TRUE(IsStatusUrl("https://x.com/bob_1/status/12?s=20", &id));
  EXPECT_TRUE(IsStatusUrl("http://mobile.twitter.com/bob/status/12/", &id));
  for (const std::string url :
       {"https://twitter.com/bob", "https://twitter.com/bob/status/", "https://twitter.com/bob/status/12/photo/1",
        "https://twitter.com/i/web/status/12", "https://nottwitter.com/bob/status/12", "https://x.com//status/1", ""}) {
    EXPECT_FALSE(IsStatusUrl(url, &id)) << url;
  }
}

TEST(Threads, LeadToTheRoot) {
  Threads threads;
  threads.AddReply("30", "20");
  threads.AddReply("20", "10");
  threads.AddReply("40", "30");
  threads.AddReply("60", "50");
  threads.AddReply("70", "80");  // To the future: broken.
  threads.AddReply("80", "70");
  threads.AddReply("x", "10");
  threads.Finish();
  EXPECT_EQ(threads.Root("40"), "10");
  EXPECT_EQ(threads.Root("30"), "10");
  EXPECT_EQ(threads.Root("10"), "10");
  EXPECT_EQ(threads.Root("60"), "50");
  EXPECT_EQ(threads.Root("80"), "70");
  EXPECT_EQ(threads.Root("x"), "x");
  EXPECT_EQ(Threads().Root("1"), "1");
}

TEST(Threads, ALongThreadIsNoProblem) {
  Threads threads;
  for (int i = 1; i < 200'000; ++i) threads.AddReply(std::to_string(i + 1), std::to_string(i));
  threads.Finish();
  EXPECT_EQ(threads.Root("200000"), "1");
}

}  // namespace
}  // namespace metier::archive
