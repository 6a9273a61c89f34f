#include "model/label_screen.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdlib>

namespace metier::model {
namespace {

constexpr float kLargestDigit = 63;

// Far more than rounding to floats can cost, far less than anybody would notice in a logit.
constexpr double kMargin = 1e-4;

// Sums are taken in this many parts side by side, which compilers turn into vectors.
constexpr std::size_t kParts = 8;

double Less(double value) { return std::isinf(value) ? value : value - kMargin * (1 + std::fabs(value)); }

}  // namespace

LabelScreen::LabelScreen(const std::int8_t* rows, std::size_t dimension, std::size_t labels, double unit,
                         const double* scales, const double* biases)
    : dimension_(dimension),
      steps_((dimension + kScreenStep - 1) / kScreenStep),
      groups_((labels + kScreenLabels - 1) / kScreenLabels),
      rows_(groups_ * steps_ * kScreenLabels * kScreenStep),
      offsets_(groups_ * kScreenLabels),
      scales_(groups_ * kScreenLabels),
      slacks_(groups_ * kScreenLabels),
      biases_(biases, biases + labels) {
  for (std::size_t label = 0; label < labels; ++label) {
    const std::size_t group = label / kScreenLabels;
    double squares = 0;
    for (std::size_t i = 0; i < dimension; ++i) {
      const std::int8_t value = rows[label * dimension + i];
      const std::size_t step = group * steps_ + i / kScreenStep;
      rows_[(step * kScreenLabels + label % kScreenLabels) * kScreenStep + i % kScreenStep] = value;
      offsets_[label] -= kDigitZero * value;
      squares += static_cast<double>(value) * value;
    }
    scales_[label] = static_cast<float>(unit * scales[label]);
    slacks_[label] = static_cast<float>(std::sqrt(squares) * std::fabs(unit * scales[label]) * (1 + kMargin));
  }
}

std::vector<float> LabelScreen::Screened(std::span<const double> bars) const {
  std::vector<float> screened(groups_ * kScreenLabels, std::numeric_limits<float>::infinity());
  for (std::size_t label = 0; label < bars.size(); ++label) {
    screened[label] = static_cast<float>(Less(bars[label] - biases_[label]));
  }
  return screened;
}

ScreenPost LabelScreen::Digitise(const std::int32_t* sum, double rows, std::vector<std::uint8_t>* digits) const {
  std::int32_t largest = 1;
  for (std::size_t i = 0; i < dimension_; ++i) largest = std::max(largest, std::abs(sum[i]));
  const float step = static_cast<float>(largest) / kLargestDigit;
  const float inverse = kLargestDigit / static_cast<float>(largest);
  digits->assign(steps_ * kScreenStep, kDigitZero);
  std::array<float, kParts> squares = {};
  const auto take = [&](std::size_t i, float* square) {
    const auto value = static_cast<float>(sum[i]);
    const int digit = static_cast<int>(value * inverse + (kDigitZero + 0.5F));  // positive: cut off is rounded down
    (*digits)[i] = static_cast<std::uint8_t>(digit);
    const float rest = value - static_cast<float>(digit - kDigitZero) * step;
    *square += rest * rest;
  };
  std::size_t i = 0;
  for (; i + kParts <= dimension_; i += kParts) {
    for (std::size_t part = 0; part < kParts; ++part) take(i + part, &squares[part]);
  }
  for (; i < dimension_; ++i) take(i, &squares[0]);
  double rest = 0;
  for (const float square : squares) rest += square;
  // Floats of integers are off by up to 2^-24 of the largest: a millionth of a step.
  const double length = std::sqrt(rest) + kMargin * step * std::sqrt(static_cast<double>(dimension_));
  return {digits->data(), steps_, static_cast<float>(step / rows), static_cast<float>(length / rows), 0};
}

void LabelScreen::Above(const std::int32_t* sum, double rows, std::span<const float> bars, double offset,
                        const Kernel& kernel, std::vector<std::uint8_t>* digits,
                        std::vector<std::uint32_t>* labels) const {
  ScreenPost post = Digitise(sum, rows, digits);
  post.offset = static_cast<float>(Less(offset));
  for (std::size_t group = 0; group < groups_; ++group) {
    const std::size_t first = group * kScreenLabels;
    std::uint64_t above = kernel.screen({rows_.data() + first * steps_ * kScreenStep, &offsets_[first], &scales_[first],
                                         &slacks_[first], &bars[first]},
                                        post);
    for (; above != 0; above &= above - 1) {
      labels->push_back(static_cast<std::uint32_t>(first + static_cast<std::size_t>(std::countr_zero(above))));
    }
  }
}

}  // namespace metier::model
