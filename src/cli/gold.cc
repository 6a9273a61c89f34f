#include "cli/gold.h"

#include <simdjson.h>

#include "absl/strings/str_cat.h"
#include "base/file.h"

namespace metier::cli {

absl::Status AppendGold(const std::string& path, const Taxonomy& taxonomy, std::vector<model::LabelledPost>* posts) {
  absl::StatusOr<std::string> file = base::ReadFile(path);
  if (!file.ok()) return file.status();
  simdjson::dom::parser parser;
  std::string_view left = *file;
  for (int line_number = 1; !left.empty(); ++line_number) {
    const std::size_t end = std::min(left.find('\n'), left.size());
    const std::string line(left.substr(0, end));
    left.remove_prefix(std::min(end + 1, left.size()));
    if (line.empty()) continue;
    const auto fault = [&](std::string_view what) {
      return absl::InvalidArgumentError(absl::StrCat(path, ":", line_number, ": ", std::string(what)));
    };
    simdjson::dom::element record;
    std::string_view text;
    simdjson::dom::array topics;
    if (parser.parse(line).get(record) != simdjson::SUCCESS) return fault("no JSON");
    if (record["text"].get_string().get(text) != simdjson::SUCCESS) return fault("no \"text\"");
    if (record["topics"].get_array().get(topics) != simdjson::SUCCESS) return fault("no \"topics\"");
    model::LabelledPost post;
    post.corpus = path;
    post.text = text;
    for (const simdjson::dom::element element : topics) {
      std::string_view slug;
      if (element.get_string().get(slug) != simdjson::SUCCESS) return fault("a topic is no string");
      const std::optional<TopicIndex> topic = taxonomy.Find(slug);
      if (!topic) return fault(absl::StrCat("unknown topic '", std::string(slug), "'"));
      post.topics.push_back(*topic);
    }
    posts->push_back(std::move(post));
  }
  return absl::OkStatus();
}

}  // namespace metier::cli
