#include "tag/compiled_knowledge.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <span>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "base/bytes.h"
#include "base/checksum.h"
#include "base/file.h"
#include "base/message.h"
#include "taxonomy/codec.h"

namespace metier::tag {
namespace {

constexpr base::FileKind kKnowledgeFile = {{'M', 'T', 'K', 'N', 'O', 'W', '\r', '\n'}, 2, "compiled knowledge"};

constexpr char kOriginSection[] = "origin";
constexpr char kTopicsSection[] = "topics";
constexpr char kWordsSection[] = "words";
constexpr char kWordSlotsSection[] = "word-slots";

absl::Status AddSource(const std::string& directory, const std::string& path, std::vector<SourceText>* sources) {
  const absl::StatusOr<std::string> bytes = base::ReadFile(directory + "/" + path);
  if (bytes.ok()) sources->push_back({path, bytes->size(), base::Checksum(*bytes)});
  return absl::IsNotFound(bytes.status()) ? absl::OkStatus() : bytes.status();
}

absl::Status AddFolder(const std::string& directory, const std::string& folder, std::vector<SourceText>* sources) {
  const absl::StatusOr<std::vector<std::string>> paths = base::ListFiles(directory + "/" + folder, ".txt");
  if (!paths.ok()) return absl::IsNotFound(paths.status()) ? absl::OkStatus() : paths.status();
  absl::Status status;
  for (const std::string& path : *paths) {
    const std::string name = std::filesystem::path(path).filename().string();
    status.Update(AddSource(directory, base::Concat(folder, "/", name), sources));
  }
  return status;
}

std::string WriteOrigin(const std::vector<SourceText>& sources) {
  std::string bytes;
  base::ByteWriter writer(&bytes);
  writer.String(METIER_VERSION);
  writer.Varint(sources.size());
  for (const SourceText& source : sources) {
    writer.String(source.path);
    writer.Varint(source.size);
    writer.Fixed64(source.checksum);
  }
  return bytes;
}

// The tables hold what a tokenizer made of the texts, so they are those of one engine.
absl::Status ReadOrigin(std::string_view bytes, std::vector<SourceText>* sources) {
  base::ByteReader reader(bytes);
  const std::string_view engine = reader.String();
  if (reader.ok() && engine != METIER_VERSION) {
    return absl::InvalidArgumentError(
        base::Concat("compiled by metier ", base::Excerpt(engine), ", this is ", METIER_VERSION));
  }
  sources->resize(reader.Count(10));
  for (SourceText& source : *sources) {
    source.path = reader.String();
    source.size = reader.Varint();
    source.checksum = reader.Fixed64();
  }
  return reader.done() ? absl::OkStatus()
                       : absl::DataLossError("damaged compiled knowledge: its origin makes no sense");
}

}  // namespace

absl::StatusOr<std::vector<SourceText>> FindSources(const std::string& directory) {
  std::vector<SourceText> sources;
  absl::Status status = AddFolder(directory, "lexicon", &sources);
  status.Update(AddFolder(directory, "taxonomy", &sources));
  status.Update(AddSource(directory, "words.txt", &sources));
  if (!status.ok()) return status;
  return sources;
}

std::string Compile(const WrittenKnowledge& written, const std::vector<SourceText>& sources) {
  base::Sections sections = {{kOriginSection, WriteOrigin(sources)},
                             {kTopicsSection, taxonomy::SerialiseTaxonomy(written.taxonomy)},
                             {kWordsSection, std::string(written.words->contents())},
                             {kWordSlotsSection, base::BytesOf(written.words->slots())}};
  written.lexicon.AppendSections(&sections);
  return base::PackSections(kKnowledgeFile, sections);
}

absl::StatusOr<CompiledKnowledge> CompiledKnowledge::Open(const std::string& path) {
  absl::StatusOr<base::MappedFile> map = base::MappedFile::Open(path);
  if (!map.ok()) return map.status();
  const auto owner = std::make_shared<const base::MappedFile>(*std::move(map));
  absl::StatusOr<CompiledKnowledge> compiled = Parse(owner->bytes(), owner);
  if (compiled.ok()) return compiled;
  return absl::Status(compiled.status().code(), absl::StrCat("'", path, "': ", compiled.status().message()));
}

absl::StatusOr<CompiledKnowledge> CompiledKnowledge::FromBytes(std::string_view bytes) {
  // Aligned as a map is for everything in it.
  const auto copy = std::make_shared<std::vector<std::uint64_t>>((bytes.size() + 7) / 8);
  if (!bytes.empty()) std::memcpy(copy->data(), bytes.data(), bytes.size());
  return Parse({reinterpret_cast<const char*>(copy->data()), bytes.size()}, copy);
}

absl::StatusOr<CompiledKnowledge> CompiledKnowledge::Parse(std::string_view bytes, std::shared_ptr<const void> owner) {
  absl::StatusOr<base::SectionTable> sections = base::SectionTable::Parse(kKnowledgeFile, bytes);
  if (!sections.ok()) return sections.status();
  CompiledKnowledge compiled;
  compiled.sections_ = *std::move(sections);
  compiled.owner_ = std::move(owner);
  const absl::StatusOr<std::string_view> origin = compiled.sections_.Find(kOriginSection);
  if (!origin.ok()) return origin.status();
  if (absl::Status status = ReadOrigin(*origin, &compiled.sources_); !status.ok()) return status;
  return compiled;
}

absl::StatusOr<Taxonomy> CompiledKnowledge::ReadTaxonomy() const {
  const absl::StatusOr<std::string_view> topics = sections_.Find(kTopicsSection);
  if (!topics.ok()) return topics.status();
  return taxonomy::ParseTaxonomy(*topics);
}

absl::StatusOr<std::shared_ptr<const WrittenKnowledge>> CompiledKnowledge::Read() const {
  absl::StatusOr<Taxonomy> taxonomy = ReadTaxonomy();
  if (!taxonomy.ok()) return taxonomy.status();
  const absl::StatusOr<std::string_view> contents = sections_.Find(kWordsSection);
  if (!contents.ok()) return contents.status();
  const absl::StatusOr<std::span<const text::WordSlot>> slots = sections_.FindArray<text::WordSlot>(kWordSlotsSection);
  if (!slots.ok()) return slots.status();
  absl::StatusOr<std::shared_ptr<const text::WordFrequencies>> words =
      text::WordFrequencies::FromTable(*contents, *slots, owner_);
  if (!words.ok()) return words.status();
  absl::StatusOr<lexicon::Lexicon> lexicon = lexicon::Lexicon::FromSections(sections_, *taxonomy, owner_);
  if (!lexicon.ok()) return lexicon.status();
  return std::make_shared<const WrittenKnowledge>(
      WrittenKnowledge{*std::move(taxonomy), *std::move(words), *std::move(lexicon)});
}

absl::StatusOr<bool> IsCurrent(const absl::StatusOr<CompiledKnowledge>& compiled,
                               const std::vector<SourceText>& sources) {
  if (compiled.ok()) return sources.empty() || sources == compiled->sources();
  const bool is_foreign = absl::IsInvalidArgument(compiled.status());
  if (is_foreign && !sources.empty()) return false;
  return compiled.status();
}

}  // namespace metier::tag
