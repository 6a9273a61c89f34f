// Runs a law over many generated cases.
//
//   TEST(Volume, ...) { ForEachCase(10'000, [](Random& random) { ... EXPECT_LE(after, before); }); }
//
// A failure prints the seed of its case. METIER_LAWS_SEED=<seed> METIER_LAWS_CASES=1 runs just that case again;
// METIER_LAWS_CASES alone asks for more or fewer. Sanitizer and debug builds run a small part of the cases.

#ifndef METIER_TESTS_LAWS_RUNNER_H_
#define METIER_TESTS_LAWS_RUNNER_H_

#include <functional>

#include "tests/laws/random.h"

namespace metier::laws {

// Stops at the first case that fails.
void ForEachCase(int cases, const std::function<void(Random&)>& law);

}  // namespace metier::laws

#endif  // METIER_TESTS_LAWS_RUNNER_H_
