#include "tag/lexicon_labels.h"

#include "lexicon/strength.h"

namespace metier::tag {
namespace {

// One phrase of normal strength that is no everyday word, neither negated nor quoted nor part of a name; or two that
// are.
constexpr double kNearlySure = 0.8 * lexicon::kNormalStrength;

}  // namespace

void LexiconLabels::Add(std::string_view text, const text::TokenizedText& tokens, model::TrainingPost* post) {
  lexicon_.Match(tokens, text, &scratch_, &matches_);
  lexicon::Accumulate(matches_, &shares_, &evidence_);
  for (const lexicon::TopicEvidence& topic : evidence_) {
    if (topic.evidence <= 0) continue;
    (topic.evidence >= kNearlySure ? post->topics : post->maybe).push_back(topic.topic);
  }
}

}  // namespace metier::tag
