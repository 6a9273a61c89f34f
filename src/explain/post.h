// Why a post has its topics, and why it has no others.

#ifndef METIER_SRC_EXPLAIN_POST_H_
#define METIER_SRC_EXPLAIN_POST_H_

#include <string>
#include <string_view>
#include <vector>

#include "metier/tagging.h"
#include "tag/knowledge.h"
#include "tag/tagger.h"

namespace metier::explain {

// A phrase or a topic that was considered and not given, with the reason.
struct Refusal {
  text::ByteRange range;
  std::string phrase;              // as the lexicon writes it; empty where a topic as a whole fell short
  std::vector<TopicIndex> topics;  // empty: the phrase means nothing in particular
  std::string reason;              // "hidden", "needs", "forbids", "case", "overruled", "below_threshold"
  std::string cue;                 // what decided
  double confidence = 0;           // of a topic that fell short
};

struct PostExplanation {
  std::string text;
  Tagging tagging;
  std::vector<tag::TopicAccount> topics;      // of every topic given, in the order of `tagging`
  std::vector<tag::TopicAccount> considered;  // the strongest of those that fell short
  std::vector<Refusal> refused;
};

PostExplanation ExplainPost(std::string_view text, std::string_view lang_hint, const tag::Knowledge& knowledge);

std::string PostText(const PostExplanation& explanation, const tag::Knowledge& knowledge);
std::string PostJson(const PostExplanation& explanation, const tag::Knowledge& knowledge);

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_POST_H_
