#include "model/scorer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <random>
#include <thread>

#include "model/train.h"
#include "tests/model/tiny_model.h"

namespace metier::model {
namespace {

Features FeaturesOf(const std::vector<std::string>& words) {
  Features features;
  for (const std::string& word : words) {
    features.items.push_back(
        {static_cast<std::uint32_t>(features.arena.size()), static_cast<std::uint32_t>(word.size()), {}});
    features.arena += word;
  }
  return features;
}

FrozenModel Tiny(RowType rows) {
  const Weights& weights = TinyWeights();
  Calibration calibration = NoCalibration(weights);
  calibration.combination.rival = -0.5;
  for (std::size_t i = 0; i < calibration.labels.size(); ++i) calibration.labels[i].bias = static_cast<double>(i);
  return *FrozenModel::FromBytes(Freeze(weights, rows, calibration, {{"name", "tiny"}, {"note", "a=b"}}));
}

std::vector<std::vector<std::string>> RandomPosts(int count) {
  const std::vector<std::string> words = {"golf", "birdie", "tee",     "flour",  "loaf",    "cargo", "crate",
                                          "the",  "today",  "golfers", "unseen", "ünïcode", "lol"};
  std::mt19937 random(11);
  std::vector<std::vector<std::string>> posts;
  for (int i = 0; i < count; ++i) {
    auto& post = posts.emplace_back();
    for (auto n = random() % 15; n > 0; --n) post.push_back(words[random() % words.size()]);
  }
  return posts;
}

TEST(FrozenModel, KeepsWhatItIsGiven) {
  const FrozenModel model = Tiny(RowType::kInt8);
  ASSERT_EQ(model.labels().size(), TinyTaxonomy().size() + 1);
  EXPECT_EQ(model.labels().front(), "sports");
  EXPECT_EQ(model.labels().back(), kChatterLabel);
  EXPECT_EQ(model.combination().rival, -0.5);
  EXPECT_EQ(model.calibration(3).bias, 3.0);
  EXPECT_EQ(model.metadata().at("name"), "tiny");
  EXPECT_EQ(model.metadata().at("note"), "a=b");
}

TEST(FrozenModel, KnowsGolfFromBaking) {
  const FrozenModel model = Tiny(RowType::kInt8);
  Scorer scorer(model);
  scorer.Score(FeaturesOf({"my", "birdie", "fairway"}));
  const auto label = [&model](std::string_view name) {
    return static_cast<std::size_t>(std::find(model.labels().begin(), model.labels().end(), name) -
                                    model.labels().begin());
  };
  EXPECT_GT(scorer.logits()[label("golf")], 0);
  EXPECT_GT(scorer.logits()[label("sports")], 0);
  EXPECT_LT(scorer.logits()[label("baking")], -1);
  EXPECT_EQ(scorer.known_words(), 3u);
  scorer.Score(FeaturesOf({"sourdough", "crust"}));
  EXPECT_GT(scorer.logits()[label("baking")], 0);
  EXPECT_LT(scorer.logits()[label("golf")], -1);
}

// Of labels fitted over whitened vectors, whose rows reach far into directions that posts hardly use: on average.
// fasttext_test.cc holds every single probability of fastText's own labels to the bound.
TEST(FrozenModel, EightBitsAgreeWithFloats) {
  const FrozenModel integers = Tiny(RowType::kInt8);
  const FrozenModel floats = Tiny(RowType::kFloat32);
  Scorer a(integers);
  Scorer b(floats);
  double sum = 0;
  double pairs = 0;
  for (const auto& post : RandomPosts(500)) {
    a.Score(FeaturesOf(post));
    b.Score(FeaturesOf(post));
    for (std::size_t label = 0; label < a.logits().size(); ++label, ++pairs) {
      sum += std::fabs(1 / (1 + std::exp(-a.logits()[label])) - 1 / (1 + std::exp(-b.logits()[label])));
    }
  }
  EXPECT_LT(sum / pairs, 2e-2);
}

// The audit: shares and rest are the logit, for every label of every post.
TEST(FrozenModel, SharesSumToTheLogit) {
  for (const RowType rows : {RowType::kInt8, RowType::kFloat32}) {
    const FrozenModel model = Tiny(rows);
    Scorer scorer(model);
    std::vector<double> shares;
    for (const auto& post : RandomPosts(200)) {
      const Features features = FeaturesOf(post);
      scorer.Score(features);
      for (std::size_t label = 0; label < model.labels().size(); ++label) {
        double sum = scorer.Share(features, label, &shares);
        EXPECT_EQ(shares.size(), features.items.size());
        for (const double share : shares) sum += share;
        EXPECT_NEAR(sum, scorer.logits()[label], 1e-9);
      }
    }
  }
}

// Integer sums have no order: the same words in any order share the same rows but for bigrams.
TEST(FrozenModel, SameBitsOnEveryThread) {
  const FrozenModel model = Tiny(RowType::kInt8);
  const auto posts = RandomPosts(100);
  std::vector<std::vector<double>> results(8);
  std::vector<std::thread> pool;
  for (auto& result : results) {
    pool.emplace_back([&model, &posts, &result] {
      Scorer scorer(model);
      for (const auto& post : posts) {
        scorer.Score(FeaturesOf(post));
        result.insert(result.end(), scorer.logits().begin(), scorer.logits().end());
      }
    });
  }
  for (std::thread& thread : pool) thread.join();
  for (const auto& result : results) EXPECT_EQ(result, results.front());
}

TEST(FrozenModel, EmptyPostIsNoCrash) {
  const FrozenModel model = Tiny(RowType::kInt8);
  Scorer scorer(model);
  scorer.Score(Features());
  for (const double logit : scorer.logits()) EXPECT_TRUE(std::isfinite(logit));
}

TEST(FrozenModel, ALongPostDoesNotOverflow) {
  const FrozenModel integers = Tiny(RowType::kInt8);
  const FrozenModel floats = Tiny(RowType::kFloat32);
  const Features features = FeaturesOf(std::vector<std::string>(kMaxFeatures, "golf"));
  Scorer a(integers);
  Scorer b(floats);
  a.Score(features);
  b.Score(features);
  EXPECT_NEAR(a.logits()[0], b.logits()[0], 0.2);
}

// Where rows are words alone, without bigrams, the mean is linear in each of them: taking a word away must do exactly
// what its share says.
TEST(Scorer, SharesAreWhatLeavingAWordOutTakesAway) {
  const Taxonomy taxonomy = TinyTaxonomy();
  TrainingOptions options = TinyOptions();
  options.word_ngrams = 1;
  options.word_evidence = {};  // where it counts, the next word takes the place of the strongest
  const Weights weights = Train(TinyPosts(taxonomy), {}, taxonomy, options, {});
  const FrozenModel model = *FrozenModel::FromBytes(Freeze(weights, RowType::kInt8, NoCalibration(weights), {}));
  Scorer scorer(model);
  const std::vector<std::string> known = {"golf", "birdie", "flour", "loaf", "cargo", "crate", "the", "today", "lol"};
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    std::vector<std::string> words;
    for (auto n = 2 + random() % 10; n > 0; --n) words.push_back(known[random() % known.size()]);
    for (std::size_t label = 0; label < model.labels().size(); ++label) {
      scorer.Score({});
      const double nothing = scorer.logits()[label];
      const Features whole = FeaturesOf(words);
      scorer.Score(whole);
      const double logit = scorer.logits()[label];
      std::vector<double> shares;
      const double rest = scorer.Share(whole, label, &shares);
      // The end of the sentence is a row too: rest = bias + end / rows, and nothing = bias + end.
      const auto rows = static_cast<double>(words.size() + 1);
      const double bias = (rest * rows - nothing) / (rows - 1);
      for (std::size_t i = 0; i < words.size(); ++i) {
        std::vector<std::string> fewer = words;
        fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
        scorer.Score(FeaturesOf(fewer));
        const double predicted = bias + ((logit - bias) - shares[i]) * rows / (rows - 1);
        ASSERT_NEAR(scorer.logits()[label], predicted, 1e-9) << words[i];
      }
    }
  }
}

}  // namespace
}  // namespace metier::model
