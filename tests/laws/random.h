// A small random generator whose numbers are the same on every platform, unlike those of <random>'s distributions.

#ifndef METIER_TESTS_LAWS_RANDOM_H_
#define METIER_TESTS_LAWS_RANDOM_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace metier::laws {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  // SplitMix64.
  std::uint64_t Bits() {
    std::uint64_t bits = (state_ += 0x9E3779B97F4A7C15);
    bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
    bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
    return bits ^ (bits >> 31);
  }

  // In [low, high], both included.
  std::int64_t Integer(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(Bits() % static_cast<std::uint64_t>(high - low + 1));
  }

  // In [0, 1).
  double Real() { return static_cast<double>(Bits() >> 11) * 0x1p-53; }
  double Real(double low, double high) { return low + (high - low) * Real(); }

  bool Chance(double probability) { return Real() < probability; }

  template <typename T>
  const T& Pick(const std::vector<T>& items) {
    return items[static_cast<std::size_t>(Bits() % items.size())];
  }

  template <typename T>
  void Shuffle(std::vector<T>* items) {
    for (std::size_t i = items->size(); i > 1; --i) std::swap((*items)[i - 1], (*items)[Bits() % i]);
  }

 private:
  std::uint64_t state_;
};

}  // namespace metier::laws

#endif  // METIER_TESTS_LAWS_RANDOM_H_
