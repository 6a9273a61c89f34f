// One engine for all runs of a fuzzer, with limits that its inputs reach.

#ifndef METIER_TESTS_FUZZ_SHARED_ENGINE_H_
#define METIER_TESTS_FUZZ_SHARED_ENGINE_H_

#include <cstdlib>

#include "metier/metier.h"

namespace metier::fuzz {

inline void Require(bool holds) {
  if (!holds) std::abort();
}

inline metier_engine* SharedEngine() {
  static metier_engine* const engine = [] {
    metier_limits limits = METIER_LIMITS_INIT;
    limits.text_bytes = 512;
    limits.posts_per_person = 8;
    limits.copies_per_person = 2;
    limits.profiler_bytes = 1 << 20;
    metier_engine* opened = nullptr;
    Require(metier_engine_open(metier_text(METIER_DATA_DIR), &limits, &opened) == nullptr);
    return opened;
  }();
  return engine;
}

}  // namespace metier::fuzz

#endif  // METIER_TESTS_FUZZ_SHARED_ENGINE_H_
