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

#include "lexicon/evidence.h"
#include "lexicon/lexicon.h"
#include "metier/tagging.h"
#include "model/features.h"
#include "model/frozen.h"
#include "tag/knowledge.h"
#include "text/tokenizer.h"

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
  const text::TokenizedText& tokens() const { return tokens_; }
  const lexicon::LexiconMatches& matches() const { return matches_; }
  std::span<const double> confidences() const { return confidences_; }  // one a topic
  // One a topic: whether the post would be given it without its hashtags. Meaningful after Tag with
  // hashtags_confirm_only.
  const std::vector<bool>& without_hashtags() const { return without_hashtags_; }
  // Before calibration: what the model and the lexicon say. For calibrating.
  std::span<const double> model_logits() const { return scorer_.logits(); }
  std::size_t known_words() const { return scorer_.known_words(); }
  std::span<const double> phrase_evidence() const { return phrases_; }  // one a topic
  std::span<const double> rival_evidence() const { return rivals_; }    // one a topic

 private:
  void Read(std::string_view text);
  // The confidence from which on the topic is given.
  double BarOf(TopicIndex topic, const TagOptions& options) const;
  // What the post would be given without its hashtags, into without_hashtags_; all of it where it has none.
  void ReadWithoutHashtags(std::string_view text, const TagOptions& options);
  // Spreads the lexicon's evidence: upwards to ancestors, and against topics of other fields.
  void Spread();
  void Combine();
  // Appends what the phrases that speak for `speaker` give when its evidence counts as `logit`.
  void AddPhraseShares(TopicIndex speaker, double logit, ShareSource source, std::vector<Share>* shares) const;
  // Before muting.
  double SpokenLogit(TopicIndex topic) const;
  // What the shares of a topic's model logit are multiplied with to be shares of its combined one.
  double ModelWeight(TopicIndex topic) const;
  // What muting takes from the topic's logit, `spoken` before it, a share a feature; returns their sum. `shares` may be
  // null.
  double Mute(TopicIndex topic, double spoken, std::vector<Share>* shares);

  const Knowledge& knowledge_;
  text::Tokenizer tokenizer_;
  text::TokenizedText tokens_;
  model::Features features_;
  model::Scorer scorer_;
  lexicon::LexiconScratch scratch_;
  lexicon::LexiconMatches matches_;
  std::vector<lexicon::EvidenceShare> evidence_shares_;
  std::vector<lexicon::TopicEvidence> topic_evidence_;
  std::vector<double> evidence_;      // of each topic by itself
  std::vector<double> phrases_;       // E_t of combine.h,
  std::vector<TopicIndex> speakers_;  // and the topic whose evidence that is
  std::vector<double> rivals_;        // R_t,
  std::vector<TopicIndex> rival_of_;  // and the root whose E that is; meaningful where R_t > 0
  std::vector<TopicIndex> spoken_roots_;
  std::string bare_text_;
  std::vector<bool> without_hashtags_;  // one a topic
  std::vector<double> logits_;          // of each topic by itself
  std::vector<double> confidences_;     // with what descendants lend
  std::vector<double> word_shares_;
  std::vector<TopicIndex> origin_;  // whose logit a topic's confidence comes from: itself or a descendant
};

}  // namespace metier::tag

#endif  // METIER_SRC_TAG_TAGGER_H_
