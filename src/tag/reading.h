// One text, read: its tokens, what the model and the lexicon say of it, and what that makes of any one topic.

#ifndef METIER_SRC_TAG_READING_H_
#define METIER_SRC_TAG_READING_H_

#include <span>
#include <string_view>
#include <vector>

#include "lexicon/evidence.h"
#include "lexicon/lexicon.h"
#include "model/features.h"
#include "model/scorer.h"
#include "tag/knowledge.h"
#include "tag/topic_set.h"
#include "text/tokenizer.h"

namespace metier::tag {

// What one word or phrase gave to a topic's logit.
// kRival is a phrase that speaks for another field; kMuted takes back what the model found in words that are negated,
// part of an idiom, or part of a longer name.
enum class ShareSource : std::uint8_t { kWord, kPhrase, kRival, kMuted };
std::string_view ShareSourceName(ShareSource source);  // "word", "phrase", "rival", "muted"

struct Share {
  text::ByteRange range;
  ShareSource source = ShareSource::kWord;
  double share = 0;  // logits
};

// R_t of combine.h, and the root whose evidence that is; meaningful where R_t > 0.
struct Rival {
  double evidence = 0;
  TopicIndex root = 0;
};

// A topic that the model hears in the post.
struct Heard {
  TopicIndex topic = 0;
  double logit = 0;
};

// Not thread-safe, cheap to make. `knowledge` must outlive it. Allocates nothing a token once its buffers have grown.
// Reading costs nothing a topic but for those that the lexicon speaks for.
class Reading {
 public:
  explicit Reading(const Knowledge& knowledge);

  void Read(std::string_view text);

  const text::TokenizedText& tokens() const { return tokens_; }
  const model::Features& features() const { return features_; }
  const lexicon::LexiconMatches& matches() const { return matches_; }
  std::span<const lexicon::EvidenceShare> evidence_shares() const { return evidence_shares_; }
  model::Scorer& scorer() { return scorer_; }
  double chatter_logit() const { return chatter_logit_; }

  // The lexicon's evidence, one a topic: of each by itself; E_t of combine.h; and the topic whose evidence that is.
  std::span<const double> evidence() const { return evidence_; }
  std::span<const double> phrases() const { return phrases_; }
  TopicIndex SpeakerOf(TopicIndex topic) const { return speakers_[topic]; }
  // The topics that the lexicon speaks for, with all above them.
  std::span<const TopicIndex> spoken() const { return spoken_; }
  Rival RivalOf(TopicIndex topic) const;
  // In one pass the topics whose own logit is above kLowestContender, which ContenderOf needs, and the labels that reach
  // their bar plus `offset`, ascending, with which it overwrites `*labels`.
  void Hear(const model::LabelBars& bars, double offset, std::vector<std::uint32_t>* labels);
  // The topic neither above nor beneath this one that the model hears most of, if it hears any. After Hear.
  const Heard* ContenderOf(TopicIndex topic) const;
  double StrongestRoot() const { return spoken_roots_.empty() ? 0 : phrases_[spoken_roots_.front()]; }

  // The topic's logit before muting, and after.
  double SpokenLogit(TopicIndex topic);
  double Logit(TopicIndex topic) {
    const double spoken = SpokenLogit(topic);
    return spoken + Mute(topic, spoken, nullptr);
  }
  // What the shares of a topic's model logit are multiplied with to be shares of its combined one.
  double ModelWeight(TopicIndex topic);
  // What muting takes from the topic's logit, `spoken` before it: at most 0, a share a feature; returns their sum.
  // `shares` may be null.
  double Mute(TopicIndex topic, double spoken, std::vector<Share>* shares);

 private:
  // A feature inside muted words.
  struct MutedFeature {
    std::uint32_t feature = 0;  // index in features().items
    std::uint32_t muted = 0;    // index in matches().muted
  };

  void FetchAhead() const;
  // Spreads the lexicon's evidence: upwards to ancestors, and against topics of other fields.
  void Spread();
  // Sets muted_features_.
  void FindMutedFeatures();
  // What counts of a feature that speaks for `topic`, with these muted words around it.
  double MutingFactor(TopicIndex topic, std::span<const MutedFeature> around) const;

  const Knowledge& knowledge_;
  text::Tokenizer tokenizer_;
  text::TokenizedText tokens_;
  model::Features features_;
  model::Scorer scorer_;
  double chatter_logit_ = 0;
  lexicon::LexiconScratch scratch_;
  lexicon::LexiconMatches matches_;
  std::vector<lexicon::EvidenceShare> evidence_shares_;
  std::vector<lexicon::TopicEvidence> topic_evidence_;
  std::vector<double> evidence_;
  std::vector<double> phrases_;
  std::vector<TopicIndex> speakers_;
  std::vector<TopicIndex> spoken_;
  std::vector<TopicIndex> spoken_roots_;      // the strongest first
  std::vector<Heard> heard_;                  // the strongest first
  TopicSet rising_;                           // scratch of Spread
  std::vector<MutedFeature> muted_features_;  // by feature
  std::vector<double> word_shares_;
};

}  // namespace metier::tag

#endif  // METIER_SRC_TAG_READING_H_
