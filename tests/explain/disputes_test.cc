#include "explain/disputes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace metier::explain {
namespace {

Taxonomy SportsTaxonomy() {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"t.txt",
       "[sports]\nname: Sports\nabout: S.\n[golf]\nname: Golf\nparents: sports\nabout: G.\n"
       "[tennis]\nname: Tennis\nparents: sports\nabout: T.\n"}};
  return *Taxonomy::Parse(files);
}

class DisputesTest : public testing::Test {
 protected:
  void Add(UnixSeconds time, std::vector<std::pair<const char*, float>> topics) {
    weigh::TaggedPost post;
    post.id = ++id_;
    post.text_key = id_;
    post.time = time;
    for (const auto& [slug, confidence] : topics) post.topics.push_back({*taxonomy_.Find(slug), confidence});
    std::sort(post.topics.begin(), post.topics.end());
    archive_.Add("ann", post);
  }
  // How many topics each post has left, in the order of time.
  std::vector<std::size_t> Left() {
    archive_.Settle();
    std::vector<std::size_t> left;
    for (const weigh::TaggedPost& post : archive_.named().at("ann").posts()) left.push_back(post.topics.size());
    return left;
  }
  Disputes Reject(const char* slug, UnixSeconds date) { return {{"ann", {{*taxonomy_.Find(slug), true, date, ""}}}}; }

  const Taxonomy taxonomy_ = SportsTaxonomy();
  profile::ArchiveProfile archive_;
  std::uint64_t id_ = 0;
};

TEST_F(DisputesTest, SetsAsideWhatIsUpToTheDateOrHasNone) {
  Add(100, {{"golf", 0.9F}});
  Add(200, {{"golf", 0.9F}});
  Add(201, {{"golf", 0.9F}});
  Add(kUnknownTime, {{"golf", 0.9F}});
  const SetAsides aside = ApplyDisputes(Reject("golf", 200), taxonomy_, &archive_);
  EXPECT_EQ(Left(), (std::vector<std::size_t>{0, 0, 1, 0}));
  ASSERT_EQ(aside.at("ann").size(), 1U);
  EXPECT_EQ(aside.at("ann")[0].posts.size(), 3U);
}

TEST_F(DisputesTest, TakesAncestorsThatNothingElseStandsUnder) {
  Add(1, {{"golf", 0.9F}, {"sports", 0.9F}});
  Add(2, {{"golf", 0.6F}, {"sports", 0.8F}});                    // surer of sports, which still hangs on golf
  Add(3, {{"golf", 0.6F}, {"tennis", 0.7F}, {"sports", 0.7F}});  // sports by tennis
  ApplyDisputes(Reject("golf", 10), taxonomy_, &archive_);
  EXPECT_EQ(Left(), (std::vector<std::size_t>{0, 0, 2}));
}

TEST_F(DisputesTest, LeavesNarrowerTopics) {
  Add(1, {{"golf", 0.9F}, {"sports", 0.9F}});
  ApplyDisputes(Reject("sports", 10), taxonomy_, &archive_);
  EXPECT_EQ(Left(), (std::vector<std::size_t>{1}));
}

TEST_F(DisputesTest, ConfirmationsAndStrangersChangeNothing) {
  Add(1, {{"golf", 0.9F}});
  ApplyDisputes(
      {{"ann", {{*taxonomy_.Find("golf"), false, 10, ""}}}, {"bob", {{*taxonomy_.Find("golf"), true, 10, ""}}}},
      taxonomy_, &archive_);
  EXPECT_EQ(Left(), (std::vector<std::size_t>{1}));
  EXPECT_EQ(archive_.named().count("bob"), 0U) << "nobody comes to be by being disputed";
}

TEST(Sort, TheOrderOfTheFileTellsNothing) {
  const Dispute early = {1, true, 5, "a"};
  const Dispute late = {1, true, 9, "b"};
  Disputes one = {{"ann", {early, late, early}}};
  Disputes other = {{"ann", {late, early}}};
  Sort(&one);
  Sort(&other);
  EXPECT_EQ(one, other);
}

}  // namespace
}  // namespace metier::explain
