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
};

// What one word or phrase gave to a topic's logit.
// kMuted takes back what the model found in words that are negated, part of an idiom, or part of a longer name.
enum class ShareSource : std::uint8_t { kWord, kPhrase, kMuted };
std::string_view ShareSourceName(ShareSource source);  // "word", "phrase", "muted"

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
  std::optional<TopicIndex> raised_by;  // the narrower topic whose confidence, and so whose account, this ancestor takes over
  std::vector<Share> shares;            // in the order of their ranges; words that gave nothing are left out
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
  // Before calibration: what the model and the lexicon say. For calibrating.
  std::span<const double> model_logits() const { return scorer_.logits(); }
  std::size_t known_words() const { return scorer_.known_words(); }
  std::span<const double> lexicon_evidence() const { return evidence_; }  // one a topic

 private:
  void Read(std::string_view text);
  void Combine();
  // Before muting.
  double SpokenLogit(TopicIndex topic) const;
  // What muting takes from the topic's logit, `spoken` before it, a share a feature; returns their sum. `shares` may be null.
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
  std::vector<double> evidence_;
  std::vector<double> logits_;       // of each topic by itself
  std::vector<double> confidences_;  // with what descendants lend
  std::vector<double> word_shares_;
  std::vector<TopicIndex> origin_;  // whose logit a topic's confidence comes from: itself or a descendant
};

}  // namespace metier::tag

#endif  // METIER_SRC_TAG_TAGGER_H_
