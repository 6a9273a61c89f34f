// Calibration on posts whose truth is known must give probabilities that are true.

#include "tag/calibrate.h"

#include <gtest/gtest.h>

#include "tag/verdict.h"
#include "tests/tag/shipped.h"

namespace metier::tag {
namespace {

TEST(Judge, OnlyAnExactLabelSpeaksAgainstNarrowerTopics) {
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
