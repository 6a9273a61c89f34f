#include "bench/people/judge.h"

#include <algorithm>
#include <cmath>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/bench_people/tiny_world.h"

namespace metier::people {
namespace {

Assessed MakeAssessed(const char* slug, double confidence, int occasions = 5) {
  Assessed assessed;
  assessed.topic = TinyTopic(slug);
  assessed.confidence = confidence;
  assessed.band = confidence >= 0.7 ? Band::kExpertise : confidence >= 0.4 ? Band::kInterest : Band::kMention;
  assessed.occasions = occasions;
  return assessed;
}

// Returns to tennis, touches jazz, wrote once of chess.
Outcome MakeOutcome(std::vector<Assessed> assessed, PersonKind kind = PersonKind::kOrdinary) {
  Outcome outcome;
  outcome.truth.kind = kind;
  outcome.truth.audience = 1000;
  outcome.truth.returned = {{TinyTopic("tennis"), 10, 60}};
  outcome.truth.touched = {{TinyTopic("jazz"), 3, 30}};
  outcome.truth.one_offs = {{TinyTopic("chess"), 1, 0}};
  outcome.posts = 100;
  for (const Assessed& one : assessed) {
    if (one.band != Band::kMention) outcome.listed.push_back(one.topic);
  }
  std::sort(assessed.begin(), assessed.end(), [](const Assessed& a, const Assessed& b) { return a.topic < b.topic; });
  outcome.assessed = std::move(assessed);
  return outcome;
}

TEST(Judge, KnowsRightFromWrong) {
  const Truth truth = MakeOutcome({}).truth;
  const auto verdict = [&](const char* slug, Band band) { return Judge(TinyTopic(slug), band, truth, TinyTaxonomy()); };
  EXPECT_EQ(verdict("tennis", Band::kExpertise), Verdict::kRight);
  EXPECT_EQ(verdict("sports", Band::kExpertise), Verdict::kRight);
  EXPECT_EQ(verdict("clay-tennis", Band::kInterest), Verdict::kWrong);
  EXPECT_EQ(verdict("golf", Band::kInterest), Verdict::kWrong);
  EXPECT_EQ(verdict("jazz", Band::kInterest), Verdict::kRight);
  EXPECT_EQ(verdict("music", Band::kInterest), Verdict::kRight);
  EXPECT_EQ(verdict("jazz", Band::kExpertise), Verdict::kNeither);
  EXPECT_EQ(verdict("chess", Band::kInterest), Verdict::kWrong);
}

TEST(Judge, LeavesAcceptedTopicsOut) {
  Outcome outcome = MakeOutcome({MakeAssessed("tennis", 0.9), MakeAssessed("golf", 0.9), MakeAssessed("film", 0.5)});
  outcome.truth.accepted = {TinyTopic("sports"), TinyTopic("tennis"), TinyTopic("golf"), TinyTopic("jazz")};
  std::sort(outcome.truth.accepted.begin(), outcome.truth.accepted.end());
  const auto verdict = [&](const char* slug, Band band) {
    return Judge(TinyTopic(slug), band, outcome.truth, TinyTaxonomy());
  };
  EXPECT_EQ(verdict("golf", Band::kExpertise), Verdict::kNeither);
  EXPECT_EQ(verdict("golf", Band::kInterest), Verdict::kNeither);
  EXPECT_EQ(verdict("tennis", Band::kExpertise), Verdict::kRight);
  EXPECT_EQ(verdict("sports", Band::kInterest), Verdict::kRight);
  EXPECT_EQ(verdict("jazz", Band::kInterest), Verdict::kRight);
  EXPECT_EQ(verdict("film", Band::kInterest), Verdict::kWrong);
  EXPECT_EQ(PrecisionAt5(std::span(&outcome, 1), TinyTaxonomy()).of, 2);
  EXPECT_EQ(MeasureReliability(std::span(&outcome, 1), false, TinyTaxonomy()).count, 2);
}

TEST(Precision, CountsTheFirstFiveOfEach) {
  const std::vector<Outcome> people = {
      MakeOutcome({MakeAssessed("tennis", 0.9), MakeAssessed("jazz", 0.8), MakeAssessed("golf", 0.75),
                   MakeAssessed("sports", 0.6), MakeAssessed("chess", 0.5), MakeAssessed("film", 0.45)}),
      MakeOutcome({MakeAssessed("tennis", 0.3)})};
  const Rate at_5 = PrecisionAt5(people, TinyTaxonomy());  // jazz is neither, film the sixth
  EXPECT_EQ(at_5.hits, 2);
  EXPECT_EQ(at_5.of, 4);
  const Rate interest = PrecisionOfBand(people, Band::kInterest, TinyTaxonomy());
  EXPECT_EQ(interest.hits, 1);
  EXPECT_EQ(interest.of, 3);
}

TEST(Precision, OfNarrowerTopicsByTheLenientMeasure) {
  const std::vector<Outcome> people = {MakeOutcome({MakeAssessed("clay-tennis", 0.9), MakeAssessed("golf", 0.8)})};
  EXPECT_EQ(PrecisionAt5(people, TinyTaxonomy()).hits, 0);
  EXPECT_EQ(PrecisionAt5OrNarrower(people, TinyTaxonomy()).hits, 1);
}

TEST(Recall, AsksForTheExactTopicInTheBand) {
  std::vector<Outcome> people = {MakeOutcome({MakeAssessed("tennis", 0.9)}), MakeOutcome({MakeAssessed("tennis", 0.5)}),
                                 MakeOutcome({MakeAssessed("sports", 0.9)})};
  people.push_back(people[0]);
  people.back().truth.returned[0].posts = 7;  // not established
  EXPECT_EQ(Recall(people, Band::kExpertise).hits, 1);
  EXPECT_EQ(Recall(people, Band::kExpertise).of, 3);
  EXPECT_EQ(Recall(people, Band::kInterest).hits, 2);
  EXPECT_EQ(Recall(people, Band::kInterest, 10).of, 3);
  EXPECT_EQ(Recall(people, Band::kInterest, 11).of, 0);
  people[1].assessed[0].most = Band::kMention;
  EXPECT_EQ(RecallOfGates(people).hits, 1);
}

TEST(OneOffs, AreCountedByBand) {
  const std::vector<Outcome> people = {MakeOutcome({MakeAssessed("chess", 0.5), MakeAssessed("jazz", 0.9)}),
                                       MakeOutcome({})};
  EXPECT_EQ(OneOffs(people, Band::kInterest).hits, 1);
  EXPECT_EQ(OneOffs(people, Band::kExpertise).hits, 0);
  EXPECT_EQ(OneOffs(people, Band::kInterest).of, 2);
  EXPECT_EQ(Touched(people, Band::kExpertise).hits, 1);
}

// Four topics at 0.95, three of them right, and one at 0.05, wrong: (4 * 0.2 + 0.05) / 5.
TEST(Reliability, IsTheMeanGapByBin) {
  const std::vector<Outcome> people = {
      MakeOutcome({MakeAssessed("tennis", 0.95), MakeAssessed("sports", 0.95)}),
      MakeOutcome({MakeAssessed("tennis", 0.95), MakeAssessed("jazz", 0.95), MakeAssessed("film", 0.05)})};
  const Reliability all = MeasureReliability(people, false, TinyTaxonomy());
  EXPECT_NEAR(all.ece, (4 * 0.2 + 0.05) / 5, 1e-12);
  EXPECT_EQ(all.count, 5);
  EXPECT_EQ(all.bins[9].count, 4);
  EXPECT_NEAR(all.bins[9].right, 0.75, 1e-12);
  EXPECT_NEAR(MeasureReliability(people, true, TinyTaxonomy()).ece, 0.2, 1e-12);
}

TEST(RSquared, IsOneOnALineAndZeroWithoutVariation) {
  const std::vector<double> x = {1, 2, 3, 4};
  EXPECT_NEAR(RSquared(x, std::vector<double>{2, 4, 6, 8}), 1, 1e-12);
  EXPECT_NEAR(RSquared(x, std::vector<double>{1, -1, -1, 1}), 0, 1e-12);
  EXPECT_EQ(RSquared(x, std::vector<double>{3, 3, 3, 3}), 0);
  EXPECT_EQ(RSquared({}, {}), 0);
}

TEST(PostsAgainstConfidence, ComparesAPersonWithItself) {
  std::vector<Outcome> people = {MakeOutcome({MakeAssessed("tennis", 0.2)}), MakeOutcome({MakeAssessed("tennis", 0.4)}),
                                 MakeOutcome({MakeAssessed("tennis", 0.8)}),
                                 MakeOutcome({MakeAssessed("tennis", 0.9)})};
  people[1].posts = 200;
  people[3].posts = 200;
  const Points all = PostsAgainstConfidence(people, 2, false);
  EXPECT_THAT(all.confidence, ::testing::ElementsAre(0.2, 0.4, 0.8, 0.9));
  EXPECT_NEAR(all.x[1] - all.x[0], std::log(2.0), 1e-12);
  const Points within = PostsAgainstConfidence(people, 2, true);
  EXPECT_NEAR(within.confidence[0], -0.1, 1e-12);
  EXPECT_NEAR(within.confidence[3], 0.05, 1e-12);
  people[1].truth.returned.clear();  // not established at each volume: left out
  EXPECT_EQ(PostsAgainstConfidence(people, 2, false).x.size(), 2U);
}

TEST(Gains, AreTopicsAroundTheTargetThatNothingHonestExplains) {
  std::vector<Outcome> people = {MakeOutcome({MakeAssessed("golf", 0.9)}, PersonKind::kSpammer),
                                 MakeOutcome({MakeAssessed("golf", 0.5)}, PersonKind::kSpammer),
                                 MakeOutcome({MakeAssessed("sports", 0.9)}, PersonKind::kSpammer),
                                 MakeOutcome({MakeAssessed("film", 0.9)}, PersonKind::kSpammer)};
  for (Outcome& person : people) {
    person.truth.target = TinyTopic("golf");
    person.assessed[0].posts = 6;
    person.assessed[0].attack_posts = 3;
  }
  people.push_back(people[0]);
  people.back().assessed[0].attack_posts = 2;  // mostly not by the attack
  EXPECT_EQ(Gains(people, PersonKind::kSpammer, Band::kExpertise, TinyTaxonomy()).hits, 1);
  EXPECT_EQ(Gains(people, PersonKind::kSpammer, Band::kInterest, TinyTaxonomy()).hits, 2);
  EXPECT_EQ(Gains(people, PersonKind::kRing, Band::kInterest, TinyTaxonomy()).of, 0);
  EXPECT_EQ(AllGains(people, Band::kInterest, TinyTaxonomy()).of, 5);
  EXPECT_TRUE(Honest(people).empty());
}

TEST(ListingCurve, RisesInPrecisionAndFallsInRecall) {
  const std::vector<Outcome> people = {MakeOutcome({MakeAssessed("tennis", 0.85), MakeAssessed("golf", 0.45)})};
  const std::vector<ListingPoint> curve = ListingCurve(people, TinyTaxonomy());
  EXPECT_EQ(curve[0].precision_at_5.of, 2);
  EXPECT_EQ(curve[1].precision_at_5.of, 1);
  EXPECT_EQ(curve[4].recall.hits, 1);
  EXPECT_EQ(curve[5].recall.hits, 0);
}

TEST(PrecisionByOccasions, SortsListedTopics) {
  const std::vector<Outcome> people = {MakeOutcome({MakeAssessed("tennis", 0.9, 31), MakeAssessed("golf", 0.9, 8)})};
  const auto bins = PrecisionByOccasions(people, TinyTaxonomy());
  EXPECT_EQ(bins[1].of, 1);
  EXPECT_EQ(bins[1].hits, 0);
  EXPECT_EQ(bins[4].hits, 1);
}

TEST(CrudeList, WantsThreePostsAndTakesTheFiveHighestSums) {
  Outcome person = MakeOutcome({});
  for (const char* slug : {"golf", "tennis", "jazz", "chess", "film", "books"}) {
    person.crude.push_back({TinyTopic(slug), 3, 2.0 + static_cast<double>(person.crude.size())});
  }
  person.crude[5].posts = 2;
  EXPECT_THAT(CrudeList(person), ::testing::ElementsAre(TinyTopic("film"), TinyTopic("chess"), TinyTopic("jazz"),
                                                        TinyTopic("tennis"), TinyTopic("golf")));
  const CrudeMarks marks = JudgeCrude(std::vector<Outcome>{person}, TinyTaxonomy());
  EXPECT_EQ(marks.precision_at_5.hits, 2);
  EXPECT_EQ(marks.precision_at_5.of, 5);
  EXPECT_EQ(marks.one_offs_listed.hits, 1);
}

TEST(ConfidenceByFollowers, GivesQuartilesByHalfDecade) {
  std::vector<Outcome> people;
  for (int i = 0; i <= 4; ++i) people.push_back(MakeOutcome({MakeAssessed("tennis", 0.1 * i)}));
  const std::vector<FollowerBin> bins = ConfidenceByFollowers(people);
  ASSERT_EQ(bins.size(), 1U);
  EXPECT_NEAR(bins[0].from, 1000, 1e-6);
  EXPECT_NEAR(bins[0].lower, 0.1, 1e-12);
  EXPECT_NEAR(bins[0].median, 0.2, 1e-12);
  EXPECT_NEAR(bins[0].upper, 0.3, 1e-12);
}

}  // namespace
}  // namespace metier::people
