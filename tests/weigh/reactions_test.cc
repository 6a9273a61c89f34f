#include "weigh/reactions.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace metier::weigh {
namespace {

// A log from lines of (actor, author, number of posts, of which quick).
class World {
 public:
  World& React(const std::string& actor, const std::string& author, int posts = 1, int quick = 0) {
    std::vector<TaggedPost> reacted;
    for (int i = 0; i < posts; ++i) {
      TaggedPost post;
      post.id = HashedId(actor + author + std::to_string(i));
      post.time = 1000 * ++made_;
      post.reactions = {{IdOf(actor), ReactionKind::kLike, post.time + (i < quick ? 5 : 500)}};
      reacted.push_back(std::move(post));
    }
    log_.Add(IdOf(author), FoldDuplicates(std::move(reacted), {}));
    return *this;
  }
  Judgement Judge(const std::string& actor, const std::string& author) const {
    return ReactionGraph(log_, {}).Judge(IdOf(actor), IdOf(author));
  }
  Standing StandingOf(const std::string& actor, const std::string& author) const {
    return Judge(actor, author).standing;
  }

 private:
  ReactionLog log_;
  std::int64_t made_ = 0;
};

TEST(ReactionGraph, SelectivityCountsReactionsToOthersOnly) {
  World world;
  world.React("bob", "ann", 40).React("bob", "cat", 3).React("dan", "ann", 1);
  EXPECT_DOUBLE_EQ(world.Judge("dan", "ann").selectivity, 1);
  EXPECT_DOUBLE_EQ(world.Judge("bob", "ann").selectivity, 1 / (1 + std::log(4.0)));
  EXPECT_DOUBLE_EQ(world.Judge("bob", "cat").selectivity, 1 / (1 + std::log(41.0)));
  EXPECT_DOUBLE_EQ(world.Judge("nobody", "ann").selectivity, 1);
  EXPECT_EQ(world.StandingOf("ann", "ann"), Standing::kSelf);
  EXPECT_EQ(world.StandingOf("bob", "ann"), Standing::kOutside);
}

TEST(ReactionLog, LeavesOutOneselfAndReposts) {
  TaggedPost post;
  post.id = 1;
  post.reactions = {{IdOf("ann"), ReactionKind::kLike, 1}};
  TaggedPost repost;
  repost.id = 2;
  repost.kind = PostKind::kRepost;
  repost.reactions = {{IdOf("bob"), ReactionKind::kLike, 1}};
  ReactionLog log;
  log.Add(IdOf("ann"), FoldDuplicates({post, repost}, {}));
  EXPECT_TRUE(log.edges().empty());
}

TEST(ReactionGraph, APairThatReactsToEachOtherIsARing) {
  World world;
  world.React("ann", "bob", 5).React("bob", "ann", 7);
  EXPECT_EQ(world.StandingOf("ann", "bob"), Standing::kRing);
  EXPECT_EQ(world.StandingOf("bob", "ann"), Standing::kRing);
  // One stray reaction, and even five, do not hide it; bob does more elsewhere than ann does
  // for him, and he is a reader.
  world.React("bob", "cat", 5);
  EXPECT_EQ(world.StandingOf("bob", "ann"), Standing::kRing);
  world.React("bob", "dan", 1);
  EXPECT_EQ(world.StandingOf("bob", "ann"), Standing::kOutside);
}

TEST(ReactionGraph, ACircleIsARingThoughNoPairIsMutual) {
  World world;
  world.React("ann", "bob").React("bob", "cat").React("cat", "ann").React("dan", "ann");
  EXPECT_EQ(world.StandingOf("cat", "ann"), Standing::kRing);
  EXPECT_EQ(world.StandingOf("bob", "cat"), Standing::kRing);
  EXPECT_EQ(world.StandingOf("dan", "ann"), Standing::kOutside);
  world.React("cat", "eve", 2);
  EXPECT_EQ(world.StandingOf("cat", "ann"), Standing::kOutside);
}

TEST(ReactionGraph, ACommunityIsNoRingButAClosedCircleWithinItIs) {
  World world;
  // 100 people, each of whom reacts to the next three: one large component.
  const auto name = [](int i) {
    std::string text = "p";
    text += std::to_string(i % 100);
    return text;
  };
  for (int i = 0; i < 100; ++i)
    world.React(name(i), name(i + 1)).React(name(i), name(i + 2)).React(name(i), name(i + 3));
  EXPECT_EQ(world.StandingOf("p0", "p1"), Standing::kOutside);
  // Three of them who react to each other mostly.
  for (const char* actor : {"p10", "p40", "p70"}) {
    for (const char* author : {"p10", "p40", "p70"}) {
      if (std::string(actor) != author) world.React(actor, author, 9);
    }
  }
  EXPECT_EQ(world.StandingOf("p10", "p40"), Standing::kRing);
  EXPECT_EQ(world.StandingOf("p39", "p40"), Standing::kOutside);
}

TEST(ReactionGraph, WhoIsQuickWithNearlyEverythingElsewhereIsAutomatic) {
  World world;
  world.React("bot", "ann", 3).React("bot", "cat", 51, 41);
  EXPECT_EQ(world.StandingOf("bot", "ann"), Standing::kAutomatic);
  World slower;
  slower.React("bot", "ann", 3, 3).React("bot", "cat", 51, 40);
  EXPECT_EQ(slower.StandingOf("bot", "ann"), Standing::kOutside);
  World fewer;
  fewer.React("bot", "ann", 3, 3).React("bot", "cat", 50, 50);
  EXPECT_EQ(fewer.StandingOf("bot", "ann"), Standing::kOutside);
}

TEST(ReactionLog, MergingIsAddition) {
  World all;
  all.React("bob", "cat", 2).React("bob", "dan", 3).React("bob", "ann");
  ReactionLog left;
  ReactionLog right;
  const auto edges = [](ReactionLog* log, const char* author, int posts) {
    std::vector<TaggedPost> reacted(static_cast<std::size_t>(posts));
    for (std::size_t i = 0; i < reacted.size(); ++i) {
      reacted[i].id = static_cast<PostId>(i);
      reacted[i].reactions = {{IdOf("bob"), ReactionKind::kLike, 0}};
    }
    log->Add(IdOf(author), FoldDuplicates(std::move(reacted), {}));
  };
  edges(&left, "cat", 2);
  edges(&right, "ann", 1);
  edges(&right, "dan", 3);
  right.Merge(left);
  EXPECT_DOUBLE_EQ(ReactionGraph(right, {}).Judge(IdOf("bob"), IdOf("ann")).selectivity,
                   all.Judge("bob", "ann").selectivity);
  EXPECT_DOUBLE_EQ(all.Judge("bob", "ann").selectivity, 1 / (1 + std::log(6.0)));
}

// Two nodes are in one component when each reaches the other.
TEST(StrongComponents, AgreesWithReachability) {
  std::uint64_t state = 7;
  const auto next = [&state](std::uint64_t limit) {
    state = state * 6364136223846793005 + 1442695040888963407;
    return static_cast<std::uint32_t>((state >> 33) % limit);
  };
  for (int round = 0; round < 300; ++round) {
    const std::uint32_t nodes = 1 + next(12);
    std::vector<std::vector<bool>> reaches(nodes, std::vector<bool>(nodes));
    std::vector<std::uint32_t> rows = {0};
    std::vector<std::uint32_t> targets;
    for (std::uint32_t i = 0; i < nodes; ++i) {
      reaches[i][i] = true;
      for (std::uint32_t n = next(3); n > 0; --n) {
        targets.push_back(next(nodes));
        reaches[i][targets.back()] = true;
      }
      rows.push_back(static_cast<std::uint32_t>(targets.size()));
    }
    for (std::uint32_t k = 0; k < nodes; ++k) {
      for (std::uint32_t i = 0; i < nodes; ++i) {
        for (std::uint32_t j = 0; j < nodes; ++j) reaches[i][j] = reaches[i][j] || (reaches[i][k] && reaches[k][j]);
      }
    }
    const std::vector<std::uint32_t> component = StrongComponents(rows, targets);
    for (std::uint32_t i = 0; i < nodes; ++i) {
      for (std::uint32_t j = 0; j < nodes; ++j) {
        ASSERT_EQ(component[i] == component[j], reaches[i][j] && reaches[j][i]);
      }
    }
  }
}

TEST(StrongComponents, AMillionInAChainDoNotExhaustTheStack) {
  constexpr std::uint32_t kNodes = 1'000'000;
  std::vector<std::uint32_t> rows(kNodes + 1);
  std::vector<std::uint32_t> targets(kNodes);
  for (std::uint32_t i = 0; i < kNodes; ++i) {
    rows[i + 1] = i + 1;
    targets[i] = (i + 1) % kNodes;
  }
  const std::vector<std::uint32_t> component = StrongComponents(rows, targets);
  EXPECT_EQ(*std::max_element(component.begin(), component.end()), 0U);
  EXPECT_TRUE(StrongComponents({}, {}).empty());
}

}  // namespace
}  // namespace metier::weigh
