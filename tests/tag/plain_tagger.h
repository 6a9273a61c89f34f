// Tagging as plainly as it can be said: every topic of every post, in the order of combine.h, nothing left out and
// nothing remembered. What the tagger must agree with to the bit.

#ifndef METIER_TESTS_TAG_PLAIN_TAGGER_H_
#define METIER_TESTS_TAG_PLAIN_TAGGER_H_

#include <optional>
#include <string_view>
#include <vector>

#include "metier/tagging.h"
#include "tag/knowledge.h"

namespace metier::tag {

struct PlainTopic {
  double logit = 0;  // by itself
  double confidence = 0;
  TopicIndex origin = 0;
};

// One a topic.
std::vector<PlainTopic> TagPlainly(std::string_view text, const Knowledge& knowledge);

// Every topic that reaches `confidence`, or its threshold; in the order of topics. With `hashtags_confirm_only` those
// that the text reaches without its hashtags too.
std::vector<TopicScore> GivePlainly(std::string_view text, std::optional<double> confidence, bool hashtags_confirm_only,
                                    const Knowledge& knowledge);

}  // namespace metier::tag

#endif  // METIER_TESTS_TAG_PLAIN_TAGGER_H_
