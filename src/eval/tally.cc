#include "eval/tally.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

#include "tag/verdict.h"

namespace metier::eval {
namespace {

using tag::IsRight;
using tag::Judge;
using tag::Verdict;

constexpr double kLowestJudged = 0.1;
constexpr int kConfidenceBits = 32;
constexpr std::int64_t kEnoughForMacro = 20;
constexpr std::size_t kWorst = 50;
constexpr std::size_t kConfusions = 100;
constexpr std::array<double, 21> kCoverages = {0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.37, 0.4,  0.45, 0.5,
                                               0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9,  0.95, 1.0};

// The surest topic, the narrowest of equals.
TopicIndex BestTopic(std::span<const double> confidences, const Taxonomy& taxonomy) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < taxonomy.size(); ++i) {
    const bool narrower = taxonomy.topics()[i].ancestors.size() > taxonomy.topics()[best].ancestors.size();
    if (confidences[i] > confidences[best] || (confidences[i] == confidences[best] && narrower)) best = i;
  }
  return static_cast<TopicIndex>(best);
}

// What is true of a post are its topics and everything above them.
std::set<TopicIndex> TruthOf(const model::LabelledPost& post, const Taxonomy& taxonomy) {
  std::set<TopicIndex> truth(post.topics.begin(), post.topics.end());
  for (const TopicIndex own : post.topics) truth.insert(taxonomy[own].ancestors.begin(), taxonomy[own].ancestors.end());
  return truth;
}

double Part(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

}  // namespace

Tally::Tally(const tag::Knowledge& knowledge) : knowledge_(&knowledge), figures_(knowledge.taxonomy().size()) {
  for (std::size_t i = 0; i < figures_.size(); ++i) figures_[i].topic = static_cast<TopicIndex>(i);
}

bool Tally::SharesRoot(TopicIndex topic, const std::vector<TopicIndex>& truth) const {
  return std::any_of(truth.begin(), truth.end(),
                     [&](TopicIndex own) { return (knowledge_->RootsOf(topic) & knowledge_->RootsOf(own)) != 0; });
}

void Tally::CountTrap(const model::LabelledPost& post, const Predictor& predictor) {
  const auto given = predictor.given();
  ++traps_;
  traps_right_ += std::none_of(given.begin(), given.end(), [&](const TopicScore& s) {
    return Judge(s.topic, post, knowledge_->taxonomy()) == Verdict::kWrong;
  });
  traps_avoided_ += std::none_of(given.begin(), given.end(), [&](const TopicScore& s) {
    return std::find(post.forbidden.begin(), post.forbidden.end(), s.topic) != post.forbidden.end();
  });
}

void Tally::CountConfidences(const model::LabelledPost& post, const Predictor& predictor) {
  for (std::size_t i = 0; i < figures_.size(); ++i) {
    const double p = predictor.confidences()[i];
    if (p < kLowestJudged) continue;
    const Verdict verdict = Judge(static_cast<TopicIndex>(i), post, knowledge_->taxonomy());
    if (verdict == Verdict::kUnknown) continue;
    Bin& bin = bins_[std::min<std::size_t>(static_cast<std::size_t>(p * 10), 9)];
    ++bin.pairs;
    bin.confidence += std::llround(std::ldexp(p, kConfidenceBits));
    bin.right += IsRight(verdict) ? 1 : 0;
  }
}

std::vector<TopicIndex> Tally::CountGiven(const model::LabelledPost& post, std::size_t index,
                                          const Predictor& predictor) {
  std::vector<TopicIndex> wrong;
  const TopicScore* surest = nullptr;
  for (const TopicScore& score : predictor.given()) {
    const Verdict verdict = Judge(score.topic, post, knowledge_->taxonomy());
    if (verdict == Verdict::kUnknown) continue;
    ++given_;
    right_ += IsRight(verdict) ? 1 : 0;
    if (verdict == Verdict::kRight) ++figures_[score.topic].right;
    if (verdict != Verdict::kWrong) continue;
    ++figures_[score.topic].wrong;
    if (surest == nullptr || score.confidence > surest->confidence) surest = &score;
    wrong.push_back(score.topic);
  }
  if (surest != nullptr)
    mistakes_.push_back({index, {post.source, post.text, surest->topic, surest->confidence, post.topics, {}}});
  return wrong;
}

void Tally::CountTopical(const model::LabelledPost& post, std::size_t index, const Predictor& predictor,
                         const std::vector<TopicIndex>& wrongly_given) {
  const Taxonomy& taxonomy = knowledge_->taxonomy();
  ++topical_;
  covered_ += predictor.given().empty() ? 0 : 1;
  const std::set<TopicIndex> truth = TruthOf(post, taxonomy);
  std::set<TopicIndex> missed = truth;
  for (const TopicScore& score : predictor.given()) missed.erase(score.topic);
  for (const TopicIndex topic : missed) ++figures_[topic].missed;

  const TopicIndex best = BestTopic(predictor.confidences(), taxonomy);
  const Verdict verdict = Judge(best, post, taxonomy);
  const bool right = IsRight(verdict);
  const bool taken = verdict == Verdict::kWrong && !predictor.silenced();
  confusion_.Count(truth, wrongly_given, taken ? &best : nullptr, taxonomy);
  best_.push_back(
      {predictor.silenced() ? 0 : predictor.confidences()[best], right || SharesRoot(best, post.topics), right, index});
}

void Tally::Count(const model::LabelledPost& post, std::size_t index, const Predictor& predictor) {
  if (!predictor.silenced()) CountConfidences(post, predictor);
  if (post.trap) CountTrap(post, predictor);
  // What a source's chatter label says of one post is too little to call a topic wrong.
  std::vector<TopicIndex> wrong;
  if (!post.topics.empty() || post.exact) wrong = CountGiven(post, index, predictor);
  if (!post.topics.empty()) return CountTopical(post, index, predictor, wrong);
  ++chatter_;
  if (post.trap) return;
  ++plain_chatter_;
  silent_ += predictor.given().empty() ? 1 : 0;
}

void Tally::Add(Tally other) {
  best_.insert(best_.end(), other.best_.begin(), other.best_.end());
  std::move(other.mistakes_.begin(), other.mistakes_.end(), std::back_inserter(mistakes_));
  topical_ += other.topical_;
  chatter_ += other.chatter_;
  plain_chatter_ += other.plain_chatter_;
  covered_ += other.covered_;
  silent_ += other.silent_;
  given_ += other.given_;
  right_ += other.right_;
  traps_ += other.traps_;
  traps_right_ += other.traps_right_;
  traps_avoided_ += other.traps_avoided_;
  confusion_.Add(other.confusion_);
  for (std::size_t i = 0; i < bins_.size(); ++i) {
    bins_[i].pairs += other.bins_[i].pairs;
    bins_[i].confidence += other.bins_[i].confidence;
    bins_[i].right += other.bins_[i].right;
  }
  for (std::size_t i = 0; i < figures_.size(); ++i) {
    figures_[i].right += other.figures_[i].right;
    figures_[i].wrong += other.figures_[i].wrong;
    figures_[i].missed += other.figures_[i].missed;
  }
}

void Tally::ConcludeTopics(Evaluation* result) {
  TopicFigures all;
  double macro = 0;
  double macro_all = 0;
  int enough = 0;
  int any = 0;
  std::vector<std::int64_t> posts;
  for (const TopicFigures& figures : figures_) {
    posts.push_back(figures.posts());
    if (figures.posts() + figures.wrong > 0) result->topics.push_back(figures);
    all.right += figures.right;
    all.wrong += figures.wrong;
    all.missed += figures.missed;
    if (figures.posts() == 0) continue;
    macro_all += figures.F1();
    ++any;
    if (figures.posts() < kEnoughForMacro) continue;
    macro += figures.F1();
    ++enough;
  }
  result->micro_f1 = all.F1();
  result->macro_f1 = enough > 0 ? macro / enough : 0;
  result->macro_f1_all = any > 0 ? macro_all / any : 0;
  std::stable_sort(result->topics.begin(), result->topics.end(),
                   [](const TopicFigures& a, const TopicFigures& b) { return a.posts() > b.posts(); });
  result->confusion = confusion_.Worst(kConfusions, posts);
}

void Tally::ConcludeReliability(Evaluation* result) {
  double all = 0;
  for (std::size_t i = 0; i < bins_.size(); ++i) {
    const Bin& bin = bins_[i];
    if (bin.pairs == 0) continue;
    const auto pairs = static_cast<double>(bin.pairs);
    const double confidence = std::ldexp(static_cast<double>(bin.confidence), -kConfidenceBits) / pairs;
    const double accuracy = static_cast<double>(bin.right) / pairs;
    result->reliability[i] = {bin.pairs, confidence, accuracy};
    result->expected_calibration_error += pairs * std::fabs(confidence - accuracy);
    all += pairs;
  }
  result->expected_calibration_error /= std::max(all, 1.0);
}

void Tally::ConcludeCurve(Evaluation* result) {
  std::sort(best_.begin(), best_.end(), [](const Best& a, const Best& b) {
    return a.confidence != b.confidence ? a.confidence > b.confidence : a.post < b.post;
  });
  for (const double coverage : kCoverages) {
    const auto count = static_cast<std::size_t>(std::ceil(coverage * static_cast<double>(best_.size())));
    CoveragePoint point{coverage, 0, 0};
    for (std::size_t i = 0; i < count; ++i) {
      point.root_precision += best_[i].root ? 1 : 0;
      point.precision += best_[i].right ? 1 : 0;
    }
    point.root_precision /= std::max<double>(static_cast<double>(count), 1);
    point.precision /= std::max<double>(static_cast<double>(count), 1);
    result->curve.push_back(point);
  }
}

void Tally::ConcludeMistakes(Evaluation* result) {
  std::sort(mistakes_.begin(), mistakes_.end(), [](const auto& a, const auto& b) {
    return a.second.confidence != b.second.confidence ? a.second.confidence > b.second.confidence : a.first < b.first;
  });
  if (mistakes_.size() > kWorst) mistakes_.resize(kWorst);
  for (auto& [index, mistake] : mistakes_) result->worst.push_back(std::move(mistake));
}

Evaluation Tally::Conclude(std::string corpus) && {
  Evaluation result;
  result.corpus = std::move(corpus);
  result.topical = topical_;
  result.chatter = chatter_;
  result.coverage = Part(covered_, topical_);
  result.precision = Part(right_, given_);
  result.chatter_silent = Part(silent_, plain_chatter_);
  result.traps = traps_;
  result.traps_right = Part(traps_right_, traps_);
  result.traps_avoided = Part(traps_avoided_, traps_);
  ConcludeTopics(&result);
  ConcludeReliability(&result);
  ConcludeCurve(&result);
  ConcludeMistakes(&result);
  return result;
}

}  // namespace metier::eval
