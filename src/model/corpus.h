// The outside corpora as labelled examples. They are read where they lie (corpora/manifest.tsv names them) and are never copied into
// the repository.

#ifndef METIER_SRC_MODEL_CORPUS_H_
#define METIER_SRC_MODEL_CORPUS_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "metier/taxonomy.h"

namespace metier::model {

// What the mapping files say of one source (a subreddit, a site, a section, a tag).
struct Decision {
  enum class Kind : std::uint8_t { kTopics, kChatter, kOmit } kind = Kind::kOmit;
  std::vector<TopicIndex> topics;  // as written, without ancestors
};

// Source label (lower case) to decision.
using Mapping = std::map<std::string, Decision, std::less<>>;

// Reads a mapping file: "label<TAB>topics|chatter|omit<TAB>note" a line. InvalidArgument lists every fault with file and line.
absl::StatusOr<Mapping> LoadMapping(const std::string& path, const Taxonomy& taxonomy);

// kDev is published as such by the corpus; kCalibration and kTest are drawn from the rest by the hash of the text, so that the same text is
// never on two sides.
enum class Split : std::uint8_t { kTrain, kCalibration, kTest, kDev };

// One line of a corpus, by the names of its columns.
class Row {
 public:
  Row(const std::vector<std::string>& columns, const std::vector<std::string_view>& fields)
      : columns_(columns), fields_(fields) {}

  // Empty where the corpus has no such column or the line ends before it.
  std::string_view operator[](std::string_view column) const;

 private:
  const std::vector<std::string>& columns_;
  const std::vector<std::string_view>& fields_;
};

// The same for texts that differ in case, blanks or punctuation only.
std::uint64_t TextKey(std::string_view text);

struct Example {
  std::string_view corpus;   // "reddit-2013"
  std::string_view source;   // "golf", in lower case
  std::string_view text;
  const Decision* decision = nullptr;
  Split split = Split::kTrain;
  std::uint64_t key = 0;     // TextKey of the title, without what is appended to it: the same in every corpus
  const Row* row = nullptr;  // all that the corpus says of it
};

// One row of corpora/manifest.tsv.
struct CorpusEntry {
  std::string name;
  std::string file;     // relative to the directory of outside corpora
  std::string label;    // column with the source label; several separated by commas in one cell are allowed
  std::string text;     // column
  std::string extra;    // column appended to every second text ("-": none)
  std::string split;    // column whose value "dev" holds a row out ("-": none)
  std::string mapping;  // file relative to the manifest
  std::string role;     // "train" or "test": a test corpus is never trained on or calibrated with
};

absl::StatusOr<std::vector<CorpusEntry>> LoadManifest(const std::string& path);

// Streams every example with a decision other than kOmit, in the order of manifest and files. The views are valid during the call only. A row
// whose text was published as dev by any corpus never comes as anything else; of equal texts in one source only the first comes.
class CorpusReader {
 public:
  // Reads manifest and mappings. `outside` is the directory that holds the corpora (../shared/corpora).
  static absl::StatusOr<CorpusReader> Open(const std::string& manifest, const std::string& outside, const Taxonomy& taxonomy);

  absl::Status ForEach(const std::function<void(const Example&)>& use) const;

  // Every line of one corpus as it stands, mapped or not, none left out. NotFound where the manifest has no such corpus.
  absl::Status ForEachRow(std::string_view corpus, const std::function<void(const Row&)>& use) const;

  // Null where the manifest has no such corpus.
  const Mapping* MappingOf(std::string_view corpus) const;

 private:
  absl::Status ForEachRow(const CorpusEntry& entry, const std::function<void(const Row&)>& use) const;

  std::string outside_;
  std::vector<CorpusEntry> entries_;
  std::vector<Mapping> mappings_;  // one an entry
};

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_CORPUS_H_
