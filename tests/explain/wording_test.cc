#include "explain/wording.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace metier::explain {
namespace {

using testing::HasSubstr;

constexpr UnixSeconds kJune2023 = 1'686'000'000;  // 5 June 2023
constexpr UnixSeconds kMay2024 = 1'715'000'000;   // 6 May 2024

TopicAudit HeldBack(std::string reason, std::size_t occasions) {
  TopicAudit topic = AbsentTopic("toys", "Toys", 0, 0);
  topic.status = "held_back";
  topic.reason = std::move(reason);
  topic.occasions.resize(occasions);
  topic.weeks = static_cast<std::int64_t>(occasions);
  topic.since = kJune2023;
  topic.last = occasions > 1 ? kMay2024 : kJune2023;
  return topic;
}

TEST(Wording, Numbers) {
  EXPECT_EQ(Fixed(0.126, 2), "0.13");
  EXPECT_EQ(Fixed(0.126, 2, true), "+0.13");
  EXPECT_EQ(Percent(0.034), "3.4 %");
  EXPECT_EQ(Percent(0.34), "34 %");
  EXPECT_EQ(Counted(1, "post"), "1 post");
  EXPECT_EQ(Counted(0, "post"), "0 posts");
}

TEST(Wording, Dates) {
  EXPECT_EQ(Day(kJune2023), "5 June 2023");
  EXPECT_EQ(Day(kUnknownTime), "no date");
  EXPECT_EQ(Months(kJune2023, kJune2023), "June 2023");
  EXPECT_EQ(Months(kJune2023, kMay2024), "June 2023 to May 2024");
}

TEST(Wording, EveryReasonHasWords) {
  EXPECT_EQ(Verdict({}, HeldBack("one_occasion", 1)),
            "Not listed. One occasion, June 2023, is never enough, however much response it drew.");
  EXPECT_THAT(Verdict({}, HeldBack("few_occasions", 2)),
              HasSubstr("Only 2 occasions in 2 weeks, June 2023 to May 2024"));
  EXPECT_THAT(Verdict({}, HeldBack("few_occasions", 5)),
              HasSubstr("There are 5 occasions in 5 weeks, June 2023 to May 2024, but on fewer than three"));
  TopicAudit elsewhere = HeldBack("below_interest", 5);
  EXPECT_THAT(Verdict({}, elsewhere), HasSubstr("of the posts; of posts at large"));
  elsewhere.contributions = {{"lead", 0.2, 3, 0.6}};
  EXPECT_THAT(Verdict({}, elsewhere), HasSubstr("most of those here are more surely about something else"));
  EXPECT_EQ(FeatureMeaning(elsewhere, "lead"),
            "of those posts 20 % count here and not for a surer topic of the same post");
  for (const char* gate : {"one_occasion", "few_occasions", "one_week", "faint", "thin", "ring", "six_weeks",
                           "no_dates", "reposts_only", "no_posts"}) {
    EXPECT_NE(GateMeaning(gate, {3, 2, 1}), "") << gate;
  }
  EXPECT_THAT(GateMeaning("thin", {6, 3, 20}), HasSubstr("here are 6 occasions in 3 weeks"));
  EXPECT_EQ(GateMeaning("thin", {6, 6, 14.25}), "its prominence is 14.2, and an expertise takes 18.7");
  EXPECT_EQ(GateMeaning("faint", {6, 6, 3}), "its prominence is 3.0, and an interest takes 11.0");
  TopicAudit faint = HeldBack("faint", 5);
  faint.prominence = 3;
  EXPECT_THAT(Verdict({}, faint), HasSubstr("its prominence is 3.0, and an interest takes 11.0"));
  for (const char* why : {"repost", "self", "ring", "automatic", "hashtags_only", "rejected"}) {
    EXPECT_NE(DiscountMeaning(why), "") << why;
  }
  for (const char* reason : {"hidden", "needs", "forbids", "case", "overruled"}) {
    EXPECT_NE(RefusalMeaning({0, 1, "x", reason, "cue", false}), reason);
  }
}

TEST(Wording, FiguresSayNoMoreThanTheyAre) {
  EXPECT_EQ(Fixed(-0.001, 2, true), "+0.00");
  EXPECT_EQ(Fixed(-0.001, 2), "0.00");
  EXPECT_EQ(Fixed(-0.006, 2), "-0.01");
  EXPECT_EQ(LeansBy(0.19997), "0.19");
  EXPECT_EQ(Percent(0.0004), "less than 0.1 %");
  EXPECT_EQ(Percent(0), "0.0 %");
  EXPECT_EQ(RefusalMeaning({0, 1, "gm gm", "hidden", "gm gm", false}), "the same words stand for something else here");
}

TEST(Wording, WhatOnlyACopyOrARejectedPostSpeaksFor) {
  TopicAudit copied = AbsentTopic("golf", "Golf", 0, 0);
  copied.folded = {{1, 0, "near"}};
  EXPECT_EQ(Verdict({}, copied),
            "Not listed. No post counts for it. 1 post that speaks for it only repeats another one, which does not.");
  TopicAudit rejected = AbsentTopic("golf", "Golf", 0, 0);
  rejected.disputes = {{"reject", 5, "", 2}};
  rejected.discounted = {{0, "rejected", 0}, {1, "rejected", 0}};
  EXPECT_EQ(Verdict({}, rejected), "Not listed. It was rejected: 2 posts up to then no longer count.");
}

TEST(Wording, WhyATopicNeverArose) {
  PersonAudit person;
  EXPECT_EQ(Verdict(person, AbsentTopic("golf", "Golf", 0, 0)), "Not listed. No post counts for it. None comes near.");
  person.foreign = 2;
  TopicAudit topic = AbsentTopic("golf", "Golf", 0, 0);
  topic.near_posts = 1;
  topic.near = {{0, 0.12, {}}};
  topic.discounted = {{0, "hashtags_only", 0}};
  EXPECT_EQ(
      Verdict(person, topic),
      "Not listed. No post counts for it. In 1 post only hashtags speak for it, and those alone make no topic. 1 post "
      "comes near, the nearest at 0.12; from 0.20 on a post counts. 2 posts are in a language that Metier cannot "
      "judge.");
}

TEST(Wording, Gates) {
  EXPECT_EQ(GateLimit({"one_week", true, 0.5, "mention"}), "at most a mention, 0.50");
  EXPECT_EQ(GateLimit({"thin", true, 1, "interest"}), "at most an interest");
}

TEST(Wording, WhatOthersSay) {
  TopicAudit topic = AbsentTopic("golf", "Golf", 0, 0);
  EXPECT_EQ(AttributionMeaning(topic), "nobody else lists or endorses them for it");
  EXPECT_EQ(SilentAttributionMeaning(topic), "");
  topic.attribution_bio = true;
  EXPECT_EQ(Verdict({}, topic),
            "Not listed. No post counts for it. Nobody else lists or endorses them for it; the bio says so: without "
            "posts that is worth nothing. None comes near.");
  topic.attribution_others = 3;
  topic.attribution_reciprocal = 2;
  topic.attribution_ring = 4;
  EXPECT_EQ(AttributionMeaning(topic),
            "3 people list or endorse them for it; 2 more whom they list too; 4 in a ring with them, not counted; the "
            "bio says so");
  topic.occasions.resize(1);
  topic.contributions = {{"attribution", 0.4, 0.3, 0.12}};
  EXPECT_EQ(SilentAttributionMeaning(topic), "");
}

TEST(Wording, Disputes) {
  EXPECT_EQ(DisputeMeaning({"reject", kJune2023, "not me", 3}),
            "Rejected on 5 June 2023: \"not me\". 3 posts up to then no longer count.");
  EXPECT_THAT(DisputeMeaning({"confirm", kJune2023, "", 0}), HasSubstr("changes nothing"));
}

}  // namespace
}  // namespace metier::explain
