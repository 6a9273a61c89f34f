#include "model/train.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "model/count_words.h"
#include "model/fit.h"
#include "model/frozen.h"

namespace metier::model {
namespace {

using Descendants = std::vector<std::vector<TopicIndex>>;

Descendants DescendantsOf(const Taxonomy& taxonomy) {
  Descendants descendants(taxonomy.size());
  for (std::size_t topic = 0; topic < taxonomy.size(); ++topic) {
    for (const TopicIndex above : taxonomy.topics()[topic].ancestors)
      descendants[above].push_back(static_cast<TopicIndex>(topic));
  }
  return descendants;
}

Targets TargetsOf(const TrainingPost& post, const Taxonomy& taxonomy, const Descendants& descendants) {
  std::set<std::uint32_t> positive;
  std::set<std::uint32_t> unknown;
  for (const TopicIndex topic : post.topics) {
    positive.insert(topic);
    positive.insert(taxonomy[topic].ancestors.begin(), taxonomy[topic].ancestors.end());
    unknown.insert(descendants[topic].begin(), descendants[topic].end());
  }
  for (const std::vector<TopicIndex>* open : {&post.maybe, &post.leaning}) {
    for (const TopicIndex topic : *open) {
      unknown.insert(topic);
      unknown.insert(taxonomy[topic].ancestors.begin(), taxonomy[topic].ancestors.end());
    }
  }
  const auto chatter = static_cast<std::uint32_t>(taxonomy.size());
  if (post.topics.empty()) (unknown.empty() ? positive : unknown).insert(chatter);
  std::set<std::uint32_t> leaning(post.leaning.begin(), post.leaning.end());
  for (const std::uint32_t label : positive) leaning.erase(label);
  for (const std::set<std::uint32_t>* other : {&positive, &leaning}) {
    for (const std::uint32_t label : *other) unknown.erase(label);
  }
  return {{positive.begin(), positive.end()}, {unknown.begin(), unknown.end()}, {leaning.begin(), leaning.end()}};
}

// Small numbers around zero, the same on every machine (xorshift64).
Matrix RandomRows(std::size_t rows, std::uint32_t columns, std::uint64_t seed) {
  Matrix matrix{static_cast<std::uint32_t>(rows), columns, std::vector<float>(rows * columns)};
  const float scale = 2.0f / static_cast<float>(columns);
  for (float& value : matrix.values) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    value = (static_cast<float>(seed >> 40) * 0x1.0p-24f - 0.5f) * scale;
  }
  return matrix;
}

// The log odds of every label: where the biases begin.
std::vector<double> LogPriors(const std::vector<Targets>& targets, std::size_t labels) {
  std::vector<double> counts(labels, 1.0);
  for (const Targets& post : targets) {
    for (const std::uint32_t label : post.positive) counts[label] += 1;
  }
  for (double& count : counts) count = std::log(count / (static_cast<double>(targets.size()) + 1));
  return counts;
}

// Fisher-Yates with xorshift64: the same order on every machine, which std::shuffle does not promise.
void Shuffle(std::uint64_t state, std::vector<std::uint32_t>* items) {
  for (std::size_t i = items->size(); i > 1; --i) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    std::swap((*items)[i - 1], (*items)[state % i]);
  }
}

Weights StartWeights(const Vocabulary& vocabulary, const Taxonomy& taxonomy, const std::vector<Targets>& targets,
                     const TrainingOptions& options) {
  Weights weights;
  weights.hashing.dimension = static_cast<std::uint32_t>(options.dimension);
  weights.hashing.word_ngrams = static_cast<std::uint32_t>(options.word_ngrams);
  weights.hashing.buckets = options.word_ngrams <= 1 ? 0 : static_cast<std::uint32_t>(options.buckets);
  weights.words = vocabulary.words();
  weights.word_counts.assign(weights.words.size(), 1);
  weights.word_rows = RandomRows(weights.words.size(), weights.hashing.dimension, 0x9E3779B97F4A7C15u);
  weights.bucket_rows = RandomRows(weights.hashing.buckets, weights.hashing.dimension, 0xBF58476D1CE4E5B9u);
  for (const Topic& topic : taxonomy.topics()) weights.labels.push_back(topic.slug);
  weights.labels.emplace_back(kChatterLabel);
  weights.label_rows = {static_cast<std::uint32_t>(weights.labels.size()), weights.hashing.dimension,
                        std::vector<float>(weights.labels.size() * weights.hashing.dimension)};
  weights.label_biases = LogPriors(targets, weights.labels.size());
  return weights;
}

}  // namespace

Weights Train(const std::vector<TrainingPost>& posts, const std::vector<TrainingPost>& own, const Taxonomy& taxonomy,
              const TrainingOptions& options, const std::function<void(std::string_view)>& progress) {
  std::vector<std::string_view> lines;
  std::vector<Targets> targets;
  const Descendants descendants = DescendantsOf(taxonomy);
  for (const std::vector<TrainingPost>* part : {&posts, &own}) {
    for (const TrainingPost& post : *part) {
      lines.push_back(post.features);
      targets.push_back(TargetsOf(post, taxonomy, descendants));
    }
  }
  // A word of our own posts is worth a row even where it stands once.
  std::vector<std::string_view> counted = lines;
  for (int i = 1; i < options.min_count; ++i)
    counted.insert(counted.end(), lines.begin() + static_cast<std::ptrdiff_t>(posts.size()), lines.end());
  const Vocabulary vocabulary(counted, options.min_count);
  Weights weights = StartWeights(vocabulary, taxonomy, targets, options);
  const RowsOfPosts rows(lines, vocabulary, weights.hashing);
  const WordCounts words(rows, targets, weights.words.size(), taxonomy.size());
  weights.word_labels = words.Labels(options.word_evidence);
  if (progress)
    progress(absl::StrCat(posts.size(), " posts and ", own.size(), " of our own, ", weights.words.size(),
                          " words that speak for ", weights.word_labels.labels.size(), " topics"));

  std::vector<std::uint32_t> order(posts.size());
  std::iota(order.begin(), order.end(), 0u);
  Shuffle(0x94D049BB133111EBu, &order);
  std::vector<std::uint32_t> last(
      order.begin(), order.begin() + static_cast<std::ptrdiff_t>(
                                         std::min(order.size(), static_cast<std::size_t>(options.last_sample))));
  for (std::size_t i = posts.size(); i < lines.size(); ++i) {
    order.insert(order.end(), static_cast<std::size_t>(options.own_repeats), static_cast<std::uint32_t>(i));
    last.push_back(static_cast<std::uint32_t>(i));
  }
  Shuffle(0x2545F4914F6CDD1Du, &order);
  Shuffle(0xD1342543DE82EF95u, &last);

  FitOptions fit;
  fit.threads = options.threads;
  fit.epochs = options.epochs;
  fit.learning_rate = static_cast<float>(options.learning_rate);
  fit.dropout = static_cast<float>(options.dropout);
  Fit(rows, targets, order, fit, &words, &weights, progress);
  fit.epochs = options.last_epochs;
  fit.learning_rate = static_cast<float>(options.last_learning_rate);
  fit.dropout = static_cast<float>(options.last_dropout);
  Fit(rows, targets, last, fit, &words, &weights, progress);
  return weights;
}

}  // namespace metier::model
