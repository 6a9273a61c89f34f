#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "base/message.h"
#include "cli/archive_run.h"
#include "cli/audit_run.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "explain/person.h"
#include "explain/post.h"

namespace metier::cli {
namespace {

enum class Form { kText, kJson, kHtml };

int Print(const std::string& text, int code) {
  Output output;
  output.Write(text);
  output.Flush();
  return output.status().ok() ? code : Fail(output.status());
}

// As wide as the terminal, and in colours where that is wished for (https://no-color.org).
explain::TextStyle StyleOfTerminal() {
  explain::TextStyle style;
  if (isatty(STDOUT_FILENO) == 0) return style;
  winsize size = {};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) style.width = size.ws_col;
  const char* no_color = std::getenv("NO_COLOR");
  style.colours = no_color == nullptr || *no_color == '\0';
  return style;
}

int ExplainText(const Arguments& arguments, const tag::Knowledge& knowledge, Form form) {
  const explain::PostExplanation explanation = explain::ExplainPost(arguments.Text("text"), "", knowledge);
  return Print(
      form == Form::kJson ? explain::PostJson(explanation, knowledge) : explain::PostText(explanation, knowledge),
      kAllFine);
}

std::string Render(Form form, const explain::PersonAudit& person, const explain::TopicAudit& topic,
                   const explain::WhatIf* what_if) {
  switch (form) {
    case Form::kText:
      return explain::PersonText(person, topic, what_if, StyleOfTerminal());
    case Form::kJson:
      return explain::PersonJson(person, topic, what_if);
    case Form::kHtml:
      return explain::PersonPage(person, {&topic, what_if, ""});
  }
  return "";
}

absl::Status NoSuchTopic(const std::string& slug) {
  return absl::InvalidArgumentError(base::Concat("no such topic: ", base::Excerpt(slug), "; metier topics lists them"));
}

// --without, --more-occasions, --without-attribution.
absl::StatusOr<explain::Change> ChangeOf(const Arguments& arguments) {
  explain::Change change;
  const std::string ids = arguments.Text("without");
  for (std::size_t begin = 0; begin < ids.size();) {
    const std::size_t end = std::min(ids.find(',', begin), ids.size());
    if (end > begin) change.without.push_back(ids.substr(begin, end - begin));
    begin = end + 1;
  }
  absl::StatusOr<long> more = arguments.Integer("more-occasions", 0, 0, 1000);
  if (!more.ok()) return more.status();
  change.more_occasions = *more;
  change.without_attribution = arguments.Has("without-attribution");
  return change;
}

int ExplainPerson(const Arguments& arguments, const tag::Knowledge& knowledge, int threads, Form form) {
  const std::string user = arguments.Text("user");
  const std::optional<TopicIndex> topic = knowledge.taxonomy().Find(arguments.Text("topic"));
  if (!topic) return Fail(NoSuchTopic(arguments.Text("topic")));
  absl::StatusOr<explain::Change> change = ChangeOf(arguments);
  if (!change.ok()) return Fail(change.status());
  InputCounts counts;
  absl::StatusOr<AuditRequest> read = AuditRequestOf(arguments, knowledge, &counts);
  if (!read.ok()) return Fail(read.status());
  AuditRequest request = *std::move(read);
  request.options.subjects = std::set<std::string, std::less<>>{user};
  // Whoever asks for a topic by name may see it, sensitive or not.
  if (knowledge.taxonomy()[*topic].sensitive) request.options.profile.include_sensitive = true;
  request.only = *topic;
  request.keep_reweigher = !change->empty();
  std::optional<explain::PersonAudit> person;
  const auto reweigher = RunAudit(arguments, knowledge, threads, std::move(request), &counts,
                                  [&](const Profile&, const explain::PersonAudit& audit) {
                                    person = audit;
                                    return absl::OkStatus();
                                  });
  if (!reweigher.ok()) return Fail(reweigher.status());
  if (!person) return Fail(absl::InvalidArgumentError(base::Concat("no posts by ", base::Excerpt(user))));
  std::optional<explain::WhatIf> what_if;
  if (!change->empty()) {
    absl::StatusOr<explain::WhatIf> answer = explain::AskWhatIf(**reweigher, user, *topic, *change);
    if (!answer.ok()) return Fail(answer.status());
    what_if = *std::move(answer);
  }
  return Print(Render(form, *person, person->topics.front(), what_if ? &*what_if : nullptr), Account(counts));
}

int ExplainStored(const Arguments& arguments, Form form) {
  for (const std::string_view flag :
       {"without", "more-occasions", "without-attribution", "smallest-set", "disputes", "attribution", "as-of",
        "include-sensitive"}) {
    if (!arguments.Has(flag)) continue;
    return Fail(absl::InvalidArgumentError(
        base::Concat("--", flag, " weighs anew, and for that the archive is needed: it does not go with --audit")));
  }
  if (!arguments.operands().empty()) return Fail(absl::InvalidArgumentError("with --audit no archive is read"));
  const absl::StatusOr<std::unique_ptr<explain::AuditReader>> reader =
      explain::AuditReader::Open(arguments.Text("audit"));
  if (!reader.ok()) return Fail(reader.status());
  const explain::TopicName* name = (*reader)->FindTopic(arguments.Text("topic"));
  if (name == nullptr) return Fail(NoSuchTopic(arguments.Text("topic")));
  if (name->sensitive && !(*reader)->header().include_sensitive) {
    return Fail(absl::FailedPreconditionError("this audit was made without sensitive topics"));
  }
  const absl::StatusOr<explain::PersonAudit> person = (*reader)->Read(arguments.Text("user"));
  if (!person.ok()) return Fail(person.status());
  const explain::TopicAudit* topic = person->Find(name->slug);
  const explain::TopicAudit absent =
      explain::AbsentTopic(name->slug, name->name, (*reader)->header().bias, name->background);
  return Print(Render(form, *person, topic == nullptr ? absent : *topic, nullptr), kAllFine);
}

}  // namespace

int RunExplain(const Arguments& arguments) {
  const std::string format = arguments.Text("format", "text");
  const bool person = arguments.Has("user") && arguments.Has("topic");
  if (format != "text" && format != "json" && !(format == "html" && person)) {
    return Fail(
        absl::InvalidArgumentError(absl::StrCat("unknown format '", format, "': text or json, or html of a person")));
  }
  if (person == arguments.Has("text")) {
    return Fail(
        absl::InvalidArgumentError("explain needs either --text, or --user and --topic; see metier explain --help"));
  }
  const Form form = format == "json" ? Form::kJson : format == "html" ? Form::kHtml : Form::kText;
  if (person && arguments.Has("audit")) return ExplainStored(arguments, form);
  absl::StatusOr<int> threads = ThreadCount(arguments);
  if (!threads.ok()) return Fail(threads.status());
  absl::StatusOr<std::unique_ptr<const tag::Knowledge>> knowledge = LoadKnowledge(arguments);
  if (!knowledge.ok()) return Fail(knowledge.status());
  return person ? ExplainPerson(arguments, **knowledge, *threads, form) : ExplainText(arguments, **knowledge, form);
}

}  // namespace metier::cli
