#include "tag/words_tagger.h"

#include <optional>

namespace metier::tag {

const std::vector<TopicScore>& WordsTagger::Tag(std::string_view text, std::string_view lang) {
  if (answers_.size() >= kMostAnswers || text.size() + lang.size() > kLongestKept) answers_.clear();
  std::pair<std::string, std::string> question(lang, text);
  if (const auto known = answers_.find(question); known != answers_.end()) return known->second;
  std::vector<TopicScore> topics;
  if (const std::optional<TopicIndex> named = names_.Find(text)) {
    topics = {{*named, 1}};
  } else {
    tagger_.Tag(text, lang, EvidenceOptions(), &tagging_);
    topics = tagging_.topics;
  }
  return answers_.emplace(std::move(question), std::move(topics)).first->second;
}

}  // namespace metier::tag
