// Laws: one-off, gate. What a single occasion, or no post at all, can never do.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/laws/people.h"
#include "tests/laws/rings.h"
#include "tests/laws/runner.h"
#include "weigh/occasions.h"

namespace metier::laws {
namespace {

using weigh::TaggedPost;

void MakeViral(Random& random, TaggedPost* post) {
  for (std::int64_t& count : post->counts) count = random.Integer(0, weigh::kMostReactions);
  for (std::int64_t i = random.Integer(0, 30); i > 0; --i) {
    AddReaction(absl::StrCat("fan", random.Bits()), ReactionKind::kConversion, post->time, post);
  }
}

void ExpectOnlyMention(const Outcome& outcome, TopicIndex topic) {
  EXPECT_LT(outcome.Confidence(topic), profile::ProfileParameters().interest_from);
  for (const TopicProfile& listed : outcome.profile.topics) EXPECT_NE(listed.topic, topic);
  for (const ImpliedTopic& implied : outcome.profile.implied) EXPECT_NE(implied.topic, topic);
}

// One day, or one thread over many days, with any number of posts, may be all the person ever wrote.
TEST(OneOff, OneOccasionNeverLeavesMention) {
  const TopicIndex fresh = TopicNamed(kFresh);
  ForEachCase(10'000, [fresh](Random& random) {
    Archive archive;
    if (random.Chance(0.8)) archive = MakeArchive(random);
    const bool thread = random.Chance(0.5);
    const UnixSeconds day = kStart + random.Integer(0, 500) * kDay;
    for (std::int64_t i = random.Integer(1, 30); i > 0; --i) {
      TaggedPost post =
          MakePost(random, day + random.Integer(0, kDay - 1) + (thread ? random.Integer(0, 90) * kDay : 0));
      if (thread) post.thread = weigh::HashedId("the one");
      AddTopic(fresh, random.Real(0.3, 1), &post);
      MakeViral(random, &post);
      archive[kSubject].push_back(std::move(post));
    }
    const Outcome outcome = Assess(archive, {}, Endorsed(fresh));
    ASSERT_EQ(outcome.ledger.Find(fresh)->occasions.size(), 1U);
    ExpectOnlyMention(outcome, fresh);
    // And the record says so, by the name of the narrowest gate.
    for (const HeldBack& held : outcome.profile.held_back) {
      if (held.topic != fresh) continue;
      EXPECT_EQ(held.gate, "one_occasion");
    }
  });
}

// One thing said on a hundred days is one occasion.
TEST(OneOff, TheSameThingOnManyDaysNeverLeavesMention) {
  const TopicIndex fresh = TopicNamed(kFresh);
  ForEachCase(10'000, [fresh](Random& random) {
    Archive archive = MakeArchive(random, {.most_posts = 20, .others = false});
    TaggedPost post = MakePost(random, kStart);
    while (post.sketch.size < 12) post.sketch = MakeSketch(random);
    AddTopic(fresh, 1, &post);
    for (std::int64_t i = 0; i < 20; ++i) {
      post.id = static_cast<weigh::PostId>(i);
      post.time += random.Integer(1, 20) * kDay;
      MakeViral(random, &post);
      TaggedPost copy = post;
      if (i > 0 && random.Chance(0.5)) {  // As near the first as near can be.
        copy.text_key = random.Bits();
        copy.sketch = Reworded(random, post.sketch);
      }
      archive[kSubject].push_back(std::move(copy));
    }
    ExpectOnlyMention(Assess(archive, {}, Endorsed(fresh)), fresh);
  });
}

TEST(Gate, EndorsementWithoutPostsGivesNothing) {
  const TopicIndex fresh = TopicNamed(kFresh);
  ForEachCase(10'000, [fresh](Random& random) {
    const Archive archive = MakeArchive(random, {.most_posts = 30});
    const Outcome outcome = Assess(archive, {}, Endorsed(fresh));
    EXPECT_EQ(outcome.topics.count(fresh), 0U);
    EXPECT_EQ(Bytes(outcome.profile), Bytes(Assess(archive).profile));
  });
}

TEST(Gate, ResponseWithoutTopicsGivesNothing) {
  ForEachCase(10'000, [](Random& random) {
    Archive archive = MakeArchive(random, {.most_posts = 30});
    for (TaggedPost& post : archive[kSubject]) {
      post.topics.clear();
      MakeViral(random, &post);
    }
    const Outcome outcome = Assess(archive);
    EXPECT_TRUE(outcome.profile.topics.empty());
    EXPECT_TRUE(outcome.profile.held_back.empty());
  });
}

TEST(Gate, RepostsAndUndatedPostsAloneNeverLeaveMention) {
  const TopicIndex fresh = TopicNamed(kFresh);
  ForEachCase(10'000, [fresh](Random& random) {
    Archive archive = MakeArchive(random, {.most_posts = 20});
    const bool reposts = random.Chance(0.5);
    for (std::int64_t i = random.Integer(1, 40); i > 0; --i) {
      TaggedPost post = MakePost(random, reposts ? kStart + random.Integer(0, 400 * kDay) : kUnknownTime);
      if (reposts) post.kind = PostKind::kRepost;
      AddTopic(fresh, 1, &post);
      MakeViral(random, &post);
      archive[kSubject].push_back(std::move(post));
    }
    ExpectOnlyMention(Assess(archive, {}, Endorsed(fresh)), fresh);
  });
}

// Expertise needs five occasions in four weeks, whatever else speaks for it.
TEST(Gate, FewOccasionsAreNoExpertise) {
  ForEachCase(10'000, [](Random& random) {
    const Archive archive = MakeArchive(random);
    Attributions given;
    for (TopicIndex topic = 0; topic < TestTaxonomy().size(); ++topic) {
      for (int i = 0; i < 20; ++i) given.push_back(Placed(kSubject, absl::StrCat(topic, " of stranger", i), topic));
    }
    for (const auto& [index, topic] : Assess(archive, {}, given).topics) {
      if (topic.occasions < 3) {
        EXPECT_EQ(topic.band, Band::kMention);
      } else if (topic.occasions < 5 || topic.weeks < 4) {
        EXPECT_NE(topic.band, Band::kExpertise);
      }
    }
  });
}

// A topic with a few occasions, all within a week or not, by reposts or not, with dates or without, and with posts that
// are more surely about something else that the person writes more of, or not.
void AddAnyPosts(Random& random, TopicIndex topic, Archive* archive) {
  const std::int64_t days = random.Chance(0.4) ? 7 : 200;
  const bool dated = random.Chance(0.9);
  const bool reposts = random.Chance(0.2);
  const double beaten = random.Chance(0.5) ? random.Real(0, 1) : 0;
  const TopicIndex rival = TopicNamed("golf");
  for (std::int64_t i = random.Integer(1, 14); i > 0; --i) {
    TaggedPost post = MakePost(random, dated ? kStart + random.Integer(0, days * kDay) : kUnknownTime);
    if (reposts) post.kind = PostKind::kRepost;
    if (random.Chance(0.1)) post.thread = 77;
    AddTopic(topic, random.Real(0.3, 1), &post);
    if (random.Chance(beaten)) AddTopic(rival, 1, &post);
    (*archive)[kSubject].push_back(std::move(post));
    if (!random.Chance(beaten)) continue;
    TaggedPost elsewhere = MakePost(random, kStart + random.Integer(0, 200 * kDay));
    AddTopic(rival, 1, &elsewhere);
    (*archive)[kSubject].push_back(std::move(elsewhere));
  }
}

// Friends who react to each other answer some of the posts on the topic.
void AddRing(Random& random, TopicIndex topic, Archive* archive) {
  const std::int64_t size = random.Integer(2, 6);
  MakeRing(random, size, false, 0, archive);
  for (TaggedPost& post : (*archive)[kSubject]) {
    const bool on_topic = std::any_of(post.topics.begin(), post.topics.end(),
                                      [topic](const weigh::TopicEvidence& entry) { return entry.topic == topic; });
    if (!on_topic || random.Chance(0.3)) continue;
    for (std::int64_t i = 1; i < size; ++i)
      AddReaction(absl::StrCat("mate", i), ReactionKind::kLike, post.time + kDay, &post);
  }
}

// Every gate, on topics of every sort: held exactly when what it is named for is so, as counted from the posts here;
// and what is held is capped.
TEST(Gate, EachHoldsExactlyWhenItShould) {
  const TopicIndex fresh = TopicNamed(kFresh);
  const profile::ProfileParameters bands;
  ForEachCase(10'000, [fresh, bands](Random& random) {
    Archive archive = MakeArchive(random, {.most_posts = 30});
    AddAnyPosts(random, fresh, &archive);
    if (random.Chance(0.3)) AddRing(random, fresh, &archive);
    profile::FinishOptions options;  // common enough topics that their gates are near
    if (random.Chance(0.7)) options.background.assign(TestTaxonomy().size(), random.Real(0, 0.03));
    const Outcome outcome = Assess(archive, options, Endorsed(fresh));
    // How far each post is a ring's.
    std::vector<double> arranged;
    for (const weigh::PostRecord& record : outcome.ledger.records) {
      const auto ring = static_cast<double>(record.response.ring);
      const auto named = static_cast<double>(record.response.outside);
      const auto all = named + static_cast<double>(record.response.anonymous);
      const bool friends = record.response.ring_reactors < 3;
      arranged.push_back(ring == 0 ? 0 : friends ? 3 * ring / (ring + all) - 1 : 2 * ring / (ring + named));
      arranged.back() = std::min(std::max(arranged.back(), 0.0), 1.0);
    }
    for (const auto& [index, topic] : outcome.topics) {
      std::vector<UnixSeconds> dates;
      std::set<std::int64_t> weeks;
      double leading = 0;
      double unarranged = 0;
      std::vector<std::pair<UnixSeconds, double>> posts;
      int clear = 0;
      bool own_words = false;
      const weigh::TopicLedger& ledger = *outcome.ledger.Find(index);
      for (const weigh::Occasion& occasion : ledger.occasions) {
        UnixSeconds first = kUnknownTime;
        double surest = 0;
        for (const weigh::OccasionPost& entry : occasion.posts) {
          const TaggedPost& post = outcome.ledger.posts[entry.post];
          if (post.time != kUnknownTime) first = first == kUnknownTime ? post.time : std::min(first, post.time);
          own_words = own_words || post.kind != PostKind::kRepost;
          surest = std::max(surest, entry.confidence);
          double lead = 1;
          for (const weigh::TopicEvidence& other : post.topics) {
            if (other.confidence > entry.confidence && !TestTaxonomy().IsAncestor(other.topic, index) &&
                !TestTaxonomy().IsAncestor(index, other.topic))
              lead = std::min(lead, ledger.mass / outcome.ledger.Find(other.topic)->mass);
          }
          const double own = lead * entry.confidence * (post.kind == PostKind::kRepost ? 0.25 : 1);
          leading += own;
          posts.emplace_back(post.time, own);
          unarranged += own * (1 - arranged[entry.post]);
        }
        clear += surest >= 0.4 ? 1 : 0;
        if (first == kUnknownTime) continue;
        dates.push_back(first);
        weeks.insert(weigh::WeekOf(first));
      }
      const auto occasions = static_cast<std::int64_t>(ledger.occasions.size());
      std::sort(dates.begin(), dates.end());
      const auto days = [&](std::size_t from, std::size_t to) {
        return static_cast<double>(dates[to] - dates[from]) / kDay;
      };
      const bool one_week = !dates.empty() && days(0, dates.size() - 1) <= 7;
      const bool six_weeks = !dates.empty() && days(0, dates.size() - 1) <= 42;
      double beneath = 0;
      double sibling = 0;
      for (const weigh::TopicLedger& other : outcome.ledger.topics) {
        const std::vector<TopicIndex>& parents = TestTaxonomy()[index].parents;
        for (const TopicIndex parent : TestTaxonomy()[other.topic].parents) {
          const bool shared = std::find(parents.begin(), parents.end(), parent) != parents.end();
          if (shared && other.topic != index) sibling = std::max(sibling, other.mass);
        }
      }
      for (TopicIndex other = 0; other < TestTaxonomy().size(); ++other)
        beneath += TestTaxonomy().IsAncestor(index, other) ? 1 : 0;
      const double background = options.background.empty() ? kBackground : options.background.front();
      double season = 0;  // the most that begins with some post; without a time, in all of them
      for (const auto& [begin, unused] : posts) {
        double within = 0;
        for (const auto& [time, own] : posts) {
          const bool in = time == kUnknownTime || (begin != kUnknownTime && time >= begin && time - begin <= 42 * kDay);
          within += in ? own : 0;
        }
        season = std::max(season, within);
      }
      const double beyond = std::max(season - leading / 2, 0.0);
      const auto prominence = [&](double of) {
        const double own = std::max(of - 0.05 * sibling - 0.6 * beyond, 0.0);
        return own * std::sqrt(own / outcome.ledger.kept_weight / (background + 0.0003)) / std::pow(1 + beneath, 0.4);
      };
      const bool seldom = occasions < 5 || weeks.size() < 4;
      const double whole = prominence(leading);
      const double without_ring = prominence(unarranged);
      // Sums of confidences in another order may differ by a hair: right at the limit either is right.
      const auto at = [](double value, double limit) { return std::abs(value - limit) < 1e-6; };
      if (at(whole, bands.faint_prominence) || at(whole, bands.thin_prominence) ||
          at(without_ring, bands.thin_prominence))
        continue;
      const bool thin = seldom || whole < bands.thin_prominence;
      const std::map<std::string_view, bool> expected = {{"one_occasion", occasions == 1},
                                                         {"few_occasions", clear < 3},
                                                         {"one_week", one_week},
                                                         {"faint", whole < bands.faint_prominence},
                                                         {"thin", thin},
                                                         {"ring", !thin && without_ring < bands.thin_prominence},
                                                         {"six_weeks", six_weeks},
                                                         {"no_dates", dates.empty()},
                                                         {"reposts_only", !own_words}};
      for (const Gate& gate : topic.gates) {
        EXPECT_EQ(gate.held, expected.at(gate.name)) << gate.name;
        if (!gate.held) continue;
        const bool below_expertise = gate.name == "thin" || gate.name == "ring" || gate.name == "six_weeks";
        EXPECT_LE(topic.band, below_expertise ? Band::kInterest : Band::kMention) << gate.name;
        EXPECT_TRUE(below_expertise || topic.confidence < bands.interest_from) << gate.name;
      }
      EXPECT_EQ(topic.gates.size(), expected.size());
    }
  });
}

// To come back to a topic on one more day, whenever it was, never makes it less prominent, if the post is plainly on
// it.
TEST(Gate, MorePostsNeverMakeATopicLessProminent) {
  const TopicIndex fresh = TopicNamed(kFresh);
  const auto add = [fresh](Random& random, std::int64_t days, Archive* archive) {
    TaggedPost post = MakePost(random, kStart + random.Integer(0, days) * kDay);
    if (random.Chance(0.05)) post.time = kUnknownTime;
    AddTopic(fresh, random.Real(0.3, 1), &post);
    (*archive)[kSubject].push_back(std::move(post));
  };
  ForEachCase(10'000, [&](Random& random) {
    Archive archive;
    if (random.Chance(0.7)) archive = MakeArchive(random, {.most_posts = 30});
    const std::int64_t days = random.Integer(30, 150);
    for (std::int64_t i = random.Integer(1, 8); i > 0; --i) add(random, days, &archive);
    const double before = Assess(archive).topics.at(fresh).prominence;
    add(random, 400, &archive);
    archive[kSubject].back().topics.clear();
    AddTopic(fresh, 1, &archive[kSubject].back());
    EXPECT_GE(Assess(archive).topics.at(fresh).prominence, before - 1e-9);
  });
}

}  // namespace
}  // namespace metier::laws
