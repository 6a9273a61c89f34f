#include "tag/calibrate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "absl/strings/str_cat.h"
#include "tag/combine.h"
#include "tag/tagger.h"
#include "tag/verdict.h"

namespace metier::tag {
namespace {

// A pair of post and topic of which neither model nor lexicon says anything is as good as certain; there are millions
// of them.
constexpr double kWorthLookingAt = -7;

// An accepted topic is right, but nobody would miss it: it counts half.
constexpr double kWeightOfAccepted = 0.5;

constexpr std::size_t kFolds = 5;

enum Input : std::size_t { kConstant, kModel, kChatter, kKnown, kPhrase, kBoth, kRival, kContender, kInputs };
using Vector = std::array<double, kInputs>;
using SquareMatrix = std::array<Vector, kInputs>;

struct Pair {
  std::size_t post = 0;  // position among the posts observed
  TopicIndex topic = 0;
  bool right = false;
  double weight = 1;
  Vector inputs = {};
};

std::vector<Pair> Observe(const Knowledge& knowledge, const std::vector<model::LabelledPost>& posts) {
  std::vector<Pair> pairs;
  Tagger tagger(knowledge);
  Tagging tagging;
  for (std::size_t p = 0; p < posts.size(); ++p) {
    const model::LabelledPost& post = posts[p];
    tagger.Tag(post.text, "en", {}, &tagging);
    const std::span<const double> logits = tagger.model_logits();
    const double chatter = logits[knowledge.chatter_label()];
    const double known = Reliability(static_cast<double>(tagger.known_words()));
    for (std::size_t i = 0; i < knowledge.taxonomy().size(); ++i) {
      const auto topic = static_cast<TopicIndex>(i);
      const std::int32_t label = knowledge.LabelOf(topic);
      if (label < 0) continue;
      const double logit = logits[static_cast<std::size_t>(label)];
      const double phrase = tagger.phrase_evidence()[i];
      const Verdict verdict = Judge(topic, post, knowledge.taxonomy());
      if (verdict == Verdict::kUnknown || (logit < kWorthLookingAt && phrase <= 0 && verdict != Verdict::kRight))
        continue;
      pairs.push_back(
          {p,
           topic,
           IsRight(verdict),
           verdict == Verdict::kAccepted ? kWeightOfAccepted : 1.0,
           {1, Saturated(logit), chatter, known, phrase, phrase * Saturated(logit), tagger.RivalEvidence(topic),
            tagger.ContenderEvidence(topic)}});
    }
  }
  return pairs;
}

double Dot(const Vector& a, const Vector& b) { return std::inner_product(a.begin(), a.end(), b.begin(), 0.0); }

// Solves a symmetric positive definite system by Gaussian elimination.
Vector Solve(SquareMatrix matrix, Vector right) {
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

struct Fitted {
  Vector common = {};
  std::vector<double> offsets;  // one a topic
};

// Log-likelihood and prior of what is fitted.
double Objective(const std::vector<Pair>& pairs, const Fitted& fitted, double ridge, double offset_precision) {
  double sum = 0;
  for (const Pair& pair : pairs) {
    const double logit = Dot(fitted.common, pair.inputs) + fitted.offsets[pair.topic];
    const double wrong_way = pair.right ? -logit : logit;  // log(1 + exp(.)), without overflow
    sum -= pair.weight * (std::max(wrong_way, 0.0) + std::log1p(std::exp(-std::fabs(wrong_way))));
  }
  return sum - 0.5 * ridge * Dot(fitted.common, fitted.common) -
         0.5 * offset_precision *
             std::inner_product(fitted.offsets.begin(), fitted.offsets.end(), fitted.offsets.begin(), 0.0);
}

// The Newton step. The Hessian of the offsets is diagonal, so it takes one pass over the pairs and one small system
// (the Schur complement).
Fitted NewtonStep(const std::vector<Pair>& pairs, const Fitted& at, double ridge, double offset_precision) {
  const std::size_t topics = at.offsets.size();
  SquareMatrix curvature = {};
  Vector slope = {};
  std::vector<Vector> mixed(topics);
  std::vector<double> offset_curvature(topics, offset_precision);
  std::vector<double> offset_slope(topics);
  for (std::size_t t = 0; t < topics; ++t) offset_slope[t] = -offset_precision * at.offsets[t];
  for (std::size_t i = 0; i < kInputs; ++i) {
    curvature[i][i] = ridge;
    slope[i] = -ridge * at.common[i];
  }
  for (const Pair& pair : pairs) {
    const double p = Sigmoid(Dot(at.common, pair.inputs) + at.offsets[pair.topic]);
    const double error = pair.weight * ((pair.right ? 1.0 : 0.0) - p);
    const double bend = pair.weight * p * (1 - p);
    offset_slope[pair.topic] += error;
    offset_curvature[pair.topic] += bend;
    for (std::size_t i = 0; i < kInputs; ++i) {
      slope[i] += error * pair.inputs[i];
      mixed[pair.topic][i] += bend * pair.inputs[i];
      for (std::size_t j = 0; j < kInputs; ++j) curvature[i][j] += bend * pair.inputs[i] * pair.inputs[j];
    }
  }
  for (std::size_t t = 0; t < topics; ++t) {
    for (std::size_t i = 0; i < kInputs; ++i) {
      slope[i] -= mixed[t][i] * offset_slope[t] / offset_curvature[t];
      for (std::size_t j = 0; j < kInputs; ++j) curvature[i][j] -= mixed[t][i] * mixed[t][j] / offset_curvature[t];
    }
  }
  Fitted step;
  step.common = Solve(curvature, slope);
  for (std::size_t t = 0; t < topics; ++t)
    step.offsets.push_back((offset_slope[t] - Dot(mixed[t], step.common)) / offset_curvature[t]);
  return step;
}

// Newton's method, each step halved until it does not make things worse.
Fitted FitRegression(const std::vector<Pair>& pairs, std::size_t topics, double offset_precision) {
  constexpr int kSteps = 50;
  constexpr double kRidge = 1e-3;
  constexpr double kSmallestGain = 1e-6;
  Fitted best;
  best.offsets.assign(topics, 0.0);
  double reached = Objective(pairs, best, kRidge, offset_precision);
  for (int round = 0; round < kSteps; ++round) {
    const Fitted step = NewtonStep(pairs, best, kRidge, offset_precision);
    double gain = 0;
    for (double length = 1; length > 1e-6 && gain <= 0; length /= 2) {
      Fitted next = best;
      for (std::size_t i = 0; i < kInputs; ++i) next.common[i] += length * step.common[i];
      for (std::size_t t = 0; t < topics; ++t) next.offsets[t] += length * step.offsets[t];
      const double value = Objective(pairs, next, kRidge, offset_precision);
      if (value <= reached) continue;
      gain = value - reached;
      reached = value;
      best = std::move(next);
    }
    if (gain < kSmallestGain) break;
  }
  return best;
}

// A topic given to a post.
struct Given {
  double confidence = 0;
  bool right = false;
};

void AppendGiven(const Knowledge& knowledge, const std::vector<model::LabelledPost>& posts, std::vector<Given>* given) {
  constexpr double kLowest = 0.3;
  Tagger tagger(knowledge);
  Tagging tagging;
  TagOptions options;
  options.min_confidence = kLowest;
  for (const model::LabelledPost& post : posts) {
    tagger.Tag(post.text, "en", options, &tagging);
    for (const TopicScore& score : tagging.topics) {
      const Verdict verdict = Judge(score.topic, post, knowledge.taxonomy());
      if (verdict != Verdict::kUnknown) given->push_back({score.confidence, IsRight(verdict)});
    }
  }
}

// The lowest confidence from which on the topics given reach the precision. It is the same for every topic: offsets
// have taken up what sets them apart.
double ThresholdFor(std::vector<Given> given, double precision) {
  constexpr double kHighest = 0.98;
  constexpr std::size_t kFewest = 50;
  std::sort(given.begin(), given.end(), [](const Given& a, const Given& b) { return a.confidence > b.confidence; });
  double threshold = kHighest;
  double right = 0;
  for (std::size_t i = 0; i < given.size(); ++i) {
    right += given[i].right ? 1 : 0;
    if (i + 1 >= kFewest && right >= precision * static_cast<double>(i + 1))
      threshold = std::min(threshold, given[i].confidence);
  }
  return threshold;
}

// How much posts at large show of each topic: the mean of what a profile would weigh of them, with chatter weighted to
// its share. It has what the tagger gets wrong in it, as people's posts have.
void SetBackground(const Knowledge& knowledge, const std::vector<model::LabelledPost>& posts, double chatter_share,
                   model::Calibration* calibration) {
  double topical = 0;
  for (const model::LabelledPost& post : posts) topical += post.topics.empty() ? 0 : 1;
  const double chatter = static_cast<double>(posts.size()) - topical;
  std::vector<double> sums(knowledge.taxonomy().size());
  Tagger tagger(knowledge);
  Tagging tagging;
  for (const model::LabelledPost& post : posts) {
    tagger.Tag(post.text, "en", EvidenceOptions(), &tagging);
    const double weight =
        post.topics.empty() ? chatter_share / std::max(chatter, 1.0) : (1 - chatter_share) / std::max(topical, 1.0);
    for (const TopicScore& score : tagging.topics) sums[score.topic] += weight * score.confidence;
  }
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const std::int32_t label = knowledge.LabelOf(static_cast<TopicIndex>(i));
    if (label >= 0) calibration->labels[static_cast<std::size_t>(label)].background = std::clamp(sums[i], 0.0, 1.0);
  }
}

model::Calibration FitCombination(const Knowledge& knowledge, const std::vector<Pair>& pairs, double offset_precision) {
  const std::size_t topics = knowledge.taxonomy().size();
  const Fitted fitted = FitRegression(pairs, topics, offset_precision);
  model::Calibration calibration;
  model::Combination& c = calibration.combination;
  c.model = std::max(fitted.common[kModel], 0.0);
  c.chatter = std::min(fitted.common[kChatter], 0.0);
  c.known = fitted.common[kKnown];
  c.phrase = std::max(fitted.common[kPhrase], 0.0);
  c.both = std::min(fitted.common[kBoth], 0.0);
  c.rival = std::min(fitted.common[kRival], 0.0);
  c.contender = std::min(fitted.common[kContender], 0.0);
  calibration.labels.resize(knowledge.model().labels().size());
  for (std::size_t i = 0; i < topics; ++i) {
    const std::int32_t label = knowledge.LabelOf(static_cast<TopicIndex>(i));
    if (label >= 0)
      calibration.labels[static_cast<std::size_t>(label)].bias = fitted.common[kConstant] + fitted.offsets[i];
  }
  return calibration;
}

// What is given to the posts of a fold by a fit to `pairs` of the others.
absl::Status JudgeFold(const Recalibrate& recalibrate, const Knowledge& knowledge,
                       const std::vector<model::LabelledPost>& gold, std::vector<Pair> pairs, std::size_t fold,
                       double offset_precision, std::vector<Given>* given) {
  std::erase_if(pairs, [fold](const Pair& pair) { return pair.post % kFolds == fold; });
  std::vector<model::LabelledPost> inside;
  for (std::size_t i = fold; i < gold.size(); i += kFolds) inside.push_back(gold[i]);
  const auto fitted = recalibrate(FitCombination(knowledge, pairs, offset_precision));
  if (!fitted.ok()) return fitted.status();
  AppendGiven(**fitted, inside, given);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<model::Calibration> Calibrate(const Recalibrate& recalibrate,
                                             const std::vector<model::LabelledPost>& gold,
                                             const std::vector<model::LabelledPost>& at_large,
                                             const CalibrationOptions& options,
                                             const std::function<void(std::string_view)>& progress) {
  // What is observed of a post does not depend on the calibration that is there, if its labels are all.
  const auto uncalibrated = recalibrate(model::Calibration());
  if (!uncalibrated.ok()) return uncalibrated.status();
  const Knowledge& knowledge = **uncalibrated;
  const std::vector<Pair> pairs = Observe(knowledge, gold);
  model::Calibration calibration = FitCombination(knowledge, pairs, options.offset_precision);
  std::vector<Given> given;
  for (std::size_t fold = 0; fold < kFolds; ++fold) {
    absl::Status status = JudgeFold(recalibrate, knowledge, gold, pairs, fold, options.offset_precision, &given);
    if (!status.ok()) return status;
  }
  const double threshold = ThresholdFor(std::move(given), options.target_precision);
  for (model::LabelCalibration& label : calibration.labels) label.threshold = threshold;
  const auto calibrated = recalibrate(calibration);
  if (!calibrated.ok()) return calibrated.status();
  SetBackground(**calibrated, at_large, options.chatter_share, &calibration);
  if (progress) {
    const model::Combination& c = calibration.combination;
    progress(absl::StrCat("calibration: model ", c.model, ", chatter ", c.chatter, ", known ", c.known, ", phrase ",
                          c.phrase, ", both ", c.both, ", rival ", c.rival, ", contender ", c.contender, ", threshold ", threshold));
  }
  return calibration;
}

}  // namespace metier::tag
