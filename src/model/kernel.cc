#include "model/kernel.h"

#include <array>
#include <vector>

namespace metier::model {
namespace {

void AddRow(const std::int8_t* row, int shift, std::size_t size, std::int32_t* sum) {
  const std::int32_t factor = std::int32_t{1} << shift;
  for (std::size_t i = 0; i < size; ++i) sum[i] += row[i] * factor;
}

std::int32_t Dot(const std::int16_t* a, const std::int8_t* b, std::size_t size) {
  std::int32_t product = 0;
  for (std::size_t i = 0; i < size; ++i) product += a[i] * b[i];
  return product;
}

std::uint64_t Screen(const ScreenGroup& group, const ScreenPost& post) {
  std::array<std::int32_t, kScreenLabels> products;
  for (std::size_t label = 0; label < kScreenLabels; ++label) products[label] = group.offsets[label];
  const std::int8_t* weight = group.rows;
  for (std::size_t step = 0; step < post.steps; ++step) {
    for (std::size_t label = 0; label < kScreenLabels; ++label) {
      for (std::size_t i = 0; i < kScreenStep; ++i) products[label] += post.digits[step * kScreenStep + i] * *weight++;
    }
  }
  std::uint64_t above = 0;
  for (std::size_t label = 0; label < kScreenLabels; ++label) {
    const float most =
        static_cast<float>(products[label]) * group.scales[label] * post.scale + group.slacks[label] * post.slack;
    if (most >= group.bars[label] + post.offset) above |= std::uint64_t{1} << label;
  }
  return above;
}

}  // namespace

std::span<const Kernel> Kernels() {
  static const std::vector<Kernel> kernels = [] {
    std::vector<Kernel> all = {{"plain", AddRow, Dot, Screen}};
    all.insert(all.end(), X86Kernels().begin(), X86Kernels().end());
    return all;
  }();
  return kernels;
}

}  // namespace metier::model
