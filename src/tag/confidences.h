// The calibrated confidences of a reading: each topic's own, or that of the surest topic below it.
//
// A post is about two or three topics of a thousand. So only those are computed that can reach a bar: the rest of a
// topic's logit is known beforehand, and so is how far the model's part of it would have to go (model::LabelScreen).
// What is computed is exact, to the bit, whichever others are.

#ifndef METIER_SRC_TAG_CONFIDENCES_H_
#define METIER_SRC_TAG_CONFIDENCES_H_

#include <optional>
#include <span>
#include <vector>

#include "metier/tagging.h"
#include "model/frozen.h"
#include "tag/knowledge.h"
#include "tag/reading.h"
#include "tag/topic_set.h"

namespace metier::tag {

// The confidence from which on each topic is given. Made once, used for many posts.
struct Bars {
  // Of every topic `confidence`, or its threshold.
  Bars(const Knowledge& knowledge, std::optional<double> confidence);

  std::optional<double> confidence;
  std::vector<double> topics;  // one a topic, in [0, 1]
  // Where S(z_t) of combine.h must get for the topic or one above it to reach its bar, if the topic's offset and the
  // model's logit were all there is.
  model::LabelBars labels;
};

// Not thread-safe, cheap to make. `knowledge` must outlive it.
class Confidences {
 public:
  explicit Confidences(const Knowledge& knowledge);

  // Forgets the post before. To be called when `*reading` has read.
  void Clear();

  // Every topic that reaches its bar, in the order of topics.
  void Above(Reading* reading, const Bars& bars, std::vector<TopicScore>* topics);

  // One a topic. Computes those that Above did not.
  std::span<const double> All(Reading* reading);

  // Of a topic that Above gave, or any after All.
  double operator[](TopicIndex topic) const { return confidences_[topic]; }
  // Whose confidence a topic's is: its own or that of a topic below it; and the logit that it comes from.
  TopicIndex OriginOf(TopicIndex topic) const { return origins_[topic]; }
  double LogitOf(TopicIndex topic) const { return logits_[origins_[topic]]; }
  // Whether all of this is known of `topic`.
  bool Knows(TopicIndex topic) const;

 private:
  // Sets candidates_: whichever topics can lift themselves or a topic above them to its bar.
  void FindCandidates(Reading* reading, const Bars& bars);
  // Computes the candidates' own confidences and lends them to the topics above.
  void Settle(Reading* reading);

  const Knowledge& knowledge_;
  std::vector<TopicIndex> unlabelled_;  // topics that only the lexicon knows
  std::vector<std::uint32_t> labels_;
  std::vector<TopicIndex> candidates_;
  TopicSet rising_;
  std::vector<TopicIndex> settled_;  // in descending order
  std::vector<double> logits_;       // of candidates by themselves
  std::vector<double> confidences_;  // 0 where not settled
  std::vector<TopicIndex> origins_;
  std::vector<TopicIndex> given_;
  bool complete_ = false;
};

}  // namespace metier::tag

#endif  // METIER_SRC_TAG_CONFIDENCES_H_
