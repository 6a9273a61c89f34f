#include "cli/attribution_file.h"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "archive/attributions.h"
#include "archive/byte_source.h"
#include "cli/io.h"
#include "tag/tagger.h"
#include "tag/topic_names.h"
#include "weigh/attribution_set.h"

namespace metier::cli {
namespace {

// What the words of an attribution are about. A list has many members, so answers are kept while there are not too
// many.
class WordsTagger {
 public:
  explicit WordsTagger(const tag::Knowledge& knowledge) : names_(knowledge.taxonomy()), tagger_(knowledge) {}

  const std::vector<TopicScore>& Tag(const std::string& text, const std::string& lang) {
    if (answers_.size() >= kMostAnswers || text.size() + lang.size() > kLongestKept) answers_.clear();
    const auto [answer, fresh] = answers_.try_emplace({lang, text});
    if (!fresh) return answer->second;
    if (const std::optional<TopicIndex> named = names_.Find(text)) {
      answer->second = {{*named, 1}};
    } else {
      tagger_.Tag(text, lang, tag::EvidenceOptions(), &tagging_);
      answer->second = tagging_.topics;
    }
    return answer->second;
  }

 private:
  static constexpr std::size_t kMostAnswers = 20'000;
  static constexpr std::size_t kLongestKept = 1'000;  // bytes; a longer one is no list's name, and stands alone

  tag::TopicNames names_;
  tag::Tagger tagger_;
  Tagging tagging_;
  std::map<std::pair<std::string, std::string>, std::vector<TopicScore>> answers_;
};

}  // namespace

absl::Status AddAttributionFile(const Arguments& arguments, const tag::Knowledge& knowledge,
                                profile::ArchiveProfile* archive, AttributionCounts* counts) {
  if (!arguments.Has("attribution")) return absl::OkStatus();
  const std::string path = arguments.Text("attribution");
  absl::StatusOr<std::unique_ptr<archive::ByteSource>> source = archive::OpenFile(path);
  if (!source.ok()) return source.status();
  const Taxonomy& taxonomy = knowledge.taxonomy();
  WordsTagger tagger(knowledge);
  archive::AttributionCallbacks callbacks;
  callbacks.known_topic = [&](std::string_view slug) { return taxonomy.Find(slug).has_value(); };
  callbacks.use = [&](Attribution&& attribution) {
    std::vector<weigh::TopicEvidence> topics;
    if (attribution.topic.empty()) {
      topics = weigh::WithAncestors(tagger.Tag(attribution.text, attribution.lang), taxonomy);
    } else {
      const TopicScore named{*taxonomy.Find(attribution.topic), 1};
      topics = weigh::WithAncestors({&named, 1}, taxonomy);
    }
    ++counts->read;
    counts->topicless += topics.empty() ? 1 : 0;
    if (attribution.kind == AttributionKind::kBio) {
      archive->AddBio(attribution.user, std::move(topics));
    } else {
      archive->AddAttribution(attribution.user, attribution.by, std::move(topics));
    }
  };
  callbacks.refuse = [counts](const archive::RecordError& fault) {
    ++counts->refused;
    ComplainOf(fault);
  };
  archive::ReadAttributions(*std::move(source), path, callbacks);
  return absl::OkStatus();
}

}  // namespace metier::cli
