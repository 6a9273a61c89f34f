// Attributions, checked, to what an archive keeps of them: what Profiler and ExplainPerson share.

#ifndef METIER_SRC_ENGINE_ATTRIBUTION_TAGGER_H_
#define METIER_SRC_ENGINE_ATTRIBUTION_TAGGER_H_

#include <vector>

#include "absl/status/statusor.h"
#include "metier/attribution.h"
#include "metier/engine.h"
#include "tag/knowledge.h"
#include "tag/words_tagger.h"
#include "weigh/tagged_post.h"

namespace metier::engine {

// Not thread-safe. `knowledge` must outlive it.
class AttributionTagger {
 public:
  explicit AttributionTagger(const tag::Knowledge& knowledge) : taxonomy_(knowledge.taxonomy()), words_(knowledge) {}

  // The topics under which it places the user, ancestors included. InvalidArgument and NotFound as
  // Profiler::AddAttribution says.
  absl::StatusOr<std::vector<weigh::TopicEvidence>> TopicsOf(const Attribution& attribution, const Limits& limits);

 private:
  const Taxonomy& taxonomy_;
  tag::WordsTagger words_;
};

}  // namespace metier::engine

#endif  // METIER_SRC_ENGINE_ATTRIBUTION_TAGGER_H_
