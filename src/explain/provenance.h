// What an answer depends on besides the posts: versions and checksums.

#ifndef METIER_SRC_EXPLAIN_PROVENANCE_H_
#define METIER_SRC_EXPLAIN_PROVENANCE_H_

#include <string>

#include "sink/json.h"
#include "tag/knowledge.h"

namespace metier::explain {

// "0.1.0"
std::string EngineVersion();

void WriteProvenance(const tag::Knowledge& knowledge, sink::JsonWriter* json);
// One line.
std::string ProvenanceText(const tag::Knowledge& knowledge);

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_PROVENANCE_H_
