#include "archive/tweet_text.h"

#include <string>
#include <vector>

#include "archive/input.h"
#include "archive/note_tweets.h"
#include "archive/threads.h"
#include "base/message.h"
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

TEST(ReplaceLinks, NoTextGrowsWithoutEnd) {
  // 256 KiB that would stand for 4 GiB.
  std::string text;
  for (int i = 0; i < 32'768; ++i) text += "http ";
  const std::string target(std::size_t{128} << 10, 'x');
  const std::string replaced = ReplaceLinks(text, {{"http", target}});
  EXPECT_LE(replaced.size(), kRecordLimit);
  EXPECT_GT(replaced.size(), kRecordLimit - target.size() - 5);
  EXPECT_TRUE(replaced.starts_with(target));
  EXPECT_TRUE(replaced.ends_with("http http ")) << "what does not fit is left as it was";
}

TEST(ReplaceLinks, LinksTimesPlacesAreBounded) {
  std::string text = "https://t.co/a ";
  std::vector<std::string> shown;
  for (int i = 0; i < 20'000; ++i) {
    text += "https://t.co/z ";
    shown.push_back(base::Concat("https://t.co/", std::to_string(i)));
  }
  std::vector<Link> links = {{"https://t.co/a", "first"}};
  for (const std::string& link : shown) links.push_back({link, "other"});
  links.push_back({"https://t.co/z", "last"});
  const std::string replaced = ReplaceLinks(text, links);
  EXPECT_TRUE(replaced.starts_with("first last last ")) << "at the beginning as always";
  EXPECT_TRUE(replaced.ends_with("https://t.co/z https://t.co/z "));
}

}  // namespace
}  // namespace metier::archive
