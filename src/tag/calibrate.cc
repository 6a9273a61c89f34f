#include "tag/calibrate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>

#include "absl/strings/str_cat.h"
#include "lexicon/strength.h"
#include "tag/combine.h"
#include "tag/tagger.h"

namespace metier::tag {
namespace {

using model::LabelCalibration;

// The lexicon's weight is not fitted. The corpora label a source, not a post: a post about golf in a subreddit of jokes counts as not about golf, so they would teach
// that "golf" does not show golf. People wrote the entries to be right nine times in ten where a phrase of normal strength stands; here it carries a topic by
// itself to this logit (two in three), and the model has its say beside it.
constexpr double kLogitOfAPhrase = 0.6;

// With fewer positive posts than this the model knows nothing of a topic; then the lexicon alone speaks, from this bias.
constexpr double kFewestPositives = 5;
constexpr double kBiasOfUnseenTopic = -6;

// The threshold of a topic that hardly any held-out post reaches.
constexpr double kThresholdOfRareTopic = 0.6;
constexpr std::size_t kEnoughForThreshold = 20;

enum class Role : std::int8_t { kNegative, kPositive, kUnknown };

// What the model and the lexicon say of every held-out post, before calibration.
struct Observations {
  std::size_t topics = 0;
  std::vector<float> logits;   // row-major, posts x topics
  std::vector<float> chatter;  // one a post
  std::vector<float> words;
  std::vector<double> weights;
  std::vector<std::vector<std::pair<TopicIndex, float>>> lexicon;  // sparse
  std::vector<std::vector<TopicIndex>> positive;                   // with ancestors, ascending
  std::vector<std::vector<TopicIndex>> unknown;                    // descendants of the post's own topics, ascending

  std::size_t size() const { return chatter.size(); }
  Role RoleOf(std::size_t post, TopicIndex topic) const {
    if (std::binary_search(positive[post].begin(), positive[post].end(), topic)) return Role::kPositive;
    return std::binary_search(unknown[post].begin(), unknown[post].end(), topic) ? Role::kUnknown : Role::kNegative;
  }
};

Observations Observe(const Knowledge& knowledge, const std::vector<model::LabelledPost>& posts, double chatter_share) {
  const Taxonomy& taxonomy = knowledge.taxonomy();
  Observations all;
  all.topics = taxonomy.size();
  all.logits.reserve(posts.size() * all.topics);
  Tagger tagger(knowledge);
  Tagging tagging;
  double topical = 0;
  for (const model::LabelledPost& post : posts) {
    tagger.Tag(post.text, "en", {}, &tagging);
    for (std::size_t topic = 0; topic < all.topics; ++topic) {
      const std::int32_t label = knowledge.LabelOf(static_cast<TopicIndex>(topic));
      all.logits.push_back(label < 0 ? 0.0f : static_cast<float>(tagger.model_logits()[static_cast<std::size_t>(label)]));
    }
    all.chatter.push_back(static_cast<float>(tagger.model_logits()[knowledge.chatter_label()]));
    all.words.push_back(static_cast<float>(tagger.known_words()));
    auto& lexicon = all.lexicon.emplace_back();
    for (std::size_t topic = 0; topic < all.topics; ++topic) {
      if (const double evidence = tagger.lexicon_evidence()[topic]; evidence > 0) {
        lexicon.emplace_back(static_cast<TopicIndex>(topic), static_cast<float>(evidence));
      }
    }
    auto& positive = all.positive.emplace_back();
    auto& unknown = all.unknown.emplace_back();
    for (std::size_t topic = 0; topic < all.topics && !post.topics.empty(); ++topic) {
      const auto t = static_cast<TopicIndex>(topic);
      for (const TopicIndex own : post.topics) {
        if (own == t || taxonomy.IsAncestor(t, own)) positive.push_back(t);
        if (taxonomy.IsAncestor(own, t)) unknown.push_back(t);
      }
    }
    positive.erase(std::unique(positive.begin(), positive.end()), positive.end());
    unknown.erase(std::unique(unknown.begin(), unknown.end()), unknown.end());
    if (!post.topics.empty()) ++topical;
  }
  const double chatter = std::max(static_cast<double>(posts.size()) - topical, 1.0);
  for (const model::LabelledPost& post : posts) {
    all.weights.push_back(post.topics.empty() ? topical * chatter_share / (1 - chatter_share) / chatter : 1.0);
  }
  return all;
}

// The inputs of one topic's regression, one row a post: 1, r*(z - mean), r*(c - mean_c), e.
constexpr std::size_t kInputs = 4;
enum Input : std::size_t { kBias, kTopic, kChatter, kLexicon };
using Coefficients = std::array<double, kInputs>;

struct TopicRows {
  std::vector<std::array<double, kInputs>> inputs;
  std::vector<double> targets;
  std::vector<double> weights;
};

double Dot(const Coefficients& a, const std::array<double, kInputs>& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

// Solves the symmetric positive definite system by Gaussian elimination.
Coefficients Solve(std::array<std::array<double, kInputs>, kInputs> matrix, Coefficients right) {
  for (std::size_t i = 0; i < kInputs; ++i) {
    for (std::size_t j = i + 1; j < kInputs; ++j) {
      const double factor = matrix[j][i] / matrix[i][i];
      for (std::size_t k = i; k < kInputs; ++k) matrix[j][k] -= factor * matrix[i][k];
      right[j] -= factor * right[i];
    }
  }
  for (std::size_t i = kInputs; i-- > 0;) {
    for (std::size_t k = i + 1; k < kInputs; ++k) right[i] -= matrix[i][k] * right[k];
    right[i] /= matrix[i][i];
  }
  return right;
}

// Logistic regression by damped Newton steps, with a Gaussian prior around `prior`.
Coefficients Fit(const TopicRows& rows, const Coefficients& start, const Coefficients& prior, const Coefficients& precision) {
  constexpr int kSteps = 12;
  Coefficients coefficients = start;
  for (int step = 0; step < kSteps; ++step) {
    std::array<std::array<double, kInputs>, kInputs> hessian = {};
    Coefficients gradient = {};
    for (std::size_t row = 0; row < rows.inputs.size(); ++row) {
      const auto& x = rows.inputs[row];
      const double p = Sigmoid(Dot(coefficients, x));
      const double error = rows.weights[row] * (rows.targets[row] - p);
      const double curvature = rows.weights[row] * p * (1 - p);
      for (std::size_t i = 0; i < kInputs; ++i) {
        gradient[i] += error * x[i];
        for (std::size_t j = 0; j <= i; ++j) hessian[i][j] += curvature * x[i] * x[j];
      }
    }
    for (std::size_t i = 0; i < kInputs; ++i) {
      gradient[i] -= precision[i] * (coefficients[i] - prior[i]);
      hessian[i][i] += precision[i] + 1e-9;
      for (std::size_t j = 0; j < i; ++j) hessian[j][i] = hessian[i][j];
    }
    const Coefficients move = Solve(hessian, gradient);
    double largest = 0;
    for (std::size_t i = 0; i < kInputs; ++i) {
      coefficients[i] += std::clamp(move[i], -2.0, 2.0);
      largest = std::max(largest, std::fabs(move[i]));
    }
    coefficients[kTopic] = std::max(coefficients[kTopic], 0.0);
    coefficients[kChatter] = std::min(coefficients[kChatter], 0.0);
    coefficients[kLexicon] = std::max(coefficients[kLexicon], 0.0);
    if (largest < 1e-4) break;
  }
  return coefficients;
}

class Calibrator {
 public:
  Calibrator(Observations all, const CalibrationOptions& options) : all_(std::move(all)), options_(options) {
    total_weight_ = std::accumulate(all_.weights.begin(), all_.weights.end(), 0.0);
    for (std::size_t i = 0; i < all_.size(); ++i) chatter_mean_ += all_.weights[i] * all_.chatter[i] / total_weight_;
    topic_means_.assign(all_.topics, 0.0);
    for (std::size_t i = 0; i < all_.size(); ++i) {
      for (std::size_t t = 0; t < all_.topics; ++t) topic_means_[t] += all_.weights[i] * all_.logits[i * all_.topics + t] / total_weight_;
    }
  }

  double chatter_mean() const { return chatter_mean_; }

  // The rows of one topic. Posts that say nothing for the topic are many and alike: every kThinning-th stands for all of them. Posts in which the
  // lexicon speaks for the topic are left out where `with_lexicon` is false.
  TopicRows Rows(TopicIndex topic, double short_post, bool with_lexicon) const {
    constexpr std::size_t kThinning = 8;
    TopicRows rows;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const Role role = all_.RoleOf(i, topic);
      if (role == Role::kUnknown) continue;
      const double r = Reliability(all_.words[i], short_post);
      double evidence = 0;
      for (const auto& [t, of_topic] : all_.lexicon[i]) evidence = t == topic ? static_cast<double>(of_topic) : evidence;
      if (evidence > 0 && !with_lexicon) continue;
      const double above = all_.logits[i * all_.topics + topic] - topic_means_[topic];
      const bool quiet = role == Role::kNegative && evidence == 0 && above < 2;
      if (quiet && i % kThinning != topic % kThinning) continue;
      rows.inputs.push_back({1, r * above, r * (all_.chatter[i] - chatter_mean_), std::min(evidence, lexicon::kNormalStrength)});
      rows.targets.push_back(role == Role::kPositive ? 1 : 0);
      rows.weights.push_back(all_.weights[i] * (quiet ? static_cast<double>(kThinning) : 1.0));
    }
    return rows;
  }

  LabelCalibration ToCalibration(TopicIndex topic, const Coefficients& c, double short_post) const {
    LabelCalibration calibration;
    calibration.bias = c[kBias];
    calibration.slope = c[kTopic];
    calibration.chatter = c[kChatter];
    calibration.lexicon = c[kLexicon];
    calibration.mean = topic_means_[topic];
    calibration.short_post = short_post;
    return calibration;
  }

  // Threshold and background of one topic, from the confidences of the held-out posts.
  void SetThreshold(const TopicRows& rows, const Coefficients& c, LabelCalibration* calibration) const {
    std::vector<std::pair<double, double>> confident;  // confidence, weight
    double expected = 0;
    for (std::size_t row = 0; row < rows.inputs.size(); ++row) {
      const double p = Sigmoid(Dot(c, rows.inputs[row]));
      expected += rows.weights[row] * p;
      if (p >= options_.lowest_threshold) confident.emplace_back(p, rows.weights[row]);
    }
    calibration->background = expected / total_weight_;
    if (confident.size() < kEnoughForThreshold) {
      calibration->threshold = kThresholdOfRareTopic;
      return;
    }
    std::sort(confident.begin(), confident.end());
    double sum = 0;
    double weight = 0;
    double threshold = options_.highest_threshold;
    for (std::size_t i = confident.size(); i-- > 0;) {
      sum += confident[i].first * confident[i].second;
      weight += confident[i].second;
      if (sum >= options_.target_precision * weight) threshold = std::min(threshold, confident[i].first);
    }
    calibration->threshold = threshold;
  }

  std::size_t topics() const { return all_.topics; }
  double Positives(TopicIndex topic) const {
    double count = 0;
    for (std::size_t i = 0; i < all_.size(); ++i) count += all_.RoleOf(i, topic) == Role::kPositive ? all_.weights[i] : 0;
    return count;
  }
  double total_weight() const { return total_weight_; }

 private:
  Observations all_;
  CalibrationOptions options_;
  double total_weight_ = 0;
  double chatter_mean_ = 0;
  std::vector<double> topic_means_;
};

double LogLikelihood(const TopicRows& rows, const Coefficients& c) {
  double sum = 0;
  for (std::size_t row = 0; row < rows.inputs.size(); ++row) {
    const double p = std::clamp(Sigmoid(Dot(c, rows.inputs[row])), 1e-9, 1 - 1e-9);
    sum += rows.weights[row] * std::log(rows.targets[row] > 0 ? p : 1 - p);
  }
  return sum;
}

// The values common to all topics: the medians over the topics with the most positive posts, fitted almost freely.
struct Common {
  Coefficients coefficients = {};
  double short_post = 2;
};

Common FitCommon(const Calibrator& calibrator, const std::vector<double>& positives) {
  constexpr double kEnough = 150;
  constexpr std::array<double, 5> kShortPosts = {0.5, 1, 2, 4, 8};
  const Coefficients weak_prior = {-6, 1, 0, 1};
  const Coefficients weak_precision = {0.01, 0.1, 0.1, 0.1};
  std::vector<TopicIndex> rich;
  for (std::size_t t = 0; t < positives.size(); ++t) {
    if (positives[t] >= kEnough) rich.push_back(static_cast<TopicIndex>(t));
  }
  constexpr std::size_t kMost = 120;  // spread over all of them; more would change the medians little
  std::vector<TopicIndex> some;
  for (std::size_t i = 0; i < rich.size(); i += rich.size() / kMost + 1) some.push_back(rich[i]);
  Common best;
  double best_likelihood = -1e300;
  for (const double short_post : kShortPosts) {
    double likelihood = 0;
    std::array<std::vector<double>, kInputs> values;
    for (const TopicIndex topic : some) {
      const TopicRows rows = calibrator.Rows(topic, short_post, false);
      const Coefficients c = Fit(rows, weak_prior, weak_prior, weak_precision);
      likelihood += LogLikelihood(rows, c);
      for (std::size_t i = 0; i < kInputs; ++i) values[i].push_back(c[i]);
    }
    if (some.empty() || likelihood <= best_likelihood) continue;
    best_likelihood = likelihood;
    best.short_post = short_post;
    for (std::size_t i = 0; i < kInputs; ++i) {
      std::nth_element(values[i].begin(), values[i].begin() + static_cast<std::ptrdiff_t>(values[i].size() / 2), values[i].end());
      best.coefficients[i] = values[i][values[i].size() / 2];
    }
  }
  return best;
}

}  // namespace

std::vector<LabelCalibration> Calibrate(const Knowledge& knowledge, const std::vector<model::LabelledPost>& posts,
                                        const CalibrationOptions& options, const std::function<void(std::string_view)>& progress) {
  const Calibrator calibrator(Observe(knowledge, posts, options.chatter_share), options);
  std::vector<double> positives;
  for (std::size_t t = 0; t < calibrator.topics(); ++t) positives.push_back(calibrator.Positives(static_cast<TopicIndex>(t)));
  const Common common = FitCommon(calibrator, positives);
  if (progress) {
    progress(absl::StrCat("calibration: common slope ", common.coefficients[kTopic], ", chatter ", common.coefficients[kChatter], ", short posts ",
                          common.short_post));
  }

  std::vector<LabelCalibration> calibration(knowledge.model().labels().size());
  calibration[knowledge.chatter_label()].mean = calibrator.chatter_mean();
  // The prior is worth this many posts or so on the scale of a logit: the bias is free, the rest is held.
  const Coefficients precision = {0.05, 40, 100, 1};
  for (std::size_t t = 0; t < calibrator.topics(); ++t) {
    const auto topic = static_cast<TopicIndex>(t);
    const std::int32_t label = knowledge.LabelOf(topic);
    if (label < 0) continue;
    Coefficients prior = common.coefficients;
    prior[kBias] = std::min(prior[kBias], std::log((positives[t] + 1) / (calibrator.total_weight() + 1000)) + 1);
    Coefficients c = prior;
    if (positives[t] >= kFewestPositives) {
      c = Fit(calibrator.Rows(topic, common.short_post, false), prior, prior, precision);
    } else {
      c[kBias] = kBiasOfUnseenTopic;
      c[kTopic] = 0;
    }
    c[kLexicon] = std::max((kLogitOfAPhrase - c[kBias]) / lexicon::kNormalStrength, 0.0);
    LabelCalibration& entry = calibration[static_cast<std::size_t>(label)];
    entry = calibrator.ToCalibration(topic, c, common.short_post);
    calibrator.SetThreshold(calibrator.Rows(topic, common.short_post, true), c, &entry);
  }
  return calibration;
}

}  // namespace metier::tag
