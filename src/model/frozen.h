// The frozen topic model: one checksummed file, mapped into memory and read in place.
//
//   absl::StatusOr<FrozenModel> model = FrozenModel::Open("english.metier");
//   Scorer scorer(*model);                        // one a thread, cheap
//   scorer.Score(features);                       // model/scorer.h
//
// Rows are 8-bit integers with a power of two each (block floating point). A post's vector is summed, and multiplied
// with a label's row, in integers: exact, in any order, on any CPU. That makes the decomposition of a logit into the
// shares of its features exact too.

#ifndef METIER_SRC_MODEL_FROZEN_H_
#define METIER_SRC_MODEL_FROZEN_H_

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "base/container.h"
#include "base/file.h"
#include "model/label_screen.h"
#include "model/weights.h"

namespace metier::model {

// The label of posts that are about nothing in particular. Not a topic: it stands last in Weights::labels, after one
// label a topic.
inline constexpr std::string_view kChatterLabel = "(chatter)";

// kInt8 ships; kFloat32 exists to show that nothing but rounding stands between the two (and between us and
// libfasttext).
enum class RowType : std::uint32_t { kInt8 = 1, kFloat32 = 2 };

// Free text about the model, kept in the file and shown as provenance: "name", "version", "trained-on", ...
using Metadata = std::map<std::string, std::string>;

// What makes a probability of the model's logits and the lexicon's evidence; src/tag/combine.h has the formula. Common
// to all topics:
struct Combination {
  double model = 1;    // of the topic's logit; >= 0
  double chatter = 0;  // of chatter's logit; <= 0
  double known = 0;    // of how many of the post's words the model knows
  double phrase = 1;   // of the lexicon's evidence for the topic; >= 0
  double both = 0;     // of the product of the two: what phrases say, the model has mostly heard already; <= 0
  double rival = 0;    // of the lexicon's evidence for another field; <= 0
  double contender = 0;  // of the strongest other topic's logit; <= 0
};

// And of each label:
struct LabelCalibration {
  double bias = -6;
  double threshold = 0.5;  // probability from which on the label is given, in (0, 1]
  double background = 0;   // mean confidence of the label in posts at large, as a profile weighs them, in [0, 1]
};

struct Calibration {
  Combination combination;
  std::vector<LabelCalibration> labels;  // one a label of the model, in its order
  // How profiles weigh what this model says: the text that profile::ParseParameters reads. Kept here unread.
  std::string profile;
};

// The bytes of a model file.
std::string Freeze(const Weights& weights, RowType rows, const Calibration& calibration, const Metadata& metadata);
// The same model with another calibration. Fails where `file` is damaged.
absl::StatusOr<std::string> Recalibrated(std::string_view file, const Calibration& calibration);

class FrozenModel {
 public:
  static absl::StatusOr<FrozenModel> Open(const std::string& path);
  // Copies `bytes`. For tests and embedded models.
  static absl::StatusOr<FrozenModel> FromBytes(std::string_view bytes);

  std::span<const std::string_view> labels() const { return labels_; }
  const Combination& combination() const { return *combination_; }
  const LabelCalibration& calibration(std::size_t label) const { return calibration_[label]; }
  std::string_view profile() const { return profile_; }  // Calibration::profile
  const Metadata& metadata() const { return metadata_; }
  const Hashing& hashing() const { return hashing_; }
  std::uint64_t checksum() const { return checksum_; }
  std::size_t word_count() const { return word_count_; }
  // For Scorer::LabelsAbove. One bar a label.
  LabelBars Bars(std::span<const double> bars) const;

 private:
  friend class Scorer;

  absl::Status Bind(std::string_view file);
  // The row of the word with this base::Checksum, or -1; and what asks the memory for where that is looked up.
  std::int64_t FindWord(std::uint64_t key) const;
  void PrefetchWord(std::uint64_t key) const;
  absl::Status BindWordLabels(const base::SectionTable& table);
  std::span<const WordLabel> LabelsOfWord(std::size_t row) const {
    return {word_labels_ + word_label_begins_[row], word_labels_ + word_label_begins_[row + 1]};
  }

  std::unique_ptr<base::MappedFile> map_;
  std::unique_ptr<std::vector<std::uint64_t>> copy_;  // 8-byte aligned, as a map is
  Hashing hashing_;
  RowType row_type_ = RowType::kInt8;
  std::uint64_t word_count_ = 0;
  std::uint64_t slot_mask_ = 0;
  double unit_ = 0;  // one step of an unshifted row
  std::uint64_t checksum_ = 0;
  const std::uint64_t* slot_keys_ = nullptr;
  const std::uint32_t* slot_rows_ = nullptr;  // row + 1; 0: empty
  const std::uint16_t* word_counts_ = nullptr;
  const std::uint32_t* word_label_begins_ = nullptr;
  const WordLabel* word_labels_ = nullptr;
  const WordEvidenceWeights* word_label_weights_ = nullptr;
  const std::uint8_t* word_shifts_ = nullptr;
  const std::uint8_t* bucket_shifts_ = nullptr;
  const char* word_rows_ = nullptr;
  const char* bucket_rows_ = nullptr;
  const char* label_rows_ = nullptr;
  const double* label_scales_ = nullptr;
  const double* label_biases_ = nullptr;
  const Combination* combination_ = nullptr;
  const LabelCalibration* calibration_ = nullptr;
  std::unique_ptr<const LabelScreen> screen_;  // of 8-bit rows
  std::vector<std::string_view> labels_;
  std::string_view profile_;
  Metadata metadata_;
};

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_FROZEN_H_
