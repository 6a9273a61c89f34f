#include "metier/json.h"

#include <optional>
#include <set>
#include <utility>

#include "base/message.h"
#include "engine/engine_access.h"
#include "engine/evidence_tagger.h"
#include "engine/guard.h"
#include "explain/person.h"
#include "explain/post.h"
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

absl::StatusOr<std::string> ExplainPost(const Engine& engine, const PostText& text) {
  return engine::Guarded([&]() -> absl::StatusOr<std::string> {
    if (engine::IsTooLong(text.text, engine.limits())) {
      return absl::InvalidArgumentError("the text is longer than Limits::text_bytes");
    }
    const tag::Knowledge& knowledge = EngineAccess::KnowledgeOf(engine);
    return explain::PostJson(explain::ExplainPost(text.text, text.lang, knowledge), knowledge);
  });
}

absl::StatusOr<std::string> ExplainPerson(const Engine& engine, std::span<const Post> posts, std::string_view author,
                                          std::string_view topic, const ProfileOptions& options, std::stop_token stop) {
  return engine::Guarded([&]() -> absl::StatusOr<std::string> {
    const tag::Knowledge& knowledge = EngineAccess::KnowledgeOf(engine);
    const std::optional<TopicIndex> wanted = knowledge.taxonomy().Find(topic);
    if (!wanted) return absl::NotFoundError(base::Concat("no such topic: ", base::Excerpt(topic)));

    explain::PersonExplanation explanation;
    explanation.user = author;
    engine::EvidenceTagger tagger(knowledge);
    profile::ArchiveProfile archive(engine::PostLimitsOf(engine.limits()));
    for (const Post& post : posts) {
      if (stop.stop_requested()) return absl::CancelledError("stopped while tagging");
      if (post.author.empty() || engine::IsTooLong(post.text, engine.limits())) continue;
      if (post.author == author) explanation.posts.push_back(post);
      archive.Add(post.author, tagger.Tag(post));
    }
    if (explanation.posts.empty()) return absl::NotFoundError(base::Concat("no posts by ", base::Excerpt(author)));

    profile::FinishOptions finish = engine::FinishOptionsOf(knowledge, options);
    finish.profile.include_sensitive = true;
    finish.subjects = std::set<std::string, std::less<>>{explanation.user};
    finish.stop = stop;
    const profile::ProfileParameters& parameters = EngineAccess::ParametersOf(engine);
    explanation.profile = explain::NoPosts(*wanted, parameters.bias);
    explanation.held_back = true;
    std::move(archive).Finish(
        knowledge.taxonomy(), parameters, finish, [&](const Profile& person, const weigh::Ledger& ledger) {
          explanation.ledger = ledger;
          explanation.as_of = person.as_of;
          if (const weigh::TopicLedger* entry = ledger.Find(*wanted)) {
            explanation.profile = profile::AssessTopic(ledger, *entry, parameters, finish.background);
          }
          for (const TopicProfile& listed : person.topics) {
            explanation.held_back = explanation.held_back && listed.topic != *wanted;
          }
        });
    if (stop.stop_requested()) return absl::CancelledError("stopped while profiling");
    return explain::PersonJson(explanation, knowledge);
  });
}

}  // namespace metier
