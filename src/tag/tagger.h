// One post to calibrated topics, with the spans that say why.
//
//   Tagger tagger(*knowledge);                    // one a thread
//   Tagging tagging;                              // reused
//   tagger.Tag("Finally broke 80 at Pebble Beach", "", {}, &tagging);

#ifndef METIER_SRC_TAG_TAGGER_H_
#define METIER_SRC_TAG_TAGGER_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "metier/tagging.h"
#include "tag/combine.h"
#include "tag/confidences.h"
#include "tag/knowledge.h"
#include "tag/reading.h"

namespace metier::tag {

struct TagOptions {
  int top_k = 0;                         // at most this many topics; 0: all
  std::optional<double> min_confidence;  // instead of each topic's threshold
  // Gives no topic that the post would not be given without its hashtags.
  bool hashtags_confirm_only = false;
};

// What a profile weighs of each post: every topic that it leans to, for it counts by its confidence, only with others
// like it, and only as far as a person exceeds what posts at large show of the same (model::LabelCalibration). A single
// post is given a topic only when that is nearly sure. A hashtag says what the author wants a post to be found under,
// and anybody can put "#golf" behind anything: towards a person it confirms what the words say, and creates nothing.
inline TagOptions EvidenceOptions() {
  TagOptions options;
  options.min_confidence = 0.2;
  options.hashtags_confirm_only = true;
  return options;
}

// One topic's logit, split: bias plus all shares is the logit, to within rounding.
struct TopicAccount {
  TopicIndex topic = 0;
  double confidence = 0;
  double logit = 0;
  double bias = 0;
  double calibration = 0;  // the part of `bias` that is calibration: the topic's offset, and the trust in so many words
  // The narrower topic whose confidence, and so whose account, this ancestor takes over.
  std::optional<TopicIndex> raised_by;
  std::vector<Share> shares;  // in the order of their ranges; words that gave nothing are left out
};

// Not thread-safe, cheap to make. `knowledge` must outlive it. Allocates nothing a token once its buffers have grown.
class Tagger {
 public:
  explicit Tagger(const Knowledge& knowledge);

  // Overwrites `*tagging`. `lang_hint` is what the source claims; may be empty. Linear in the text.
  void Tag(std::string_view text, std::string_view lang_hint, const TagOptions& options, Tagging* tagging);

  // The account of one topic for the post tagged last.
  TopicAccount Account(TopicIndex topic);

  // Of the post tagged last.
  const text::TokenizedText& tokens() const { return whole_.reading.tokens(); }
  const lexicon::LexiconMatches& matches() const { return whole_.reading.matches(); }
  // One a topic, given or not. Computed when first asked for.
  std::span<const double> confidences() { return whole_.confidences.All(&whole_.reading); }
  // Every topic of at least `confidence`, in the order of topics, whether given or not. Cheaper than confidences() by
  // what stays below.
  std::span<const TopicScore> ConfidencesFrom(double confidence);
  // The topics, surest first, that only its hashtags would give it; empty after Tag without hashtags_confirm_only.
  std::span<const TopicScore> on_hashtags() const { return on_hashtags_; }
  // Before calibration: what the model and the lexicon say. For calibrating.
  std::span<const double> model_logits() { return whole_.reading.scorer().logits(); }
  std::size_t known_words() { return whole_.reading.scorer().known_words(); }
  std::span<const double> phrase_evidence() const { return whole_.reading.phrases(); }  // one a topic
  double ContenderEvidence(TopicIndex topic) const {
    const Heard* contender = whole_.reading.ContenderOf(topic);
    return contender == nullptr ? 0 : Contending(contender->logit);
  }
  double RivalEvidence(TopicIndex topic) const { return whole_.reading.RivalOf(topic).evidence; }

 private:
  // A text and what is made of it.
  struct Judged {
    explicit Judged(const Knowledge& knowledge) : reading(knowledge), confidences(knowledge) {}
    void Read(std::string_view text) {
      reading.Read(text);
      confidences.Clear();
    }
    Reading reading;
    Confidences confidences;
  };

  const Bars& BarsOf(const TagOptions& options);
  // Surest first, as Tagging::topics says.
  void Sort(std::vector<TopicScore>* topics) const;
  // Moves what the post would not be given without its hashtags from `*topics` to on_hashtags_.
  void SetAsideHashtags(std::string_view text, const Bars& bars, std::vector<TopicScore>* topics);
  // Appends what the phrases that speak for `speaker` give when its evidence counts as `logit`.
  void AddPhraseShares(TopicIndex speaker, double logit, ShareSource source, std::vector<Share>* shares) const;

  const Knowledge& knowledge_;
  Judged whole_;
  std::optional<Judged> bare_;  // the text without its hashtags
  std::string bare_text_;
  std::vector<TopicScore> bare_topics_;
  std::vector<TopicScore> on_hashtags_;
  std::optional<Bars> bars_;
  std::optional<Bars> bars_from_;  // of ConfidencesFrom
  std::vector<TopicScore> scores_from_;
};

}  // namespace metier::tag

#endif  // METIER_SRC_TAG_TAGGER_H_
