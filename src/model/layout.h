// The fixed-size head of a frozen model, shared by the code that writes it and the code that reads it.

#ifndef METIER_SRC_MODEL_LAYOUT_H_
#define METIER_SRC_MODEL_LAYOUT_H_

#include <cstdint>

#include "base/container.h"
#include "model/frozen.h"

namespace metier::model {

inline constexpr base::FileKind kModelFile = {{'M', 'E', 'T', 'I', 'E', 'R', '\r', '\n'}, 1, "model file"};

// The section "shape".
struct Shape {
  std::uint32_t row_type = 0;
  std::uint32_t dimension = 0;
  std::uint32_t buckets = 0;
  std::uint32_t min_subword = 0;
  std::uint32_t max_subword = 0;
  std::uint32_t word_ngrams = 0;
  std::uint32_t words = 0;
  std::uint32_t labels = 0;
  std::uint64_t slots = 0;  // of the word table: a power of two
  double unit = 0;
};
static_assert(sizeof(Shape) == 48);

// An int8 row stands for value = q * 2^shift * unit. Shifts are at most this, so that kMaxFeatures words and as many
// bigrams fit 32 bits.
inline constexpr int kMaxShift = 10;

inline constexpr std::size_t RowBytes(RowType type) { return type == RowType::kInt8 ? 1 : sizeof(float); }

namespace section {
inline constexpr char kShape[] = "shape";
inline constexpr char kMetadata[] = "metadata";        // "key=value\n"...
inline constexpr char kLabels[] = "labels";            // slugs, each ended by NUL
inline constexpr char kCombination[] = "combination";  // Combination
inline constexpr char kCalibration[] = "calibration";  // LabelCalibration, one a label
inline constexpr char kProfile[] = "profile";          // "name value\n"..., Calibration::profile
inline constexpr char kSlotKeys[] = "word-keys";       // open-addressing table: XXH3 of the word
inline constexpr char kSlotRows[] = "word-slots";      // its row + 1, or 0
inline constexpr char kWordCounts[] = "word-counts";   // rows summed in a word's row
inline constexpr char kWordShifts[] = "word-shifts";
inline constexpr char kWordRows[] = "word-rows";
inline constexpr char kWordLabelBegins[] = "word-label-begins";    // of each word in word-labels, and the end
inline constexpr char kWordLabels[] = "word-labels";               // WordLabel
inline constexpr char kWordLabelWeights[] = "word-label-weights";  // WordEvidenceWeights
inline constexpr char kBucketShifts[] = "bucket-shifts";
inline constexpr char kBucketRows[] = "bucket-rows";
inline constexpr char kLabelScales[] = "label-scales";  // double; value = q * scale
inline constexpr char kLabelRows[] = "label-rows";
inline constexpr char kLabelBiases[] = "label-biases";  // double
}  // namespace section

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_LAYOUT_H_
