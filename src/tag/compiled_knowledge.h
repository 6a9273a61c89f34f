// What people wrote (topics, word frequencies, lexicon) compiled into one file, which is mapped into memory and read in
// place: opening it takes a hundredth of the time that parsing takes. docs/knowledge-format.md describes every byte.
//
// The file is made when Metier is built, from the texts, and says which texts those were: it is never the truth, only a
// faster way to it.

#ifndef METIER_SRC_TAG_COMPILED_KNOWLEDGE_H_
#define METIER_SRC_TAG_COMPILED_KNOWLEDGE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/container.h"
#include "metier/taxonomy.h"
#include "tag/knowledge.h"

namespace metier::tag {

inline constexpr char kCompiledFile[] = "knowledge.metier";  // in the directory of the data

// One of the texts, by its content: times of files say nothing of a file that was copied or unpacked.
struct SourceText {
  std::string path;  // below the directory of the data: "lexicon/sports.txt"
  std::uint64_t size = 0;
  std::uint64_t checksum = 0;

  bool operator==(const SourceText&) const = default;
};

// taxonomy/*.txt, lexicon/*.txt and words.txt, as far as they are there, in the order of their paths.
absl::StatusOr<std::vector<SourceText>> FindSources(const std::string& directory);

// The bytes of a compiled file of `written`, which was read from `sources`. The same bytes at every call.
std::string Compile(const WrittenKnowledge& written, const std::vector<SourceText>& sources);

class CompiledKnowledge {
 public:
  // Checks the checksum of every section. InvalidArgument where the file is of another kind, version or engine and so
  // not ours to read, DataLoss where it is damaged.
  static absl::StatusOr<CompiledKnowledge> Open(const std::string& path);
  // Copies `bytes`.
  static absl::StatusOr<CompiledKnowledge> FromBytes(std::string_view bytes);

  const std::vector<SourceText>& sources() const { return sources_; }
  // Equal to what the texts say, to the bit. DataLoss where the tables make no sense. What it returns keeps the map.
  absl::StatusOr<std::shared_ptr<const WrittenKnowledge>> Read() const;
  absl::StatusOr<Taxonomy> ReadTaxonomy() const;

 private:
  static absl::StatusOr<CompiledKnowledge> Parse(std::string_view bytes, std::shared_ptr<const void> owner);

  base::SectionTable sections_;
  std::shared_ptr<const void> owner_;
  std::vector<SourceText> sources_;
};

// Whether to read `compiled`, as it was opened, or `sources`, which lie beside it: the rule of WrittenKnowledge::Load.
// Its error where neither can be read.
absl::StatusOr<bool> IsCurrent(const absl::StatusOr<CompiledKnowledge>& compiled,
                               const std::vector<SourceText>& sources);

}  // namespace metier::tag

#endif  // METIER_SRC_TAG_COMPILED_KNOWLEDGE_H_
