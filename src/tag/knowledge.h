// Everything that tagging knows: topics, lexicon, model, word frequencies. Loaded once, immutable, shared by every
// thread.

#ifndef METIER_SRC_TAG_KNOWLEDGE_H_
#define METIER_SRC_TAG_KNOWLEDGE_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "lexicon/lexicon.h"
#include "metier/taxonomy.h"
#include "model/frozen.h"
#include "text/word_frequencies.h"

namespace metier::tag {

// What people wrote, and so know without a model.
struct WrittenKnowledge {
  Taxonomy taxonomy;
  std::shared_ptr<const text::WordFrequencies> words;
  lexicon::Lexicon lexicon;

  // Reads taxonomy/, words.txt and lexicon/ of `directory`, or what was compiled from them (compiled_knowledge.h):
  //   the compiled file is damaged                                  DataLoss, as of a damaged model
  //   none of its texts lie in `directory`                          the compiled file
  //   they lie there with just the content it was made of           the compiled file
  //   texts are another; or the file is of another engine           the texts
  //   it is of another engine, and no texts lie there               InvalidArgument
  static absl::StatusOr<std::shared_ptr<const WrittenKnowledge>> Load(const std::string& directory);
  // Parses the texts.
  static absl::StatusOr<std::shared_ptr<const WrittenKnowledge>> LoadTexts(const std::string& directory);
};

// The topics alone: of the texts of `directory` where they lie there, else of the compiled file.
absl::StatusOr<Taxonomy> LoadTaxonomy(const std::string& directory);

class Knowledge {
 public:
  // Reads english.metier and WrittenKnowledge of `directory`. FailedPrecondition where the model was made
  // for topics that the taxonomy does not have, or the taxonomy has more than 64 roots.
  static absl::StatusOr<std::unique_ptr<const Knowledge>> Load(const std::string& directory);
  // The same with a model from elsewhere.
  static absl::StatusOr<std::unique_ptr<const Knowledge>> Load(const std::string& directory, model::FrozenModel model);
  static absl::StatusOr<std::unique_ptr<const Knowledge>> Make(std::shared_ptr<const WrittenKnowledge> written,
                                                               model::FrozenModel model);

  const Taxonomy& taxonomy() const { return written_->taxonomy; }
  const lexicon::Lexicon& lexicon() const { return written_->lexicon; }
  const model::FrozenModel& model() const { return model_; }
  const std::shared_ptr<const text::WordFrequencies>& words() const { return written_->words; }

  // The model's label of a topic; -1 for a topic that the model does not know, which only the lexicon can give.
  std::int32_t LabelOf(TopicIndex topic) const { return labels_[topic]; }
  // The topic of a label of the model that is not chatter.
  TopicIndex TopicOf(std::size_t label) const { return topics_[label]; }
  std::size_t chatter_label() const { return chatter_label_; }
  const model::LabelCalibration& CalibrationOf(TopicIndex topic) const {
    return labels_[topic] >= 0 ? model_.calibration(static_cast<std::size_t>(labels_[topic])) : unknown_;
  }
  const model::Combination& combination() const { return model_.combination(); }
  // Finds the labels that may contend with others (combine.h).
  const model::LabelBars& contender_bars() const { return contender_bars_; }
  // The roots of the taxonomy, and which of them a topic stands under (or is): bit i for roots()[i].
  std::span<const TopicIndex> roots() const { return roots_; }
  std::uint64_t RootsOf(TopicIndex topic) const { return root_masks_[topic]; }
  std::uint64_t words_checksum() const { return words_checksum_; }

  // How much posts at large show of each topic, in [0, 1], in the order of topics.
  std::vector<double> Background() const;

 private:
  Knowledge(std::shared_ptr<const WrittenKnowledge> written, model::FrozenModel model)
      : written_(std::move(written)), model_(std::move(model)) {}
  absl::Status MatchLabels();
  absl::Status FindRoots();

  std::shared_ptr<const WrittenKnowledge> written_;
  model::FrozenModel model_;
  std::uint64_t words_checksum_ = 0;
  std::vector<std::int32_t> labels_;
  std::vector<TopicIndex> topics_;  // of labels
  std::size_t chatter_label_ = 0;
  model::LabelCalibration unknown_;
  model::LabelBars contender_bars_;
  std::vector<TopicIndex> roots_;
  std::vector<std::uint64_t> root_masks_;
};

}  // namespace metier::tag

#endif  // METIER_SRC_TAG_KNOWLEDGE_H_
