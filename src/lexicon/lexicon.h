// Phrases to senses: what the words of a post may be about, judged by a lexicon that people write and can check.
//
//   absl::StatusOr<Lexicon> lexicon = Lexicon::Load("models/lexicon", taxonomy);
//   LexiconScratch scratch;   // one per thread, reused
//   LexiconMatches matches;   // reused
//   lexicon->Match(tokenized, post, &scratch, &matches);
//   for (const Match& match : matches.matches) ... lexicon->PhraseText(match.phrase), match.topics, match.strength ...
//
// Immutable once loaded: share one between any number of threads. Copies are cheap and share the tables. Format of the
// files: models/lexicon/README.md.

#ifndef METIER_SRC_LEXICON_LEXICON_H_
#define METIER_SRC_LEXICON_LEXICON_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "base/container.h"
#include "lexicon/matches.h"
#include "lexicon/scratch.h"
#include "lexicon/tables.h"
#include "metier/taxonomy.h"
#include "text/tokenizer.h"
#include "text/word_frequencies.h"

namespace metier::lexicon {

class Lexicon {
 public:
  // Reads every *.txt of `directory` in the order of their names; "cues.txt" must be among them. InvalidArgument lists
  // every fault of every file as "path:line: what", one a line. Topics are those of `taxonomy`, which need not outlive
  // the call. `frequencies` says which phrases are everyday words and so count less (strength.h); null: none. It is not
  // kept.
  static absl::StatusOr<Lexicon> Load(const std::string& directory, const Taxonomy& taxonomy,
                                      const text::WordFrequencies* frequencies = nullptr);

  // The same from memory: pairs of a name and the text. A file named "cues.txt" (or ".../cues.txt") holds the cues, if
  // any does.
  static absl::StatusOr<Lexicon> Parse(std::span<const std::pair<std::string, std::string>> files,
                                       const Taxonomy& taxonomy, const text::WordFrequencies* frequencies = nullptr);

  // What AppendSections appended, read in place: `owner` keeps the bytes, and the lexicon keeps `owner`. DataLoss where
  // they do not fit each other or `taxonomy`: nothing that is accepted makes Match read or write out of bounds.
  static absl::StatusOr<Lexicon> FromSections(const base::SectionTable& sections, const Taxonomy& taxonomy,
                                              std::shared_ptr<const void> owner);
  void AppendSections(base::Sections* sections) const;

  // Asks the memory for what Match will look up of a word with this text::StringHash.
  void Prefetch(std::uint64_t hash) const { tables_.words.Prefetch(hash); }
  // Overwrites `*out` with what stands in `original`, of which `text` is the tokenized form. Linear in the text;
  // allocates nothing once the buffers of `*scratch` and `*out` have grown. Views in `*out` live as long as this
  // lexicon.
  void Match(const text::TokenizedText& text, std::string_view original, LexiconScratch* scratch,
             LexiconMatches* out) const;

  // As written where the files say it first.
  std::string_view PhraseText(std::uint32_t phrase) const;
  // The line of the files that a sense comes from: "sports.txt:12".
  std::string SensePlace(std::uint32_t sense) const;

  std::size_t phrase_count() const;
  std::size_t sense_count() const;
  std::size_t ambiguous_count() const;  // phrases with a reading that context decides
  std::uint64_t checksum() const;       // of the content of the files, in their order

 private:
  Lexicon(const Tables& tables, std::shared_ptr<const void> owner) : tables_(tables), owner_(std::move(owner)) {}

  Tables tables_;
  std::shared_ptr<const void> owner_;  // of what tables_ views
};

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_LEXICON_H_
