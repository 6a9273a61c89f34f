#include "absl/strings/str_cat.h"
#include "cli/commands.h"
#include "cli/io.h"
#include "cli/output.h"
#include "metier/taxonomy.h"
#include "sink/records.h"
#include "tag/knowledge.h"

namespace metier::cli {
namespace {

void AppendTree(const Taxonomy& taxonomy, TopicIndex topic, std::size_t depth, std::string* out) {
  out->append(2 * depth, ' ').append(taxonomy[topic].slug).append("  ").append(taxonomy[topic].definition).append("\n");
  for (const TopicIndex child : taxonomy[topic].children) AppendTree(taxonomy, child, depth + 1, out);
}

void AppendSheet(const Taxonomy& taxonomy, const Topic& topic, std::string* out) {
  const auto slugs = [&taxonomy](const std::vector<TopicIndex>& topics) {
    std::string text;
    for (const TopicIndex index : topics) text += (text.empty() ? "" : ", ") + taxonomy[index].slug;
    return text.empty() ? std::string("-") : text;
  };
  absl::StrAppend(out, topic.slug, " (", topic.name, ")", topic.sensitive ? "  [sensitive]" : "", "\n  ", topic.definition, "\n  parents:  ",
                  slugs(topic.parents), "\n  children: ", slugs(topic.children), "\n");
}

}  // namespace

int RunTopics(const Arguments& arguments) {
  const std::string format = arguments.Text("format", arguments.Has("tree") ? "tree" : arguments.operands().empty() ? "jsonl" : "text");
  if (format != "jsonl" && format != "text" && format != "tree") {
    return Fail(absl::InvalidArgumentError(absl::StrCat("unknown format '", format, "': jsonl or text")));
  }
  absl::StatusOr<Taxonomy> taxonomy = tag::LoadTaxonomy(DataDirectory(arguments));
  if (!taxonomy.ok()) return Fail(taxonomy.status());

  std::vector<TopicIndex> wanted;
  for (const std::string& slug : arguments.operands()) {
    const std::optional<TopicIndex> topic = taxonomy->Find(slug);
    if (!topic) return Fail(absl::InvalidArgumentError(absl::StrCat("no such topic: '", slug, "'")));
    wanted.push_back(*topic);
  }
  for (std::size_t i = 0; i < taxonomy->size() && arguments.operands().empty(); ++i) {
    const auto topic = static_cast<TopicIndex>(i);
    if (format != "tree" || (*taxonomy)[topic].parents.empty()) wanted.push_back(topic);
  }
  std::string text;
  for (const TopicIndex topic : wanted) {
    if (format == "tree") {
      AppendTree(*taxonomy, topic, 0, &text);
    } else if (format == "text") {
      AppendSheet(*taxonomy, (*taxonomy)[topic], &text);
    } else {
      sink::AppendTopic((*taxonomy)[topic], *taxonomy, &text);
    }
  }
  Output output;
  output.Write(text);
  output.Flush();
  if (!output.status().ok()) return Fail(output.status());
  return kAllFine;
}

}  // namespace metier::cli
