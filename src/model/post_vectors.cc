#include "model/post_vectors.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "model/hashing.h"

namespace metier::model {

struct PostVectors::Words {
  std::unordered_map<std::string_view, std::uint32_t> rows;
};

PostVectors::PostVectors(const Weights& weights) : weights_(weights) {
  auto words = std::make_shared<Words>();
  for (std::uint32_t row = 0; row < weights.words.size(); ++row) words->rows.emplace(weights.words[row], row);
  words_ = std::move(words);
}

void PostVectors::Compute(std::string_view features, float* row) const {
  const Hashing& hashing = weights_.hashing;
  std::fill_n(row, hashing.dimension, 0.0f);
  std::uint32_t count = 0;
  const auto add = [&](const float* values, std::uint32_t rows) {
    for (std::uint32_t i = 0; i < hashing.dimension; ++i) row[i] += values[i];
    count += rows;
  };
  std::vector<std::uint32_t> hashes;
  const auto add_word = [&](std::string_view word) {
    hashes.push_back(WordHash(word));
    if (const auto found = words_->rows.find(word); found != words_->rows.end()) {
      add(weights_.word_rows.Row(found->second), weights_.word_counts[found->second]);
    } else if (word != kEndOfSentence && hashing.max_subword > 0) {
      ForEachSubword(word, hashing.min_subword, hashing.max_subword, hashing.buckets,
                     [&](std::uint32_t bucket) { add(weights_.bucket_rows.Row(bucket), 1); });
    }
  };
  while (!features.empty()) {
    const std::size_t end = std::min(features.find(' '), features.size());
    if (end > 0) add_word(features.substr(0, end));
    features.remove_prefix(std::min(end + 1, features.size()));
  }
  add_word(kEndOfSentence);
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    std::uint64_t hash = StartNgram(hashes[i]);
    for (std::size_t j = i + 1; j < hashes.size() && j < i + hashing.word_ngrams; ++j) {
      hash = ExtendNgram(hash, hashes[j]);
      add(weights_.bucket_rows.Row(hash % hashing.buckets), 1);
    }
  }
  for (std::uint32_t i = 0; i < hashing.dimension; ++i) row[i] /= static_cast<float>(std::max(count, 1u));
}

}  // namespace metier::model
