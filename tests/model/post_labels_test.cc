#include "model/post_labels.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "model/dataset.h"
#include "tests/model/tiny_model.h"

namespace metier::model {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class PostLabelsTest : public testing::Test {
 protected:
  PostLabelsTest() : taxonomy_(TinyTaxonomy()), directory_(testing::TempDir() + "metier-post-labels") {
    std::filesystem::remove_all(directory_);
    std::filesystem::create_directory(directory_);
  }
  void Write(const std::string& name, const std::string& text) { std::ofstream(directory_ + "/" + name) << text; }
  TopicIndex Topic(std::string_view slug) { return *taxonomy_.Find(slug); }

  const Taxonomy taxonomy_;
  const std::string directory_;
};

TEST_F(PostLabelsTest, ReadsEveryFile) {
  Write("a.tsv", "# key, topics, also\n00000000000000ff\tgolf chess\trust\n");
  Write("b.tsv", "ffffffffffffffff\t-\t-\n");
  Write("c.txt", "no label\n");
  const auto labels = PostLabels::Load(directory_, taxonomy_);
  ASSERT_TRUE(labels.ok()) << labels.status();
  EXPECT_EQ(labels->size(), 2u);
  ASSERT_NE(labels->Find(255), nullptr);
  EXPECT_THAT(labels->Find(255)->topics, ElementsAre(Topic("golf"), Topic("chess")));
  EXPECT_THAT(labels->Find(255)->accepted, ElementsAre(Topic("rust")));
  ASSERT_NE(labels->Find(~std::uint64_t{0}), nullptr);
  EXPECT_THAT(labels->Find(~std::uint64_t{0})->topics, IsEmpty());
  EXPECT_EQ(labels->Find(1), nullptr);
}

TEST_F(PostLabelsTest, NamesEveryFault) {
  Write("a.tsv",
        "00000000000000ff\tgolf\t-\n00000000000000ff\tchess\t-\nff\tgolf\t-\n00000000000000f0\tgolf\n"
        "00000000000000f1\tgolff\t-\n0x000000000000f2\tgolf\t-\n");
  const auto labels = PostLabels::Load(directory_, taxonomy_);
  ASSERT_FALSE(labels.ok());
  const std::string message(labels.status().message());
  EXPECT_THAT(message, HasSubstr("a.tsv:2: a second label"));
  EXPECT_THAT(message, HasSubstr("a.tsv:3: expected key"));
  EXPECT_THAT(message, HasSubstr("a.tsv:4: expected key"));
  EXPECT_THAT(message, HasSubstr("a.tsv:5: unknown topic 'golff'"));
  EXPECT_THAT(message, HasSubstr("a.tsv:6: expected key"));
}

// The first posts of each side of each source; a labelled one once, and never to train on by its source's label.
TEST_F(PostLabelsTest, SelectionTakesLabelledPostsOnce) {
  Write("a.tsv", "0000000000000001\tgolf\t-\n0000000000000002\tchess\t-\n");
  const auto labels = PostLabels::Load(directory_, taxonomy_);
  ASSERT_TRUE(labels.ok()) << labels.status();
  DatasetOptions options;
  options.labels = &*labels;
  options.train_posts_per_source = 2;
  options.held_out_posts_per_source = 1;
  Selection selection(options);
  const auto choose = [&selection](std::string_view source, std::uint64_t key, Split split) {
    Example example;
    example.corpus = "c";
    example.source = source;
    example.key = key;
    example.split = split;
    const Selection::Choice choice = selection.Choose(example);
    return std::pair(choice.label != nullptr, choice.by_source);
  };
  EXPECT_EQ(choose("a", 1, Split::kTrain), std::pair(true, false));
  EXPECT_EQ(choose("b", 1, Split::kTrain), std::pair(false, false));
  EXPECT_EQ(choose("a", 3, Split::kTrain), std::pair(false, true));
  EXPECT_EQ(choose("a", 4, Split::kTrain), std::pair(false, true));
  EXPECT_EQ(choose("a", 5, Split::kTrain), std::pair(false, false));
  EXPECT_EQ(choose("b", 5, Split::kTrain), std::pair(false, true));
  EXPECT_EQ(choose("a", 2, Split::kDev), std::pair(true, true));
  EXPECT_EQ(choose("a", 6, Split::kDev), std::pair(false, false));
  EXPECT_EQ(choose("a", 7, Split::kTest), std::pair(false, true));
}

// What is held out is not trained on, neither by its title nor where its text is the title of another post.
TEST_F(PostLabelsTest, SelectionLeavesOutWhatIsHeldOut) {
  Write("a.tsv", absl::StrCat("0000000000000001\tgolf\t-\n", absl::Hex(TextKey("a whole text"), absl::kZeroPad16),
                              "\tchess\t-\n"));
  const auto held_out = PostLabels::Load(directory_, taxonomy_);
  ASSERT_TRUE(held_out.ok()) << held_out.status();
  DatasetOptions options;
  options.held_out = &*held_out;
  Selection selection(options);
  const auto taken = [&selection](std::uint64_t key, std::string_view text, Split split) {
    Example example;
    example.key = key;
    example.text = text;
    example.split = split;
    return selection.Choose(example).by_source;
  };
  EXPECT_FALSE(taken(1, "one", Split::kTrain));
  EXPECT_FALSE(taken(3, "a whole text", Split::kTrain));
  EXPECT_TRUE(taken(4, "another", Split::kTrain));
  EXPECT_TRUE(taken(1, "one", Split::kTest));
}

}  // namespace
}  // namespace metier::model
