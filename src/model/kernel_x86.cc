// The kernels of x86-64 machines: SSSE3 (since 2006) and AVX2 (since 2013). Every function carries its own target, so
// that no code of any other file is compiled for a machine that may not be there.

#include "model/kernel.h"

#if defined(__x86_64__)

#include <immintrin.h>

#include <cstring>
#include <vector>

#define METIER_SSSE3 __attribute__((target("ssse3")))
#define METIER_AVX2 __attribute__((target("avx2")))

namespace metier::model {
namespace {

template <typename Vector, typename T>
const Vector* As(const T* values) {
  return reinterpret_cast<const Vector*>(values);
}

std::int32_t FourDigits(const std::uint8_t* digits) {
  std::int32_t four;
  std::memcpy(&four, digits, sizeof(four));
  return four;
}

namespace ssse3 {

constexpr std::size_t kLanes = 4;  // 32-bit lanes of a register

// The lower eight bytes of `values` as 16-bit integers.
METIER_SSSE3 inline __m128i Widen(__m128i values) { return _mm_srai_epi16(_mm_unpacklo_epi8(values, values), 8); }

METIER_SSSE3 void AddRow(const std::int8_t* row, int shift, std::size_t size, std::int32_t* sum) {
  const __m128i count = _mm_cvtsi32_si128(shift);
  std::size_t i = 0;
  for (; i + 8 <= size; i += 8) {
    const __m128i wide = Widen(_mm_loadl_epi64(As<__m128i>(row + i)));
    const __m128i low = _mm_sll_epi32(_mm_srai_epi32(_mm_unpacklo_epi16(wide, wide), 16), count);
    const __m128i high = _mm_sll_epi32(_mm_srai_epi32(_mm_unpackhi_epi16(wide, wide), 16), count);
    auto* out = reinterpret_cast<__m128i*>(sum + i);
    _mm_storeu_si128(out, _mm_add_epi32(_mm_loadu_si128(out), low));
    _mm_storeu_si128(out + 1, _mm_add_epi32(_mm_loadu_si128(out + 1), high));
  }
  for (; i < size; ++i) sum[i] += row[i] * (std::int32_t{1} << shift);
}

METIER_SSSE3 std::int32_t Dot(const std::int16_t* a, const std::int8_t* b, std::size_t size) {
  __m128i sums = _mm_setzero_si128();
  std::size_t i = 0;
  for (; i + 8 <= size; i += 8) {
    const __m128i wide = Widen(_mm_loadl_epi64(As<__m128i>(b + i)));
    sums = _mm_add_epi32(sums, _mm_madd_epi16(_mm_loadu_si128(As<__m128i>(a + i)), wide));
  }
  sums = _mm_add_epi32(sums, _mm_shuffle_epi32(sums, 0x4E));
  sums = _mm_add_epi32(sums, _mm_shuffle_epi32(sums, 0xB1));
  std::int32_t product = _mm_cvtsi128_si32(sums);
  for (; i < size; ++i) product += a[i] * b[i];
  return product;
}

// `sums` plus the products of four digits with the four entries of each lane's row.
METIER_SSSE3 inline __m128i AddProducts(__m128i sums, __m128i digits, const __m128i* rows) {
  const __m128i pairs = _mm_maddubs_epi16(digits, _mm_loadu_si128(rows));
  return _mm_add_epi32(sums, _mm_madd_epi16(pairs, _mm_set1_epi16(1)));
}

// The bits of the labels of `products`, the first of which is `label`.
METIER_SSSE3 inline std::uint64_t Above(__m128i products, const ScreenGroup& group, const ScreenPost& post,
                                        std::size_t label) {
  products = _mm_add_epi32(products, _mm_loadu_si128(As<__m128i>(group.offsets + label)));
  const __m128 scaled = _mm_mul_ps(_mm_cvtepi32_ps(products), _mm_loadu_ps(group.scales + label));
  const __m128 slack = _mm_mul_ps(_mm_loadu_ps(group.slacks + label), _mm_set1_ps(post.slack));
  const __m128 most = _mm_add_ps(_mm_mul_ps(scaled, _mm_set1_ps(post.scale)), slack);
  const __m128 bar = _mm_add_ps(_mm_loadu_ps(group.bars + label), _mm_set1_ps(post.offset));
  return static_cast<std::uint64_t>(_mm_movemask_ps(_mm_cmpge_ps(most, bar))) << label;
}

// Half a group: a whole one's sums would not fit the 16 registers. Sums have names, for arrays of them end up in
// memory.
METIER_SSSE3 std::uint64_t ScreenHalf(const ScreenGroup& group, const ScreenPost& post, std::size_t first) {
  __m128i s0 = _mm_setzero_si128(), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
  const auto* rows = As<__m128i>(group.rows + first * kScreenStep);
  for (std::size_t step = 0; step < post.steps; ++step, rows += kScreenLabels / kLanes) {
    const __m128i digits = _mm_set1_epi32(FourDigits(post.digits + step * kScreenStep));
    s0 = AddProducts(s0, digits, rows);
    s1 = AddProducts(s1, digits, rows + 1);
    s2 = AddProducts(s2, digits, rows + 2);
    s3 = AddProducts(s3, digits, rows + 3);
    s4 = AddProducts(s4, digits, rows + 4);
    s5 = AddProducts(s5, digits, rows + 5);
    s6 = AddProducts(s6, digits, rows + 6);
    s7 = AddProducts(s7, digits, rows + 7);
  }
  return Above(s0, group, post, first) | Above(s1, group, post, first + kLanes) |
         Above(s2, group, post, first + 2 * kLanes) | Above(s3, group, post, first + 3 * kLanes) |
         Above(s4, group, post, first + 4 * kLanes) | Above(s5, group, post, first + 5 * kLanes) |
         Above(s6, group, post, first + 6 * kLanes) | Above(s7, group, post, first + 7 * kLanes);
}

METIER_SSSE3 std::uint64_t Screen(const ScreenGroup& group, const ScreenPost& post) {
  return ScreenHalf(group, post, 0) | ScreenHalf(group, post, kScreenLabels / 2);
}

}  // namespace ssse3

namespace avx2 {

constexpr std::size_t kLanes = 8;

METIER_AVX2 void AddRow(const std::int8_t* row, int shift, std::size_t size, std::int32_t* sum) {
  const __m128i count = _mm_cvtsi32_si128(shift);
  std::size_t i = 0;
  for (; i + 8 <= size; i += 8) {
    const __m256i wide = _mm256_cvtepi8_epi32(_mm_loadl_epi64(As<__m128i>(row + i)));
    auto* out = reinterpret_cast<__m256i*>(sum + i);
    _mm256_storeu_si256(out, _mm256_add_epi32(_mm256_loadu_si256(out), _mm256_sll_epi32(wide, count)));
  }
  for (; i < size; ++i) sum[i] += row[i] * (std::int32_t{1} << shift);
}

METIER_AVX2 std::int32_t Dot(const std::int16_t* a, const std::int8_t* b, std::size_t size) {
  __m256i sums = _mm256_setzero_si256();
  std::size_t i = 0;
  for (; i + 16 <= size; i += 16) {
    const __m256i wide = _mm256_cvtepi8_epi16(_mm_loadu_si128(As<__m128i>(b + i)));
    sums = _mm256_add_epi32(sums, _mm256_madd_epi16(_mm256_loadu_si256(As<__m256i>(a + i)), wide));
  }
  __m128i four = _mm_add_epi32(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
  four = _mm_add_epi32(four, _mm_shuffle_epi32(four, 0x4E));
  four = _mm_add_epi32(four, _mm_shuffle_epi32(four, 0xB1));
  std::int32_t product = _mm_cvtsi128_si32(four);
  for (; i < size; ++i) product += a[i] * b[i];
  return product;
}

METIER_AVX2 inline __m256i AddProducts(__m256i sums, __m256i digits, const __m256i* rows) {
  const __m256i pairs = _mm256_maddubs_epi16(digits, _mm256_loadu_si256(rows));
  return _mm256_add_epi32(sums, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

METIER_AVX2 inline std::uint64_t Above(__m256i products, const ScreenGroup& group, const ScreenPost& post,
                                       std::size_t label) {
  products = _mm256_add_epi32(products, _mm256_loadu_si256(As<__m256i>(group.offsets + label)));
  const __m256 scaled = _mm256_mul_ps(_mm256_cvtepi32_ps(products), _mm256_loadu_ps(group.scales + label));
  const __m256 slack = _mm256_mul_ps(_mm256_loadu_ps(group.slacks + label), _mm256_set1_ps(post.slack));
  const __m256 most = _mm256_add_ps(_mm256_mul_ps(scaled, _mm256_set1_ps(post.scale)), slack);
  const __m256 bar = _mm256_add_ps(_mm256_loadu_ps(group.bars + label), _mm256_set1_ps(post.offset));
  const int bits = _mm256_movemask_ps(_mm256_cmp_ps(most, bar, _CMP_GE_OQ));
  return static_cast<std::uint64_t>(static_cast<unsigned>(bits)) << label;
}

METIER_AVX2 std::uint64_t Screen(const ScreenGroup& group, const ScreenPost& post) {
  __m256i s0 = _mm256_setzero_si256(), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
  const auto* rows = As<__m256i>(group.rows);
  for (std::size_t step = 0; step < post.steps; ++step, rows += kScreenLabels / kLanes) {
    const __m256i digits = _mm256_set1_epi32(FourDigits(post.digits + step * kScreenStep));
    s0 = AddProducts(s0, digits, rows);
    s1 = AddProducts(s1, digits, rows + 1);
    s2 = AddProducts(s2, digits, rows + 2);
    s3 = AddProducts(s3, digits, rows + 3);
    s4 = AddProducts(s4, digits, rows + 4);
    s5 = AddProducts(s5, digits, rows + 5);
    s6 = AddProducts(s6, digits, rows + 6);
    s7 = AddProducts(s7, digits, rows + 7);
  }
  return Above(s0, group, post, 0) | Above(s1, group, post, kLanes) | Above(s2, group, post, 2 * kLanes) |
         Above(s3, group, post, 3 * kLanes) | Above(s4, group, post, 4 * kLanes) | Above(s5, group, post, 5 * kLanes) |
         Above(s6, group, post, 6 * kLanes) | Above(s7, group, post, 7 * kLanes);
}

}  // namespace avx2
}  // namespace

std::span<const Kernel> X86Kernels() {
  static const std::vector<Kernel> kernels = [] {
    std::vector<Kernel> all;
    if (__builtin_cpu_supports("ssse3")) all.push_back({"ssse3", ssse3::AddRow, ssse3::Dot, ssse3::Screen});
    if (__builtin_cpu_supports("avx2")) all.push_back({"avx2", avx2::AddRow, avx2::Dot, avx2::Screen});
    return all;
  }();
  return kernels;
}

}  // namespace metier::model

#else

namespace metier::model {

std::span<const Kernel> X86Kernels() { return {}; }

}  // namespace metier::model

#endif
