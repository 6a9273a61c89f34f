#include "model/relabelled_posts.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "model/tab_records.h"
#include "model/zstd_lines.h"

namespace metier::model {
namespace {

constexpr int kMostFaults = 20;

}  // namespace

absl::StatusOr<RelabelledPosts> RelabelledPosts::Load(const std::string& path, const Taxonomy& taxonomy) {
  RelabelledPosts result;
  std::string faults;
  int number = 0;
  int count = 0;
  const auto fault = [&](const std::string& what) {
    if (++count <= kMostFaults) absl::StrAppend(&faults, path, ":", number, ": ", what, "\n");
  };
  // How many topics the field names; they go to the end of the list.
  const auto read_topics = [&](std::string_view field) -> std::uint16_t {
    if (field == "-") return 0;
    const std::size_t before = result.topics_.size();
    for (const std::string_view slug : SplitFields(field, ' ')) {
      const auto topic = taxonomy.Find(slug);
      if (topic) result.topics_.push_back(*topic);
      if (!topic) fault(absl::StrCat("unknown topic '", std::string(slug), "'"));
    }
    return static_cast<std::uint16_t>(result.topics_.size() - before);
  };
  const absl::Status status = ForEachZstdLine(path, [&](std::string_view line) {
    ++number;
    if (line.empty() || line.front() == '#') return;
    const std::vector<std::string_view> fields = SplitFields(line, '\t');
    Entry entry{0, static_cast<std::uint32_t>(result.topics_.size()), 0, 0};
    if (fields.size() != 3 || !ParseHexKey(fields[0], &entry.key)) return fault("expected key<TAB>topics<TAB>leaning");
    if (!result.entries_.empty() && entry.key <= result.entries_.back().key) return fault("keys do not ascend");
    entry.topics = read_topics(fields[1]);
    entry.leaning = read_topics(fields[2]);
    result.entries_.push_back(entry);
  });
  if (!status.ok()) return status;
  if (!faults.empty()) return absl::InvalidArgumentError(faults.substr(0, faults.size() - 1));
  return result;
}

std::optional<RelabelledPosts::Label> RelabelledPosts::Find(std::uint64_t key) const {
  const auto upper = static_cast<std::uint32_t>(key >> 32);
  const auto found = std::lower_bound(entries_.begin(), entries_.end(), upper,
                                      [](const Entry& entry, std::uint32_t sought) { return entry.key < sought; });
  if (found == entries_.end() || found->key != upper) return std::nullopt;
  const std::span<const TopicIndex> topics = std::span(topics_).subspan(found->begin);
  return Label{topics.first(found->topics), topics.subspan(found->topics, found->leaning)};
}

}  // namespace metier::model
