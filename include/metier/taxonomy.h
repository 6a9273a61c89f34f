// The topics: a directed acyclic graph of interests, from broad ("sports") to narrow ("golf").
//
//   absl::StatusOr<metier::Taxonomy> taxonomy = metier::Taxonomy::Load("/usr/share/metier/taxonomy");
//   if (auto golf = taxonomy->Find("golf")) {
//     for (metier::TopicIndex up : (*taxonomy)[*golf].ancestors) ... (*taxonomy)[up].name ...
//   }
//
// Immutable after Load: share one object between any number of threads. Copies are cheap and share the topics, which
// live as long as any of them. Indices are positions in topics(), dense from 0, and mean nothing outside this object
// and its copies: store slugs.

#ifndef METIER_TAXONOMY_H_
#define METIER_TAXONOMY_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "metier/export.h"

namespace metier {

using TopicIndex = std::uint16_t;

// The same thing in other vocabularies. Empty where none fits.
struct Crosswalk {
  std::string klout;              // slug in Klout's ontology of 2018
  std::string wikidata;           // item, "Q5377"
  std::vector<std::string> iab;   // IAB Content Taxonomy 3.1 unique ids
  std::vector<std::string> iptc;  // IPTC media topics, "medtop:20000954"
};

struct Topic {
  std::string slug;        // [a-z0-9-]+, unique
  std::string name;        // for display, unique
  std::string definition;  // one sentence
  std::vector<std::string> aliases;
  std::vector<TopicIndex> parents;    // in the order of the file; empty for a root
  std::vector<TopicIndex> children;   // in ascending order
  std::vector<TopicIndex> ancestors;  // every topic above this one, each once, in ascending order
  std::int64_t beneath = 0;           // how many topics have this one among their ancestors
  bool sensitive = false;             // or beneath a sensitive topic
  Crosswalk crosswalk;
};

class METIER_API Taxonomy {
 public:
  // Reads every *.txt of `directory` (format: models/taxonomy/README.md). InvalidArgument lists every fault with its
  // file and line: unknown keys, cycles, unknown parents, topics that hang under no root, slugs or names used twice.
  static absl::StatusOr<Taxonomy> Load(const std::string& directory);

  // The same from memory: pairs of a name for messages and the text.
  static absl::StatusOr<Taxonomy> Parse(std::span<const std::pair<std::string, std::string>> files);

  // Parents stand before their children.
  std::span<const Topic> topics() const { return topics_; }
  std::size_t size() const { return topics_.size(); }
  const Topic& operator[](TopicIndex index) const { return topics_[index]; }

  std::optional<TopicIndex> Find(std::string_view slug) const;

  // True where `above` is a proper ancestor of `below`.
  bool IsAncestor(TopicIndex above, TopicIndex below) const;

  // Of the content, not of the layout in files.
  std::uint64_t checksum() const;

 private:
  friend class TaxonomyAccess;  // of the library
  struct Content;
  explicit Taxonomy(std::shared_ptr<const Content> content);

  std::shared_ptr<const Content> content_;
  std::span<const Topic> topics_;  // of content_
};

}  // namespace metier

#endif  // METIER_TAXONOMY_H_
