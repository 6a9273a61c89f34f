#include "tag/topic_names.h"

namespace metier::tag {

TopicNames::TopicNames(const Taxonomy& taxonomy) {
  // Names before aliases: "fitness" is the topic of that name, whatever else it may be called on the side.
  for (TopicIndex topic = 0; topic < taxonomy.size(); ++topic) {
    topics_.try_emplace(WordsOf(taxonomy[topic].name), topic);
    topics_.try_emplace(WordsOf(taxonomy[topic].slug), topic);
  }
  std::unordered_map<std::string, std::optional<TopicIndex>> aliases;
  for (TopicIndex topic = 0; topic < taxonomy.size(); ++topic) {
    for (const std::string& alias : taxonomy[topic].aliases) {
      const auto [entry, fresh] = aliases.try_emplace(WordsOf(alias), topic);
      if (!fresh && entry->second != topic) entry->second.reset();
    }
  }
  topics_.merge(aliases);
  topics_.erase("");
}

std::optional<TopicIndex> TopicNames::Find(std::string_view text) {
  const auto found = topics_.find(WordsOf(text));
  return found == topics_.end() ? std::nullopt : found->second;
}

const std::string& TopicNames::WordsOf(std::string_view text) {
  tokenizer_.Tokenize(text, &tokens_);
  words_.clear();
  for (const text::Token& token : tokens_.tokens) {
    switch (token.kind) {
      case text::TokenKind::kWord:
      case text::TokenKind::kNumber:
      case text::TokenKind::kHashtag:
        if (!words_.empty()) words_.push_back(' ');
        words_.append(tokens_.Norm(token));
        break;
      default:
        break;
    }
  }
  return words_;
}

}  // namespace metier::tag
