// What the name of a list, the words of an endorsement or a bio are about: the topic that they name outright, else what
// the tagger makes of them as of a post.

#ifndef METIER_SRC_TAG_WORDS_TAGGER_H_
#define METIER_SRC_TAG_WORDS_TAGGER_H_

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "metier/attribution.h"
#include "metier/tagging.h"
#include "tag/knowledge.h"
#include "tag/tagger.h"
#include "tag/topic_names.h"

namespace metier::tag {

// Not thread-safe. `knowledge` must outlive it. A list has many members, so answers are kept while there are not too
// many.
class WordsTagger {
 public:
  explicit WordsTagger(const Knowledge& knowledge)
      : taxonomy_(knowledge.taxonomy()), names_(taxonomy_), tagger_(knowledge) {}

  // Valid until the next call. `lang` is what the source claims; may be empty.
  const std::vector<TopicScore>& Tag(std::string_view text, std::string_view lang);
  // The topic that it names by slug (none where there is no such topic), else those of its text. Valid likewise.
  const std::vector<TopicScore>& Tag(const Attribution& attribution);

 private:
  std::vector<TopicScore> Ask(std::string_view text, std::string_view lang);

  static constexpr std::size_t kMostAnswers = 20'000;
  static constexpr std::size_t kLongestKept = 1'000;  // bytes; a longer one is no list's name

  const Taxonomy& taxonomy_;
  TopicNames names_;
  Tagger tagger_;
  Tagging tagging_;
  std::map<std::pair<std::string, std::string>, std::vector<TopicScore>> answers_;
  std::vector<TopicScore> unkept_;
};

}  // namespace metier::tag

#endif  // METIER_SRC_TAG_WORDS_TAGGER_H_
