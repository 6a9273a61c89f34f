// What posts of the sources are about by themselves: the file, and what training makes of it.

#include "model/relabelled_posts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zstd.h>

#include <fstream>
#include <vector>

#include "tests/model/tiny_model.h"

namespace metier::model {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class RelabelledPostsTest : public testing::Test {
 protected:
  absl::StatusOr<RelabelledPosts> Load(const std::string& text) {
    std::vector<char> packed(ZSTD_compressBound(text.size()));
    packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 3));
    std::ofstream(path_, std::ios::binary).write(packed.data(), static_cast<std::streamsize>(packed.size()));
    return RelabelledPosts::Load(path_, taxonomy_);
  }
  TopicIndex Topic(std::string_view slug) { return *taxonomy_.Find(slug); }

  const Taxonomy taxonomy_ = TinyTaxonomy();
  const std::string path_ = testing::TempDir() + "relabelled.tsv.zst";
};

TEST_F(RelabelledPostsTest, FindsAPostByTheUpperHalfOfItsKey) {
  const auto posts = Load("# key, topics, leaning\n000000ff\tgolf chess\trust\n0000ff00\t-\tgolf\nffffffff\t-\t-\n");
  ASSERT_TRUE(posts.ok()) << posts.status();
  EXPECT_EQ(posts->size(), 3u);
  const auto both = posts->Find(0x000000ff'12345678);
  ASSERT_TRUE(both);
  EXPECT_THAT(both->topics, ElementsAre(Topic("golf"), Topic("chess")));
  EXPECT_THAT(both->leaning, ElementsAre(Topic("rust")));
  EXPECT_THAT(posts->Find(0x0000ff00'00000000)->leaning, ElementsAre(Topic("golf")));
  EXPECT_THAT(posts->Find(~std::uint64_t{0})->topics, IsEmpty());
  EXPECT_FALSE(posts->Find(0x000000fe'12345678));
  EXPECT_FALSE(RelabelledPosts().Find(0));
}

TEST_F(RelabelledPostsTest, NamesEveryFault) {
  const auto posts =
      Load("00000002\tgolf\t-\n00000001\tgolf\t-\n00000002\tgolf\t-\n3\tgolf\t-\n00000004\tgolf\n00000005\tgolff\t-\n");
  ASSERT_FALSE(posts.ok());
  const std::string message(posts.status().message());
  EXPECT_THAT(message, HasSubstr(":2: keys do not ascend"));
  EXPECT_THAT(message, HasSubstr(":3: keys do not ascend"));
  EXPECT_THAT(message, HasSubstr(":4: expected key"));
  EXPECT_THAT(message, HasSubstr(":5: expected key"));
  EXPECT_THAT(message, HasSubstr(":6: unknown topic 'golff'"));
}

TEST_F(RelabelledPostsTest, AFileThatIsNotThereOrCutShortIsAnError) {
  EXPECT_FALSE(RelabelledPosts::Load(path_ + ".none", taxonomy_).ok());
  ASSERT_TRUE(Load("00000002\tgolf\t-\n").ok());
  std::ofstream(path_, std::ios::binary) << "not compressed";
  EXPECT_FALSE(RelabelledPosts::Load(path_, taxonomy_).ok());
}

}  // namespace
}  // namespace metier::model
