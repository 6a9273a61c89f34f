// Is a stored account true? It is compared field by field with one that was made anew.

#ifndef METIER_SRC_EXPLAIN_VERIFY_H_
#define METIER_SRC_EXPLAIN_VERIFY_H_

#include <string>
#include <vector>

#include "explain/audit.h"

namespace metier::explain {

// One field that is not what it should be.
struct Difference {
  std::string user;
  std::string topic;   // a slug; empty where it is not of one topic
  std::string field;   // "confidence", "occasion 3 value", "post 109952458358812449 text"
  std::string stored;  // as text; empty where there is nothing
  std::string found;
};

// In the order of the accounts. Topics are told apart by slug and posts by place. Provenance is not compared.
std::vector<Difference> Compare(const PersonAudit& stored, const PersonAudit& found);

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_VERIFY_H_
