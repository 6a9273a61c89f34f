// The inner loops of scoring, a set for each instruction set, chosen at run time. All sets give the same bits: sums and
// products are integers that cannot overflow, and the few floats are multiplied and added in one order.

#ifndef METIER_SRC_MODEL_KERNEL_H_
#define METIER_SRC_MODEL_KERNEL_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace metier::model {

// Labels are screened this many at a time: one bit each of a word.
inline constexpr std::size_t kScreenLabels = 64;
// Dimensions are taken four at a time.
inline constexpr std::size_t kScreenStep = 4;
// A digit of 0 stands as this: one operand of the 8-bit product must be unsigned.
inline constexpr int kDigitZero = 64;
// The longest rows of `dot`: 2^15 * 2^7 * 256 = 2^30.
inline constexpr std::size_t kLongestDot = 256;

// kScreenLabels label rows as the screen reads them. Rows that fill up a group are zeros with a bar of infinity.
struct ScreenGroup {
  const std::int8_t* rows;      // [dimension / kScreenStep][kScreenLabels][kScreenStep]
  const std::int32_t* offsets;  // -kDigitZero * (sum of the row)
  const float* scales;          // logits a step of the product
  const float* slacks;          // how far off a label's product may be; multiplied with ScreenPost::slack
  const float* bars;
};

struct ScreenPost {
  const std::uint8_t* digits;  // [steps * kScreenStep], kDigitZero + digit, in [0, 127]
  std::size_t steps;
  float scale;
  float slack;
  float offset;  // of all bars
};

struct Kernel {
  std::string_view name;
  // sum[i] += row[i] * 2^shift.
  void (*add_row)(const std::int8_t* row, int shift, std::size_t size, std::int32_t* sum);
  // The inner product of at most kLongestDot elements.
  std::int32_t (*dot)(const std::int16_t* a, const std::int8_t* b, std::size_t size);
  // Bit i: product_i * scales[i] * scale + slacks[i] * slack >= bars[i] + offset.
  std::uint64_t (*screen)(const ScreenGroup& group, const ScreenPost& post);
};

// Those that this machine can run, the plain one (portable C++) first and the fastest last. Static.
std::span<const Kernel> Kernels();
inline const Kernel& BestKernel() { return Kernels().back(); }

// Of kernel_x86.cc; empty on other machines.
std::span<const Kernel> X86Kernels();

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_KERNEL_H_
