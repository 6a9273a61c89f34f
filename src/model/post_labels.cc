#include "model/post_labels.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "base/file.h"
#include "model/tab_records.h"

namespace metier::model {

std::string TopicsField(const std::vector<TopicIndex>& topics, const Taxonomy& taxonomy) {
  if (topics.empty()) return "-";
  return absl::StrJoin(topics, " ",
                       [&](std::string* out, TopicIndex topic) { absl::StrAppend(out, taxonomy[topic].slug); });
}

absl::StatusOr<PostLabels> PostLabels::Load(const std::string& directory, const Taxonomy& taxonomy) {
  const absl::StatusOr<std::vector<std::string>> paths = base::ListFiles(directory, ".tsv");
  if (!paths.ok()) return paths.status();
  PostLabels result;
  std::string faults;
  for (const std::string& path : *paths) {
    const absl::StatusOr<std::string> text = base::ReadFile(path);
    if (!text.ok()) return text.status();
    ForEachTabRecord(*text, [&](int line, const std::vector<std::string_view>& fields) {
      const auto fault = [&](const std::string& what) { absl::StrAppend(&faults, path, ":", line, ": ", what, "\n"); };
      std::uint64_t key = 0;
      if (fields.size() != 3 || !ParseHexKey(fields[0], &key)) return fault("expected key<TAB>topics<TAB>also");
      PostLabel label;
      for (const std::size_t field : {std::size_t{1}, std::size_t{2}}) {
        if (fields[field] == "-") continue;
        for (const std::string_view slug : SplitFields(fields[field], ' ')) {
          const auto topic = taxonomy.Find(slug);
          if (!topic) return fault(absl::StrCat("unknown topic '", std::string(slug), "'"));
          (field == 1 ? label.topics : label.accepted).push_back(*topic);
        }
      }
      if (!result.labels_.emplace(key, std::move(label)).second) fault("a second label for the same post");
    });
  }
  if (!faults.empty()) return absl::InvalidArgumentError(faults.substr(0, faults.size() - 1));
  return result;
}

const PostLabel* PostLabels::Find(std::uint64_t key) const {
  const auto found = labels_.find(key);
  return found == labels_.end() ? nullptr : &found->second;
}

}  // namespace metier::model
