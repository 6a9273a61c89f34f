// Attributions to what an archive keeps of them: what Profiler and ExplainPerson share.

#ifndef METIER_SRC_ENGINE_ATTRIBUTION_TAGGER_H_
#define METIER_SRC_ENGINE_ATTRIBUTION_TAGGER_H_

#include <vector>

#include "absl/status/statusor.h"
#include "metier/attribution.h"
#include "metier/engine.h"
#include "profile/archive_profile.h"
#include "tag/knowledge.h"
#include "tag/words_tagger.h"
#include "weigh/tagged_post.h"

namespace metier::engine {

// Not thread-safe. `knowledge` must outlive it.
class AttributionTagger {
 public:
  explicit AttributionTagger(const tag::Knowledge& knowledge) : knowledge_(knowledge), words_(knowledge) {}

  // The topics under which it places the user, ancestors included. InvalidArgument and NotFound as
  // Profiler::AddAttribution says.
  absl::StatusOr<std::vector<weigh::TopicEvidence>> TopicsOf(const Attribution& attribution, const Limits& limits);

 private:
  const tag::Knowledge& knowledge_;
  tag::WordsTagger words_;
};

// Puts it where it belongs, by its kind.
void AddTo(profile::ArchiveProfile* archive, const Attribution& attribution, std::vector<weigh::TopicEvidence> topics);

}  // namespace metier::engine

#endif  // METIER_SRC_ENGINE_ATTRIBUTION_TAGGER_H_
