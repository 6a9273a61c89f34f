#include "absl/strings/str_cat.h"
#include "cli/archive_run.h"
#include "cli/commands.h"
#include "explain/person.h"
#include "explain/post.h"

namespace metier::cli {
namespace {

int Print(const std::string& text, int code) {
  Output output;
  output.Write(text);
  output.Flush();
  return output.status().ok() ? code : Fail(output.status());
}

int ExplainText(const Arguments& arguments, const tag::Knowledge& knowledge, bool json) {
  const explain::PostExplanation explanation = explain::ExplainPost(arguments.Text("text"), "", knowledge);
  return Print(json ? explain::PostJson(explanation, knowledge) : explain::PostText(explanation, knowledge), kAllFine);
}

int ExplainPerson(const Arguments& arguments, const tag::Knowledge& knowledge, int threads, bool json) {
  const std::string user = arguments.Text("user");
  const std::optional<TopicIndex> topic = knowledge.taxonomy().Find(arguments.Text("topic"));
  if (!topic) return Fail(absl::InvalidArgumentError(absl::StrCat("no such topic: '", arguments.Text("topic"), "'; metier topics lists them")));
  absl::StatusOr<profile::FinishOptions> options = FinishOptionsOf(arguments, knowledge);
  if (!options.ok()) return Fail(options.status());

  explain::PersonExplanation explanation;
  explanation.user = user;
  absl::StatusOr<ArchiveRun> run = ReadArchive(arguments, knowledge, threads, [&](const Post& post) {
    if (post.author == user) explanation.posts.push_back(post);
  });
  if (!run.ok()) return Fail(run.status());
  if (explanation.posts.empty()) return Fail(absl::InvalidArgumentError(absl::StrCat("no posts by '", user, "'")));

  // Whoever asks for a topic by name may see it, sensitive or not.
  options->profile.include_sensitive = true;
  options->subjects = std::set<std::string, std::less<>>{user};
  const absl::StatusOr<profile::ProfileParameters> parameters =
      profile::ParseParameters(knowledge.model().profile());
  if (!parameters.ok()) return Fail(parameters.status());
  explanation.profile = explain::NoPosts(*topic, parameters->bias);
  explanation.held_back = true;
  std::move(run->archive).Finish(knowledge.taxonomy(), *parameters, *options, [&](const Profile& person, const weigh::Ledger& ledger) {
    explanation.ledger = ledger;
    explanation.as_of = person.as_of;
    if (const weigh::TopicLedger* entry = ledger.Find(*topic)) {
      explanation.profile = profile::AssessTopic(ledger, *entry, *parameters, options->background);
    }
    for (const TopicProfile& listed : person.topics) explanation.held_back = explanation.held_back && listed.topic != *topic;
  });
  const std::string text = json ? explain::PersonJson(explanation, knowledge) : explain::PersonText(explanation, knowledge);
  return Print(text, run->refused + run->attributions.refused > 0 ? kSomeRefused : kAllFine);
}

}  // namespace

int RunExplain(const Arguments& arguments) {
  const std::string format = arguments.Text("format", "text");
  if (format != "text" && format != "json") return Fail(absl::InvalidArgumentError(absl::StrCat("unknown format '", format, "': text or json")));
  const bool person = arguments.Has("user") && arguments.Has("topic");
  if (person == arguments.Has("text")) return Fail(absl::InvalidArgumentError("explain needs either --text, or --user and --topic; see metier explain --help"));
  absl::StatusOr<int> threads = ThreadCount(arguments);
  if (!threads.ok()) return Fail(threads.status());
  absl::StatusOr<std::unique_ptr<const tag::Knowledge>> knowledge = LoadKnowledge(arguments);
  if (!knowledge.ok()) return Fail(knowledge.status());
  return person ? ExplainPerson(arguments, **knowledge, *threads, format == "json") : ExplainText(arguments, **knowledge, format == "json");
}

}  // namespace metier::cli
