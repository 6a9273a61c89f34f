#include "tag/knowledge.h"

#include <optional>
#include <utility>

#include "absl/status/status.h"

namespace metier::tag {

absl::StatusOr<std::unique_ptr<const Knowledge>> Knowledge::Load(const std::string& directory) {
  absl::StatusOr<model::FrozenModel> model = model::FrozenModel::Open(directory + "/english.metier");
  if (!model.ok()) return model.status();
  return Load(directory, *std::move(model));
}

absl::StatusOr<std::unique_ptr<const Knowledge>> Knowledge::Load(const std::string& directory, model::FrozenModel model) {
  absl::StatusOr<Taxonomy> taxonomy = Taxonomy::Load(directory + "/taxonomy");
  if (!taxonomy.ok()) return taxonomy.status();
  absl::StatusOr<lexicon::Lexicon> lexicon = lexicon::Lexicon::Load(directory + "/lexicon", *taxonomy);
  if (!lexicon.ok()) return lexicon.status();
  absl::StatusOr<std::shared_ptr<const text::WordFrequencies>> words = text::WordFrequencies::Load(directory + "/words.txt");
  if (!words.ok()) return words.status();
  std::unique_ptr<Knowledge> knowledge(
      new Knowledge(*std::move(taxonomy), *std::move(lexicon), std::move(model), *std::move(words)));
  if (absl::Status status = knowledge->MatchLabels(); !status.ok()) return status;
  return knowledge;
}

absl::Status Knowledge::MatchLabels() {
  labels_.assign(taxonomy_.size(), -1);
  std::optional<std::size_t> chatter;
  for (std::size_t label = 0; label < model_.labels().size(); ++label) {
    const std::string_view name = model_.labels()[label];
    if (name == model::kChatterLabel) {
      chatter = label;
    } else if (const std::optional<TopicIndex> topic = taxonomy_.Find(name)) {
      labels_[*topic] = static_cast<std::int32_t>(label);
    } else {
      return absl::FailedPreconditionError("the model knows a topic '" + std::string(name) + "' that the taxonomy does not have");
    }
  }
  if (!chatter) return absl::FailedPreconditionError("the model has no label for chatter");
  chatter_label_ = *chatter;
  return absl::OkStatus();
}

std::vector<double> Knowledge::Background() const {
  std::vector<double> background;
  for (std::size_t topic = 0; topic < taxonomy_.size(); ++topic) {
    background.push_back(CalibrationOf(static_cast<TopicIndex>(topic)).background);
  }
  return background;
}

}  // namespace metier::tag
