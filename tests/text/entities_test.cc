#include "text/entities.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/text/text_testing.h"

namespace metier::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// "kind:bytes" of every entity.
std::vector<std::string> Entities(std::string_view text) {
  std::vector<std::string> found;
  Entity entity;
  EntityFinder finder(text);
  for (std::size_t from = 0; finder.Next(from, &entity); from = entity.end) {
    EXPECT_GE(entity.begin, from);
    EXPECT_GT(entity.end, entity.begin);
    found.push_back(std::string(KindName(entity.kind)) + ":" +
                    std::string(text.substr(entity.begin, entity.end - entity.begin)));
  }
  return found;
}

TEST(Entities, Urls) {
  EXPECT_THAT(Entities("see https://golf.com/pebble-beach?x=1#top now"),
              ElementsAre("url:https://golf.com/pebble-beach?x=1#top"));
  EXPECT_THAT(Entities("WWW.EXAMPLE.ORG"), ElementsAre("url:WWW.EXAMPLE.ORG"));
  EXPECT_THAT(Entities("example.com/path and news.golf.co.uk/x"),
              ElementsAre("url:example.com/path", "url:news.golf.co.uk/x"));
  EXPECT_THAT(Entities("bit.ly/2abC, youtu.be/dQw4"), ElementsAre("url:bit.ly/2abC", "url:youtu.be/dQw4"));
  EXPECT_THAT(Entities("ftp://ftp.x.org/a"), ElementsAre("url:ftp://ftp.x.org/a"));
  EXPECT_THAT(Entities("http://münchen.de/straße"), ElementsAre("url:http://münchen.de/straße"));
}

TEST(Entities, SentencesDoNotBelongToUrls) {
  EXPECT_THAT(Entities("(http://x.org/a_(b))."), ElementsAre("url:http://x.org/a_(b)"));
  EXPECT_THAT(Entities("\"http://x.org/a\", he said"), ElementsAre("url:http://x.org/a"));
  EXPECT_THAT(Entities("http://x.org/a..."), ElementsAre("url:http://x.org/a"));
  EXPECT_THAT(Entities("[text](http://x.org/a)"), ElementsAre("url:http://x.org/a"));
  EXPECT_THAT(Entities("*http://x.org/a*"), ElementsAre("url:http://x.org/a"));
  EXPECT_THAT(Entities("http://t.cn/abc今天"), ElementsAre("url:http://t.cn/abc"));
}

TEST(Entities, MissingBlanksAreNoDomains) {
  EXPECT_THAT(Entities("at the end.It was"), IsEmpty());
  EXPECT_THAT(Entities("talk.to me and fine.is"), IsEmpty());
  EXPECT_THAT(Entities("README.md foo.py main.rs"), IsEmpty());
  EXPECT_THAT(Entities("http:// and www. and https://"), IsEmpty());
}

TEST(Entities, Emails) {
  EXPECT_THAT(Entities("mail a.b+c@example.co.uk, please"), ElementsAre("email:a.b+c@example.co.uk"));
  EXPECT_THAT(Entities("not@an address"), IsEmpty());
}

TEST(Entities, Mentions) {
  EXPECT_THAT(Entities("@ann, @bob_2: hi .@carl"), ElementsAre("mention:@ann", "mention:@bob_2", "mention:@carl"));
  EXPECT_THAT(Entities("@ann@mastodon.social @eve.bsky.social."),
              ElementsAre("mention:@ann@mastodon.social", "mention:@eve.bsky.social"));
  EXPECT_THAT(Entities("@ home, a@b, @"), IsEmpty());
  EXPECT_THAT(Entities("@bob. Then"), ElementsAre("mention:@bob"));
  EXPECT_THAT(Entities("@yusuf.k04 look"), ElementsAre("mention:@yusuf.k04"));
}

TEST(Entities, Hashtags) {
  EXPECT_THAT(Entities("#NoCodeTools #4x4life #été_2024, #1 #2024 # x"),
              ElementsAre("hashtag:#NoCodeTools", "hashtag:#4x4life", "hashtag:#été_2024", "number:1", "number:2024"));
  EXPECT_THAT(Entities("#love#summer"), ElementsAre("hashtag:#love", "hashtag:#summer"));
  EXPECT_THAT(Entities("今天#话题 ＃写真"), ElementsAre("hashtag:#话题", "hashtag:＃写真"));
  EXPECT_THAT(Entities("a#b"), IsEmpty());
}

TEST(Entities, Cashtags) {
  EXPECT_THAT(Entities("$TSLA and $BRK.B"), ElementsAre("cashtag:$TSLA", "cashtag:$BRK.B"));
  EXPECT_THAT(Entities("A$AP $TOOLONG $ x"), IsEmpty());
  EXPECT_THAT(Entities("$5"), ElementsAre("number:5"));
}

TEST(Entities, NamesWithSigns) {
  EXPECT_THAT(Entities("C++ C# F# .NET ASP.NET node.js vue.js d3.js"),
              ElementsAre("word:C++", "word:C#", "word:F#", "word:.NET", "word:ASP.NET", "word:node.js", "word:vue.js",
                          "word:d3.js"));
  EXPECT_THAT(Entities("R&B, AT&T's, Q&A; A/B test, I/O"),
              ElementsAre("word:R&B", "word:AT&T's", "word:Q&A", "word:A/B", "word:I/O"));
  EXPECT_THAT(Entities("C+ abc# salt&pepper A/Bc"), IsEmpty());
}

TEST(Entities, Emoticons) {
  EXPECT_THAT(
      Entities(":-) :( ;P xD <3 </3 ^_^ -_- o_O T_T :'( (:"),
      ElementsAre("emoticon::-)", "emoticon::(", "emoticon:;P", "emoticon:xD", "emoticon:<3", "emoticon:</3",
                  "emoticon:^_^", "emoticon:-_-", "emoticon:o_O", "emoticon:T_T", "emoticon::'(", "emoticon:(:"));
  EXPECT_THAT(Entities("¯\\_(ツ)_/¯"), ElementsAre("emoticon:¯\\_(ツ)_/¯"));
  EXPECT_THAT(Entities("list:(a) a:b xDream :Please"), IsEmpty());
}

TEST(Entities, Numbers) {
  EXPECT_THAT(
      Entities("3.14 1,000 50% 10k 4K 1080p 9/11 24/7 2024-05-01 10:30pm 90s 1st 2.5mm"),
      ElementsAre("number:3.14", "number:1,000", "number:50%", "number:10k", "number:4K", "number:1080p", "number:9/11",
                  "number:24/7", "number:2024-05-01", "number:10:30pm", "number:90s", "number:1st", "number:2.5mm"));
  EXPECT_THAT(Entities("broke 80."), ElementsAre("number:80"));
  EXPECT_THAT(Entities("5G 3D 4x4 v2 mp3 10kittens"), IsEmpty());
}

}  // namespace
}  // namespace metier::text
