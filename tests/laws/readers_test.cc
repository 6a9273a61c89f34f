// Laws: self, selectivity, ring, automatic. Whose reactions count, and for how much.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/laws/people.h"
#include "tests/laws/rings.h"
#include "tests/laws/runner.h"

namespace metier::laws {
namespace {

using weigh::TaggedPost;

// One more reaction. Where a post has a total for the kind, the total counts it too, as every platform's does.
void React(const std::string& actor, ReactionKind kind, TaggedPost* post) {
  const std::size_t before = post->reactions.size();
  AddReaction(actor, kind, post->time, post);
  const bool fresh = post->reactions.size() > before;
  std::int64_t& total = post->counts[static_cast<std::size_t>(kind)];
  if (fresh && total > 0 && total < weigh::kMostReactions) ++total;
}

TEST(Self, ReactingToOneselfChangesNothing) {
  ForEachCase(10'000, [](Random& random) {
    Archive archive = MakeArchive(random);
    const std::string before = AllBytes(Loaded(archive));
    const double often = random.Real();
    for (auto& [author, posts] : archive) {
      for (TaggedPost& post : posts) {
        if (random.Chance(often)) React(author, AnyKind(random), &post);
      }
    }
    EXPECT_EQ(before, AllBytes(Loaded(archive)));
  });
}

TEST(Selectivity, WhoReactsRarelyIsWorthAtLeastWhoReactsToEverything) {
  ForEachCase(10'000, [](Random& random) {
    Archive archive = MakeArchive(random, {.most_posts = 20});
    const std::int64_t few = random.Integer(0, 20);
    ReactElsewhere(random, "rare", few, &archive);
    ReactElsewhere(random, "eager", few + random.Integer(1, 30), &archive);
    TaggedPost& post =
        archive[kSubject]
               [static_cast<std::size_t>(random.Integer(0, static_cast<std::int64_t>(archive[kSubject].size()) - 1))];
    post.kind = PostKind::kPost;
    const TaggedPost plain = post;
    const ReactionKind kind = AnyKind(random);
    const auto liked_by = [&](const std::string& actor) {
      post = plain;
      AddReaction(actor, kind, kUnknownTime, &post);
      return Assess(archive).ledger;
    };
    const weigh::Ledger before = Assess(archive).ledger;
    const weigh::Ledger rare = liked_by("rare");
    const weigh::Ledger eager = liked_by("eager");
    for (std::size_t i = 0; i < rare.records.size(); ++i) {
      const weigh::PostRecord& left = rare.records[i];
      const weigh::PostRecord& right = eager.records[i];
      if (!left.kept()) continue;
      EXPECT_GE(left.response.total(), right.response.total());
      if (left.response.readers.size() > before.records[i].response.readers.size()) {
        EXPECT_GT(left.response.total(), right.response.total());
      }
      const bool reacted_to = left.response.total() != before.records[i].response.total();
      if (reacted_to) {
        EXPECT_GE(left.factor, right.factor);
      }
    }
  });
}

// What likes everything within seconds is no reader: whatever it likes, all stays as it was.
TEST(Automatic, WhatReactsToEverythingWithinSecondsCountsForNothing) {
  ForEachCase(10'000, [](Random& random) {
    Archive archive = MakeArchive(random, {.most_posts = 20, .others = false});
    const profile::FinishOptions options = AsOf(kStart + 2000 * kDay);
    const std::string before = Bytes(Assess(archive, options).profile);
    for (std::int64_t i = random.Integer(51, 70); i > 0; --i) {
      TaggedPost post = MakePost(random, kStart + random.Integer(0, 300 * kDay));
      AddReaction("machine", AnyKind(random), post.time + random.Integer(0, 10), &post);
      archive[absl::StrCat("elsewhere", random.Integer(0, 5))].push_back(std::move(post));
    }
    for (TaggedPost& post : archive[kSubject]) {
      if (random.Chance(0.5)) React("machine", AnyKind(random), &post);
    }
    EXPECT_EQ(before, Bytes(Assess(archive, options).profile));
  });
}

TEST(Ring, WhoReactOnlyToEachOtherGainLessThanOneOutsider) {
  ForEachCase(10'000, [](Random& random) {
    Archive archive = MakeArchive(random, {.most_posts = 20, .others = random.Chance(0.5)});
    const std::int64_t size = random.Integer(2, 8);
    const bool cycle = random.Chance(0.3);
    MakeRing(random, size, cycle, 0.5, &archive);
    const Outcome before = Assess(archive);

    const std::vector<TaggedPost> plain = archive[kSubject];
    std::vector<bool> chosen;
    for (std::size_t i = 0; i < plain.size(); ++i) chosen.push_back(random.Chance(0.5));
    const auto reacted_to_by = [&](const std::vector<std::string>& readers) {
      archive[kSubject] = plain;
      for (std::size_t i = 0; i < plain.size(); ++i) {
        for (const std::string& reader : readers) {
          if (chosen[i]) React(reader, AnyKind(random), &archive[kSubject][i]);
        }
      }
      return Assess(archive);
    };
    std::vector<std::string> ring;
    for (std::int64_t i = cycle ? size - 1 : 1; i < size; ++i) ring.push_back(absl::StrCat("mate", i));
    const Outcome by_ring = reacted_to_by(ring);
    const Outcome by_outsider = reacted_to_by({"an outsider"});

    for (const auto& [index, topic] : by_ring.topics) {
      EXPECT_EQ(topic.logit, before.topics.at(index).logit);
      EXPECT_EQ(topic.confidence, before.topics.at(index).confidence);
      EXPECT_LE(topic.band, before.topics.at(index).band);
    }
    for (std::size_t i = 0; i < by_ring.ledger.records.size(); ++i) {
      const weigh::PostRecord& record = by_ring.ledger.records[i];
      EXPECT_EQ(record.response.total(), before.ledger.records[i].response.total());
      if (record.response.ring_reactors == before.ledger.records[i].response.ring_reactors) continue;
      EXPECT_LT(record.response.total(), by_outsider.ledger.records[i].response.total());
    }
  });
}

// The whole way: somebody whom nobody reads, whose posts on one topic are liked by a ring or by one outsider.
TEST(Ring, GainsLessConfidenceThanOneOutsider) {
  const TopicIndex fresh = TopicNamed(kFresh);
  ForEachCase(10'000, [fresh](Random& random) {
    Archive archive;
    for (std::int64_t i = 0; i < random.Integer(8, 40); ++i) {
      TaggedPost post = MakePost(random, kStart + random.Integer(0, 300) * kDay);
      if (i < 4 || random.Chance(0.3)) AddTopic(fresh, random.Real(0.3, 1), &post);
      if (i >= 4 && i < 7) post.topics.clear();
      archive[kSubject].push_back(std::move(post));
    }
    const std::int64_t size = random.Integer(2, random.Chance(0.02) ? 40 : 9);
    MakeRing(random, size, false, 0, &archive);
    const auto liked_by = [&](const std::vector<std::string>& readers) {
      Archive liked = archive;
      for (TaggedPost& post : liked[kSubject]) {
        if (post.topics.empty()) continue;
        for (const std::string& reader : readers) AddReaction(reader, ReactionKind::kLike, post.time + kDay, &post);
      }
      return Assess(liked).topics.at(fresh).logit;
    };
    std::vector<std::string> ring;
    for (std::int64_t i = 1; i < size; ++i) ring.push_back(absl::StrCat("mate", i));
    EXPECT_LT(liked_by(ring), liked_by({"an outsider"}));
  });
}

}  // namespace
}  // namespace metier::laws
