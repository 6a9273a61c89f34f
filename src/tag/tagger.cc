#include "tag/tagger.h"

#include <algorithm>

#include "tag/combine.h"
#include "text/language.h"

namespace metier::tag {
namespace {

// Below this, what is said of the language is a guess, and a guess silences nobody.
constexpr double kSureOfLanguage = 0.5;

// Muting only takes away; what is less likely than this before it is of no interest after.
constexpr double kWorthMuting = 0.1;

}  // namespace

std::string_view ShareSourceName(ShareSource source) {
  switch (source) {
    case ShareSource::kWord:
      return "word";
    case ShareSource::kPhrase:
      return "phrase";
    case ShareSource::kRival:
      return "rival";
    case ShareSource::kMuted:
      return "muted";
  }
  return "";
}

Tagger::Tagger(const Knowledge& knowledge)
    : knowledge_(knowledge),
      tokenizer_(knowledge.words()),
      scorer_(knowledge.model()),
      evidence_(knowledge.taxonomy().size()),
      phrases_(knowledge.taxonomy().size()),
      speakers_(knowledge.taxonomy().size()),
      rivals_(knowledge.taxonomy().size()),
      rival_of_(knowledge.taxonomy().size()),
      logits_(knowledge.taxonomy().size()),
      confidences_(knowledge.taxonomy().size()),
      origin_(knowledge.taxonomy().size()) {}

void Tagger::Read(std::string_view text) {
  tokenizer_.Tokenize(text, &tokens_);
  model::ExtractFeatures(tokens_, &features_);
  scorer_.Score(features_);
  knowledge_.lexicon().Match(tokens_, text, &scratch_, &matches_);
  lexicon::Accumulate(matches_, &evidence_shares_, &topic_evidence_);
  std::fill(evidence_.begin(), evidence_.end(), 0.0);
  for (const lexicon::TopicEvidence& topic : topic_evidence_) evidence_[topic.topic] = topic.evidence;
  Spread();
}

void Tagger::Spread() {
  const Taxonomy& taxonomy = knowledge_.taxonomy();
  for (std::size_t i = 0; i < taxonomy.size(); ++i) {
    phrases_[i] = Capped(evidence_[i]);
    speakers_[i] = static_cast<TopicIndex>(i);
    rivals_[i] = 0;
  }
  for (std::size_t i = taxonomy.size(); i-- > 0;) {
    for (const TopicIndex parent : taxonomy.topics()[i].parents) {
      if (phrases_[i] <= phrases_[parent]) continue;
      phrases_[parent] = phrases_[i];
      speakers_[parent] = speakers_[i];
    }
  }
  spoken_roots_.clear();
  for (const TopicIndex root : knowledge_.roots()) {
    if (phrases_[root] > 0) spoken_roots_.push_back(root);
  }
  std::stable_sort(spoken_roots_.begin(), spoken_roots_.end(),
                   [this](TopicIndex a, TopicIndex b) { return phrases_[a] > phrases_[b]; });
  for (std::size_t i = 0; i < taxonomy.size() && !spoken_roots_.empty(); ++i) {
    const std::uint64_t own = knowledge_.RootsOf(static_cast<TopicIndex>(i));
    for (const TopicIndex root : spoken_roots_) {
      if ((own & knowledge_.RootsOf(root)) != 0) continue;
      rivals_[i] = phrases_[root];
      rival_of_[i] = root;
      break;
    }
  }
}

double Tagger::SpokenLogit(TopicIndex topic) const {
  const std::int32_t label = knowledge_.LabelOf(topic);
  Evidence evidence;
  if (label >= 0) evidence.topic_logit = scorer_.logits()[static_cast<std::size_t>(label)];
  evidence.chatter_logit = scorer_.logits()[knowledge_.chatter_label()];
  evidence.known_words = static_cast<double>(scorer_.known_words());
  evidence.phrases = phrases_[topic];
  evidence.rival = rivals_[topic];
  return CombinedLogit(knowledge_.combination(), knowledge_.CalibrationOf(topic).bias, evidence);
}

double Tagger::ModelWeight(TopicIndex topic) const {
  const double logit = scorer_.logits()[static_cast<std::size_t>(knowledge_.LabelOf(topic))];
  return logit == 0 ? 0 : knowledge_.combination().model * Saturated(logit) / logit;
}

double Tagger::Mute(TopicIndex topic, double spoken, std::vector<Share>* shares) {
  const std::int32_t label = knowledge_.LabelOf(topic);
  if (label < 0 || matches_.muted.empty() || Sigmoid(spoken) < kWorthMuting) return 0;
  const double weight = ModelWeight(topic);
  scorer_.Share(features_, static_cast<std::size_t>(label), &word_shares_);
  double sum = 0;
  for (std::size_t i = 0; i < features_.items.size(); ++i) {
    if (word_shares_[i] <= 0) continue;
    const text::ByteRange range = features_.items[i].range;
    double factor = 1;
    for (const lexicon::MutedWords& muted : matches_.muted) {
      if (range.begin < muted.range.begin || range.end > muted.range.end) continue;
      const bool spared = std::any_of(muted.spared.begin(), muted.spared.end(), [&](TopicIndex own) {
        return own == topic || knowledge_.taxonomy().IsAncestor(topic, own);
      });
      if (!spared) factor = std::min(factor, muted.factor);
    }
    if (factor == 1) continue;
    const double share = -(1 - factor) * weight * word_shares_[i];
    sum += share;
    if (shares != nullptr) shares->push_back({range, ShareSource::kMuted, share});
  }
  return sum;
}

void Tagger::Combine() {
  const Taxonomy& taxonomy = knowledge_.taxonomy();
  for (std::size_t i = 0; i < taxonomy.size(); ++i) {
    const auto topic = static_cast<TopicIndex>(i);
    const double spoken = SpokenLogit(topic);
    logits_[i] = spoken + Mute(topic, spoken, nullptr);
    confidences_[i] = Sigmoid(logits_[i]);
    origin_[i] = static_cast<TopicIndex>(i);
  }
  // Parents stand before their children, so from the back every child is final before it lifts its parents.
  for (std::size_t i = taxonomy.size(); i-- > 0;) {
    for (const TopicIndex parent : taxonomy.topics()[i].parents) {
      if (confidences_[i] > confidences_[parent]) {
        confidences_[parent] = confidences_[i];
        origin_[parent] = origin_[i];
      }
    }
  }
}

void Tagger::Tag(std::string_view text, std::string_view lang_hint, const TagOptions& options, Tagging* tagging) {
  tagging->topics.clear();
  tagging->abstained = Abstention::kNone;
  if (options.hashtags_confirm_only) ReadWithoutHashtags(text, options);
  Read(text);
  Combine();
  const text::Language language = text::DetectLanguage(text, tokens_, lang_hint, knowledge_.words().get());
  tagging->lang = language.code;
  if (features_.items.empty()) {
    tagging->abstained = Abstention::kNoWords;
    return;
  }
  if (language.code != "en" && language.confidence >= kSureOfLanguage) {
    tagging->abstained = Abstention::kLanguage;
    return;
  }
  const Taxonomy& taxonomy = knowledge_.taxonomy();
  for (std::size_t i = 0; i < taxonomy.size(); ++i) {
    const auto topic = static_cast<TopicIndex>(i);
    if (confidences_[i] >= BarOf(topic, options)) tagging->topics.push_back({topic, confidences_[i]});
  }
  if (options.hashtags_confirm_only) {
    std::erase_if(tagging->topics, [this](const TopicScore& score) { return !without_hashtags_[score.topic]; });
  }
  std::sort(tagging->topics.begin(), tagging->topics.end(), [&taxonomy](const TopicScore& a, const TopicScore& b) {
    if (a.confidence != b.confidence) return a.confidence > b.confidence;
    const std::size_t depth_a = taxonomy[a.topic].ancestors.size();
    const std::size_t depth_b = taxonomy[b.topic].ancestors.size();
    if (depth_a != depth_b) return depth_a > depth_b;
    return taxonomy[a.topic].slug < taxonomy[b.topic].slug;
  });
  if (options.top_k > 0 && tagging->topics.size() > static_cast<std::size_t>(options.top_k)) {
    tagging->topics.resize(static_cast<std::size_t>(options.top_k));
  }
  if (tagging->topics.empty()) tagging->abstained = Abstention::kUnsure;
}

double Tagger::BarOf(TopicIndex topic, const TagOptions& options) const {
  return options.min_confidence.value_or(knowledge_.CalibrationOf(topic).threshold);
}

// Hashtags are blanked, so that what stands beside them is read as it was.
void Tagger::ReadWithoutHashtags(std::string_view text, const TagOptions& options) {
  without_hashtags_.assign(confidences_.size(), true);
  tokenizer_.Tokenize(text, &tokens_);
  bare_text_.clear();
  for (const text::Token& token : tokens_.tokens) {
    if (token.kind != text::TokenKind::kHashtag) continue;
    if (bare_text_.empty()) bare_text_ = text;
    std::fill(bare_text_.begin() + token.range.begin, bare_text_.begin() + token.range.end, ' ');
  }
  if (bare_text_.empty()) return;
  Read(bare_text_);
  Combine();
  for (std::size_t i = 0; i < confidences_.size(); ++i) {
    without_hashtags_[i] = confidences_[i] >= BarOf(static_cast<TopicIndex>(i), options);
  }
}

void Tagger::AddPhraseShares(TopicIndex speaker, double logit, ShareSource source, std::vector<Share>* shares) const {
  if (evidence_[speaker] <= 0) return;
  for (const lexicon::EvidenceShare& share : evidence_shares_) {
    if (share.topic != speaker || share.share == 0) continue;
    shares->push_back({matches_.matches[share.match].range, source, logit / evidence_[speaker] * share.share});
  }
}

TopicAccount Tagger::Account(TopicIndex topic) {
  TopicAccount account;
  account.topic = topic;
  account.confidence = confidences_[topic];
  const TopicIndex own = origin_[topic];
  if (own != topic) account.raised_by = own;
  account.logit = logits_[own];

  const model::Combination& combination = knowledge_.combination();
  std::vector<double> chatter_shares;
  const double chatter_rest = scorer_.Share(features_, knowledge_.chatter_label(), &chatter_shares);
  std::vector<double> topic_shares(features_.items.size());
  double topic_rest = 0;
  double weight = 0;
  double own_logit = 0;
  if (const std::int32_t label = knowledge_.LabelOf(own); label >= 0) {
    topic_rest = scorer_.Share(features_, static_cast<std::size_t>(label), &topic_shares);
    weight = ModelWeight(own);
    own_logit = scorer_.logits()[static_cast<std::size_t>(label)];
  }
  account.calibration = knowledge_.CalibrationOf(own).bias +
                        combination.known * Reliability(static_cast<double>(scorer_.known_words()));
  account.bias = account.calibration + weight * topic_rest + combination.chatter * chatter_rest;
  for (std::size_t i = 0; i < features_.items.size(); ++i) {
    const double share = weight * topic_shares[i] + combination.chatter * chatter_shares[i];
    if (share != 0) account.shares.push_back({features_.items[i].range, ShareSource::kWord, share});
  }
  AddPhraseShares(speakers_[own], PhraseWeight(combination, own_logit) * phrases_[own], ShareSource::kPhrase,
                  &account.shares);
  if (rivals_[own] > 0)
    AddPhraseShares(speakers_[rival_of_[own]], combination.rival * rivals_[own], ShareSource::kRival, &account.shares);
  Mute(own, SpokenLogit(own), &account.shares);
  std::stable_sort(account.shares.begin(), account.shares.end(),
                   [](const Share& a, const Share& b) { return a.range.begin < b.range.begin; });
  return account;
}

}  // namespace metier::tag
