#include "cli/attribution_file.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "archive/attributions.h"
#include "archive/byte_source.h"
#include "cli/io.h"
#include "tag/words_tagger.h"
#include "weigh/attribution_set.h"

namespace metier::cli {
absl::Status AddAttributionFile(const Arguments& arguments, const tag::Knowledge& knowledge,
                                profile::ArchiveProfile* archive, AttributionCounts* counts) {
  if (!arguments.Has("attribution")) return absl::OkStatus();
  const std::string path = arguments.Text("attribution");
  absl::StatusOr<std::unique_ptr<archive::ByteSource>> source = archive::OpenFile(path);
  if (!source.ok()) return source.status();
  const Taxonomy& taxonomy = knowledge.taxonomy();
  tag::WordsTagger tagger(knowledge);
  archive::AttributionCallbacks callbacks;
  callbacks.known_topic = [&](std::string_view slug) { return taxonomy.Find(slug).has_value(); };
  callbacks.use = [&](Attribution&& attribution) {
    std::vector<weigh::TopicEvidence> topics = weigh::WithAncestors(tagger.Tag(attribution), taxonomy);
    ++counts->read;
    counts->topicless += topics.empty() ? 1 : 0;
    archive->Add(attribution, std::move(topics));
  };
  callbacks.refuse = [counts](const archive::RecordError& fault) {
    ++counts->refused;
    Complain(TextOf(fault));
  };
  archive::ReadAttributions(*std::move(source), path, callbacks);
  return absl::OkStatus();
}

}  // namespace metier::cli
