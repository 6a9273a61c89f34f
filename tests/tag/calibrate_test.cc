// Calibration on posts whose truth is known must give probabilities that are true.

#include "tag/calibrate.h"

#include <gtest/gtest.h>

#include "tag/evaluate.h"
#include "tag/verdict.h"
#include "tests/tag/shipped.h"

namespace metier::tag {
namespace {

TEST(Evaluate, CountsByHand) {
  const Taxonomy& taxonomy = Shipped().taxonomy();
  std::vector<model::LabelledPost> posts;
  posts.push_back(
      {"hand", "a", "Finally broke 80 at Pebble Beach, putter was hot all day #golf", {*taxonomy.Find("golf")}});
  posts.push_back({"hand", "b", "ok thanks, see you there", {}});
  const std::vector<Evaluation> results = Evaluate(Shipped(), posts, 1);
  ASSERT_EQ(results.size(), 1u);
  EXPECT_EQ(results[0].topical, 1);
  EXPECT_EQ(results[0].chatter, 1);
  EXPECT_EQ(results[0].coverage, 1.0);
  EXPECT_EQ(results[0].precision, 1.0);
  EXPECT_EQ(results[0].chatter_silent, 1.0);
  EXPECT_EQ(results[0].curve.back().root_precision, 1.0);
}

TEST(Evaluate, ThreadsDoNotChangeTheResult) {
  const Taxonomy& taxonomy = Shipped().taxonomy();
  std::vector<model::LabelledPost> posts;
  for (int i = 0; i < 50; ++i) {
    posts.push_back({"hand", "a", "golf round number " + std::to_string(i) + " at the club", {*taxonomy.Find("golf")}});
    posts.push_back({"hand", "b", "so tired today " + std::to_string(i), {}});
  }
  EXPECT_EQ(EvaluationText(Evaluate(Shipped(), posts, 1)[0], taxonomy),
            EvaluationText(Evaluate(Shipped(), posts, 3)[0], taxonomy));
}

TEST(Evaluate, ATrapIsRightWhenNothingWrongIsGiven) {
  const Taxonomy& taxonomy = Shipped().taxonomy();
  model::LabelledPost post{"gold", "1", "Finally broke 80 at Pebble Beach, putter was hot all day #golf", {}};
  post.exact = true;
  post.trap = true;
  post.forbidden = {*taxonomy.Find("golf")};
  Evaluation result = Evaluate(Shipped(), {post}, 1)[0];
  EXPECT_EQ(result.traps, 1);
  EXPECT_EQ(result.traps_right, 0);
  EXPECT_EQ(result.traps_avoided, 0);
  EXPECT_EQ(result.precision, 0);
  ASSERT_EQ(result.worst.size(), 1u);
  post.forbidden.clear();
  post.accepted = {*taxonomy.Find("golf")};
  result = Evaluate(Shipped(), {post}, 1)[0];
  EXPECT_EQ(result.traps_avoided, 1);
  EXPECT_EQ(result.traps_right, 1);
  EXPECT_EQ(result.precision, 1);
}

TEST(Evaluate, OnlyAnExactLabelSpeaksAgainstNarrowerTopics) {
  const Taxonomy& taxonomy = Shipped().taxonomy();
  model::LabelledPost post{
      "x", "1", "Finally broke 80 at Pebble Beach, putter was hot all day #golf", {*taxonomy.Find("sports")}};
  EXPECT_EQ(Judge(*taxonomy.Find("golf"), post, taxonomy), Verdict::kUnknown);
  post.exact = true;
  EXPECT_EQ(Judge(*taxonomy.Find("golf"), post, taxonomy), Verdict::kWrong);
  EXPECT_EQ(Judge(*taxonomy.Find("sports"), post, taxonomy), Verdict::kRight);
}

TEST(Calibrate, MoreEvidenceNeverMeansLessConfidence) {
  EXPECT_GE(Shipped().combination().model, 0);
  EXPECT_GE(Shipped().combination().phrase, 0);
  EXPECT_LE(Shipped().combination().chatter, 0);
  EXPECT_LE(Shipped().combination().rival, 0);
  for (std::size_t topic = 0; topic < Shipped().taxonomy().size(); ++topic) {
    const model::LabelCalibration& c = Shipped().CalibrationOf(static_cast<TopicIndex>(topic));
    EXPECT_GT(c.threshold, 0);
    EXPECT_LE(c.threshold, 1);
    EXPECT_GE(c.background, 0);
    EXPECT_LE(c.background, 1);
  }
}

}  // namespace
}  // namespace metier::tag
