// Seeded numbers for composing people: the same on every platform.

#ifndef METIER_BENCH_PEOPLE_RANDOM_H_
#define METIER_BENCH_PEOPLE_RANDOM_H_

#include <cmath>
#include <cstdint>

#include "tests/laws/random.h"

namespace metier::people {

using laws::Random;

inline double LogUniform(Random& random, double low, double high) { return low * std::pow(high / low, random.Real()); }

// `expected` >= 0 as a whole number, rounded at random so that the mean is right.
inline std::int64_t Rounded(Random& random, double expected) {
  return static_cast<std::int64_t>(std::floor(expected + random.Real()));
}

// SplitMix64's finaliser: a seed of its own for each part of a run.
inline std::uint64_t MixSeed(std::uint64_t seed, std::uint64_t part) {
  Random random(seed ^ (part * 0xD1B54A32D192ED03));
  random.Bits();
  return random.Bits();
}

}  // namespace metier::people

#endif  // METIER_BENCH_PEOPLE_RANDOM_H_
