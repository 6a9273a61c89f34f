// Calibration on posts whose truth is known must give probabilities that are true.

#include "tag/calibrate.h"

#include <gtest/gtest.h>

#include "tag/evaluate.h"
#include "tests/tag/shipped.h"

namespace metier::tag {
namespace {

TEST(Evaluate, CountsByHand) {
  const Taxonomy& taxonomy = Shipped().taxonomy();
  std::vector<model::LabelledPost> posts;
  posts.push_back({"hand", "a", "Finally broke 80 at Pebble Beach, putter was hot all day #golf", {*taxonomy.Find("golf")}});
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
  EXPECT_EQ(EvaluationText(Evaluate(Shipped(), posts, 1)[0]), EvaluationText(Evaluate(Shipped(), posts, 3)[0]));
}

TEST(Calibrate, MoreEvidenceNeverMeansLessConfidence) {
  for (std::size_t topic = 0; topic < Shipped().taxonomy().size(); ++topic) {
    const model::LabelCalibration& c = Shipped().CalibrationOf(static_cast<TopicIndex>(topic));
    EXPECT_GE(c.slope, 0);
    EXPECT_GE(c.lexicon, 0);
    EXPECT_LE(c.chatter, 0);
    EXPECT_GT(c.threshold, 0);
    EXPECT_LE(c.threshold, 1);
    EXPECT_GE(c.background, 0);
    EXPECT_LE(c.background, 1);
  }
}

}  // namespace
}  // namespace metier::tag
