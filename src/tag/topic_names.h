// Which topic a text names outright: "Golf", "machine-learning", "Ceramics". The tagger is made for posts, and of a
// single everyday word it would rather say nothing; as the name of a list the same word is all that could be said.

#ifndef METIER_SRC_TAG_TOPIC_NAMES_H_
#define METIER_SRC_TAG_TOPIC_NAMES_H_

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "metier/taxonomy.h"
#include "text/tokenizer.h"

namespace metier::tag {

// Not thread-safe. Keeps no reference.
class TopicNames {
 public:
  explicit TopicNames(const Taxonomy& taxonomy);

  // The topic whose name, slug or alias the words of `text` are, all of them and nothing else; case, punctuation, emoji
  // and links make no difference. None where several topics share an alias.
  std::optional<TopicIndex> Find(std::string_view text);

 private:
  // The words, folded, with a space between them.
  const std::string& WordsOf(std::string_view text);

  text::Tokenizer tokenizer_;
  text::TokenizedText tokens_;
  std::string words_;
  std::unordered_map<std::string, std::optional<TopicIndex>> topics_;  // only looked up, never walked
};

}  // namespace metier::tag

#endif  // METIER_SRC_TAG_TOPIC_NAMES_H_
