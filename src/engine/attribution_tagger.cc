#include "engine/attribution_tagger.h"

#include "base/message.h"
#include "engine/engine_access.h"
#include "weigh/attribution_set.h"

namespace metier::engine {
namespace {

absl::Status Check(const Attribution& attribution, const Limits& limits) {
  const bool bio = attribution.kind == AttributionKind::kBio;
  if (attribution.kind > AttributionKind::kBio) return absl::InvalidArgumentError("Attribution::kind is none");
  if (attribution.user.empty()) return absl::InvalidArgumentError("Attribution::user is empty");
  if (bio != attribution.by.empty()) {
    return absl::InvalidArgumentError(bio ? "Attribution::by is set, but a bio is the user's own"
                                          : "Attribution::by is empty");
  }
  if (attribution.topic.empty() && attribution.text.empty()) {
    return absl::InvalidArgumentError("Attribution::topic and Attribution::text are both empty");
  }
  if (attribution.topic.empty() && IsTooLong(attribution.text, limits)) {
    return absl::InvalidArgumentError("Attribution::text is longer than Limits::text_bytes");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<weigh::TopicEvidence>> AttributionTagger::TopicsOf(const Attribution& attribution,
                                                                              const Limits& limits) {
  if (absl::Status status = Check(attribution, limits); !status.ok()) return status;
  if (!attribution.topic.empty() && !taxonomy_.Find(attribution.topic)) {
    return absl::NotFoundError(base::Concat("no such topic: ", base::Excerpt(attribution.topic)));
  }
  return weigh::WithAncestors(words_.Tag(attribution), taxonomy_);
}

}  // namespace metier::engine
