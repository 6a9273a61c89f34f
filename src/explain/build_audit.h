// From what profiling holds of a person to the account of it.

#ifndef METIER_SRC_EXPLAIN_BUILD_AUDIT_H_
#define METIER_SRC_EXPLAIN_BUILD_AUDIT_H_

#include <optional>
#include <span>

#include "explain/audit.h"
#include "explain/disputes.h"
#include "explain/post_evidence.h"
#include "explain/what_if.h"
#include "metier/profile.h"
#include "metier/taxonomy.h"
#include "profile/parameters.h"
#include "profile/profile.h"
#include "weigh/ledger.h"

namespace metier::explain {

// What an account is made with, the same for everybody. All must outlive the building.
struct AuditInputs {
  const Provenance& provenance;
  const Taxonomy& taxonomy;
  const profile::ProfileParameters& parameters;
  std::span<const double> background;      // as AssessTopic takes it
  const profile::ProfileOptions& options;  // as the profile was computed with
  const EvidenceStore& evidence;
  const Disputes& disputes;
  const SetAsides& set_asides;
  bool keep_text = true;
  const Reweigher* reweigher = nullptr;  // of the same archive: the smallest sets are searched too
  std::optional<TopicIndex> only;        // builds the account of this topic alone, sensitive or not
};

// Everything about one person: what `profile` and `ledger` say, with the posts
// behind it. Sensitive topics are left out unless the options include them. Deterministic; keeps no reference. Linear
// in the posts times their topics, but for disputes, which cost the posts set aside times all.
PersonAudit BuildAudit(const Profile& profile, const weigh::Ledger& ledger, const AuditInputs& inputs);

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_BUILD_AUDIT_H_
