// What an answer depends on besides the posts: versions and checksums.

#ifndef METIER_SRC_EXPLAIN_PROVENANCE_H_
#define METIER_SRC_EXPLAIN_PROVENANCE_H_

#include <string>

#include "explain/audit.h"
#include "profile/state.h"
#include "sink/json.h"
#include "tag/knowledge.h"

namespace metier::explain {

// "0.1.0"
std::string EngineVersion();

Provenance ProvenanceOf(const tag::Knowledge& knowledge);

// What makes posts of the same text give the same topics.
profile::StateOrigin OriginOf(const tag::Knowledge& knowledge);

void WriteProvenance(const metier::Provenance& provenance, sink::JsonWriter* json);
// One line.
std::string ProvenanceText(const Provenance& provenance);

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_PROVENANCE_H_
