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
    : model_(model), kernel_(kernel), evidence_(model.labels().size()), logits_(model.labels().size()) {}

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
      if (owner < features) {
        ++scorer.known_words_;
        scorer.words_.push_back({static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(owner)});
        __builtin_prefetch(scorer.model_.word_label_begins_ + row);
      }
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
  words_.clear();
  known_words_ = 0;
  row_count_ = 0;
  const std::size_t element = RowBytes(model_.row_type_);
  Visit visit{*this, features.items.size(), model_.hashing_.dimension * element};
  const auto word_at = [&features](std::size_t i) { return features.Text(features.items[i]); };
  const auto find = [this](std::size_t i, std::string_view) { return model_.FindWord(keys_[i]); };
  ForEachRow(features.items.size(), word_at, model_.hashing_, find, &hashes_, visit);
}

void Scorer::FindWords() {
  std::sort(words_.begin(), words_.end(),
            [](Word a, Word b) { return a.row != b.row ? a.row < b.row : a.feature < b.feature; });
  words_.erase(std::unique(words_.begin(), words_.end(), [](Word a, Word b) { return a.row == b.row; }), words_.end());
  for (const Word& word : words_) __builtin_prefetch(model_.LabelsOfWord(word.row).data());
}

void Scorer::WeighWords() {
  evidence_.Clear();
  for (const Word& word : words_) evidence_.Add(model_.LabelsOfWord(word.row));
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
  for (const std::uint32_t label : evidence_.labels())
    logits_[label] += evidence_.Of(label, *model_.word_label_weights_);
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
  FindWords();
  fast_ = model_.row_type_ == RowType::kInt8 && kernel_ != nullptr && model_.hashing_.dimension <= kLongestDot &&
          rows_.size() <= kMostRows;
  if (fast_) SumRows();
  WeighWords();
  if (fast_) return;
  if (model_.row_type_ == RowType::kInt8) {
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
  return ToLogit(product, label) / rows + model_.label_biases_[label] +
         evidence_.Of(label, *model_.word_label_weights_);
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
    bars_.resize(bars.screened.size());
    for (std::size_t i = 0; i < bars_.size(); ++i) bars_[i] = bars.screened[i] + static_cast<float>(offset);
    return Screen(labels);
  }
  for (std::size_t label = 0; label < logits_.size(); ++label) {
    if (logits_[label] >= bars.exact[label] + offset) labels->push_back(static_cast<std::uint32_t>(label));
  }
}

void Scorer::LabelsAboveEither(const LabelBars& bars, double offset, const LabelBars& others,
                               std::vector<std::uint32_t>* labels) {
  labels->clear();
  if (!complete_) {
    bars_.resize(bars.screened.size());
    for (std::size_t i = 0; i < bars_.size(); ++i)
      bars_[i] = std::min(bars.screened[i] + static_cast<float>(offset), others.screened[i]);
    return Screen(labels);
  }
  for (std::size_t label = 0; label < logits_.size(); ++label) {
    if (logits_[label] >= std::min(bars.exact[label] + offset, others.exact[label]))
      labels->push_back(static_cast<std::uint32_t>(label));
  }
}

void Scorer::Screen(std::vector<std::uint32_t>* labels) {
  for (const std::uint32_t label : evidence_.labels())
    bars_[label] -= static_cast<float>(evidence_.Of(label, *model_.word_label_weights_));
  model_.screen_->Above(sum_.data(), RowsInMean(), bars_, 0, *kernel_, &digits_, labels);
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
  const WordEvidenceWeights& weights = *model_.word_label_weights_;
  std::uint32_t strongest = evidence_.StrongestOf(label);
  for (const Word& word : words_) {
    const std::span<const WordLabel> of_word = model_.LabelsOfWord(word.row);
    const auto found = std::find_if(of_word.begin(), of_word.end(), [label](WordLabel one) { return one.label == label; });
    if (found == of_word.end()) continue;
    const bool is_strongest = found->strength == strongest;
    if (is_strongest) strongest = 0;  // of several as strong one counts as such
    (*shares)[word.feature] += (is_strongest ? weights.strongest : weights.others) * found->strength * kStrengthStep;
  }
  return rest;
}

}  // namespace metier::model
