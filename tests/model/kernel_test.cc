// Every kernel that this machine has against plain loops, and scoring by each of them against plain scoring: the same
// bits.

#include "model/kernel.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <string>

#include "model/scorer.h"
#include "tests/model/tiny_model.h"

namespace metier::model {
namespace {

using Random = std::mt19937;

// Of [low, high], the ends more often than their share.
int Between(int low, int high, Random* random) {
  const auto roll = (*random)() % 8;
  if (roll == 0) return low;
  if (roll == 1) return high;
  return std::uniform_int_distribution<int>(low, high)(*random);
}

template <typename T>
std::vector<T> RandomVector(std::size_t size, int low, int high, Random* random) {
  std::vector<T> values(size);
  for (T& value : values) value = static_cast<T>(Between(low, high, random));
  return values;
}

TEST(Kernels, ThePlainOneIsAlwaysThere) {
  ASSERT_FALSE(Kernels().empty());
  EXPECT_EQ(Kernels().front().name, "plain");
  EXPECT_EQ(&BestKernel(), &Kernels().back());
}

TEST(Kernels, AddRowsAlike) {
  for (const Kernel& kernel : Kernels()) {
    Random random(1);
    for (int round = 0; round < 2000; ++round) {
      const std::size_t size = 1 + random() % 300;
      const int shift = Between(0, 10, &random);
      const auto row = RandomVector<std::int8_t>(size, -128, 127, &random);
      auto sum = RandomVector<std::int32_t>(size, -(1 << 30), 1 << 30, &random);
      std::vector<std::int32_t> expected = sum;
      for (std::size_t i = 0; i < size; ++i) expected[i] += row[i] * (1 << shift);
      kernel.add_row(row.data(), shift, size, sum.data());
      ASSERT_EQ(sum, expected) << kernel.name << " " << size;
    }
  }
}

TEST(Kernels, MultiplyAlike) {
  for (const Kernel& kernel : Kernels()) {
    Random random(2);
    for (int round = 0; round < 2000; ++round) {
      const std::size_t size = 1 + random() % kLongestDot;
      const bool extreme = round % 10 == 0;
      const auto a = RandomVector<std::int16_t>(size, -32768, extreme ? -32768 : 32767, &random);
      const auto b = RandomVector<std::int8_t>(size, -128, extreme ? -128 : 127, &random);
      std::int64_t expected = 0;
      for (std::size_t i = 0; i < size; ++i) expected += std::int64_t{a[i]} * b[i];
      ASSERT_EQ(kernel.dot(a.data(), b.data(), size), expected) << kernel.name << " " << size;
    }
  }
}

TEST(Kernels, ScreenAlike) {
  for (const Kernel& kernel : Kernels()) {
    Random random(3);
    for (int round = 0; round < 500; ++round) {
      const std::size_t steps = 1 + random() % 75;
      const auto rows = RandomVector<std::int8_t>(steps * kScreenStep * kScreenLabels, -128, 127, &random);
      const auto digits = RandomVector<std::uint8_t>(steps * kScreenStep, 0, 127, &random);
      const auto offsets = RandomVector<std::int32_t>(kScreenLabels, -4'000'000, 4'000'000, &random);
      std::array<std::vector<float>, 3> floats;  // scales, slacks, bars
      for (auto& values : floats) {
        for (std::size_t i = 0; i < kScreenLabels; ++i)
          values.push_back(static_cast<float>(Between(-1000, 1000, &random)) / 999.0F);
      }
      floats[2][random() % kScreenLabels] = std::numeric_limits<float>::infinity();  // nobody asks for that label
      const ScreenPost post = {digits.data(), steps, 3e-5F, 0.3F, 0.7F};
      std::uint64_t expected = 0;
      for (std::size_t label = 0; label < kScreenLabels; ++label) {
        std::int64_t product = offsets[label];
        for (std::size_t i = 0; i < steps * kScreenStep; ++i) {
          product += digits[i] * rows[(i / kScreenStep * kScreenLabels + label) * kScreenStep + i % kScreenStep];
        }
        const float scaled = static_cast<float>(product) * floats[0][label] * post.scale;
        if (scaled + floats[1][label] * post.slack >= floats[2][label] + post.offset) expected |= 1ULL << label;
      }
      const ScreenGroup group = {rows.data(), offsets.data(), floats[0].data(), floats[1].data(), floats[2].data()};
      ASSERT_EQ(kernel.screen(group, post), expected) << kernel.name << " " << steps;
    }
  }
}

constexpr std::uint32_t kWords = 40;

// Rows of very different lengths; every seventh label's is zeros.
Weights RandomWeights(std::uint32_t dimension, std::uint32_t labels, Random* random) {
  Weights weights;
  weights.hashing = {dimension, 64, 2, 3, 2};
  const auto fill = [&](std::uint32_t rows, Matrix* matrix) {
    std::normal_distribution<float> normal;
    *matrix = {rows, dimension, {}};
    for (std::uint32_t row = 0; row < rows; ++row) {
      const float length = std::exp(2 * normal(*random));
      for (std::uint32_t i = 0; i < dimension; ++i) matrix->values.push_back(length * normal(*random));
    }
  };
  fill(kWords, &weights.word_rows);
  fill(weights.hashing.buckets, &weights.bucket_rows);
  fill(labels, &weights.label_rows);
  for (std::uint32_t word = 0; word < kWords; ++word) {
    weights.words.push_back(word == 0 ? "</s>" : "w" + std::to_string(word));
    weights.word_counts.push_back(static_cast<std::uint16_t>(1 + word % 4));
  }
  for (std::uint32_t label = 0; label < labels; ++label) {
    weights.labels.push_back("t" + std::to_string(label));
    weights.label_biases.push_back(Between(-10, 2, random));
    if (label % 7 == 3) std::fill_n(weights.label_rows.Row(label), dimension, 0.0F);
  }
  return weights;
}

// Known and unknown words; now and then one word over and over, which drives a sum to its extremes.
Features RandomPost(Random* random) {
  Features features;
  const bool same = (*random)() % 20 == 0;
  const std::size_t size = same ? kMaxFeatures : (*random)() % 30;
  const auto first = (*random)() % kWords;
  for (std::size_t i = 0; i < size; ++i) {
    const std::string word = "w" + std::to_string(same ? first : (*random)() % (kWords + 5));
    features.items.push_back(
        {static_cast<std::uint32_t>(features.arena.size()), static_cast<std::uint32_t>(word.size()), {}});
    features.arena += word;
  }
  return features;
}

std::vector<double> Copy(std::span<const double> values) { return {values.begin(), values.end()}; }

TEST(Kernels, ScoreLikePlainLoops) {
  Random random(4);
  for (const std::uint32_t dimension : {1u, 2u, 3u, 7u, 8u, 15u, 16u, 33u, 64u, 96u, 100u, 255u, 256u, 257u, 300u}) {
    const auto labels = static_cast<std::uint32_t>(1 + random() % 200);
    const Weights weights = RandomWeights(dimension, labels, &random);
    const FrozenModel model =
        *FrozenModel::FromBytes(Freeze(weights, RowType::kInt8, NoCalibration(weights), {{"name", "random"}}));
    for (int round = 0; round < 40; ++round) {
      const Features post = RandomPost(&random);
      Scorer plain(model, nullptr);
      plain.Score(post);
      const std::vector<double> expected = Copy(plain.logits());
      std::vector<double> bars;
      for (const double logit : expected) bars.push_back(logit + Between(-3, 3, &random));
      if (round % 5 == 0) bars.assign(bars.size(), std::numeric_limits<double>::infinity());
      for (const Kernel& kernel : Kernels()) {
        Scorer scorer(model, &kernel);
        scorer.Score(post);
        ASSERT_EQ(scorer.known_words(), plain.known_words());
        std::vector<std::uint32_t> above;
        scorer.LabelsAbove(model.Bars(bars), 0.5, &above);
        ASSERT_TRUE(std::is_sorted(above.begin(), above.end()));
        for (std::uint32_t label = 0; label < labels; ++label) {
          ASSERT_EQ(scorer.Logit(label), expected[label]) << kernel.name << " " << dimension;
          const bool found = std::binary_search(above.begin(), above.end(), label);
          const bool reaches = expected[label] >= bars[label] + 0.5;
          ASSERT_TRUE(found || !reaches) << kernel.name << " " << dimension;
          ASSERT_FALSE(found && std::isinf(bars[label]));
        }
        ASSERT_EQ(Copy(scorer.logits()), expected);
        std::vector<double> shares;
        std::vector<double> plain_shares;
        const std::size_t label = random() % labels;
        ASSERT_EQ(scorer.Share(post, label, &shares), plain.Share(post, label, &plain_shares));
        ASSERT_EQ(shares, plain_shares);
      }
    }
  }
}

// A screen that lets everything through would be right and useless.
TEST(Kernels, TheScreenIsTight) {
  Random random(5);
  const Weights weights = RandomWeights(96, 1000, &random);
  const FrozenModel model =
      *FrozenModel::FromBytes(Freeze(weights, RowType::kInt8, NoCalibration(weights), {{"name", "random"}}));
  std::size_t above = 0;
  std::size_t let_through = 0;
  for (int round = 0; round < 50; ++round) {
    Scorer scorer(model);
    scorer.Score(RandomPost(&random));
    std::vector<std::uint32_t> labels;
    scorer.LabelsAbove(model.Bars(std::vector<double>(1000, 5.0)), 0, &labels);
    let_through += labels.size();
    above += static_cast<std::size_t>(
        std::count_if(scorer.logits().begin(), scorer.logits().end(), [](double logit) { return logit >= 5.0; }));
  }
  EXPECT_GT(above, 0u);
  EXPECT_GE(let_through, above);
  EXPECT_LT(let_through, above * 3 / 2);
}

}  // namespace
}  // namespace metier::model
