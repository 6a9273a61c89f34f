#include "model/own_posts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "tests/model/tiny_model.h"

namespace metier::model {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class OwnPosts : public testing::Test {
 protected:
  OwnPosts() : taxonomy_(TinyTaxonomy()), directory_(testing::TempDir() + "metier-own-posts") {
    std::filesystem::remove_all(directory_);
    std::filesystem::create_directory(directory_);
  }
  std::string Write(const std::string& name, const std::string& text) {
    std::ofstream(directory_ + "/" + name) << text;
    return directory_ + "/" + name;
  }
  std::string FaultOf(const std::string& line) {
    std::vector<LabelledPost> posts;
    return std::string(
        AppendOwnPosts(Write("fault.jsonl", "{\"text\":\"a\",\"topics\":[]}\n" + line + "\n"), "x", taxonomy_, &posts)
            .message());
  }
  TopicIndex Topic(std::string_view slug) { return *taxonomy_.Find(slug); }

  const Taxonomy taxonomy_;
  const std::string directory_;
};

TEST_F(OwnPosts, ReadsEveryField) {
  const std::string path = Write(
      "a.jsonl",
      R"({"id":"t-1","text":"fore!","topics":["golf"],"also":["chess"],"trap":"homonym","not":["rust"],"style":"tweet"})"
      "\n\n"
      R"({"text":"lol","topics":[],"trap":null})"
      "\n");
  std::vector<LabelledPost> posts;
  ASSERT_TRUE(AppendOwnPosts(path, "gold", taxonomy_, &posts).ok());
  ASSERT_EQ(posts.size(), 2u);
  EXPECT_EQ(posts[0].corpus, "gold");
  EXPECT_EQ(posts[0].source, "t-1");
  EXPECT_EQ(posts[0].text, "fore!");
  EXPECT_THAT(posts[0].topics, ElementsAre(Topic("golf")));
  EXPECT_THAT(posts[0].accepted, ElementsAre(Topic("chess")));
  EXPECT_THAT(posts[0].forbidden, ElementsAre(Topic("rust")));
  EXPECT_TRUE(posts[0].trap);
  EXPECT_TRUE(posts[0].exact);
  EXPECT_TRUE(posts[1].topics.empty());
  EXPECT_FALSE(posts[1].trap);
}

TEST_F(OwnPosts, ReadsADirectoryInTheOrderOfNames) {
  Write("b.jsonl", "{\"text\":\"second\",\"topics\":[]}\n");
  Write("a.jsonl", "{\"text\":\"first\",\"topics\":[]}\n");
  Write("README.md", "not a post\n");
  std::vector<LabelledPost> posts;
  ASSERT_TRUE(AppendOwnPosts(directory_, "own", taxonomy_, &posts).ok());
  ASSERT_EQ(posts.size(), 2u);
  EXPECT_EQ(posts[0].text, "first");
  EXPECT_EQ(posts[1].text, "second");
}

TEST_F(OwnPosts, NamesFileAndLineOfAFault) {
  EXPECT_THAT(FaultOf("{"), HasSubstr("fault.jsonl:2: no JSON"));
  EXPECT_THAT(FaultOf("{\"topics\":[]}"), HasSubstr(":2: no \"text\""));
  EXPECT_THAT(FaultOf("{\"text\":\"a\"}"), HasSubstr(":2: no \"topics\""));
  EXPECT_THAT(FaultOf("{\"text\":\"a\",\"topics\":[\"tennis\"]}"), HasSubstr(":2: unknown topic 'tennis'"));
  EXPECT_THAT(FaultOf("{\"text\":\"a\",\"topics\":\"golf\"}"), HasSubstr("is no array"));
  EXPECT_THAT(FaultOf("{\"text\":\"a\",\"topics\":[1]}"), HasSubstr("other than a string"));
  std::vector<LabelledPost> posts;
  EXPECT_FALSE(AppendOwnPosts(directory_ + "/nowhere.jsonl", "x", taxonomy_, &posts).ok());
}

}  // namespace
}  // namespace metier::model
