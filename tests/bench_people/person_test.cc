#include "bench/people/person.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/bench_people/tiny_world.h"

namespace metier::people {
namespace {

class TruthTest : public ::testing::Test {
 protected:
  void Add(const char* slug, int posts, int days_apart, Role role = Role::kReturned) {
    for (int i = 0; i < posts; ++i) {
      Draft draft;
      draft.role = role;
      draft.time = kFirstDay + i * days_apart * kDay;
      drafts_.push_back(draft);
      labels_.push_back({.topics = {TinyTopic(slug)}, .accepted = {}});
    }
  }
  Truth Make(const std::vector<TopicIndex>& chosen) { return TruthOf(drafts_, labels_, chosen, TinyTaxonomy()); }

  std::vector<Draft> drafts_;
  std::vector<model::PostLabel> labels_;
};

std::vector<TopicIndex> TopicsOf(const std::vector<LabelledTopic>& labelled) {
  std::vector<TopicIndex> topics;
  for (const LabelledTopic& one : labelled) topics.push_back(one.topic);
  return topics;
}

TEST_F(TruthTest, SortsTopicsByHowOftenAndHowLong) {
  Add("golf", 10, 7);
  Add("jazz", 3, 20);
  Add("chess", 1, 0);
  const Truth truth = Make({TinyTopic("golf")});
  EXPECT_THAT(TopicsOf(truth.returned), ::testing::ElementsAre(TinyTopic("golf")));
  EXPECT_EQ(truth.returned[0].posts, 10);
  EXPECT_EQ(truth.returned[0].span_days, 63);
  EXPECT_TRUE(truth.returned[0].established());
  EXPECT_THAT(TopicsOf(truth.touched), ::testing::ElementsAre(TinyTopic("jazz")));
  EXPECT_THAT(TopicsOf(truth.one_offs), ::testing::ElementsAre(TinyTopic("chess")));
}

TEST_F(TruthTest, ALabelThatIsEstablishedIsReturnedToThoughNotChosen) {
  Add("golf", 8, 7, Role::kTouched);
  EXPECT_THAT(TopicsOf(Make({}).returned), ::testing::ElementsAre(TinyTopic("golf")));
}

TEST_F(TruthTest, FewPostsOrWeeksDoNotEstablish) {
  Add("golf", 7, 30);
  Add("jazz", 30, 1);
  const Truth truth = Make({});
  EXPECT_TRUE(truth.returned.empty());
  EXPECT_EQ(truth.touched.size(), 2U);
}

TEST_F(TruthTest, RepeatsAndAttacksProveNothing) {
  Add("golf", 20, 7, Role::kRepeat);
  Add("jazz", 20, 7, Role::kAttack);
  const Truth truth = Make({});
  EXPECT_TRUE(truth.returned.empty() && truth.touched.empty() && truth.one_offs.empty());
}

TEST_F(TruthTest, AOneOffBesideItsOwnFieldIsNone) {
  Add("tennis", 10, 7);
  Add("sports", 1, 0);
  Add("clay-tennis", 1, 0);
  Add("golf", 1, 0);
  EXPECT_THAT(TopicsOf(Make({TinyTopic("tennis")}).one_offs), ::testing::ElementsAre(TinyTopic("golf")));
}

TEST_F(TruthTest, ATopicAcceptedOfThreeHonestPostsIsAcceptedAndNoOneOff) {
  Add("golf", 3, 7);
  Add("jazz", 3, 7, Role::kRepeat);
  Add("chess", 1, 0);
  for (std::size_t i = 0; i < labels_.size(); ++i) labels_[i].accepted = {TinyTopic("chess"), TinyTopic("film")};
  labels_.back().accepted.clear();
  labels_[0].accepted = {TinyTopic("chess"), TinyTopic("travel")};
  const Truth truth = Make({});
  EXPECT_THAT(truth.accepted, ::testing::ElementsAre(TinyTopic("chess")));
  EXPECT_TRUE(truth.one_offs.empty());
}

}  // namespace
}  // namespace metier::people
