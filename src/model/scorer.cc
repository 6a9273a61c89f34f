#include <algorithm>
#include <cmath>
#include <type_traits>

#include "model/frozen.h"
#include "model/rows.h"

namespace metier::model {

// The arithmetic of one row type. Integer rows: int8 shifted into int32 sums, int64 products; nothing rounds, nothing
// can overflow. Float rows: plain doubles in a fixed order.
template <typename Row, typename Sum>
class Scorer::Kernel {
 public:
  using Wide = std::conditional_t<std::is_integral_v<Row>, std::int64_t, double>;

  explicit Kernel(const FrozenModel& model) : model_(model), dimension_(model.hashing_.dimension) {}

  void AddWord(std::size_t row, Sum* sum) const { Add(model_.word_rows_, model_.word_shifts_, row, sum); }
  void AddBucket(std::size_t row, Sum* sum) const { Add(model_.bucket_rows_, model_.bucket_shifts_, row, sum); }

  // The inner product of a sum of rows with a label's row.
  double Product(const Sum* sum, std::size_t label) const {
    const Row* row = At(model_.label_rows_, label);
    Wide product = 0;
    for (std::size_t i = 0; i < dimension_; ++i) product += static_cast<Wide>(sum[i]) * static_cast<Wide>(row[i]);
    const double scale = model_.label_scales_ != nullptr ? model_.label_scales_[label] : 1.0;
    return static_cast<double>(product) * (model_.unit_ * scale);
  }

 private:
  const Row* At(const char* rows, std::size_t row) const {
    return reinterpret_cast<const Row*>(rows) + row * dimension_;
  }

  void Add(const char* rows, const std::uint8_t* shifts, std::size_t row, Sum* sum) const {
    const Row* values = At(rows, row);
    Sum factor = 1;
    if constexpr (std::is_integral_v<Row>) factor = Sum{1} << shifts[row];
    for (std::size_t i = 0; i < dimension_; ++i) sum[i] += static_cast<Sum>(values[i]) * factor;
  }

  const FrozenModel& model_;
  std::size_t dimension_;
};

Scorer::Scorer(const FrozenModel& model) : model_(model), logits_(model.labels().size()) {
  integer_sum_.resize(model.hashing().dimension);
  float_sum_.resize(model.hashing().dimension);
}

namespace {

template <typename Kernel, typename Sum>
struct Accumulate {
  const Kernel& kernel;
  const std::uint16_t* word_counts;
  std::size_t features;
  Sum* sum;
  std::uint64_t rows = 0;
  std::size_t known = 0;

  void Word(std::size_t owner, std::size_t row) {
    kernel.AddWord(row, sum);
    rows += word_counts[row];
    if (owner < features) ++known;
  }
  void Bucket(std::size_t, std::size_t, std::size_t row) {
    kernel.AddBucket(row, sum);
    ++rows;
  }
};

template <typename Kernel, typename Sum>
struct Attribute {
  const Kernel& kernel;
  std::size_t label;
  double per_row;  // 1 / number of rows in the mean
  Sum* row_sum;
  std::size_t dimension;
  std::vector<double>* shares;  // one a feature, and the end of sentence

  void Word(std::size_t owner, std::size_t row) {
    std::fill_n(row_sum, dimension, Sum{0});
    kernel.AddWord(row, row_sum);
    (*shares)[owner] += kernel.Product(row_sum, label) * per_row;
  }
  void Bucket(std::size_t first, std::size_t last, std::size_t row) {
    std::fill_n(row_sum, dimension, Sum{0});
    kernel.AddBucket(row, row_sum);
    const double share = kernel.Product(row_sum, label) * per_row / static_cast<double>(last - first + 1);
    for (std::size_t owner = first; owner <= last; ++owner) (*shares)[owner] += share;
  }
};

}  // namespace

void Scorer::Score(const Features& features) {
  const auto find = [this](std::string_view word) { return model_.FindWord(word); };
  const auto word_at = [&features](std::size_t i) { return features.Text(features.items[i]); };
  const auto run = [&](auto kernel, auto& sum) {
    using Sum = std::remove_reference_t<decltype(sum[0])>;
    std::fill(sum.begin(), sum.end(), Sum{0});
    Accumulate<decltype(kernel), Sum> visit{kernel, model_.word_counts_, features.items.size(), sum.data()};
    ForEachRow(features.items.size(), word_at, model_.hashing(), find, &hashes_, visit);
    row_count_ = visit.rows;
    known_words_ = visit.known;
    const double rows = static_cast<double>(std::max<std::uint64_t>(row_count_, 1));
    for (std::size_t label = 0; label < logits_.size(); ++label) {
      logits_[label] = kernel.Product(sum.data(), label) / rows + model_.label_biases_[label];
    }
  };
  if (model_.row_type_ == RowType::kInt8) {
    run(Kernel<std::int8_t, std::int32_t>(model_), integer_sum_);
  } else {
    run(Kernel<float, double>(model_), float_sum_);
  }
}

double Scorer::Share(const Features& features, std::size_t label, std::vector<double>* shares) {
  shares->assign(features.items.size() + 1, 0.0);
  const double per_row = 1.0 / static_cast<double>(std::max<std::uint64_t>(row_count_, 1));
  const auto find = [this](std::string_view word) { return model_.FindWord(word); };
  const auto word_at = [&features](std::size_t i) { return features.Text(features.items[i]); };
  const auto run = [&](auto kernel, auto& sum) {
    using Sum = std::remove_reference_t<decltype(sum[0])>;
    Attribute<decltype(kernel), Sum> visit{kernel, label, per_row, sum.data(), sum.size(), shares};
    ForEachRow(features.items.size(), word_at, model_.hashing(), find, &hashes_, visit);
  };
  if (model_.row_type_ == RowType::kInt8) {
    run(Kernel<std::int8_t, std::int32_t>(model_), integer_sum_);
  } else {
    run(Kernel<float, double>(model_), float_sum_);
  }
  const double rest = shares->back() + model_.label_biases_[label];
  shares->pop_back();
  return rest;
}

}  // namespace metier::model
