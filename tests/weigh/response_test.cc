#include "weigh/response.h"

#include <cstddef>
#include <cstdint>
#include <vector>

#include "gtest/gtest.h"

namespace metier::weigh {
namespace {

constexpr PersonId kAuthor = 1;

constexpr std::uint8_t Mask(ReactionKind kind) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind)); }

TEST(MeasureResponse, EachPersonCountsOnceByTheStrongestKind) {
  GatheredResponse gathered;
  gathered.reactors = {{2, Mask(ReactionKind::kLike), false},
                       {3, static_cast<std::uint8_t>(Mask(ReactionKind::kLike) | Mask(ReactionKind::kQuote)), false},
                       {4, Mask(ReactionKind::kClick), false}};
  const Response response = MeasureResponse(gathered, kAuthor, {}, {});
  EXPECT_EQ(response.outside, 4'000'000);  // 1 + 2.5 + 0.5
  EXPECT_EQ(response.total(), 4'000'000);
  EXPECT_EQ(response.readers, (std::vector<PersonId>{2, 3, 4}));
}

TEST(MeasureResponse, UnnamedReactionsCountByKindAndTheAuthorNotAtAll) {
  GatheredResponse gathered;
  gathered.unnamed[static_cast<std::size_t>(ReactionKind::kLike)] = 3;
  gathered.unnamed[static_cast<std::size_t>(ReactionKind::kConversion)] = 2;
  gathered.reactors = {{kAuthor, Mask(ReactionKind::kLike), false},
                       {2, static_cast<std::uint8_t>(Mask(ReactionKind::kLike) | Mask(ReactionKind::kReply)), false}};
  const Response response = MeasureResponse(gathered, kAuthor, {}, {});
  EXPECT_EQ(response.outside, 2'000'000);  // reader 2, by the reply
  EXPECT_EQ(response.anonymous, 3'000'000 + 8'000'000);
  EXPECT_EQ(response.anonymous_reactions, 5);
  EXPECT_EQ(response.self_reactors, 1);
  EXPECT_EQ(response.readers, (std::vector<PersonId>{2}));
}

TEST(MeasureResponse, HostileTotalsDoNotOverflow) {
  GatheredResponse gathered;
  gathered.unnamed.fill(kMostReactions);
  const Response response = MeasureResponse(gathered, kAuthor, {}, {});
  EXPECT_EQ(response.total(), 1'450'000 * kMostReactions * 10);  // the kinds' worths add up to 14.5 likes
}

// Five posts, weight 5: s = (2 * below + equal - 5) / 15.
TEST(RankResonance, ByHand) {
  const std::vector<ResponseUnits> responses = {0, 7, 0, 9, 7};
  const std::vector<double> s = RankResonance(responses, 5, {});
  EXPECT_DOUBLE_EQ(s[0], -3.0 / 15);
  EXPECT_DOUBLE_EQ(s[1], 1.0 / 15);
  EXPECT_DOUBLE_EQ(s[2], -3.0 / 15);
  EXPECT_DOUBLE_EQ(s[3], 4.0 / 15);
  EXPECT_DOUBLE_EQ(s[4], 1.0 / 15);
}

TEST(RankResonance, NobodyEverReactsIsNeutral) {
  const std::vector<ResponseUnits> responses(20, 0);
  for (const double s : RankResonance(responses, 20, {})) EXPECT_EQ(s, 0);
  EXPECT_TRUE(RankResonance({}, 0, {}).empty());
}

// Reposts weigh in: five ranked posts among as much again of reposts are shrunk as ten would be.
TEST(RankResonance, ShrinksByAllThatIsKept) {
  const std::vector<ResponseUnits> responses = {1, 2};
  EXPECT_DOUBLE_EQ(RankResonance(responses, 2, {})[1], 1.0 / 12);
  EXPECT_DOUBLE_EQ(RankResonance(responses, 10, {})[1], 1.0 / 20);
}

}  // namespace
}  // namespace metier::weigh
