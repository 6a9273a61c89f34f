// Entries and cues to tables. Goes on after a fault, so that one run lists them all.

#ifndef METIER_SRC_LEXICON_BUILDER_H_
#define METIER_SRC_LEXICON_BUILDER_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "lexicon/entry.h"
#include "lexicon/growing_tables.h"
#include "lexicon/phrase_reader.h"
#include "metier/taxonomy.h"
#include "text/word_frequencies.h"

namespace metier::lexicon {

class Builder {
 public:
  // `frequencies` may be null: then every phrase is taken to be rare.
  Builder(const Taxonomy& taxonomy, const text::WordFrequencies* frequencies)
      : taxonomy_(taxonomy), frequencies_(frequencies) {}

  void AddFile(const std::string& file, std::string_view text);  // <area>.txt
  void AddCues(const std::string& file, std::string_view text);  // cues.txt

  // To be called once, last. InvalidArgument lists every fault of all the files.
  absl::StatusOr<std::unique_ptr<const GrowingTables>> Build(std::uint64_t checksum);

 private:
  // What the senses of one entry have in common.
  struct Conditions {
    Slice topics;
    Slice needs;
    Slice forbids;
  };

  void AddEntry(const Entry& entry);
  void AddSense(const Entry& entry, const Conditions& conditions, const std::string& phrase);
  Slice AddTopics(const Entry& entry);
  Slice AddConditions(const Entry& entry, const std::vector<std::string>& cues);
  std::uint32_t AddCue(const std::string& text, int line);
  void AddCueLine(Line line, Mark section);

  std::uint32_t AddPath();                           // the node of the reader's items
  std::uint32_t AddPhrase(const std::string& text);  // the phrase of the reader's items
  void AddJoined(std::uint32_t node);
  bool IsRepeated(const Entry& entry, const std::string& phrase, const Sense& sense);
  bool SameConditions(const Sense& a, const Sense& b) const;
  double StrengthOf(const Entry& entry) const;  // for the phrase of the reader's items
  void Fault(int line, const std::string& what);

  const Taxonomy& taxonomy_;
  const text::WordFrequencies* frequencies_;
  std::unique_ptr<GrowingTables> tables_ = std::make_unique<GrowingTables>();
  PhraseReader reader_{&tables_->words};
  Interner written_cues_;                  // cues as written, so that each is read once,
  std::vector<std::uint32_t> cue_of_;      // and the cue of each, kNone for a faulty one
  std::vector<std::uint32_t> last_sense_;  // by phrase
  std::string file_;
  Faults faults_;
};

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_BUILDER_H_
