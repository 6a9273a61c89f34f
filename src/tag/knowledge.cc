#include "tag/knowledge.h"

#include <limits>
#include <optional>
#include <utility>

#include "absl/status/status.h"
#include "base/checksum.h"
#include "tag/combine.h"
#include "tag/compiled_knowledge.h"

namespace metier::tag {

absl::StatusOr<std::shared_ptr<const WrittenKnowledge>> WrittenKnowledge::Load(const std::string& directory) {
  const absl::StatusOr<CompiledKnowledge> compiled = CompiledKnowledge::Open(directory + "/" + kCompiledFile);
  if (absl::IsNotFound(compiled.status())) return LoadTexts(directory);
  const absl::StatusOr<std::vector<SourceText>> sources = FindSources(directory);
  if (!sources.ok()) return sources.status();
  const absl::StatusOr<bool> is_current = IsCurrent(compiled, *sources);
  if (!is_current.ok()) return is_current.status();
  return *is_current ? compiled->Read() : LoadTexts(directory);
}

absl::StatusOr<std::shared_ptr<const WrittenKnowledge>> WrittenKnowledge::LoadTexts(const std::string& directory) {
  absl::StatusOr<Taxonomy> taxonomy = Taxonomy::Load(directory + "/taxonomy");
  if (!taxonomy.ok()) return taxonomy.status();
  absl::StatusOr<std::shared_ptr<const text::WordFrequencies>> words =
      text::WordFrequencies::Load(directory + "/words.txt");
  if (!words.ok()) return words.status();
  absl::StatusOr<lexicon::Lexicon> lexicon = lexicon::Lexicon::Load(directory + "/lexicon", *taxonomy, words->get());
  if (!lexicon.ok()) return lexicon.status();
  return std::make_shared<const WrittenKnowledge>(
      WrittenKnowledge{*std::move(taxonomy), *std::move(words), *std::move(lexicon)});
}

absl::StatusOr<Taxonomy> LoadTaxonomy(const std::string& directory) {
  absl::StatusOr<Taxonomy> taxonomy = Taxonomy::Load(directory + "/taxonomy");
  if (!absl::IsNotFound(taxonomy.status())) return taxonomy;
  const absl::StatusOr<CompiledKnowledge> compiled = CompiledKnowledge::Open(directory + "/" + kCompiledFile);
  if (absl::IsNotFound(compiled.status())) return taxonomy;
  return compiled.ok() ? compiled->ReadTaxonomy() : compiled.status();
}

absl::StatusOr<std::unique_ptr<const Knowledge>> Knowledge::Load(const std::string& directory) {
  absl::StatusOr<model::FrozenModel> model = model::FrozenModel::Open(directory + "/english.metier");
  if (!model.ok()) return model.status();
  return Load(directory, *std::move(model));
}

absl::StatusOr<std::unique_ptr<const Knowledge>> Knowledge::Load(const std::string& directory,
                                                                 model::FrozenModel model) {
  absl::StatusOr<std::shared_ptr<const WrittenKnowledge>> written = WrittenKnowledge::Load(directory);
  if (!written.ok()) return written.status();
  return Make(*std::move(written), std::move(model));
}

absl::StatusOr<std::unique_ptr<const Knowledge>> Knowledge::Make(std::shared_ptr<const WrittenKnowledge> written,
                                                                 model::FrozenModel model) {
  std::unique_ptr<Knowledge> knowledge(new Knowledge(std::move(written), std::move(model)));
  knowledge->words_checksum_ = base::Checksum(knowledge->words()->contents());
  if (absl::Status status = knowledge->MatchLabels(); !status.ok()) return status;
  if (absl::Status status = knowledge->FindRoots(); !status.ok()) return status;
  return knowledge;
}

absl::Status Knowledge::MatchLabels() {
  labels_.assign(taxonomy().size(), -1);
  topics_.assign(model_.labels().size(), 0);
  std::vector<double> bars(model_.labels().size(), kLowestContender);
  std::optional<std::size_t> chatter;
  for (std::size_t label = 0; label < model_.labels().size(); ++label) {
    const std::string_view name = model_.labels()[label];
    if (name == model::kChatterLabel) {
      chatter = label;
    } else if (const std::optional<TopicIndex> topic = taxonomy().Find(name)) {
      labels_[*topic] = static_cast<std::int32_t>(label);
      topics_[label] = *topic;
    } else {
      return absl::FailedPreconditionError("the model knows a topic '" + std::string(name) +
                                           "' that the taxonomy does not have");
    }
  }
  if (!chatter) return absl::FailedPreconditionError("the model has no label for chatter");
  chatter_label_ = *chatter;
  bars[chatter_label_] = std::numeric_limits<double>::infinity();
  contender_bars_ = model_.Bars(bars);
  return absl::OkStatus();
}

// Parents stand before their children, so one pass hands every root down.
absl::Status Knowledge::FindRoots() {
  root_masks_.assign(taxonomy().size(), 0);
  for (std::size_t i = 0; i < taxonomy().size(); ++i) {
    const auto topic = static_cast<TopicIndex>(i);
    for (const TopicIndex parent : taxonomy()[topic].parents) root_masks_[i] |= root_masks_[parent];
    if (!taxonomy()[topic].parents.empty()) continue;
    if (roots_.size() == 64) return absl::FailedPreconditionError("the taxonomy has more than 64 roots");
    root_masks_[i] = std::uint64_t{1} << roots_.size();
    roots_.push_back(topic);
  }
  return absl::OkStatus();
}

std::vector<double> Knowledge::Background() const {
  std::vector<double> background;
  for (std::size_t topic = 0; topic < taxonomy().size(); ++topic) {
    background.push_back(CalibrationOf(static_cast<TopicIndex>(topic)).background);
  }
  return background;
}

}  // namespace metier::tag
