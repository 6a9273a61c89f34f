#include "tag/confidences.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "tag/combine.h"

namespace metier::tag {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Far more than rounding can make of a logit.
constexpr double kMargin = 1e-6;

// What no logit is below whose Sigmoid reaches `confidence`.
double LowestLogitOf(double confidence) {
  if (confidence <= 0) return -kInfinity;
  // Near 1 Sigmoid rounds upwards by more than the margin: no bar is higher than that of 1 - kMargin.
  return std::min(std::log(confidence / (1 - confidence)), -std::log(kMargin)) - kMargin;
}

}  // namespace

Bars::Bars(const Knowledge& knowledge, std::optional<double> at) : confidence(at) {
  const Taxonomy& taxonomy = knowledge.taxonomy();
  std::vector<double> of_labels(knowledge.model().labels().size(), kInfinity);
  std::vector<double> lowest;  // of the topic and all above it
  for (std::size_t i = 0; i < taxonomy.size(); ++i) {
    const auto topic = static_cast<TopicIndex>(i);
    topics.push_back(at.value_or(knowledge.CalibrationOf(topic).threshold));
    lowest.push_back(topics.back());
    for (const TopicIndex parent : taxonomy[topic].parents) lowest[i] = std::min(lowest[i], lowest[parent]);
    if (const std::int32_t label = knowledge.LabelOf(topic); label >= 0) {
      of_labels[static_cast<std::size_t>(label)] =
          (LowestLogitOf(lowest[i]) - knowledge.CalibrationOf(topic).bias) / knowledge.combination().model;
    }
  }
  labels = knowledge.model().Bars(of_labels);
}

Confidences::Confidences(const Knowledge& knowledge)
    : knowledge_(knowledge),
      rising_(knowledge.taxonomy().size()),
      logits_(knowledge.taxonomy().size()),
      confidences_(knowledge.taxonomy().size()),
      origins_(knowledge.taxonomy().size()) {
  for (std::size_t i = 0; i < knowledge.taxonomy().size(); ++i) {
    const auto topic = static_cast<TopicIndex>(i);
    if (knowledge.LabelOf(topic) < 0) unlabelled_.push_back(topic);
  }
  // Whatever Settle takes out of rising_ is then sure to stand here, so that Clear finds it.
  settled_.reserve(knowledge.taxonomy().size());
}

void Confidences::Clear() {
  // What Settle left when it stopped for want of memory.
  for (TopicIndex topic = 0; rising_.TakeLast(&topic);) confidences_[topic] = 0;
  for (const TopicIndex topic : settled_) confidences_[topic] = 0;
  settled_.clear();
  given_.clear();
  complete_ = false;
}

void Confidences::FindCandidates(Reading* reading, const Bars& bars) {
  const model::Combination& c = knowledge_.combination();
  const double common = c.chatter * reading->chatter_logit() +
                        c.known * Reliability(static_cast<double>(reading->scorer().known_words())) +
                        std::max(c.rival, 0.0) * reading->StrongestRoot();
  const double offset = -common / c.model;
  candidates_.clear();
  if (!(c.model > 0)) {  // no model that was calibrated: then a higher logit is not a higher confidence
    reading->Hear(knowledge_.contender_bars(), 0, &labels_);
    candidates_.resize(knowledge_.taxonomy().size());
    std::iota(candidates_.begin(), candidates_.end(), TopicIndex{0});
    return;
  }
  reading->Hear(bars.labels, offset, &labels_);
  for (const std::uint32_t label : labels_) candidates_.push_back(knowledge_.TopicOf(label));
  if (bars.labels.lowest + offset <= kLowestLogit) {  // S lifts what is below, and some bars with it
    for (std::size_t label = 0; label < bars.labels.exact.size(); ++label) {
      if (bars.labels.exact[label] + offset <= kLowestLogit) candidates_.push_back(knowledge_.TopicOf(label));
    }
  }
  candidates_.insert(candidates_.end(), reading->spoken().begin(), reading->spoken().end());
  candidates_.insert(candidates_.end(), unlabelled_.begin(), unlabelled_.end());
}

void Confidences::Settle(Reading* reading) {
  for (const TopicIndex topic : candidates_) {
    if (!rising_.Insert(topic)) continue;
    logits_[topic] = reading->Logit(topic);
    confidences_[topic] = Sigmoid(logits_[topic]);
    origins_[topic] = topic;
  }
  for (TopicIndex topic = 0; rising_.TakeLast(&topic);) {
    settled_.push_back(topic);
    for (const TopicIndex parent : knowledge_.taxonomy()[topic].parents) {
      if (confidences_[topic] <= confidences_[parent]) continue;
      confidences_[parent] = confidences_[topic];
      origins_[parent] = origins_[topic];
      rising_.Insert(parent);
    }
  }
}

void Confidences::Above(Reading* reading, const Bars& bars, std::vector<TopicScore>* topics) {
  FindCandidates(reading, bars);
  Settle(reading);
  topics->clear();
  for (auto topic = settled_.rbegin(); topic != settled_.rend(); ++topic) {
    if (!(confidences_[*topic] >= bars.topics[*topic])) continue;
    topics->push_back({*topic, confidences_[*topic]});
    given_.push_back(*topic);
  }
}

std::span<const double> Confidences::All(Reading* reading) {
  if (!complete_) {
    Clear();
    candidates_.resize(knowledge_.taxonomy().size());
    std::iota(candidates_.begin(), candidates_.end(), TopicIndex{0});
    reading->scorer().logits();  // all at once
    reading->Hear(knowledge_.contender_bars(), 0, &labels_);
    Settle(reading);
    complete_ = true;
  }
  return confidences_;
}

bool Confidences::Knows(TopicIndex topic) const {
  return complete_ || std::find(given_.begin(), given_.end(), topic) != given_.end();
}

}  // namespace metier::tag
