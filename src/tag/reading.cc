#include "tag/reading.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "tag/combine.h"
#include "text/string_hash.h"

namespace metier::tag {
namespace {

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

Reading::Reading(const Knowledge& knowledge)
    : knowledge_(knowledge),
      tokenizer_(knowledge.words()),
      scorer_(knowledge.model()),
      evidence_(knowledge.taxonomy().size()),
      phrases_(knowledge.taxonomy().size()),
      speakers_(knowledge.taxonomy().size()),
      rising_(knowledge.taxonomy().size()) {
  std::iota(speakers_.begin(), speakers_.end(), TopicIndex{0});
  // Spread must not stop half-way for want of memory: the next post would find what this one left.
  spoken_.reserve(knowledge.taxonomy().size());
}

void Reading::Read(std::string_view text) {
  tokenizer_.Tokenize(text, &tokens_);
  FetchAhead();
  model::ExtractFeatures(tokens_, &features_);
  scorer_.Seek(features_);
  knowledge_.lexicon().Match(tokens_, text, &scratch_, &matches_);
  scorer_.Finish(features_);
  chatter_logit_ = scorer_.Logit(knowledge_.chatter_label());
  heard_.clear();
  FindMutedFeatures();
  lexicon::Accumulate(matches_, &evidence_shares_, &topic_evidence_);
  Spread();
}

// The tables of words lie in memory far from any cache: all of a post's places in them are asked for at once, and
// arrive while its features are counted.
void Reading::FetchAhead() const {
  for (const text::Token& token : tokens_.tokens) {
    if (token.kind != text::TokenKind::kWord) continue;
    const std::uint64_t hash = text::StringHash(tokens_.Norm(token));
    knowledge_.lexicon().Prefetch(hash);
    knowledge_.words()->Prefetch(hash);
  }
}

void Reading::Hear(const model::LabelBars& bars, double offset, std::vector<std::uint32_t>* labels) {
  heard_.clear();
  scorer_.LabelsAboveEither(bars, offset, knowledge_.contender_bars(), labels);
  std::erase_if(*labels, [&](std::uint32_t label) {
    const double logit = scorer_.Logit(label);
    if (logit > kLowestContender && label != knowledge_.chatter_label())
      heard_.push_back({knowledge_.TopicOf(label), logit});
    return !(logit >= bars.exact[label] + offset);
  });
  std::sort(heard_.begin(), heard_.end(), [](const Heard& a, const Heard& b) {
    return a.logit != b.logit ? a.logit > b.logit : a.topic < b.topic;
  });
}

const Heard* Reading::ContenderOf(TopicIndex topic) const {
  const Taxonomy& taxonomy = knowledge_.taxonomy();
  for (const Heard& heard : heard_) {
    const bool related = heard.topic == topic || taxonomy.IsAncestor(heard.topic, topic) ||
                         taxonomy.IsAncestor(topic, heard.topic);
    if (!related) return &heard;
  }
  return nullptr;
}

// Features stand in the order in which they begin.
void Reading::FindMutedFeatures() {
  muted_features_.clear();
  const std::vector<model::Feature>& items = features_.items;
  for (std::uint32_t i = 0; i < matches_.muted.size(); ++i) {
    const text::ByteRange muted = matches_.muted[i].range;
    const auto begins_before = [](const model::Feature& feature, std::uint32_t begin) {
      return feature.range.begin < begin;
    };
    const auto first = std::lower_bound(items.begin(), items.end(), muted.begin, begins_before);
    for (auto item = first; item != items.end() && item->range.begin < muted.end; ++item) {
      if (item->range.end <= muted.end)
        muted_features_.push_back({static_cast<std::uint32_t>(item - items.begin()), i});
    }
  }
  std::sort(muted_features_.begin(), muted_features_.end(),
            [](const MutedFeature& a, const MutedFeature& b) { return a.feature < b.feature; });
}

void Reading::Spread() {
  for (const TopicIndex topic : spoken_) {
    evidence_[topic] = 0;
    phrases_[topic] = 0;
    speakers_[topic] = topic;
  }
  spoken_.clear();
  for (const lexicon::TopicEvidence& topic : topic_evidence_) {
    evidence_[topic.topic] = topic.evidence;
    phrases_[topic.topic] = Capped(topic.evidence);
    rising_.Insert(topic.topic);
  }
  for (TopicIndex topic = 0; rising_.TakeLast(&topic);) {
    spoken_.push_back(topic);
    for (const TopicIndex parent : knowledge_.taxonomy()[topic].parents) {
      if (phrases_[topic] <= phrases_[parent]) continue;
      phrases_[parent] = phrases_[topic];
      speakers_[parent] = speakers_[topic];
      rising_.Insert(parent);
    }
  }
  spoken_roots_.clear();
  for (const TopicIndex topic : spoken_) {
    if (phrases_[topic] > 0 && knowledge_.taxonomy()[topic].parents.empty()) spoken_roots_.push_back(topic);
  }
  std::sort(spoken_roots_.begin(), spoken_roots_.end(),
            [this](TopicIndex a, TopicIndex b) { return std::pair(-phrases_[a], a) < std::pair(-phrases_[b], b); });
}

Rival Reading::RivalOf(TopicIndex topic) const {
  const std::uint64_t own = knowledge_.RootsOf(topic);
  for (const TopicIndex root : spoken_roots_) {
    if ((own & knowledge_.RootsOf(root)) == 0) return {phrases_[root], root};
  }
  return {};
}

double Reading::SpokenLogit(TopicIndex topic) {
  const std::int32_t label = knowledge_.LabelOf(topic);
  Evidence evidence;
  if (label >= 0) evidence.topic_logit = scorer_.Logit(static_cast<std::size_t>(label));
  evidence.chatter_logit = chatter_logit_;
  evidence.known_words = static_cast<double>(scorer_.known_words());
  evidence.phrases = phrases_[topic];
  evidence.rival = RivalOf(topic).evidence;
  if (const Heard* contender = ContenderOf(topic); contender != nullptr)
    evidence.contender = Contending(contender->logit);
  return CombinedLogit(knowledge_.combination(), knowledge_.CalibrationOf(topic).bias, evidence);
}

double Reading::ModelWeight(TopicIndex topic) {
  const double logit = scorer_.Logit(static_cast<std::size_t>(knowledge_.LabelOf(topic)));
  return logit == 0 ? 0 : knowledge_.combination().model * Saturated(logit) / logit;
}

double Reading::MutingFactor(TopicIndex topic, std::span<const MutedFeature> around) const {
  double factor = 1;
  for (const MutedFeature& one : around) {
    const lexicon::MutedWords& muted = matches_.muted[one.muted];
    const std::span<const TopicIndex> topics = matches_.SparedBy(muted);
    const bool spared = std::any_of(topics.begin(), topics.end(), [&](TopicIndex own) {
      return own == topic || knowledge_.taxonomy().IsAncestor(topic, own);
    });
    if (!spared) factor = std::min(factor, muted.factor);
  }
  return factor;
}

double Reading::Mute(TopicIndex topic, double spoken, std::vector<Share>* shares) {
  const std::int32_t label = knowledge_.LabelOf(topic);
  if (label < 0 || muted_features_.empty() || Sigmoid(spoken) < kWorthMuting) return 0;
  const double weight = ModelWeight(topic);
  scorer_.Share(features_, static_cast<std::size_t>(label), &word_shares_);
  double sum = 0;
  for (auto first = muted_features_.begin(); first != muted_features_.end();) {
    const std::uint32_t feature = first->feature;
    const auto last = std::find_if(first, muted_features_.end(),
                                   [feature](const MutedFeature& other) { return other.feature != feature; });
    const std::span<const MutedFeature> around(first, last);
    first = last;
    if (word_shares_[feature] <= 0) continue;
    const double factor = MutingFactor(topic, around);
    if (factor == 1) continue;
    const double share = -(1 - factor) * weight * word_shares_[feature];
    sum += share;
    if (shares != nullptr) shares->push_back({features_.items[feature].range, ShareSource::kMuted, share});
  }
  return sum;
}

}  // namespace metier::tag
