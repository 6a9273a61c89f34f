#include "tests/laws/runner.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "gtest/gtest.h"

namespace metier::laws {
namespace {

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define METIER_LAWS_SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define METIER_LAWS_SANITIZED 1
#endif

#if defined(METIER_LAWS_SANITIZED) || !defined(NDEBUG)
constexpr int kFewer = 25;
#else
constexpr int kFewer = 1;
#endif

constexpr std::uint64_t kFirstSeed = 20'240'501;

}  // namespace

void ForEachCase(int cases, const std::function<void(Random&)>& law) {
  std::uint64_t seed = kFirstSeed;
  if (const char* text = std::getenv("METIER_LAWS_SEED")) seed = std::strtoull(text, nullptr, 10);
  cases = std::max(1, cases / kFewer);
  if (const char* text = std::getenv("METIER_LAWS_CASES")) cases = std::max(1, std::atoi(text));
  for (int i = 0; i < cases; ++i, ++seed) {
    Random random(seed * 0xD1342543DE82EF95);  // Neighbouring seeds must not give overlapping streams.
    law(random);
    if (::testing::Test::HasFailure()) {
      ADD_FAILURE() << "The law failed in case " << i << ". Again: METIER_LAWS_SEED=" << seed << " METIER_LAWS_CASES=1";
      return;
    }
  }
}

}  // namespace metier::laws
