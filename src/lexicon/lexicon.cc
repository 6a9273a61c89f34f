#include "lexicon/lexicon.h"

#include <algorithm>
#include <vector>

#include "base/checksum.h"
#include "base/file.h"
#include "lexicon/builder.h"
#include "lexicon/check_tables.h"
#include "lexicon/growing_tables.h"
#include "lexicon/resolve.h"
#include "lexicon/scan.h"
#include "lexicon/weaken.h"

namespace metier::lexicon {
namespace {

constexpr std::string_view kCuesFile = "cues.txt";

bool IsCuesFile(std::string_view path) { return path.substr(path.find_last_of('/') + 1) == kCuesFile; }

}  // namespace

std::string_view Name(Source source) {
  switch (source) {
    case Source::kText:
      return "text";
    case Source::kHashtag:
      return "hashtag";
    case Source::kUrlPath:
      return "link path";
    case Source::kDomain:
      return "domain";
  }
  return {};
}

std::string_view Name(RefusalReason reason) {
  switch (reason) {
    case RefusalReason::kHidden:
      return "hidden";
    case RefusalReason::kNeeds:
      return "needs";
    case RefusalReason::kForbids:
      return "forbids";
    case RefusalReason::kCase:
      return "case";
    case RefusalReason::kOverruled:
      return "overruled";
  }
  return {};
}

absl::StatusOr<Lexicon> Lexicon::Load(const std::string& directory, const Taxonomy& taxonomy,
                                      const text::WordFrequencies* frequencies) {
  const absl::StatusOr<std::vector<std::string>> paths = base::ListFiles(directory, ".txt");
  if (!paths.ok()) return paths.status();
  if (std::none_of(paths->begin(), paths->end(), IsCuesFile)) {
    return absl::NotFoundError("no " + std::string(kCuesFile) + " in '" + directory + "'");
  }
  std::vector<std::pair<std::string, std::string>> files;
  for (const std::string& path : *paths) {
    absl::StatusOr<std::string> text = base::ReadFile(path);
    if (!text.ok()) return text.status();
    files.emplace_back(path, *std::move(text));
  }
  return Parse(files, taxonomy, frequencies);
}

absl::StatusOr<Lexicon> Lexicon::Parse(std::span<const std::pair<std::string, std::string>> files,
                                       const Taxonomy& taxonomy, const text::WordFrequencies* frequencies) {
  Builder builder(taxonomy, frequencies);
  std::uint64_t checksum = 0;
  for (const auto& [name, text] : files) {
    checksum = base::CombineChecksums(checksum, base::Checksum(text));
    if (IsCuesFile(name)) {
      builder.AddCues(name, text);
    } else {
      builder.AddFile(name, text);
    }
  }
  absl::StatusOr<std::unique_ptr<const GrowingTables>> built = builder.Build(checksum);
  if (!built.ok()) return built.status();
  const std::shared_ptr<const GrowingTables> grown = *std::move(built);
  return Lexicon(grown->View(), grown);
}

absl::StatusOr<Lexicon> Lexicon::FromSections(const base::SectionTable& sections, const Taxonomy& taxonomy,
                                              std::shared_ptr<const void> owner) {
  Tables tables;
  absl::Status status;
  VisitArrays(tables, [&]<typename T>(std::string_view name, std::span<const T>& array) {
    absl::StatusOr<std::span<const T>> found = sections.FindArray<T>(name);
    if (found.ok()) array = *found;
    status.Update(found.status());
  });
  status.Update(status.ok() ? CheckTables(tables, taxonomy) : absl::OkStatus());
  if (!status.ok()) return status;
  return Lexicon(tables, std::move(owner));
}

void Lexicon::AppendSections(base::Sections* sections) const {
  VisitArrays(tables_, [sections]<typename T>(std::string_view name, std::span<const T> array) {
    sections->emplace_back(name, base::BytesOf(array));
  });
}

void Lexicon::Match(const text::TokenizedText& text, std::string_view original, LexiconScratch* scratch,
                    LexiconMatches* out) const {
  out->Clear();
  scratch->Begin(tables_);
  Scan(tables_, text, original, scratch);
  SetShape(scratch);
  Weaken(tables_, scratch);
  Resolve(tables_, original, scratch, out);
}

std::string_view Lexicon::PhraseText(std::uint32_t phrase) const { return tables_.phrase_texts[phrase]; }

std::string Lexicon::SensePlace(std::uint32_t sense) const {
  const Sense& at = tables_.senses[sense];
  return Where(tables_.files[at.file], static_cast<int>(at.line));
}

std::size_t Lexicon::phrase_count() const { return tables_.phrases.size(); }
std::size_t Lexicon::sense_count() const { return tables_.senses.size(); }
std::size_t Lexicon::ambiguous_count() const {
  return static_cast<std::size_t>(std::ranges::count_if(tables_.phrases, [this](const Phrase& phrase) {
    for (std::uint32_t i = phrase.first_sense; i != kNone; i = tables_.senses[i].next) {
      if (tables_.senses[i].needs.size > 0 || tables_.senses[i].forbids.size > 0) return true;
    }
    return false;
  }));
}
std::uint64_t Lexicon::checksum() const { return tables_.totals[0].checksum; }

}  // namespace metier::lexicon
