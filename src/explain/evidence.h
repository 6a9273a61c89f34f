// The posts behind a topic, found again: texts, and the spans that spoke.

#ifndef METIER_SRC_EXPLAIN_EVIDENCE_H_
#define METIER_SRC_EXPLAIN_EVIDENCE_H_

#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "explain/person.h"

namespace metier::explain {

class Evidence {
 public:
  Evidence(const PersonExplanation& explanation, const tag::Knowledge& knowledge);

  // The post behind ledger entry `index`, or null where it is not among explanation.posts.
  const Post* Find(std::size_t index) const;
  // Its id as it was read; empty where Find gives null.
  std::string_view IdOf(std::size_t index) const;
  // What spoke for `topic` in `post`, for and against, in the order of the text.
  std::vector<tag::Share> Shares(const Post& post, TopicIndex topic);

 private:
  const PersonExplanation& explanation_;
  tag::Tagger tagger_;
  std::map<std::pair<UnixSeconds, weigh::PostId>, std::vector<std::size_t>> by_time_and_id_;
};

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_EVIDENCE_H_
