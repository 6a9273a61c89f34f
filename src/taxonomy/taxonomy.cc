#include "metier/taxonomy.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "absl/status/status.h"
#include "base/checksum.h"
#include "base/file.h"
#include "base/guard.h"
#include "taxonomy/access.h"
#include "taxonomy/parse.h"

namespace metier {
namespace {

using taxonomy::Stanza;
using SlugMap = std::map<std::string, std::size_t, std::less<>>;

SlugMap IndexSlugsAndNames(const std::vector<Stanza>& stanzas, std::vector<std::string>* faults) {
  SlugMap by_slug;
  SlugMap by_name;
  for (std::size_t i = 0; i < stanzas.size(); ++i) {
    const Stanza& stanza = stanzas[i];
    if (auto [seen, fresh] = by_slug.emplace(stanza.topic.slug, i); !fresh) {
      faults->push_back(stanza.where + ": topic '" + stanza.topic.slug + "' stands already at " +
                        stanzas[seen->second].where);
    }
    if (auto [seen, fresh] = by_name.emplace(stanza.topic.name, i); !fresh) {
      faults->push_back(stanza.where + ": name '" + stanza.topic.name + "' stands already at " +
                        stanzas[seen->second].where);
    }
  }
  return by_slug;
}

// Stanza numbers with every parent before its children, else in the order of the files (Kahn's algorithm with a sorted
// frontier). Topics on or below a cycle are missing from the result.
std::vector<std::size_t> TopologicalOrder(const std::vector<Stanza>& stanzas, const SlugMap& by_slug) {
  std::vector<std::size_t> missing_parents(stanzas.size());
  std::vector<std::vector<std::size_t>> children(stanzas.size());
  std::set<std::size_t> ready;
  for (std::size_t i = 0; i < stanzas.size(); ++i) {
    for (const std::string& parent : stanzas[i].parents) {
      if (auto found = by_slug.find(parent); found != by_slug.end()) {
        children[found->second].push_back(i);
        ++missing_parents[i];
      }
    }
    if (missing_parents[i] == 0) ready.insert(i);
  }
  std::vector<std::size_t> order;
  while (!ready.empty()) {
    const std::size_t next = *ready.begin();
    ready.erase(ready.begin());
    order.push_back(next);
    for (const std::size_t child : children[next]) {
      if (--missing_parents[child] == 0) ready.insert(child);
    }
  }
  return order;
}

std::string Join(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

// Everything that can change a result or a crosswalk, in the order of topics.
std::uint64_t ContentChecksum(const std::vector<Topic>& topics) {
  std::string content;
  const auto add = [&content](std::string_view field) { content.append(field).push_back('\0'); };
  for (const Topic& topic : topics) {
    add(topic.slug);
    add(topic.name);
    add(topic.definition);
    add(topic.sensitive ? "1" : "0");
    for (const TopicIndex parent : topic.parents) add(topics[parent].slug);
    for (const std::string& alias : topic.aliases) add(alias);
    add(topic.crosswalk.klout);
    add(topic.crosswalk.wikidata);
    for (const std::string& id : topic.crosswalk.iab) add(id);
    for (const std::string& id : topic.crosswalk.iptc) add(id);
    content.push_back('\n');
  }
  return base::Checksum(content);
}

}  // namespace

struct Taxonomy::Content {
  std::vector<Topic> topics;
  std::map<std::string, TopicIndex, std::less<>> by_slug;
  std::uint64_t checksum = 0;
};

Taxonomy::Taxonomy(std::shared_ptr<const Content> content) : content_(std::move(content)), topics_(content_->topics) {}

absl::StatusOr<Taxonomy> Taxonomy::Load(const std::string& directory) {
  return base::Guarded([&]() -> absl::StatusOr<Taxonomy> {
    absl::StatusOr<std::vector<std::string>> paths = base::ListFiles(directory, ".txt");
    if (!paths.ok()) return paths.status();
    std::vector<std::pair<std::string, std::string>> files;
    for (const std::string& path : *paths) {
      absl::StatusOr<std::string> text = base::ReadFile(path);
      if (!text.ok()) return text.status();
      files.emplace_back(path, *std::move(text));
    }
    if (files.empty()) return absl::NotFoundError("no taxonomy: '" + directory + "' has no *.txt");
    return Parse(files);
  });
}

absl::StatusOr<Taxonomy> Taxonomy::Parse(std::span<const std::pair<std::string, std::string>> files) {
  return base::Guarded([&]() -> absl::StatusOr<Taxonomy> {
    std::vector<Stanza> stanzas;
    std::vector<std::string> faults;
    for (const auto& [name, text] : files) taxonomy::ParseStanzas(name, text, &stanzas, &faults);

    const SlugMap by_slug = IndexSlugsAndNames(stanzas, &faults);
    for (const Stanza& stanza : stanzas) {
      for (const std::string& parent : stanza.parents) {
        if (!by_slug.contains(parent)) faults.push_back(stanza.where + ": unknown parent '" + parent + "'");
      }
    }
    const std::vector<std::size_t> order = TopologicalOrder(stanzas, by_slug);
    if (order.size() != stanzas.size()) {
      const std::set<std::size_t> ordered(order.begin(), order.end());
      for (std::size_t i = 0; i < stanzas.size(); ++i) {
        if (!ordered.contains(i))
          faults.push_back(stanzas[i].where + ": '" + stanzas[i].topic.slug + "' is on a cycle or hangs below one");
      }
    }
    if (stanzas.size() > std::numeric_limits<TopicIndex>::max()) faults.push_back("more than 65,535 topics");
    if (!faults.empty()) return absl::InvalidArgumentError(Join(faults));

    std::vector<Topic> topics;
    std::vector<TopicIndex> index_of(stanzas.size());
    for (const std::size_t i : order) {
      index_of[i] = static_cast<TopicIndex>(topics.size());
      Topic& topic = topics.emplace_back(std::move(stanzas[i].topic));
      for (const std::string& slug : stanzas[i].parents) topic.parents.push_back(index_of[by_slug.find(slug)->second]);
    }
    return TaxonomyAccess::Make(std::move(topics));
  });
}

Taxonomy TaxonomyAccess::Make(std::vector<Topic> topics) {
  auto content = std::make_shared<Taxonomy::Content>();
  content->topics = std::move(topics);
  for (std::size_t i = 0; i < content->topics.size(); ++i) {
    const auto index = static_cast<TopicIndex>(i);
    Topic& topic = content->topics[i];
    for (const TopicIndex parent : topic.parents) {
      Topic& above = content->topics[parent];
      above.children.push_back(index);
      topic.sensitive = topic.sensitive || above.sensitive;
      topic.ancestors.push_back(parent);
      topic.ancestors.insert(topic.ancestors.end(), above.ancestors.begin(), above.ancestors.end());
    }
    std::sort(topic.ancestors.begin(), topic.ancestors.end());
    topic.ancestors.erase(std::unique(topic.ancestors.begin(), topic.ancestors.end()), topic.ancestors.end());
    for (const TopicIndex above : topic.ancestors) ++content->topics[above].beneath;
    content->by_slug.emplace(topic.slug, index);
  }
  content->checksum = ContentChecksum(content->topics);
  return Taxonomy(std::move(content));
}

std::optional<TopicIndex> Taxonomy::Find(std::string_view slug) const {
  const auto found = content_->by_slug.find(slug);
  if (found == content_->by_slug.end()) return std::nullopt;
  return found->second;
}

bool Taxonomy::IsAncestor(TopicIndex above, TopicIndex below) const {
  const std::vector<TopicIndex>& ancestors = topics_[below].ancestors;
  return std::binary_search(ancestors.begin(), ancestors.end(), above);
}

std::uint64_t Taxonomy::checksum() const { return content_->checksum; }

}  // namespace metier
