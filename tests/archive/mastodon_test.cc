#include "archive/mastodon.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/archive/pack.h"
#include "tests/archive/read_all.h"

namespace metier::archive {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;

const std::string kFolder = METIER_SOURCE_DIR "/tests/archive/data/mastodon";

TEST(Mastodon, ReadsAnArchive) {
  const Everything all = ReadAll(OpenArchive({.path = kFolder}));
  ASSERT_EQ(all.posts.size(), 6u) << all.transcript;
  const auto& p = all.posts;
  for (const Post& post : p) EXPECT_EQ(post.author, "ann@example.social");

  EXPECT_EQ(p[0].text, "Lamb's quarters & beans\nin https://example.org/a/very/long/path\n\n#garden :seed: :hoe:");
  EXPECT_EQ(p[0].kind, PostKind::kPost);
  EXPECT_EQ(p[0].id, "https://example.social/users/ann/statuses/1");
  EXPECT_EQ(p[0].url, "https://example.social/@ann/1");
  EXPECT_EQ(p[0].lang, "en");
  EXPECT_EQ(p[0].engagement.likes, 7);
  EXPECT_EQ(p[0].engagement.reposts, 2);
  EXPECT_EQ(base::FormatTime(p[0].time), "2023-05-01T08:00:00Z");

  EXPECT_EQ(p[1].kind, PostKind::kRepost);
  EXPECT_EQ(p[1].text, "");
  EXPECT_EQ(p[1].url, "https://other.example/users/bob/statuses/9");
  EXPECT_EQ(p[2].kind, PostKind::kReply);
  EXPECT_EQ(p[2].text, "@bob 1 < 2");
  EXPECT_EQ(p[2].thread, "tag:other.example,2023-05-01:objectId=5:objectType=Conversation");
  EXPECT_EQ(p[3].text, "slug damage, graphic\n\nSie haben alles gefressen.");
  EXPECT_EQ(p[3].lang, "de");
  EXPECT_EQ(p[4].text, "Peas or beans?") << "followers are readers; the letter in front of it is not published";
  EXPECT_EQ(p[5].text, "only in the map");
  EXPECT_EQ(p[5].lang, "en");
  EXPECT_EQ(p[5].url, p[5].id);

  ASSERT_EQ(all.errors.size(), 1u) << all.transcript;
  EXPECT_THAT(all.errors[0].file, EndsWith("mastodon/outbox.json"));
  EXPECT_THAT(all.errors[0].message, HasSubstr("published is wrong"));
  EXPECT_GT(all.errors[0].byte, 1000);
}

TEST(Mastodon, TheOutboxAloneKnowsItsAuthorToo) {
  const Everything folder = ReadAll(OpenArchive({.path = kFolder}));
  EXPECT_EQ(ReadAll(OpenArchive({.path = kFolder + "/outbox.json"})).transcript, folder.transcript);
  const auto author = [](const std::string& actor) {
    const Everything all = ReadBytes(base::Concat(R"({"orderedItems":[{"type":"Create","actor":")", actor,
                                                  R"(","object":{"type":"Note","content":"x"}}]})"),
                                     Format::kAuto);
    return all.posts.size() == 1 ? all.posts[0].author : all.transcript;
  };
  EXPECT_EQ(author("https://a.example/@bob"), "bob@a.example");
  EXPECT_EQ(author("https://a.example/ap/users/17"), "https://a.example/ap/users/17");
  EXPECT_EQ(author("bob"), "bob");
}

TEST(Mastodon, WhatIsWrongWithAnActivity) {
  const auto read = [](const std::string& item) {
    return ReadBytes(base::Concat(R"({"type":"OrderedCollection","orderedItems":[)", item, "]}"), Format::kMastodon);
  };
  for (const auto& [item, message] :
       {std::pair<std::string, std::string>{"{}", "type is missing"},
        {R"({"type":"Create"})", "object is missing"},
        {R"({"type":"Create","object":"https://a/1"})", "object must be an object"},
        {R"({"type":"Create","object":{"type":"Note"}})", "object.content must be a string"},
        {R"({"type":"Create","object":{"type":"Note","content":"x","likes":{"totalItems":-1}}})",
         "object.likes.totalItems must not be negative"},
        {R"("https://a/1")", "a record in braces expected"}}) {
    const Everything all = read(item);
    ASSERT_EQ(all.errors.size(), 1u) << item;
    EXPECT_THAT(all.errors[0].message, HasSubstr(message));
    EXPECT_TRUE(all.posts.empty());
  }
  EXPECT_EQ(read(R"({"type":"Like","object":"https://a/1"})").transcript, "");
}

TEST(Mastodon, ABrokenActorIsNamedAndTheAddressServes) {
  // The folder's own actor.json is fine; this one is read through a reader of its own.
  std::vector<RecordError> problems;
  const auto tree = OpenDirectoryTree(METIER_SOURCE_DIR "/tests/archive/data/mastodon-broken", Depth::kFolder);
  EXPECT_EQ(ReadMastodonActor(tree.get(), &problems).author, "");
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_THAT(problems[0].file, EndsWith("actor.json"));
  EXPECT_EQ(problems[0].line, 2);
  EXPECT_THAT(problems[0].message, HasSubstr("bad JSON"));
}

TEST(Mastodon, AnActorDescribesOnlyItself) {
  const auto activity = [](const std::string& actor) {
    return base::Concat("{\"type\":\"Create\",", actor, "\"object\":{\"type\":\"Note\",\"content\":\"x\"}}");
  };
  const std::string outbox =
      base::Concat(R"({"orderedItems":[)", activity(R"("actor":"https://a.example/ap/1",)"), ",",
                   activity(R"("actor":"https://b.example/users/bob",)"), ",", activity(""), "]}");
  const Everything all = ReadBytes(
      Pack(Container::kTar,
           {{"actor.json", R"({"id":"https://a.example/ap/1","preferredUsername":"ann"})"}, {"outbox.json", outbox}}),
      Format::kAuto);
  ASSERT_EQ(all.posts.size(), 3u) << all.transcript;
  EXPECT_EQ(all.posts[0].author, "ann@a.example");
  EXPECT_EQ(all.posts[1].author, "bob@b.example");
  EXPECT_EQ(all.posts[2].author, "ann@a.example") << "nobody is named";
}

}  // namespace
}  // namespace metier::archive
