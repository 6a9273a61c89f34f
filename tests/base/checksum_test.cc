#include "base/checksum.h"

#include <gtest/gtest.h>

#include <string>

namespace metier::base {
namespace {

TEST(Checksum, IsStableAcrossBuilds) {
  // XXH3 of the empty input, as its specification gives it.
  EXPECT_EQ(ChecksumText(Checksum("")), "2d06800538d394c2");
}

TEST(Checksum, SeesEveryBit) {
  const std::string original(100, 'x');
  for (std::size_t bit = 0; bit < original.size() * 8; ++bit) {
    std::string flipped = original;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    EXPECT_NE(Checksum(flipped), Checksum(original)) << bit;
  }
}

TEST(Checksum, CombinationDependsOnOrder) { EXPECT_NE(CombineChecksums(1, 2), CombineChecksums(2, 1)); }

}  // namespace
}  // namespace metier::base
