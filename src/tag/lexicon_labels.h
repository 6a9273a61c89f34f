// What the lexicon sees in a training post, as labels: so the model learns of topics that no source is about, and of
// posts that stray from their source's subject.

#ifndef METIER_SRC_TAG_LEXICON_LABELS_H_
#define METIER_SRC_TAG_LEXICON_LABELS_H_

#include <string_view>
#include <vector>

#include "lexicon/evidence.h"
#include "lexicon/lexicon.h"
#include "model/train.h"
#include "text/tokenizer.h"

namespace metier::tag {

// One thread. `lexicon` must outlive it.
class LexiconLabels {
 public:
  explicit LexiconLabels(const lexicon::Lexicon& lexicon) : lexicon_(lexicon) {}

  // Adds to post->topics what the lexicon is nearly sure of, and to post->maybe what it only suspects.
  void Add(std::string_view text, const text::TokenizedText& tokens, model::TrainingPost* post);

 private:
  const lexicon::Lexicon& lexicon_;
  lexicon::LexiconScratch scratch_;
  lexicon::LexiconMatches matches_;
  std::vector<lexicon::EvidenceShare> shares_;
  std::vector<lexicon::TopicEvidence> evidence_;
};

}  // namespace metier::tag

#endif  // METIER_SRC_TAG_LEXICON_LABELS_H_
