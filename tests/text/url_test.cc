#include "text/url.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/text/text_testing.h"

namespace metier::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Words(std::string_view url, const WordFrequencies* words = nullptr) {
  std::vector<Piece> pieces;
  PathWords(url, words, &pieces);
  std::vector<std::string> found;
  for (const Piece& piece : pieces) found.emplace_back(url.substr(piece.begin, piece.size));
  return found;
}

TEST(Url, Parts) {
  const UrlParts parts = ParseUrl("https://user:pw@News.Example.org:8080/a/b?q=/c#d");
  EXPECT_EQ(parts.host, "News.Example.org");
  EXPECT_EQ(parts.path, "/a/b");
  EXPECT_EQ(ParseUrl("example.com").host, "example.com");
  EXPECT_EQ(ParseUrl("example.com").path, "");
  EXPECT_EQ(ParseUrl("example.com?x=1").host, "example.com");
  EXPECT_EQ(ParseUrl("").host, "");
}

TEST(Url, RegistrableDomain) {
  EXPECT_EQ(RegistrableDomain("www.golf.com"), "golf.com");
  EXPECT_EQ(RegistrableDomain("news.golf.co.uk"), "golf.co.uk");
  EXPECT_EQ(RegistrableDomain("News.Golf.CO.UK"), "Golf.CO.UK");
  EXPECT_EQ(RegistrableDomain("ann.github.io"), "ann.github.io");
  EXPECT_EQ(RegistrableDomain("x.ann.blogspot.co.uk"), "ann.blogspot.co.uk");
  EXPECT_EQ(RegistrableDomain("ann.blogspot.com"), "ann.blogspot.com");
  EXPECT_EQ(RegistrableDomain("co.uk"), "co.uk");
  EXPECT_EQ(RegistrableDomain("localhost"), "localhost");
  EXPECT_EQ(RegistrableDomain("192.168.0.1"), "192.168.0.1");
  EXPECT_EQ(RegistrableDomain("..a"), ".a");  // An empty label is a label.
  EXPECT_EQ(RegistrableDomain(""), "");
}

TEST(Url, SuffixTableIsInOrder) {
  // A binary search in a table out of order misses some: these stand at its ends and in between.
  for (const char* suffix :
       {"ac.at", "blogspot.com", "co.jp", "com.au", "github.io", "k12.ca.us", "org.uk", "workers.dev"}) {
    EXPECT_TRUE(IsLongPublicSuffix(suffix)) << suffix;
  }
  EXPECT_FALSE(IsLongPublicSuffix("golf.com"));
}

TEST(Url, PathWords) {
  EXPECT_THAT(Words("https://golf.com/pebble-beach_golf+links.html?first=1#top"),
              ElementsAre("pebble", "beach", "golf", "links"));
  EXPECT_THAT(Words("https://x.org/2013/05/raised-garden-beds/123456/2bfe77ac"),
              ElementsAre("raised", "garden", "beds"));
  EXPECT_THAT(Words("https://x.org/watch/dQwXcQWgx"), ElementsAre("watch"));
  EXPECT_THAT(Words("https://x.org/green%20tea/caf%C3%A9-noir"), ElementsAre("green", "tea", "noir"));
  EXPECT_THAT(Words("https://www.reddit.com/r/golf/comments/1abc2/finally_broke_eighty/"),
              ElementsAre("golf", "comments", "finally", "broke", "eighty"));
  EXPECT_THAT(Words("golf.com"), IsEmpty());
}

TEST(Url, NamesOfPeopleAndIdentifiersAreNoWords) {
  for (const char* url : {"https://twitter.com/CollegeHumor/status/1", "http://t.co/Abcde", "https://youtu.be/golf",
                          "https://www.instagram.com/p/garden", "http://bit.ly/garden"}) {
    EXPECT_THAT(Words(url), IsEmpty()) << url;
  }
}

TEST(Url, GluedWords) {
  const auto words = ShippedWords();
  ASSERT_NE(words, nullptr);
  EXPECT_THAT(Words("https://x.org/gardeningtips", words.get()), ElementsAre("gardening", "tips"));
  EXPECT_THAT(Words("https://x.org/xqzvkwords", words.get()), ElementsAre("xqzvkwords"));  // Not every piece is a word.
}

}  // namespace
}  // namespace metier::text
