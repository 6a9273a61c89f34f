// Why a person has a topic, or has it only so far: the complete account, every number of which can be checked.

#ifndef METIER_SRC_EXPLAIN_PERSON_H_
#define METIER_SRC_EXPLAIN_PERSON_H_

#include <string>
#include <vector>

#include "metier/post.h"
#include "metier/profile.h"
#include "tag/knowledge.h"
#include "tag/tagger.h"
#include "weigh/ledger.h"

namespace metier::explain {

struct PersonExplanation {
  std::string user;
  TopicProfile profile;      // of the topic
  bool held_back = false;    // not among the listed topics
  weigh::Ledger ledger;      // of the person
  std::vector<Post> posts;   // the person's, as read, in any order; for texts and links
  UnixSeconds as_of = kUnknownTime;
};

// The account of a topic that no post carries: confidence 0, the gate "no_posts".
TopicProfile NoPosts(TopicIndex topic, double bias);

std::string PersonText(const PersonExplanation& explanation, const tag::Knowledge& knowledge);
std::string PersonJson(const PersonExplanation& explanation, const tag::Knowledge& knowledge);

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_PERSON_H_
