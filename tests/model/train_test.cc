// What training must get right, on posts made up so that the answer is known.

#include "model/train.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "model/scorer.h"
#include "tests/model/tiny_model.h"

namespace metier::model {
namespace {

double LogitOf(const Weights& weights, std::string_view label, std::string_view text) {
  const absl::StatusOr<FrozenModel> model =
      FrozenModel::FromBytes(Freeze(weights, RowType::kFloat32, NoCalibration(weights), {}));
  EXPECT_TRUE(model.ok()) << model.status();
  Features features;
  std::uint32_t begin = 0;
  features.arena = text;
  for (std::uint32_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && text[i] != ' ') continue;
    features.items.push_back({begin, i - begin, {begin, i}});
    begin = i + 1;
  }
  Scorer scorer(*model);
  scorer.Score(features);
  return scorer.logits()[static_cast<std::size_t>(std::find(weights.labels.begin(), weights.labels.end(), label) -
                                                  weights.labels.begin())];
}

// Half of the posts with golf words are labelled with nothing narrower than sports. They must not teach that golf is
// not golf.
TEST(Train, AGeneralLabelIsNoEvidenceAgainstANarrowOne) {
  EXPECT_GT(LogitOf(TinyWeights(), "golf", "my birdie the caddie"), 1.0);
}

TEST(Train, AncestorsAreLearnedToo) {
  EXPECT_GT(LogitOf(TinyWeights(), "food", "my sourdough the oven"), 0.0);
  EXPECT_LT(LogitOf(TinyWeights(), "food", "my borrow the crate"), -1.0);
}

TEST(Train, ChatterIsALabelOfItsOwn) {
  EXPECT_GT(LogitOf(TinyWeights(), kChatterLabel, "so tired today lol"), 0.0);
  EXPECT_LT(LogitOf(TinyWeights(), kChatterLabel, "my sourdough the oven"), -1.0);
}

TEST(Train, ATopicWithoutPostsIsNeverLikely) {
  EXPECT_LT(LogitOf(TinyWeights(), "chess", "my birdie the caddie"), -3.0);
}

// What is only suspected of a post neither teaches the topic nor speaks against it.
TEST(Train, WhatMayBeIsLeftOpen) {
  const Taxonomy taxonomy = TinyTaxonomy();
  const TopicIndex chess = *taxonomy.Find("chess");
  std::vector<TrainingPost> posts = TinyPosts(taxonomy);
  for (int i = 0; i < 200; ++i) {
    posts.push_back({"gambit opening rook", {chess}, {}});
    posts.push_back({"gambit opening tempo", {*taxonomy.Find("rust")}, {}});
  }
  const double denied = LogitOf(Train(posts, {}, taxonomy, TinyOptions(), {}), "chess", "gambit opening");
  for (TrainingPost& post : posts) {
    if (post.features == "gambit opening tempo") post.maybe = {chess};
  }
  const double open = LogitOf(Train(posts, {}, taxonomy, TinyOptions(), {}), "chess", "gambit opening");
  EXPECT_GT(open, denied + 0.5);
}

// Where posts only lean to a topic it is likelier than where they are not about it, and less so than where they are.
TEST(Train, LeaningStandsBetweenYesAndNo) {
  const Taxonomy taxonomy = TinyTaxonomy();
  const TopicIndex chess = *taxonomy.Find("chess");
  const TopicIndex rust = *taxonomy.Find("rust");
  const auto logit = [&](const TrainingPost& post) {
    std::vector<TrainingPost> posts = TinyPosts(taxonomy);
    posts.insert(posts.end(), 400, post);
    return LogitOf(Train(posts, {}, taxonomy, TinyOptions(), {}), "chess", "gambit opening rook");
  };
  const double no = logit({"gambit opening rook", {rust}, {}});
  const double leaning = logit({"gambit opening rook", {rust}, {}, {chess}});
  const double yes = logit({"gambit opening rook", {rust, chess}, {}});
  EXPECT_GT(leaning, no + 1);
  EXPECT_GT(yes, leaning + 1);
  EXPECT_NEAR(leaning, std::log(1.0 / 3), 0.7);  // one to three
}

// Our own posts have the last word against as many rough ones.
TEST(Train, OwnPostsOutweighTheRest) {
  const Taxonomy taxonomy = TinyTaxonomy();
  std::vector<TrainingPost> posts = TinyPosts(taxonomy);
  for (int i = 0; i < 60; ++i) posts.push_back({"blorp gizmo", {*taxonomy.Find("rust")}, {}});
  const std::vector<TrainingPost> own(60, {"blorp gizmo", {*taxonomy.Find("chess")}, {}});
  TrainingOptions options = TinyOptions();
  options.last_sample = 100;
  const Weights weights = Train(posts, own, taxonomy, options, {});
  EXPECT_GT(LogitOf(weights, "chess", "blorp gizmo"), LogitOf(weights, "rust", "blorp gizmo"));
}

TEST(Train, ThreadsDoNotChangeTheResult) {
  const Taxonomy taxonomy = TinyTaxonomy();
  TrainingOptions options = TinyOptions();
  options.threads = 1;
  const Weights one = Train(TinyPosts(taxonomy), {}, taxonomy, options, {});
  options.threads = 3;
  std::vector<std::string> lines;
  const Weights three =
      Train(TinyPosts(taxonomy), {}, taxonomy, options, [&lines](std::string_view line) { lines.emplace_back(line); });
  EXPECT_EQ(lines.size(), 1u + static_cast<std::size_t>(options.epochs + options.last_epochs));
  EXPECT_EQ(one.word_rows.values, three.word_rows.values);
  EXPECT_EQ(one.bucket_rows.values, three.bucket_rows.values);
  EXPECT_EQ(one.label_rows.values, three.label_rows.values);
  EXPECT_EQ(one.label_biases, three.label_biases);
}

}  // namespace
}  // namespace metier::model
