// Weights to the bytes of a model file.

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "base/checksum.h"
#include "model/layout.h"

namespace metier::model {
namespace {

template <typename T>
std::string Bytes(const std::vector<T>& values) {
  return std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

template <typename T>
std::string BytesOf(const T& value) {
  return std::string(reinterpret_cast<const char*>(&value), sizeof(value));
}

float LargestMagnitude(const float* row, std::size_t size) {
  float largest = 0;
  for (std::size_t i = 0; i < size; ++i) largest = std::max(largest, std::fabs(row[i]));
  return largest;
}

float LargestMagnitude(const Matrix& matrix) { return LargestMagnitude(matrix.values.data(), matrix.values.size()); }

struct ShiftedRows {
  std::vector<std::int8_t> values;
  std::vector<std::uint8_t> shifts;
};

// Each row with the smallest shift that holds its largest entry.
ShiftedRows QuantizeRows(const Matrix& matrix, double unit) {
  ShiftedRows result;
  result.values.reserve(matrix.values.size());
  for (std::size_t r = 0; r < matrix.rows; ++r) {
    const float* row = matrix.Row(r);
    const double steps = LargestMagnitude(row, matrix.columns) / unit;
    int shift = 0;
    while (shift < kMaxShift && steps > 127.0 * std::ldexp(1.0, shift)) ++shift;
    const double step = unit * std::ldexp(1.0, shift);
    for (std::size_t i = 0; i < matrix.columns; ++i) {
      const double q = std::clamp(std::nearbyint(row[i] / step), -127.0, 127.0);
      result.values.push_back(static_cast<std::int8_t>(q));
    }
    result.shifts.push_back(static_cast<std::uint8_t>(shift));
  }
  return result;
}

// Label rows are multiplied, not summed, so each has a scale of its own.
std::vector<std::int8_t> QuantizeLabels(const Matrix& matrix, std::vector<double>* scales) {
  std::vector<std::int8_t> values;
  values.reserve(matrix.values.size());
  for (std::size_t r = 0; r < matrix.rows; ++r) {
    const double scale = std::max(LargestMagnitude(matrix.Row(r), matrix.columns) / 127.0, 1e-30);
    scales->push_back(scale);
    for (std::size_t i = 0; i < matrix.columns; ++i) {
      values.push_back(static_cast<std::int8_t>(std::nearbyint(matrix.Row(r)[i] / scale)));
    }
  }
  return values;
}

void BuildWordTable(const std::vector<std::string>& words, std::vector<std::uint64_t>* keys,
                    std::vector<std::uint32_t>* rows) {
  const std::size_t slots = std::bit_ceil(words.size() * 3 / 2 + 1);
  keys->assign(slots, 0);
  rows->assign(slots, 0);
  for (std::size_t row = 0; row < words.size(); ++row) {
    const std::uint64_t key = base::Checksum(words[row]);
    std::size_t slot = key & (slots - 1);
    while ((*rows)[slot] != 0) slot = (slot + 1) & (slots - 1);
    (*keys)[slot] = key;
    (*rows)[slot] = static_cast<std::uint32_t>(row + 1);
  }
}

}  // namespace

std::string Freeze(const Weights& weights, RowType rows, const Calibration& calibration, const Metadata& metadata) {
  Shape shape;
  shape.row_type = static_cast<std::uint32_t>(rows);
  shape.dimension = weights.hashing.dimension;
  shape.buckets = weights.hashing.buckets;
  shape.min_subword = weights.hashing.min_subword;
  shape.max_subword = weights.hashing.max_subword;
  shape.word_ngrams = weights.hashing.word_ngrams;
  shape.words = static_cast<std::uint32_t>(weights.words.size());
  shape.labels = static_cast<std::uint32_t>(weights.labels.size());
  const double largest = std::max(LargestMagnitude(weights.word_rows), LargestMagnitude(weights.bucket_rows));
  shape.unit = std::max(largest / (127.0 * std::ldexp(1.0, kMaxShift)), 1e-30);

  std::vector<std::uint64_t> keys;
  std::vector<std::uint32_t> slots;
  BuildWordTable(weights.words, &keys, &slots);
  shape.slots = keys.size();

  std::vector<std::uint32_t> begins = weights.word_labels.begins;
  if (begins.empty()) begins.assign(weights.words.size() + 1, 0);

  std::string labels;
  for (const std::string& label : weights.labels) labels.append(label).push_back('\0');
  std::string about;
  for (const auto& [key, value] : metadata) about.append(key).append("=").append(value).append("\n");

  std::vector<std::pair<std::string, std::string>> sections = {
      {section::kShape, BytesOf(shape)},
      {section::kMetadata, about},
      {section::kLabels, labels},
      {section::kCombination, BytesOf(calibration.combination)},
      {section::kCalibration, Bytes(calibration.labels)},
      {section::kProfile, calibration.profile},
      {section::kSlotKeys, Bytes(keys)},
      {section::kSlotRows, Bytes(slots)},
      {section::kWordCounts, Bytes(weights.word_counts)},
      {section::kLabelBiases, Bytes(weights.label_biases)},
      {section::kWordLabelBegins, Bytes(begins)},
      {section::kWordLabels, Bytes(weights.word_labels.labels)},
      {section::kWordLabelWeights, BytesOf(weights.word_labels.weights)},
  };
  if (rows == RowType::kInt8) {
    const ShiftedRows words = QuantizeRows(weights.word_rows, shape.unit);
    const ShiftedRows buckets = QuantizeRows(weights.bucket_rows, shape.unit);
    std::vector<double> scales;
    const std::vector<std::int8_t> label_rows = QuantizeLabels(weights.label_rows, &scales);
    sections.emplace_back(section::kWordShifts, Bytes(words.shifts));
    sections.emplace_back(section::kWordRows, Bytes(words.values));
    sections.emplace_back(section::kBucketShifts, Bytes(buckets.shifts));
    sections.emplace_back(section::kBucketRows, Bytes(buckets.values));
    sections.emplace_back(section::kLabelScales, Bytes(scales));
    sections.emplace_back(section::kLabelRows, Bytes(label_rows));
  } else {
    sections.emplace_back(section::kWordRows, Bytes(weights.word_rows.values));
    sections.emplace_back(section::kBucketRows, Bytes(weights.bucket_rows.values));
    sections.emplace_back(section::kLabelRows, Bytes(weights.label_rows.values));
  }
  return base::PackSections(kModelFile, sections);
}

absl::StatusOr<std::string> Recalibrated(std::string_view file, const Calibration& calibration) {
  absl::StatusOr<base::SectionTable> table = base::SectionTable::Parse(kModelFile, file);
  if (!table.ok()) return table.status();
  std::vector<std::pair<std::string, std::string>> sections(table->sections().begin(), table->sections().end());
  for (auto& [name, bytes] : sections) {
    if (name == section::kCombination) bytes = BytesOf(calibration.combination);
    if (name == section::kCalibration) bytes = Bytes(calibration.labels);
    if (name == section::kProfile) bytes = calibration.profile;
  }
  return base::PackSections(kModelFile, sections);
}

}  // namespace metier::model
