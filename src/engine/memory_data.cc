#include "engine/memory_data.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "base/checksum.h"
#include "base/message.h"
#include "tag/compiled_knowledge.h"

namespace metier::engine {
namespace {

using NamedTexts = std::vector<std::pair<std::string, std::string>>;

// The *.txt files directly in `folder` ("lexicon/"), in the order of their names: what a directory's listing gives.
NamedTexts TextsIn(std::span<const DataFile> files, std::string_view folder) {
  NamedTexts texts;
  for (const DataFile& file : files) {
    if (!file.path.starts_with(folder) || !file.path.ends_with(".txt")) continue;
    if (file.path.find('/', folder.size()) != std::string_view::npos) continue;
    texts.emplace_back(file.path, file.bytes);
  }
  std::sort(texts.begin(), texts.end());
  return texts;
}

absl::StatusOr<std::string_view> Find(std::span<const DataFile> files, std::string_view path) {
  for (const DataFile& file : files) {
    if (file.path == path) return file.bytes;
  }
  return absl::NotFoundError(base::Concat("no '", path, "' among the files"));
}

absl::Status CheckPaths(std::span<const DataFile> files) {
  std::vector<std::string_view> paths;
  for (const DataFile& file : files) paths.push_back(file.path);
  std::sort(paths.begin(), paths.end());
  const auto twice = std::adjacent_find(paths.begin(), paths.end());
  if (twice == paths.end()) return absl::OkStatus();
  return absl::InvalidArgumentError(base::Concat(base::Excerpt(*twice), " is given twice"));
}

// As tag::FindSources finds them in a directory.
std::vector<tag::SourceText> SourcesIn(std::span<const DataFile> files) {
  std::vector<tag::SourceText> sources;
  for (const std::string_view folder : {"lexicon/", "taxonomy/"}) {
    for (const auto& [path, text] : TextsIn(files, folder)) {
      sources.push_back({path, text.size(), base::Checksum(text)});
    }
  }
  if (const absl::StatusOr<std::string_view> words = Find(files, "words.txt"); words.ok()) {
    sources.push_back({"words.txt", words->size(), base::Checksum(*words)});
  }
  return sources;
}

absl::StatusOr<std::shared_ptr<const tag::WrittenKnowledge>> ParseTexts(std::span<const DataFile> files) {
  const absl::StatusOr<std::string_view> words_text = Find(files, "words.txt");
  if (!words_text.ok()) return words_text.status();
  const NamedTexts topics = TextsIn(files, "taxonomy/");
  if (topics.empty()) return absl::NotFoundError("no 'taxonomy/*.txt' among the files");
  if (absl::StatusOr<std::string_view> cues = Find(files, "lexicon/cues.txt"); !cues.ok()) return cues.status();

  absl::StatusOr<Taxonomy> taxonomy = Taxonomy::Parse(topics);
  if (!taxonomy.ok()) return taxonomy.status();
  absl::StatusOr<std::shared_ptr<const text::WordFrequencies>> words =
      text::WordFrequencies::Parse(std::string(*words_text));
  if (!words.ok()) return words.status();
  absl::StatusOr<lexicon::Lexicon> lexicon =
      lexicon::Lexicon::Parse(TextsIn(files, "lexicon/"), *taxonomy, words->get());
  if (!lexicon.ok()) return lexicon.status();
  return std::make_shared<const tag::WrittenKnowledge>(
      tag::WrittenKnowledge{*std::move(taxonomy), *std::move(words), *std::move(lexicon)});
}

absl::StatusOr<std::shared_ptr<const tag::WrittenKnowledge>> WrittenFromMemory(std::span<const DataFile> files) {
  const absl::StatusOr<std::string_view> bytes = Find(files, tag::kCompiledFile);
  if (!bytes.ok()) return ParseTexts(files);
  const absl::StatusOr<tag::CompiledKnowledge> compiled = tag::CompiledKnowledge::FromBytes(*bytes);
  const absl::StatusOr<bool> is_current = tag::IsCurrent(compiled, SourcesIn(files));
  if (!is_current.ok()) return is_current.status();
  return *is_current ? compiled->Read() : ParseTexts(files);
}

}  // namespace

absl::StatusOr<std::unique_ptr<const tag::Knowledge>> KnowledgeFromMemory(std::span<const DataFile> files) {
  if (absl::Status status = CheckPaths(files); !status.ok()) return status;
  const absl::StatusOr<std::string_view> model_bytes = Find(files, "english.metier");
  if (!model_bytes.ok()) return model_bytes.status();
  absl::StatusOr<model::FrozenModel> model = model::FrozenModel::FromBytes(*model_bytes);
  if (!model.ok()) return model.status();
  absl::StatusOr<std::shared_ptr<const tag::WrittenKnowledge>> written = WrittenFromMemory(files);
  if (!written.ok()) return written.status();
  return tag::Knowledge::Make(*std::move(written), *std::move(model));
}

}  // namespace metier::engine
