#include "model/post_vectors.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "model/rows.h"

namespace metier::model {

struct PostVectors::Words {
  std::unordered_map<std::string_view, std::uint32_t> rows;
};

PostVectors::PostVectors(const Weights& weights) : weights_(weights) {
  auto words = std::make_shared<Words>();
  for (std::uint32_t row = 0; row < weights.words.size(); ++row) words->rows.emplace(weights.words[row], row);
  words_ = std::move(words);
}

namespace {

struct Sum {
  const Weights& weights;
  float* row;
  std::uint32_t count = 0;

  void Word(std::size_t, std::size_t word) { Add(weights.word_rows.Row(word), weights.word_counts[word]); }
  void Bucket(std::size_t, std::size_t, std::size_t bucket) { Add(weights.bucket_rows.Row(bucket), 1); }
  void Add(const float* values, std::uint32_t rows) {
    for (std::uint32_t i = 0; i < weights.hashing.dimension; ++i) row[i] += values[i];
    count += rows;
  }
};

}  // namespace

void PostVectors::Compute(std::string_view features, float* row) const {
  std::vector<std::string_view> words;
  while (!features.empty()) {
    const std::size_t end = std::min(features.find(' '), features.size());
    if (end > 0) words.push_back(features.substr(0, end));
    features.remove_prefix(std::min(end + 1, features.size()));
  }
  const auto find = [this](std::string_view word) {
    const auto found = words_->rows.find(word);
    return found == words_->rows.end() ? std::int64_t{-1} : static_cast<std::int64_t>(found->second);
  };
  std::fill_n(row, weights_.hashing.dimension, 0.0f);
  std::vector<std::uint32_t> hashes;
  Sum sum{weights_, row};
  ForEachRow(words.size(), [&words](std::size_t i) { return words[i]; }, weights_.hashing, find, &hashes, sum);
  for (std::uint32_t i = 0; i < weights_.hashing.dimension; ++i) row[i] /= static_cast<float>(std::max(sum.count, 1u));
}

}  // namespace metier::model
