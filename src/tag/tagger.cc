#include "tag/tagger.h"

#include <algorithm>

#include "tag/combine.h"
#include "text/language.h"

namespace metier::tag {
namespace {

// Below this, what is said of the language is a guess, and a guess silences nobody.
constexpr double kSureOfLanguage = 0.5;

}  // namespace

Tagger::Tagger(const Knowledge& knowledge) : knowledge_(knowledge), whole_(knowledge) {}

void Tagger::Tag(std::string_view text, std::string_view lang_hint, const TagOptions& options, Tagging* tagging) {
  tagging->topics.clear();
  tagging->abstained = Abstention::kNone;
  on_hashtags_.clear();
  whole_.Read(text);
  const text::Language language = text::DetectLanguage(tokens(), lang_hint, knowledge_.words().get());
  tagging->lang = language.code;
  if (whole_.reading.features().items.empty()) {
    tagging->abstained = Abstention::kNoWords;
    return;
  }
  if (language.code != "en" && language.confidence >= kSureOfLanguage) {
    tagging->abstained = Abstention::kLanguage;
    return;
  }
  const Bars& bars = BarsOf(options);
  whole_.confidences.Above(&whole_.reading, bars, &tagging->topics);
  if (options.hashtags_confirm_only) SetAsideHashtags(text, bars, &tagging->topics);
  Sort(&tagging->topics);
  if (options.top_k > 0 && tagging->topics.size() > static_cast<std::size_t>(options.top_k)) {
    tagging->topics.resize(static_cast<std::size_t>(options.top_k));
  }
  if (tagging->topics.empty()) tagging->abstained = Abstention::kUnsure;
}

const Bars& Tagger::BarsOf(const TagOptions& options) {
  if (!bars_ || bars_->confidence != options.min_confidence) bars_.emplace(knowledge_, options.min_confidence);
  return *bars_;
}

std::span<const TopicScore> Tagger::ConfidencesFrom(double confidence) {
  if (!bars_from_ || bars_from_->confidence != confidence) bars_from_.emplace(knowledge_, confidence);
  whole_.confidences.Clear();
  whole_.confidences.Above(&whole_.reading, *bars_from_, &scores_from_);
  return scores_from_;
}

void Tagger::Sort(std::vector<TopicScore>* topics) const {
  const Taxonomy& taxonomy = knowledge_.taxonomy();
  std::sort(topics->begin(), topics->end(), [&taxonomy](const TopicScore& a, const TopicScore& b) {
    if (a.confidence != b.confidence) return a.confidence > b.confidence;
    const std::size_t depth_a = taxonomy[a.topic].ancestors.size();
    const std::size_t depth_b = taxonomy[b.topic].ancestors.size();
    if (depth_a != depth_b) return depth_a > depth_b;
    return taxonomy[a.topic].slug < taxonomy[b.topic].slug;
  });
}

// Hashtags are blanked, so that what stands beside them is read as it was.
void Tagger::SetAsideHashtags(std::string_view text, const Bars& bars, std::vector<TopicScore>* topics) {
  if (topics->empty()) return;
  bare_text_.clear();
  for (const text::Token& token : tokens().tokens) {
    if (token.kind != text::TokenKind::kHashtag) continue;
    if (bare_text_.empty()) bare_text_ = text;
    std::fill(bare_text_.begin() + token.range.begin, bare_text_.begin() + token.range.end, ' ');
  }
  if (bare_text_.empty()) return;
  if (!bare_) bare_.emplace(knowledge_);
  bare_->Read(bare_text_);
  bare_->confidences.Above(&bare_->reading, bars, &bare_topics_);
  std::erase_if(*topics, [this](const TopicScore& score) {
    const bool stays = std::any_of(bare_topics_.begin(), bare_topics_.end(),
                                   [&score](const TopicScore& bare) { return bare.topic == score.topic; });
    if (!stays) on_hashtags_.push_back(score);
    return !stays;
  });
  Sort(&on_hashtags_);
}

void Tagger::AddPhraseShares(TopicIndex speaker, double logit, ShareSource source, std::vector<Share>* shares) const {
  const double evidence = whole_.reading.evidence()[speaker];
  if (evidence <= 0) return;
  for (const lexicon::EvidenceShare& share : whole_.reading.evidence_shares()) {
    if (share.topic != speaker || share.share == 0) continue;
    shares->push_back({matches().matches[share.match].range, source, logit / evidence * share.share});
  }
}

TopicAccount Tagger::Account(TopicIndex topic) {
  Reading& reading = whole_.reading;
  const Confidences& confidences = whole_.confidences;
  if (!confidences.Knows(topic)) whole_.confidences.All(&reading);
  TopicAccount account;
  account.topic = topic;
  account.confidence = confidences[topic];
  const TopicIndex own = confidences.OriginOf(topic);
  if (own != topic) account.raised_by = own;
  account.logit = confidences.LogitOf(topic);

  const model::Features& features = reading.features();
  const model::Combination& combination = knowledge_.combination();
  std::vector<double> chatter_shares;
  const double chatter_rest = reading.scorer().Share(features, knowledge_.chatter_label(), &chatter_shares);
  std::vector<double> topic_shares(features.items.size());
  double topic_rest = 0;
  double weight = 0;
  double own_logit = 0;
  if (const std::int32_t label = knowledge_.LabelOf(own); label >= 0) {
    topic_rest = reading.scorer().Share(features, static_cast<std::size_t>(label), &topic_shares);
    weight = reading.ModelWeight(own);
    own_logit = reading.scorer().Logit(static_cast<std::size_t>(label));
  }
  account.calibration = knowledge_.CalibrationOf(own).bias +
                        combination.known * Reliability(static_cast<double>(reading.scorer().known_words()));
  account.bias = account.calibration + weight * topic_rest + combination.chatter * chatter_rest;
  std::vector<double> contender_shares(features.items.size());
  double contender_weight = 0;
  if (const Heard* contender = reading.ContenderOf(own); contender != nullptr) {
    const auto label = static_cast<std::size_t>(knowledge_.LabelOf(contender->topic));
    const double rest = reading.scorer().Share(features, label, &contender_shares);
    contender_weight =
        combination.contender * Contending(contender->logit) / (contender->logit - kLowestContender);
    account.bias += contender_weight * (rest - kLowestContender);
  }
  for (std::size_t i = 0; i < features.items.size(); ++i) {
    const double share = weight * topic_shares[i] + combination.chatter * chatter_shares[i] +
                         contender_weight * contender_shares[i];
    if (share != 0) account.shares.push_back({features.items[i].range, ShareSource::kWord, share});
  }
  AddPhraseShares(reading.SpeakerOf(own), PhraseWeight(combination, own_logit) * reading.phrases()[own],
                  ShareSource::kPhrase, &account.shares);
  if (const Rival rival = reading.RivalOf(own); rival.evidence > 0) {
    AddPhraseShares(reading.SpeakerOf(rival.root), combination.rival * rival.evidence, ShareSource::kRival,
                    &account.shares);
  }
  reading.Mute(own, reading.SpokenLogit(own), &account.shares);
  std::stable_sort(account.shares.begin(), account.shares.end(),
                   [](const Share& a, const Share& b) { return a.range.begin < b.range.begin; });
  return account;
}

}  // namespace metier::tag
