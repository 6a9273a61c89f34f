// The spans that spoke for the topics of a post, as its record shows them.

#ifndef METIER_SRC_EXPLAIN_SPANS_H_
#define METIER_SRC_EXPLAIN_SPANS_H_

#include <vector>

#include "metier/tagging.h"
#include "sink/records.h"
#include "tag/tagger.h"

namespace metier::explain {

// Of the post that `tagger` tagged last: words and phrases alike, in the order of the text.
inline sink::TopicSpans SpansOf(TopicIndex topic, tag::Tagger* tagger) {
  sink::TopicSpans spans{topic, {}};
  for (const tag::Share& share : tagger->Account(topic).shares) {
    if (share.share > 0) spans.spans.push_back({share.range.begin, share.range.end, share.share});
  }
  return spans;
}

// Of each topic given, in their order.
inline std::vector<sink::TopicSpans> SpansOf(const Tagging& tagging, tag::Tagger* tagger) {
  std::vector<sink::TopicSpans> all;
  for (const TopicScore& score : tagging.topics) all.push_back(SpansOf(score.topic, tagger));
  return all;
}

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_SPANS_H_
