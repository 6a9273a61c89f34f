#include "tag/words_tagger.h"

#include <optional>

namespace metier::tag {

const std::vector<TopicScore>& WordsTagger::Tag(std::string_view text, std::string_view lang) {
  if (text.size() + lang.size() > kLongestKept) return unkept_ = Ask(text, lang);
  std::pair<std::string, std::string> question(lang, text);
  if (const auto known = answers_.find(question); known != answers_.end()) return known->second;
  if (answers_.size() >= kMostAnswers) answers_.clear();
  return answers_.emplace(std::move(question), Ask(text, lang)).first->second;
}

const std::vector<TopicScore>& WordsTagger::Tag(const Attribution& attribution) {
  if (attribution.topic.empty()) return Tag(attribution.text, attribution.lang);
  unkept_.clear();
  if (const std::optional<TopicIndex> named = taxonomy_.Find(attribution.topic)) unkept_.push_back({*named, 1});
  return unkept_;
}

std::vector<TopicScore> WordsTagger::Ask(std::string_view text, std::string_view lang) {
  if (const std::optional<TopicIndex> named = names_.Find(text)) return {{*named, 1}};
  tagger_.Tag(text, lang, EvidenceOptions(), &tagging_);
  return tagging_.topics;
}

}  // namespace metier::tag
