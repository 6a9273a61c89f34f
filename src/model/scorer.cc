#include "model/scorer.h"

#include <algorithm>

#include "base/checksum.h"
#include "model/layout.h"
#include "model/rows.h"

namespace metier::model {
namespace {

static_assert((std::int64_t{kMostRows} << (7 + kMaxShift)) < (std::int64_t{1} << 31) - (1 << 15));

// The plain product of a sum of rows with a label's row.
template <typename Wide, typename Value>
Wide Product(const Wide* sum, const Value* row, std::size_t size) {
  Wide product = 0;
  for (std::size_t i = 0; i < size; ++i) product += sum[i] * static_cast<Wide>(row[i]);
  return product;
}

}  // namespace

Scorer::Scorer(const FrozenModel& model, const Kernel* kernel)
    : model_(model), kernel_(kernel), logits_(model.labels().size()) {}

template <typename Value>
const Value* Scorer::ValuesOf(const Row& row) const {
  const char* rows = row.word ? model_.word_rows_ : model_.bucket_rows_;
  return reinterpret_cast<const Value*>(rows) + std::size_t{row.index} * model_.hashing_.dimension;
}

int Scorer::ShiftOf(const Row& row) const {
  return row.word ? model_.word_shifts_[row.index] : model_.bucket_shifts_[row.index];
}

// The one place where a product of 8-bit rows becomes a double.
double Scorer::ToLogit(std::int64_t product, std::size_t label) const {
  return static_cast<double>(product) * (model_.unit_ * model_.label_scales_[label]);
}

// Rows come from all over a large file: they are found first and asked for, and summed when they have arrived.
void Scorer::FindRows(const Features& features) {
  struct Visit {
    Scorer& scorer;
    std::size_t features;
    std::size_t row_bytes;

    void Word(std::size_t owner, std::size_t row) {
      if (owner < features) ++scorer.known_words_;
      scorer.row_count_ += scorer.model_.word_counts_[row];
      Add(owner, owner, row, true);
    }
    void Bucket(std::size_t first, std::size_t last, std::size_t row) {
      ++scorer.row_count_;
      Add(first, last, row, false);
    }
    void Add(std::size_t first, std::size_t last, std::size_t row, bool word) {
      scorer.rows_.push_back(
          {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last), static_cast<std::uint32_t>(row), word});
      const char* rows = word ? scorer.model_.word_rows_ : scorer.model_.bucket_rows_;
      __builtin_prefetch(rows + row * row_bytes);
      __builtin_prefetch(rows + row * row_bytes + row_bytes - 1);
    }
  };
  rows_.clear();
  known_words_ = 0;
  row_count_ = 0;
  const std::size_t element = RowBytes(model_.row_type_);
  Visit visit{*this, features.items.size(), model_.hashing_.dimension * element};
  const auto word_at = [&features](std::size_t i) { return features.Text(features.items[i]); };
  const auto find = [this](std::size_t i, std::string_view) { return model_.FindWord(keys_[i]); };
  ForEachRow(features.items.size(), word_at, model_.hashing_, find, &hashes_, visit);
}

template <typename Value, typename Sum>
void Scorer::SumPlain(std::vector<Sum>* sum) {
  const std::size_t dimension = model_.hashing_.dimension;
  sum->assign(dimension, 0);
  for (const Row& row : rows_) {
    const Value* values = ValuesOf<Value>(row);
    Sum factor = 1;
    if constexpr (std::is_integral_v<Sum>) factor <<= ShiftOf(row);
    for (std::size_t i = 0; i < dimension; ++i) (*sum)[i] += static_cast<Sum>(values[i]) * factor;
  }
  const auto* labels = reinterpret_cast<const Value*>(model_.label_rows_);
  const double rows = RowsInMean();
  for (std::size_t label = 0; label < logits_.size(); ++label) {
    const Sum product = Product(sum->data(), labels + label * dimension, dimension);
    double logit = 0;
    if constexpr (std::is_integral_v<Sum>) {
      logit = ToLogit(product, label);
    } else {
      logit = product;
    }
    logits_[label] = logit / rows + model_.label_biases_[label];
  }
  complete_ = true;
}

void Scorer::SumRows() {
  const std::size_t dimension = model_.hashing_.dimension;
  sum_.assign(dimension, 0);
  for (const Row& row : rows_) {
    kernel_->add_row(ValuesOf<std::int8_t>(row), ShiftOf(row), dimension, sum_.data());
  }
  upper_.resize(dimension);
  lower_.resize(dimension);
  for (std::size_t i = 0; i < dimension; ++i) {
    upper_[i] = static_cast<std::int16_t>((sum_[i] + (1 << 15)) >> 16);
    lower_[i] = static_cast<std::int16_t>(sum_[i]);  // sum = upper * 2^16 + lower
  }
  complete_ = false;
}

void Scorer::Seek(const Features& features) {
  keys_.clear();
  const auto seek = [this](std::string_view word) {
    keys_.push_back(base::Checksum(word));
    model_.PrefetchWord(keys_.back());
  };
  for (const Feature& feature : features.items) seek(features.Text(feature));
  seek(kEndOfSentence);
}

void Scorer::Finish(const Features& features) {
  FindRows(features);
  fast_ = model_.row_type_ == RowType::kInt8 && kernel_ != nullptr && model_.hashing_.dimension <= kLongestDot &&
          rows_.size() <= kMostRows;
  if (fast_) {
    SumRows();
  } else if (model_.row_type_ == RowType::kInt8) {
    SumPlain<std::int8_t>(&integer_sum_);
  } else {
    SumPlain<float>(&float_sum_);
  }
}

double Scorer::Logit(std::size_t label) {
  if (complete_) return logits_[label];
  const std::size_t dimension = model_.hashing_.dimension;
  const auto* row = reinterpret_cast<const std::int8_t*>(model_.label_rows_) + label * dimension;
  const std::int64_t upper = kernel_->dot(upper_.data(), row, dimension);
  const std::int64_t product = upper * (1 << 16) + kernel_->dot(lower_.data(), row, dimension);
  const double rows = RowsInMean();
  return ToLogit(product, label) / rows + model_.label_biases_[label];
}

std::span<const double> Scorer::logits() {
  if (!complete_) {
    for (std::size_t label = 0; label < logits_.size(); ++label) logits_[label] = Logit(label);
    complete_ = true;
  }
  return logits_;
}

void Scorer::LabelsAbove(const LabelBars& bars, double offset, std::vector<std::uint32_t>* labels) {
  labels->clear();
  if (!complete_) {
    const double rows = RowsInMean();
    return model_.screen_->Above(sum_.data(), rows, bars, offset, *kernel_, &digits_, labels);
  }
  for (std::size_t label = 0; label < logits_.size(); ++label) {
    if (logits_[label] >= bars.exact[label] + offset) labels->push_back(static_cast<std::uint32_t>(label));
  }
}

double Scorer::Share(const Features& features, std::size_t label, std::vector<double>* shares) {
  shares->assign(features.items.size() + 1, 0.0);
  const double per_row = 1.0 / RowsInMean();
  const std::size_t dimension = model_.hashing_.dimension;
  const auto give = [&](const Row& row, double product) {
    const double share = product * per_row / static_cast<double>(row.last - row.first + 1);
    for (std::size_t owner = row.first; owner <= row.last; ++owner) (*shares)[owner] += share;
  };
  if (model_.row_type_ == RowType::kFloat32) {
    const float* weights = reinterpret_cast<const float*>(model_.label_rows_) + label * dimension;
    for (const Row& row : rows_) {
      const float* values = ValuesOf<float>(row);
      float_sum_.assign(values, values + dimension);
      give(row, Product(float_sum_.data(), weights, dimension));
    }
  } else {
    const auto* weights = reinterpret_cast<const std::int8_t*>(model_.label_rows_) + label * dimension;
    wide_.assign(weights, weights + dimension);
    const Kernel& kernel = fast_ ? *kernel_ : Kernels().front();
    for (const Row& row : rows_) {
      const std::int64_t product = kernel.dot(wide_.data(), ValuesOf<std::int8_t>(row), dimension);
      give(row, ToLogit(product * (1 << ShiftOf(row)), label));
    }
  }
  const double rest = shares->back() + model_.label_biases_[label];
  shares->pop_back();
  return rest;
}

}  // namespace metier::model
