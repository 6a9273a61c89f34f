// Two ways to compute one thing: a frozen model and libfasttext must agree.

#include <fasttext/fasttext.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <random>
#include <sstream>

#include "model/features.h"
#include "model/from_fasttext.h"
#include "model/scorer.h"
#include "tests/model/tiny_model.h"

namespace metier::model {
namespace {

Features FeaturesOfLine(const std::string& line) {
  Features features;
  std::istringstream words(line);
  for (std::string word; words >> word;) {
    features.items.push_back(
        {static_cast<std::uint32_t>(features.arena.size()), static_cast<std::uint32_t>(word.size()), {}});
    features.arena += word;
  }
  return features;
}

// Known words, words made of known subwords, unknown scripts, repetitions; none, one and many.
std::vector<std::string> RandomLines(int count) {
  const std::vector<std::string> words = {"golf",   "birdie",  "flour",  "cargo", "the", "golfing", "xyzzy",
                                          "doughs", "naïveté", "日本語", "a",     "é",   "🎉"};
  std::mt19937 random(3);
  std::vector<std::string> lines;
  for (int i = 0; i < count; ++i) {
    std::string line;
    for (auto n = random() % 12; n > 0; --n) line += words[random() % words.size()] + (n > 1 ? " " : "");
    lines.push_back(line);
  }
  return lines;
}

struct Variant {
  int min_subword;
  int max_subword;
  int ngrams;
};

class AgainstFastText : public testing::TestWithParam<Variant> {
 protected:
  void SetUp() override {
    const Taxonomy taxonomy = TinyTaxonomy();
    const std::string input = testing::TempDir() + "metier-against-fasttext.txt";
    std::ofstream file(input);
    for (const TrainingPost& post : TinyPosts(taxonomy)) {
      file << kLabelPrefix << (post.topics.empty() ? std::string("none") : taxonomy[post.topics.front()].slug) << " "
           << post.features << "\n";
    }
    file.close();
    fasttext::Args args;
    args.input = input;
    args.model = fasttext::model_name::sup;
    args.loss = fasttext::loss_name::ova;
    args.dim = 16;
    args.epoch = 10;
    args.lr = 0.5;
    args.minCount = 1;
    args.bucket = 300;
    args.minn = GetParam().min_subword;
    args.maxn = GetParam().max_subword;
    args.wordNgrams = GetParam().ngrams;
    args.thread = 1;
    args.verbose = 0;
    trained_.train(args);
    weights_ = FromFastText(trained_);
  }

  // The largest difference between the probabilities of libfasttext and of the frozen model, over all labels of many
  // lines.
  double LargestDifference(RowType rows) {
    const std::string bytes = Freeze(weights_, rows, NoCalibration(weights_), {});
    const absl::StatusOr<FrozenModel> model = FrozenModel::FromBytes(bytes);
    EXPECT_TRUE(model.ok()) << model.status();
    Scorer scorer(*model);
    double largest = 0;
    for (const std::string& line : RandomLines(500)) {
      scorer.Score(FeaturesOfLine(line));
      std::istringstream stream(line + "\n");
      std::vector<std::pair<fasttext::real, std::string>> predictions;
      trained_.predictLine(stream, predictions, static_cast<std::int32_t>(weights_.labels.size()), 0.0);
      EXPECT_EQ(predictions.size(), weights_.labels.size()) << line;
      for (const auto& [probability, name] : predictions) {
        for (std::size_t label = 0; label < weights_.labels.size(); ++label) {
          if (std::string(kLabelPrefix) + weights_.labels[label] != name) continue;
          const double ours = 1 / (1 + std::exp(-scorer.logits()[label]));
          largest = std::max(largest, std::fabs(ours - static_cast<double>(probability)));
        }
      }
    }
    return largest;
  }

  fasttext::FastText trained_;
  Weights weights_;
};

// fastText looks the sigmoid up in a table of 512 steps over [-8, 8], which alone is off by up to 4e-3; so logits are
// compared through the table's grid by allowing one step, and exactly by the next test.
TEST_P(AgainstFastText, ProbabilitiesAgree) {
  EXPECT_LT(LargestDifference(RowType::kFloat32), 0.25 * 16.0 / 512 + 1e-4);
  // Sixteen dimensions average out less rounding than a real model's: one hundredth there, two here.
  EXPECT_LT(LargestDifference(RowType::kInt8), 0.25 * 16.0 / 512 + 2e-2);
}

// The post's vector by libfasttext's own arithmetic, times its own output rows: no table in between.
TEST_P(AgainstFastText, LogitsAgreeWithinOneTenThousandth) {
  const std::string bytes = Freeze(weights_, RowType::kFloat32, NoCalibration(weights_), {});
  const absl::StatusOr<FrozenModel> model = FrozenModel::FromBytes(bytes);
  ASSERT_TRUE(model.ok());
  Scorer scorer(*model);
  for (const std::string& line : RandomLines(500)) {
    scorer.Score(FeaturesOfLine(line));
    std::istringstream stream(line + "\n");
    std::vector<std::int32_t> words;
    std::vector<std::int32_t> labels;
    trained_.getDictionary()->getLine(stream, words, labels);
    fasttext::Vector hidden(16);
    hidden.zero();
    for (const std::int32_t word : words) hidden.addRow(*trained_.getInputMatrix(), word);
    if (!words.empty()) hidden.mul(1.0f / static_cast<float>(words.size()));
    for (std::size_t label = 0; label < weights_.labels.size(); ++label) {
      const double expected =
          static_cast<double>(trained_.getOutputMatrix()->dotRow(hidden, static_cast<std::int64_t>(label)));
      ASSERT_NEAR(scorer.logits()[label], expected, 1e-4) << line;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Variants, AgainstFastText,
                         testing::Values(Variant{0, 0, 1}, Variant{0, 0, 2}, Variant{2, 4, 1}, Variant{3, 5, 3}));

}  // namespace
}  // namespace metier::model
