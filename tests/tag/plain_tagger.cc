#include "tests/tag/plain_tagger.h"

#include <algorithm>
#include <string>

#include "lexicon/evidence.h"
#include "lexicon/lexicon.h"
#include "model/scorer.h"
#include "tag/combine.h"
#include "text/tokenizer.h"

namespace metier::tag {
namespace {

struct Phrases {
  std::vector<double> of_topic;  // E_t
  std::vector<double> rivals;    // R_t
};

Phrases SpreadPlainly(const lexicon::LexiconMatches& matches, const Knowledge& knowledge) {
  const Taxonomy& taxonomy = knowledge.taxonomy();
  std::vector<lexicon::EvidenceShare> shares;
  std::vector<lexicon::TopicEvidence> evidence;
  lexicon::Accumulate(matches, &shares, &evidence);
  Phrases phrases{std::vector<double>(taxonomy.size()), std::vector<double>(taxonomy.size())};
  for (const lexicon::TopicEvidence& topic : evidence) phrases.of_topic[topic.topic] = Capped(topic.evidence);
  for (std::size_t i = taxonomy.size(); i-- > 0;) {
    for (const TopicIndex parent : taxonomy.topics()[i].parents)
      phrases.of_topic[parent] = std::max(phrases.of_topic[parent], phrases.of_topic[i]);
  }
  for (std::size_t i = 0; i < taxonomy.size(); ++i) {
    for (const TopicIndex root : knowledge.roots()) {
      if ((knowledge.RootsOf(static_cast<TopicIndex>(i)) & knowledge.RootsOf(root)) == 0)
        phrases.rivals[i] = std::max(phrases.rivals[i], phrases.of_topic[root]);
    }
  }
  return phrases;
}

// What muted words take from a topic whose logit is `spoken` before.
double MutePlainly(TopicIndex topic, double spoken, const model::Features& features,
                   const lexicon::LexiconMatches& matches, const Knowledge& knowledge, model::Scorer* scorer) {
  const std::int32_t label = knowledge.LabelOf(topic);
  if (label < 0 || Sigmoid(spoken) < 0.1) return 0;
  const double logit = scorer->logits()[static_cast<std::size_t>(label)];
  const double weight = logit == 0 ? 0 : knowledge.combination().model * Saturated(logit) / logit;
  std::vector<double> shares;
  scorer->Share(features, static_cast<std::size_t>(label), &shares);
  double sum = 0;
  for (std::size_t i = 0; i < features.items.size(); ++i) {
    double factor = 1;
    for (const lexicon::MutedWords& muted : matches.muted) {
      const text::ByteRange range = features.items[i].range;
      const bool within = range.begin >= muted.range.begin && range.end <= muted.range.end;
      const std::span<const TopicIndex> topics = matches.SparedBy(muted);
      const bool spared = std::any_of(topics.begin(), topics.end(), [&](TopicIndex own) {
        return own == topic || knowledge.taxonomy().IsAncestor(topic, own);
      });
      if (within && !spared) factor = std::min(factor, muted.factor);
    }
    if (shares[i] > 0 && factor < 1) sum += -(1 - factor) * weight * shares[i];
  }
  return sum;
}

std::string WithoutHashtags(std::string_view text, const Knowledge& knowledge) {
  text::Tokenizer tokenizer(knowledge.words());
  text::TokenizedText tokens;
  tokenizer.Tokenize(text, &tokens);
  std::string bare(text);
  for (const text::Token& token : tokens.tokens) {
    if (token.kind == text::TokenKind::kHashtag)
      std::fill(bare.begin() + token.range.begin, bare.begin() + token.range.end, ' ');
  }
  return bare;
}

}  // namespace

std::vector<PlainTopic> TagPlainly(std::string_view text, const Knowledge& knowledge) {
  const Taxonomy& taxonomy = knowledge.taxonomy();
  text::Tokenizer tokenizer(knowledge.words());
  text::TokenizedText tokens;
  model::Features features;
  model::Scorer scorer(knowledge.model(), nullptr);
  lexicon::LexiconScratch scratch;
  lexicon::LexiconMatches matches;
  tokenizer.Tokenize(text, &tokens);
  model::ExtractFeatures(tokens, &features);
  scorer.Score(features);
  knowledge.lexicon().Match(tokens, text, &scratch, &matches);
  const Phrases phrases = SpreadPlainly(matches, knowledge);

  std::vector<PlainTopic> topics(taxonomy.size());
  for (std::size_t i = 0; i < taxonomy.size(); ++i) {
    const auto topic = static_cast<TopicIndex>(i);
    const std::int32_t label = knowledge.LabelOf(topic);
    Evidence evidence;
    if (label >= 0) evidence.topic_logit = scorer.logits()[static_cast<std::size_t>(label)];
    evidence.chatter_logit = scorer.logits()[knowledge.chatter_label()];
    evidence.known_words = static_cast<double>(scorer.known_words());
    evidence.phrases = phrases.of_topic[i];
    evidence.rival = phrases.rivals[i];
    for (std::size_t j = 0; j < taxonomy.size(); ++j) {
      const auto other = static_cast<TopicIndex>(j);
      const bool related = other == topic || taxonomy.IsAncestor(other, topic) || taxonomy.IsAncestor(topic, other);
      if (related || knowledge.LabelOf(other) < 0) continue;
      const double heard = scorer.logits()[static_cast<std::size_t>(knowledge.LabelOf(other))];
      evidence.contender = std::max(evidence.contender, Contending(heard));
    }
    const double spoken = CombinedLogit(knowledge.combination(), knowledge.CalibrationOf(topic).bias, evidence);
    topics[i].logit = spoken + MutePlainly(topic, spoken, features, matches, knowledge, &scorer);
    topics[i].confidence = Sigmoid(topics[i].logit);
    topics[i].origin = topic;
  }
  for (std::size_t i = taxonomy.size(); i-- > 0;) {
    for (const TopicIndex parent : taxonomy.topics()[i].parents) {
      if (topics[i].confidence <= topics[parent].confidence) continue;
      topics[parent].confidence = topics[i].confidence;
      topics[parent].origin = topics[i].origin;
    }
  }
  return topics;
}

std::vector<TopicScore> GivePlainly(std::string_view text, std::optional<double> confidence, bool hashtags_confirm_only,
                                    const Knowledge& knowledge) {
  std::vector<TopicScore> given;
  const std::vector<PlainTopic> topics = TagPlainly(text, knowledge);
  const std::vector<PlainTopic> bare =
      hashtags_confirm_only ? TagPlainly(WithoutHashtags(text, knowledge), knowledge) : topics;
  for (std::size_t i = 0; i < topics.size(); ++i) {
    const auto topic = static_cast<TopicIndex>(i);
    const double bar = confidence.value_or(knowledge.CalibrationOf(topic).threshold);
    if (topics[i].confidence >= bar && bare[i].confidence >= bar) given.push_back({topic, topics[i].confidence});
  }
  return given;
}

}  // namespace metier::tag
