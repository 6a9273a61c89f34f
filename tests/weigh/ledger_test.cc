#include "weigh/ledger.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace metier::weigh {
namespace {

constexpr UnixSeconds kDay = 86'400;
constexpr UnixSeconds kStart = 19'000 * kDay;
// Sports, golf, tea, tennis: in the order of TestTaxonomy().
constexpr TopicIndex kSports = 0;
constexpr TopicIndex kGolf = 1;
constexpr TopicIndex kTea = 2;
constexpr TopicIndex kTennis = 3;

const Taxonomy& TestTaxonomy() {
  static const Taxonomy taxonomy = [] {
    const std::array<std::pair<std::string, std::string>, 1> files = {
        {{"test",
          "[sports]\nname: Sports\nabout: S.\n\n[golf]\nname: Golf\nparents: sports\nabout: G.\n\n"
          "[tea]\nname: Tea\nabout: T.\n\n[tennis]\nname: Tennis\nparents: sports\nabout: T.\n"}}};
    return Taxonomy::Parse(files).value();
  }();
  return taxonomy;
}

// A post with text of its own, `likes` by unnamed people, on `day` after kStart.
TaggedPost MakePost(int number, std::int64_t day, std::vector<TopicEvidence> topics, std::int64_t likes = 0) {
  TaggedPost post;
  post.id = static_cast<PostId>(number);
  post.time = kStart + day * kDay;
  post.text_key = static_cast<std::uint64_t>(number);
  post.sketch = {{static_cast<WordHash>(number)}, 1};
  post.topics = std::move(topics);
  post.counts[0] = likes;
  return post;
}

Ledger LedgerOf(std::vector<TaggedPost> posts, UnixSeconds as_of = kUnknownTime) {
  return Weigh("ann", FoldDuplicates(std::move(posts), {}), {}, as_of, TestTaxonomy(), {});
}

// Three posts and a repost: weight 3.25. Likes 0, 4, 9, so s = -2, 0, 2 over 13.25.
TEST(Weigh, ByHand) {
  TaggedPost repost = MakePost(4, 30, {{kGolf, 1.0F}}, 1000);
  repost.kind = PostKind::kRepost;
  const Ledger ledger = LedgerOf({MakePost(1, 0, {{kGolf, 0.5F}}, 0), MakePost(2, 0, {{kGolf, 0.5F}, {kTea, 0.25F}}, 4),
                                  MakePost(3, 10, {{kTea, 1.0F}}, 9), repost},
                                 kStart + 10 * kDay);
  EXPECT_EQ(ledger.kept, 4);
  EXPECT_DOUBLE_EQ(ledger.kept_weight, 3.25);
  EXPECT_EQ(ledger.responders, 13);
  EXPECT_DOUBLE_EQ(ledger.records[0].resonance, -2 / 13.25);
  EXPECT_DOUBLE_EQ(ledger.records[1].resonance, 0);
  EXPECT_DOUBLE_EQ(ledger.records[2].resonance, 2 / 13.25);
  EXPECT_DOUBLE_EQ(ledger.records[2].factor, std::exp2(2 / 13.25));
  EXPECT_FALSE(ledger.records[3].ranked);
  EXPECT_EQ(ledger.records[3].response.total(), 0);
  ASSERT_EQ(ledger.records[3].discounts.size(), 1U);
  EXPECT_EQ(ledger.records[3].discounts[0].why, DiscountReason::kRepost);
  const double aged = std::exp2(-10 / 730.5);
  EXPECT_DOUBLE_EQ(ledger.records[0].age_weight, aged);
  EXPECT_DOUBLE_EQ(ledger.records[3].age_weight, 1);  // after as_of

  const TopicLedger* golf = ledger.Find(kGolf);
  ASSERT_NE(golf, nullptr);
  EXPECT_EQ(golf->posts, 3);
  EXPECT_DOUBLE_EQ(golf->post_weight, 2.25);
  EXPECT_DOUBLE_EQ(golf->mass, 0.5 + 0.5 + 0.25);
  EXPECT_EQ(golf->responders, 4);
  ASSERT_EQ(golf->occasions.size(), 2U);
  const Occasion& both = golf->occasions[0];
  EXPECT_EQ(both.posts.size(), 2U);
  EXPECT_EQ(both.strongest, 1U);
  EXPECT_DOUBLE_EQ(both.value, 0.5 * aged);
  EXPECT_DOUBLE_EQ(both.resonance, -1 / 13.25);
  EXPECT_EQ(both.date, kStart);
  EXPECT_DOUBLE_EQ(golf->occasions[1].value, 0.25);
  EXPECT_FALSE(golf->occasions[1].ranked);

  const TopicLedger* tea = ledger.Find(kTea);
  ASSERT_EQ(tea->occasions.size(), 2U);
  EXPECT_DOUBLE_EQ(tea->occasions[1].value, std::exp2(2 / 13.25));
  EXPECT_EQ(ledger.Find(kSports), nullptr);
}

// A surer topic takes a post to itself as far as the person writes more of it; what stands above or beneath is no
// rival.
TEST(Weigh, ASurerTopicTakesThePostAsFarAsThePersonWritesMoreOfIt) {
  const Ledger ledger =
      LedgerOf({MakePost(1, 0, {{kSports, 0.9F}, {kGolf, 0.8F}}), MakePost(2, 1, {{kGolf, 0.4F}, {kTea, 0.9F}}),
                MakePost(3, 2, {{kTea, 1.0F}}), MakePost(4, 3, {{kGolf, 0.5F}, {kTea, 0.5F}})});
  const TopicLedger* golf = ledger.Find(kGolf);
  EXPECT_NEAR(golf->mass, 1.7, 1e-6);
  EXPECT_NEAR(golf->leading_mass, 0.8 + 0.4 * 1.7 / 2.4 + 0.5, 1e-6);
  EXPECT_NEAR(ledger.Find(kSports)->leading_mass, 0.9, 1e-6);
  EXPECT_NEAR(ledger.Find(kTea)->leading_mass, 2.4, 1e-6);
}

// Who returns to golf and never else drinks tea is into golf, whatever one post is surer of.
TEST(Weigh, WhatThePersonWritesLessOfTakesNothing) {
  const Ledger ledger = LedgerOf({MakePost(1, 0, {{kGolf, 0.9F}}), MakePost(2, 1, {{kGolf, 0.6F}, {kTea, 0.9F}})});
  EXPECT_NEAR(ledger.Find(kGolf)->leading_mass, 1.5, 1e-6);
  EXPECT_NEAR(ledger.Find(kTea)->leading_mass, 0.9, 1e-6);
}

TEST(Weigh, TheLargestTopicWithAParentInCommonIsTheSibling) {
  const Ledger ledger = LedgerOf({MakePost(1, 0, {{kSports, 0.9F}, {kGolf, 0.9F}}), MakePost(2, 1, {{kTea, 0.8F}}),
                                  MakePost(3, 2, {{kSports, 0.5F}, {kTennis, 0.5F}})});
  EXPECT_NEAR(ledger.Find(kGolf)->sibling_mass, 0.5, 1e-6);
  EXPECT_NEAR(ledger.Find(kTennis)->sibling_mass, 0.9, 1e-6);
  EXPECT_EQ(ledger.Find(kTea)->sibling_mass, 0);
  EXPECT_EQ(ledger.Find(kSports)->sibling_mass, 0);
  EXPECT_TRUE(AreSiblings(kGolf, kTennis, TestTaxonomy()));
  EXPECT_FALSE(AreSiblings(kGolf, kGolf, TestTaxonomy()));
  EXPECT_FALSE(AreSiblings(kGolf, kTea, TestTaxonomy()));
  EXPECT_FALSE(AreSiblings(kGolf, kSports, TestTaxonomy()));
}

// Ann answers the friends b, c and d, and they nobody but her; x, y and z are from outside.
Ledger AmongFriends(const std::vector<std::vector<std::string>>& readers_of_posts, std::int64_t likes) {
  std::vector<TaggedPost> posts;
  for (const std::vector<std::string>& readers : readers_of_posts) {
    const auto number = static_cast<int>(posts.size());
    TaggedPost post = MakePost(number, number, {{kGolf, 1.0F}}, static_cast<std::int64_t>(readers.size()) + likes);
    for (const std::string& reader : readers)
      post.reactions.push_back({IdOf(reader), ReactionKind::kLike, post.time + kDay});
    std::sort(post.reactions.begin(), post.reactions.end());
    posts.push_back(std::move(post));
  }
  const Folding folding = FoldDuplicates(posts, {});
  ReactionLog log;
  log.Add(IdOf("ann"), folding);
  for (const char* mate : {"b", "c", "d"}) log.Add({IdOf("ann"), IdOf(mate), 5, 0});
  return Weigh("ann", folding, ReactionGraph(log, {}), kUnknownTime, TestTaxonomy(), {});
}

TEST(Weigh, ThreeMatesOwnAPostByHalfOfWhatNamedPeopleRespond) {
  EXPECT_NEAR(AmongFriends({{"b", "c", "d"}}, 0).Find(kGolf)->arranged_mass, 1, 1e-9);
  EXPECT_NEAR(AmongFriends({{"b", "c", "d"}}, 100).Find(kGolf)->arranged_mass, 1, 1e-9);
  const Ledger ledger = AmongFriends({{"b", "c", "d", "v", "w", "x", "y", "z"}}, 0);
  const Response& response = ledger.records[0].response;
  EXPECT_EQ(response.ring_reactors, 3);
  const double part = static_cast<double>(response.ring) / static_cast<double>(response.ring + response.outside);
  ASSERT_LT(part, 0.5);
  EXPECT_NEAR(ledger.Find(kGolf)->arranged_mass, 2 * part, 1e-9);
}

TEST(Weigh, FriendsOwnAPostThatHardlyAnybodyElseAnswers) {
  EXPECT_NEAR(AmongFriends({{"b"}}, 0).Find(kGolf)->arranged_mass, 1, 1e-9);
  EXPECT_EQ(AmongFriends({{"b"}}, 3).Find(kGolf)->arranged_mass, 0);
  EXPECT_EQ(AmongFriends({{"b", "x", "y"}}, 0).Find(kGolf)->arranged_mass, 0);
  EXPECT_EQ(AmongFriends({{"x"}, {}}, 0).Find(kGolf)->arranged_mass, 0);
}

TEST(Weigh, HalfLifeIsTwoYears) {
  const Ledger ledger = LedgerOf({MakePost(1, 0, {{kGolf, 1.0F}})}, kStart + 2 * 365 * kDay + kDay / 2);
  EXPECT_NEAR(ledger.Find(kGolf)->occasions[0].value, 0.5, 1e-12);
}

TEST(Weigh, AFoldedPostCountsForNothingOfItsOwn) {
  TaggedPost copy = MakePost(1, 50, {{kGolf, 1.0F}, {kTea, 1.0F}}, 8);
  copy.id = 1000;
  const Ledger ledger = LedgerOf({MakePost(1, 0, {{kGolf, 0.5F}}, 3), copy});
  EXPECT_EQ(ledger.kept, 1);
  EXPECT_EQ(ledger.posts.size(), 2U);
  EXPECT_EQ(ledger.records[1].into, 0U);
  EXPECT_EQ(FoldName(ledger.records[1].fold), "exact");
  EXPECT_EQ(ledger.records[1].kind_weight, 0);
  EXPECT_EQ(ledger.records[0].response.total(), 8'000'000);
  EXPECT_EQ(ledger.Find(kTea), nullptr);
  EXPECT_EQ(ledger.Find(kGolf)->mass, 0.5);
}

TEST(Weigh, ReadersAreCountedOnceOverPosts) {
  TaggedPost first = MakePost(1, 0, {{kGolf, 1.0F}});
  first.reactions = {{7, ReactionKind::kLike, kUnknownTime}, {8, ReactionKind::kLike, kUnknownTime}};
  TaggedPost second = MakePost(2, 9, {{kGolf, 1.0F}});
  second.reactions = {{8, ReactionKind::kReply, kUnknownTime}, {IdOf("ann"), ReactionKind::kLike, kUnknownTime}};
  TaggedPost third = MakePost(3, 9, {});
  third.reactions = {{9, ReactionKind::kReply, kUnknownTime}};
  third.counts[0] = 2;
  const Ledger ledger = LedgerOf({first, second, third});
  EXPECT_EQ(ledger.Find(kGolf)->responders, 2);
  EXPECT_EQ(ledger.responders, 5);
  ASSERT_EQ(ledger.records[1].discounts.size(), 1U);
  EXPECT_EQ(DiscountName(ledger.records[1].discounts[0].why), "self");
}

TEST(Weigh, AnOccasionHappensWhenItBegins) {
  TaggedPost first = MakePost(1, 0, {{kGolf, 0.3F}}, 0);
  TaggedPost viral = MakePost(2, 100, {{kGolf, 1.0F}}, 10'000);
  first.thread = viral.thread = 1;
  const Ledger ledger = LedgerOf({viral, first});
  ASSERT_EQ(ledger.Find(kGolf)->occasions.size(), 1U);
  EXPECT_EQ(ledger.Find(kGolf)->occasions[0].strongest, 1U);
  EXPECT_EQ(ledger.Find(kGolf)->occasions[0].date, kStart);
}

TEST(Weigh, NoPostsNoTopics) {
  const Ledger ledger = LedgerOf({});
  EXPECT_EQ(ledger.kept, 0);
  EXPECT_TRUE(ledger.topics.empty());
}

TEST(Weigh, HostileTimesAreHarmless) {
  TaggedPost ancient = MakePost(1, 0, {{kGolf, 1.0F}});
  ancient.time = kUnknownTime + 1;
  TaggedPost remote = MakePost(2, 0, {{kGolf, 1.0F}});
  remote.time = 9'223'372'036'854'775'807;
  const Ledger ledger = LedgerOf({ancient, remote}, remote.time);
  EXPECT_EQ(ledger.records[0].age_weight, 0);
  EXPECT_EQ(ledger.records[1].age_weight, 1);
}

}  // namespace
}  // namespace metier::weigh
