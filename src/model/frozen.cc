#include "model/frozen.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "absl/strings/str_cat.h"
#include "base/checksum.h"
#include "model/layout.h"

namespace metier::model {
namespace {

absl::Status WrongSize(const char* name, std::size_t size, std::size_t expected) {
  return absl::DataLossError(
      absl::StrCat("damaged model file: section '", name, "' has ", size, " bytes, not ", expected));
}

// Finds section `name` and points `*out` at it, if it has `count` elements.
template <typename T>
absl::Status BindArray(const base::SectionTable& table, const char* name, std::size_t count, const T** out) {
  absl::StatusOr<std::string_view> bytes = table.Find(name);
  if (!bytes.ok()) return bytes.status();
  if (bytes->size() != count * sizeof(T)) return WrongSize(name, bytes->size(), count * sizeof(T));
  *out = reinterpret_cast<const T*>(bytes->data());
  return absl::OkStatus();
}

std::vector<std::string_view> SplitAt(std::string_view text, char end) {
  std::vector<std::string_view> pieces;
  for (std::size_t at = 0; (at = text.find(end)) != std::string_view::npos; text.remove_prefix(at + 1)) {
    pieces.push_back(text.substr(0, at));
  }
  return pieces;
}

absl::Status CheckShape(const Shape& shape) {
  const bool known_rows = shape.row_type == static_cast<std::uint32_t>(RowType::kInt8) ||
                          shape.row_type == static_cast<std::uint32_t>(RowType::kFloat32);
  const bool sane = known_rows && shape.dimension >= 1 && shape.dimension <= 1024 && shape.words >= 1 &&
                    shape.labels >= 1 && shape.max_subword <= 16 && shape.word_ngrams >= 1 && shape.word_ngrams <= 5 &&
                    std::has_single_bit(shape.slots) && shape.slots > shape.words && std::isfinite(shape.unit) &&
                    shape.unit > 0 && (shape.buckets > 0 || (shape.max_subword == 0 && shape.word_ngrams == 1));
  if (!sane) return absl::DataLossError("damaged model file: its shape makes no sense");
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<FrozenModel> FrozenModel::Open(const std::string& path) {
  absl::StatusOr<base::MappedFile> map = base::MappedFile::Open(path);
  if (!map.ok()) return map.status();
  FrozenModel model;
  model.map_ = std::make_unique<base::MappedFile>(*std::move(map));
  if (absl::Status status = model.Bind(model.map_->bytes()); !status.ok()) {
    return absl::Status(status.code(), absl::StrCat("'", path, "': ", status.message()));
  }
  return model;
}

absl::StatusOr<FrozenModel> FrozenModel::FromBytes(std::string_view bytes) {
  FrozenModel model;
  model.copy_ = std::make_unique<std::vector<std::uint64_t>>((bytes.size() + 7) / 8);
  if (!bytes.empty()) std::memcpy(model.copy_->data(), bytes.data(), bytes.size());
  const std::string_view copy(reinterpret_cast<const char*>(model.copy_->data()), bytes.size());
  if (absl::Status status = model.Bind(copy); !status.ok()) return status;
  return model;
}

absl::Status FrozenModel::Bind(std::string_view file) {
  absl::StatusOr<base::SectionTable> table = base::SectionTable::Parse(kModelFile, file);
  if (!table.ok()) return table.status();
  const Shape* shape = nullptr;
  absl::Status status = BindArray(*table, section::kShape, 1, &shape);
  if (status.ok()) status = CheckShape(*shape);
  if (!status.ok()) return status;

  checksum_ = table->checksum();
  row_type_ = static_cast<RowType>(shape->row_type);
  hashing_ = {shape->dimension, shape->buckets, shape->min_subword, shape->max_subword, shape->word_ngrams};
  word_count_ = shape->words;
  slot_mask_ = shape->slots - 1;
  unit_ = row_type_ == RowType::kInt8 ? shape->unit : 1.0;

  const std::size_t element = RowBytes(row_type_);
  const std::size_t dimension = shape->dimension;
  status.Update(BindArray(*table, section::kCombination, 1, &combination_));
  status.Update(BindArray(*table, section::kCalibration, shape->labels, &calibration_));
  status.Update(BindArray(*table, section::kSlotKeys, shape->slots, &slot_keys_));
  status.Update(BindArray(*table, section::kSlotRows, shape->slots, &slot_rows_));
  status.Update(BindArray(*table, section::kWordCounts, shape->words, &word_counts_));
  status.Update(BindArray(*table, section::kWordRows, shape->words * dimension * element, &word_rows_));
  status.Update(BindArray(*table, section::kBucketRows, shape->buckets * dimension * element, &bucket_rows_));
  status.Update(BindArray(*table, section::kLabelRows, shape->labels * dimension * element, &label_rows_));
  status.Update(BindArray(*table, section::kLabelBiases, shape->labels, &label_biases_));
  if (row_type_ == RowType::kInt8) {
    status.Update(BindArray(*table, section::kWordShifts, shape->words, &word_shifts_));
    status.Update(BindArray(*table, section::kBucketShifts, shape->buckets, &bucket_shifts_));
    status.Update(BindArray(*table, section::kLabelScales, shape->labels, &label_scales_));
  }
  if (status.ok()) status = BindWordLabels(*table);
  absl::StatusOr<std::string_view> labels = table->Find(section::kLabels);
  absl::StatusOr<std::string_view> about = table->Find(section::kMetadata);
  absl::StatusOr<std::string_view> profile = table->Find(section::kProfile);
  status.Update(labels.status());
  status.Update(about.status());
  status.Update(profile.status());
  if (!status.ok()) return status;

  profile_ = *profile;
  labels_ = SplitAt(*labels, '\0');
  if (labels_.size() != shape->labels)
    return absl::DataLossError("damaged model file: labels and their rows do not match");
  for (const std::string_view line : SplitAt(*about, '\n')) {
    const std::size_t equals = line.find('=');
    if (equals != std::string_view::npos) metadata_.emplace(line.substr(0, equals), line.substr(equals + 1));
  }
  const auto outside = [this](const WordLabel& one) { return one.label >= labels_.size(); };
  if (std::any_of(word_labels_, word_labels_ + word_label_begins_[word_count_], outside))
    return absl::DataLossError("damaged model file: a word speaks for a label that there is not");
  for (std::uint64_t slot = 0; slot <= slot_mask_; ++slot) {
    if (slot_rows_[slot] > word_count_) return absl::DataLossError("damaged model file: the word table points outside");
  }
  if (row_type_ == RowType::kInt8) {
    const auto fits = [](std::uint8_t shift) { return shift <= kMaxShift; };
    if (!std::all_of(word_shifts_, word_shifts_ + word_count_, fits) ||
        !std::all_of(bucket_shifts_, bucket_shifts_ + hashing_.buckets, fits)) {
      return absl::DataLossError("damaged model file: a row is shifted too far");
    }
    screen_ = std::make_unique<const LabelScreen>(reinterpret_cast<const std::int8_t*>(label_rows_), dimension,
                                                  shape->labels, unit_, label_scales_, label_biases_);
  }
  return absl::OkStatus();
}

absl::Status FrozenModel::BindWordLabels(const base::SectionTable& table) {
  absl::Status status = BindArray(table, section::kWordLabelWeights, 1, &word_label_weights_);
  status.Update(BindArray(table, section::kWordLabelBegins, word_count_ + 1, &word_label_begins_));
  if (!status.ok()) return status;
  if (word_label_begins_[0] != 0 || !std::is_sorted(word_label_begins_, word_label_begins_ + word_count_ + 1))
    return absl::DataLossError("damaged model file: the labels of words are out of order");
  return BindArray(table, section::kWordLabels, word_label_begins_[word_count_], &word_labels_);
}

LabelBars FrozenModel::Bars(std::span<const double> bars) const {
  LabelBars result;
  result.exact.assign(bars.begin(), bars.end());
  for (const double bar : bars) result.lowest = std::min(result.lowest, bar);
  if (screen_) result.screened = screen_->Screened(bars);
  return result;
}

void FrozenModel::PrefetchWord(std::uint64_t key) const {
  __builtin_prefetch(&slot_rows_[key & slot_mask_]);
  __builtin_prefetch(&slot_keys_[key & slot_mask_]);
}

std::int64_t FrozenModel::FindWord(std::uint64_t key) const {
  for (std::uint64_t slot = key & slot_mask_; slot_rows_[slot] != 0; slot = (slot + 1) & slot_mask_) {
    if (slot_keys_[slot] == key) return slot_rows_[slot] - 1;
  }
  return -1;
}

}  // namespace metier::model
