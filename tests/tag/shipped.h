// The shipped knowledge, loaded once a process.

#ifndef METIER_TESTS_TAG_SHIPPED_H_
#define METIER_TESTS_TAG_SHIPPED_H_

#include <gtest/gtest.h>

#include "tag/knowledge.h"

namespace metier::tag {

inline const Knowledge& Shipped() {
  static const std::unique_ptr<const Knowledge> knowledge = [] {
    absl::StatusOr<std::unique_ptr<const Knowledge>> loaded = Knowledge::Load(METIER_DATA_DIR);
    EXPECT_TRUE(loaded.ok()) << loaded.status();
    return *std::move(loaded);
  }();
  return *knowledge;
}

}  // namespace metier::tag

#endif  // METIER_TESTS_TAG_SHIPPED_H_
