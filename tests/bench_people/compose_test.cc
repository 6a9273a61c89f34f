#include "bench/people/compose.h"

#include <algorithm>
#include <map>
#include <set>

#include "bench/people/adversaries.h"
#include "gtest/gtest.h"
#include "tests/bench_people/tiny_world.h"

namespace metier::people {
namespace {

class ComposeTest : public ::testing::Test {
 protected:
  Composer composer_{TinyPool(), Half::kReport, TinyTaxonomy()};
};

int Count(const Person& person, Role role) {
  return static_cast<int>(std::count_if(person.drafts.begin(), person.drafts.end(),
                                        [role](const Draft& draft) { return draft.role == role; }));
}

TEST_F(ComposeTest, AnOrdinaryPersonIsAsDescribed) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Random random(seed);
    const Person person = composer_.Ordinary(random);
    const Truth& truth = person.truth;
    ASSERT_GE(truth.returned.size(), 2U);
    ASSERT_LE(truth.returned.size(), 4U);
    for (const LabelledTopic& topic : truth.returned) {
      EXPECT_TRUE(topic.established()) << topic.posts << " posts in " << topic.span_days << " days";
      EXPECT_FALSE(TinyTaxonomy()[topic.topic].sensitive);
    }
    EXPECT_GE(truth.audience, 10);
    EXPECT_LE(truth.audience, 1'000'000);
    const double chatter = Count(person, Role::kChatter);
    const double all = static_cast<double>(person.drafts.size()) - Count(person, Role::kRepeat);
    EXPECT_GT(chatter / all, 0.27);
    EXPECT_LT(chatter / all, 0.63);
    std::set<std::uint32_t> once;
    for (const Draft& draft : person.drafts) {
      EXPECT_EQ(TinyPool().posts[draft.post].half, Half::kReport);
      EXPECT_LE(draft.time, kAsOf);
      EXPECT_GE(draft.time, kFirstDay);
      EXPECT_TRUE(draft.role == Role::kRepeat || once.insert(draft.post).second);
    }
    EXPECT_TRUE(std::is_sorted(person.drafts.begin(), person.drafts.end(),
                               [](const Draft& a, const Draft& b) { return a.time < b.time; }));
  }
}

TEST_F(ComposeTest, SmallAmountsSuitATopicOfFewPosts) {
  Pool pool = TinyPool();
  for (auto& [topic, shelves] : pool.by_topic) {
    shelves.resize(2);  // one in each half
    for (Shelf& shelf : shelves) shelf[1].resize(std::min<std::size_t>(shelf[1].size(), topic % 2 == 0 ? 25 : 19));
  }
  Random draw(1);
  EXPECT_FALSE(Composer(pool, Half::kReport, TinyTaxonomy()).PickTopic(draw, 60, {}));
  const Composer composer(pool, Half::kReport, TinyTaxonomy(), SmallAmounts());
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Random random(seed);
    const Person person = composer.Ordinary(random);
    ASSERT_GE(person.truth.returned.size(), 2U);
    for (const LabelledTopic& topic : person.truth.returned) {
      EXPECT_EQ(topic.topic % 2, 0);
      EXPECT_GE(topic.posts, 8);
      EXPECT_LE(topic.posts, 25);
    }
  }
}

TEST_F(ComposeTest, AMoverLeavesOneTopicForAnother) {
  Random random(1);
  const Person person = composer_.Mover(random);
  ASSERT_EQ(person.truth.returned.size(), 2U);
  std::map<TopicIndex, UnixSeconds> last;
  std::map<TopicIndex, UnixSeconds> first;
  for (const Draft& draft : person.drafts) {
    if (draft.role != Role::kReturned) continue;
    const TopicIndex topic = TinyPool().posts[draft.post].label.topics[0];
    first.emplace(topic, draft.time);
    last[topic] = draft.time;
  }
  const TopicIndex a = person.truth.returned[0].topic;
  const TopicIndex b = person.truth.returned[1].topic;
  EXPECT_TRUE(last[a] <= first[b] + kDay || last[b] <= first[a] + kDay);
}

TEST_F(ComposeTest, ANewcomerHasFivePostsAndNoExpertise) {
  Random random(1);
  const Person person = composer_.Newcomer(random);
  EXPECT_TRUE(person.truth.returned.empty());
  ASSERT_EQ(person.truth.touched.size(), 1U);
  EXPECT_EQ(person.truth.touched[0].posts, 5);
}

TEST_F(ComposeTest, VolumesKeepTheMix) {
  Random random(5);
  const std::vector<Person> people = composer_.AtVolumes(random, {0.5, 1, 2, 4});
  ASSERT_EQ(people.size(), 4U);
  for (std::size_t i = 1; i < people.size(); ++i) {
    ASSERT_EQ(people[i].truth.returned.size(), people[0].truth.returned.size());
    const double ratio =
        static_cast<double>(people[i].drafts.size()) / static_cast<double>(people[i - 1].drafts.size());
    EXPECT_NEAR(ratio, 2, 0.25);
    for (std::size_t k = 0; k < people[i].truth.returned.size(); ++k) {
      EXPECT_EQ(people[i].truth.returned[k].topic, people[0].truth.returned[k].topic);
      EXPECT_NEAR(people[i].truth.returned[k].span_days, people[0].truth.returned[k].span_days, 1);
    }
  }
}

TEST_F(ComposeTest, AdversariesDoNotDeserveTheirTargets) {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    Random random(seed);
    std::vector<Person> people = MakeRing(composer_, random, 5, 0);
    people.push_back(MakeSpammer(composer_, random));
    people.push_back(MakeBuyer(composer_, random));
    people.push_back(MakeViral(composer_, random));
    people.push_back(MakeHashtags(composer_, random));
    people.push_back(MakeCelebrity(composer_, random, TinyTopic("cooking")));
    for (const Person& person : people) {
      ASSERT_TRUE(person.truth.target);
      EXPECT_GT(Count(person, Role::kAttack), 0);
      for (const LabelledTopic& topic : person.truth.returned) {
        EXPECT_NE(topic.topic, *person.truth.target) << KindName(person.truth.kind);
        EXPECT_FALSE(TinyTaxonomy().IsAncestor(*person.truth.target, topic.topic));
      }
    }
  }
}

}  // namespace
}  // namespace metier::people
