#include "explain/evidence.h"

#include "weigh/tagged_post.h"

namespace metier::explain {

Evidence::Evidence(const PersonExplanation& explanation, const tag::Knowledge& knowledge)
    : explanation_(explanation), tagger_(knowledge) {
  for (std::size_t i = 0; i < explanation.posts.size(); ++i) {
    const Post& post = explanation.posts[i];
    by_time_and_id_[{post.time, weigh::HashedId(post.id)}].push_back(i);
  }
}

const Post* Evidence::Find(std::size_t index) const {
  const weigh::TaggedPost& wanted = explanation_.ledger.posts[index];
  const auto found = by_time_and_id_.find({wanted.time, wanted.id});
  if (found == by_time_and_id_.end()) return nullptr;
  for (const std::size_t candidate : found->second) {
    if (found->second.size() == 1) return &explanation_.posts[candidate];
    // Posts without ids share a key when they share a second: the text tells them apart.
    text::Tokenizer tokenizer;
    text::TokenizedText tokens;
    tokenizer.Tokenize(explanation_.posts[candidate].text, &tokens);
    if (weigh::MakeTaggedPost(explanation_.posts[candidate], tokens, {}).text_key == wanted.text_key)
      return &explanation_.posts[candidate];
  }
  return nullptr;
}

std::string_view Evidence::IdOf(std::size_t index) const {
  const Post* post = Find(index);
  return post == nullptr ? std::string_view() : post->id;
}

std::vector<tag::Share> Evidence::Shares(const Post& post, TopicIndex topic) {
  Tagging tagging;
  tagger_.Tag(post.text, post.lang, tag::EvidenceOptions(), &tagging);
  return tagger_.Account(topic).shares;
}

}  // namespace metier::explain
