#include "metier/json.h"

#include <optional>
#include <set>
#include <utility>

#include "base/guard.h"
#include "base/message.h"
#include "engine/attribution_tagger.h"
#include "engine/engine_access.h"
#include "engine/evidence_tagger.h"
#include "explain/build_audit.h"
#include "explain/person.h"
#include "explain/post.h"
#include "explain/provenance.h"
#include "sink/records.h"

namespace metier {

std::string ToJson(const Profile& profile, const Taxonomy& taxonomy) {
  std::string out;
  sink::AppendProfile(sink::RecordFormat::kJsonLines, profile, taxonomy, &out);
  return out;
}

std::string ToJson(const Topic& topic, const Taxonomy& taxonomy) {
  std::string out;
  sink::AppendTopic(topic, taxonomy, &out);
  return out;
}

std::string ToJson(const Provenance& provenance) {
  std::string out;
  sink::JsonWriter json(&out);
  explain::WriteProvenance(provenance, &json);
  out.push_back('\n');
  return out;
}

absl::StatusOr<std::string> ExplainPost(const Engine& engine, const PostText& text) {
  return base::Guarded([&]() -> absl::StatusOr<std::string> {
    if (engine::IsTooLong(text.text, engine.limits())) {
      return absl::InvalidArgumentError("the text is longer than Limits::text_bytes");
    }
    const tag::Knowledge& knowledge = EngineAccess::KnowledgeOf(engine);
    return explain::PostJson(explain::ExplainPost(text.text, text.lang, knowledge), knowledge);
  });
}

absl::StatusOr<std::string> ExplainPerson(const Engine& engine, std::span<const Post> posts, std::string_view author,
                                          std::string_view topic, const ProfileOptions& options, std::stop_token stop,
                                          std::span<const Attribution> attributions) {
  return base::Guarded([&]() -> absl::StatusOr<std::string> {
    const tag::Knowledge& knowledge = EngineAccess::KnowledgeOf(engine);
    const std::optional<TopicIndex> wanted = knowledge.taxonomy().Find(topic);
    if (!wanted) return absl::NotFoundError(base::Concat("no such topic: ", base::Excerpt(topic)));

    profile::FinishOptions finish = engine::FinishOptionsOf(knowledge, options);
    finish.subjects = std::set<std::string, std::less<>>{std::string(author)};
    // Whoever asks for a topic by name may see it, sensitive or not.
    finish.profile.include_sensitive = options.include_sensitive || knowledge.taxonomy()[*wanted].sensitive;
    finish.stop = stop;
    const profile::ProfileParameters& parameters = EngineAccess::ParametersOf(engine);

    explain::EvidenceStore evidence;
    engine::EvidenceTagger tagger(knowledge);
    profile::ArchiveProfile archive(engine::PostLimitsOf(engine.limits()));
    if (!attributions.empty()) {
      engine::AttributionTagger attribution_tagger(knowledge);
      for (const Attribution& attribution : attributions) {
        if (stop.stop_requested()) return absl::CancelledError("stopped while tagging");
        absl::StatusOr<std::vector<weigh::TopicEvidence>> topics =
            attribution_tagger.TopicsOf(attribution, engine.limits());
        if (!topics.ok()) return topics.status();
        archive.Add(attribution, *std::move(topics));
      }
    }
    for (const Post& post : posts) {
      if (stop.stop_requested()) return absl::CancelledError("stopped while tagging");
      if (post.author.empty() || engine::IsTooLong(post.text, engine.limits())) continue;
      weigh::TaggedPost tagged = tagger.Tag(post);
      if (post.author == author) evidence.Add(author, tagged, tagger.Evidence(post, knowledge));
      archive.Add(post.author, std::move(tagged));
    }
    if (!evidence.Knows(author)) return absl::NotFoundError(base::Concat("no posts by ", base::Excerpt(author)));

    const explain::Provenance provenance = explain::ProvenanceOf(knowledge);
    const explain::Disputes no_disputes;
    const explain::SetAsides nothing;
    const explain::AuditInputs inputs = {provenance,     knowledge.taxonomy(),
                                         parameters,     finish.background,
                                         finish.profile, evidence,
                                         no_disputes,    nothing,
                                         true,           nullptr,
                                         *wanted};
    std::string json;
    std::move(archive).Finish(knowledge.taxonomy(), parameters, finish,
                              [&](const Profile& person, const weigh::Ledger& ledger) {
                                const explain::PersonAudit audit = explain::BuildAudit(person, ledger, inputs);
                                json = explain::PersonJson(audit, audit.topics.front(), nullptr);
                              });
    if (stop.stop_requested()) return absl::CancelledError("stopped while profiling");
    return json;
  });
}

}  // namespace metier
