#include <gtest/gtest.h>

#include <algorithm>

#include "model/post_vectors.h"
#include "tests/model/tiny_model.h"

namespace metier::model {
namespace {

double LogitOf(const Weights& weights, std::string_view label, std::string_view features) {
  const auto index = static_cast<std::size_t>(std::find(weights.labels.begin(), weights.labels.end(), label) - weights.labels.begin());
  std::vector<float> vector(weights.hashing.dimension);
  PostVectors(weights).Compute(features, vector.data());
  double logit = weights.label_biases[index];
  for (std::size_t i = 0; i < vector.size(); ++i) logit += static_cast<double>(vector[i]) * static_cast<double>(weights.label_rows.Row(index)[i]);
  return logit;
}

// Half of the posts with golf words are labelled with nothing narrower than sports. They must not teach that golf is not golf.
TEST(Heads, AGeneralLabelIsNoEvidenceAgainstANarrowOne) {
  EXPECT_GT(LogitOf(TinyWeights(), "golf", "my birdie the caddie"), 1.0);
}

TEST(Heads, AncestorsAreLearnedToo) {
  EXPECT_GT(LogitOf(TinyWeights(), "food", "my sourdough the oven"), 0.0);
  EXPECT_LT(LogitOf(TinyWeights(), "food", "my borrow the crate"), -1.0);
}

TEST(Heads, ATopicWithoutPostsIsNeverLikely) { EXPECT_LT(LogitOf(TinyWeights(), "chess", "my birdie the caddie"), -3.0); }

TEST(Heads, ThreadsDoNotChangeTheResult) {
  const Taxonomy taxonomy = TinyTaxonomy();
  const std::vector<TrainingPost> posts = TinyPosts(taxonomy);
  TrainingOptions options = TinyOptions();
  Weights one = TinyWeights();
  Weights three = TinyWeights();
  options.threads = 1;
  TrainHeads(posts, taxonomy, options, &one);
  options.threads = 3;
  TrainHeads(posts, taxonomy, options, &three);
  EXPECT_EQ(one.label_rows.values, three.label_rows.values);
  EXPECT_EQ(one.label_biases, three.label_biases);
}

}  // namespace
}  // namespace metier::model
