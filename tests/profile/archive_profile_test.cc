#include "profile/archive_profile.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace metier::profile {
namespace {

const Taxonomy& TestTaxonomy() {
  static const Taxonomy taxonomy = [] {
    const std::array<std::pair<std::string, std::string>, 1> files = {{{"test", "[golf]\nname: Golf\nabout: G.\n"}}};
    return Taxonomy::Parse(files).value();
  }();
  return taxonomy;
}

weigh::TaggedPost At(UnixSeconds time, std::uint64_t key) {
  weigh::TaggedPost post;
  post.id = static_cast<weigh::PostId>(time);
  post.time = time;
  post.text_key = key;
  post.sketch = {{static_cast<weigh::WordHash>(key)}, 1};
  post.topics = {{0, 0.5F}};
  return post;
}

// The newest post of anybody, but no repetition of an old one, is where ages begin.
TEST(ArchiveProfile, AsOfIsTheNewestKeptPostOfTheArchive) {
  ArchiveProfile archive;
  archive.Add("ann", At(100, 1));
  archive.Add("ann", At(900, 1));
  archive.Add("bob", At(500, 2));
  const std::vector<Profile> profiles = std::move(archive).Finish(TestTaxonomy(), {}, {});
  ASSERT_EQ(profiles.size(), 2U);
  EXPECT_EQ(profiles[0].user, "ann");
  EXPECT_EQ(profiles[0].posts, 2);
  EXPECT_EQ(profiles[0].as_of, 500);
  EXPECT_EQ(profiles[1].as_of, 500);
}

TEST(ArchiveProfile, AsOfMayBeGivenOrUnknown) {
  ArchiveProfile given;
  given.Add("ann", At(100, 1));
  FinishOptions options;
  options.as_of = 50;
  EXPECT_EQ(std::move(given).Finish(TestTaxonomy(), {}, options)[0].as_of, 50);
  ArchiveProfile undated;
  undated.Add("ann", At(kUnknownTime, 1));
  EXPECT_EQ(std::move(undated).Finish(TestTaxonomy(), {}, {})[0].as_of, kUnknownTime);
}

TEST(ArchiveProfile, OnlySubjectsAreProfiledButAllReactionsCount) {
  ArchiveProfile archive;
  weigh::TaggedPost read = At(100, 1);
  read.reactions = {{weigh::IdOf("cat"), ReactionKind::kLike, 200}};
  archive.Add("ann", read);
  weigh::TaggedPost other = At(100, 2);
  other.reactions = read.reactions;
  archive.Add("bob", other);
  FinishOptions options;
  options.subjects = {"ann", "nobody"};
  int calls = 0;
  std::move(archive).Finish(TestTaxonomy(), {}, options, [&calls](const Profile& profile, const weigh::Ledger& ledger) {
    ++calls;
    EXPECT_EQ(profile.user, "ann");
    EXPECT_EQ(ledger.records[0].response.total(), 590'616);  // 1 / (1 + ln 2): cat reacts to bob as well
  });
  EXPECT_EQ(calls, 1);
}

TEST(ArchiveProfile, AnEmptyArchiveHasNoProfiles) {
  EXPECT_TRUE(ArchiveProfile().Finish(TestTaxonomy(), {}, {}).empty());
}

TEST(ArchiveProfile, MergingIsUnion) {
  ArchiveProfile left;
  ArchiveProfile right;
  left.Add("ann", At(1, 1));
  right.Add("ann", At(1, 1));
  right.Add("ann", At(2, 2));
  left.Merge(std::move(right));
  EXPECT_EQ(std::move(left).Finish(TestTaxonomy(), {}, {})[0].posts, 2);
}

// What does not fit is not weighed, and the profile says how much it was.
TEST(ArchiveProfile, SaysHowManyPostsWereLeftOut) {
  ArchiveProfile archive({10, 5});
  for (int i = 0; i < 30; ++i) archive.Add("ann", At(i, 0x9E3779B97F4A7C15 * static_cast<std::uint64_t>(i + 1)));
  archive.Add("bob", At(1, 1));
  const std::vector<Profile> profiles = std::move(archive).Finish(TestTaxonomy(), {}, {});
  EXPECT_EQ(profiles[0].posts, 10);
  EXPECT_EQ(profiles[0].left_out, 20);
  EXPECT_EQ(profiles[1].left_out, 0);
}

}  // namespace
}  // namespace metier::profile
