// Why a person has a topic and why not, in three forms, each made of the account alone.

#ifndef METIER_SRC_EXPLAIN_PERSON_H_
#define METIER_SRC_EXPLAIN_PERSON_H_

#include <cstddef>
#include <optional>
#include <string>

#include "explain/audit.h"
#include "explain/what_if.h"

namespace metier::explain {

struct TextStyle {
  std::size_t width = 100;  // columns, at least 40
  bool colours = false;
};

// `topic` is an account of `person`, or AbsentTopic. `what_if`: the answer to a question asked beside, or null.
std::string PersonText(const PersonAudit& person, const TopicAudit& topic, const WhatIf* what_if, TextStyle style);
// docs/schema/explain-person.json
std::string PersonJson(const PersonAudit& person, const TopicAudit& topic, const WhatIf* what_if);

// One page that stands alone: no script, no network. Of one topic, or of all the person's.
struct PageOptions {
  const TopicAudit* only = nullptr;
  const WhatIf* what_if = nullptr;  // with `only`
  std::string index;                // relative link to the list of all people; empty: none
};
std::string PersonPage(const PersonAudit& person, const PageOptions& options);

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_PERSON_H_
