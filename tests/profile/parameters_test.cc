#include "profile/parameters.h"

#include "gtest/gtest.h"

namespace metier::profile {
namespace {

TEST(Parameters, ReadsWhatItWrites) {
  ProfileParameters written;
  written.bias = -1.0 / 3;
  written.excess = 2.7182818284590451;
  written.thin_prominence = 5;
  written.weigh.half_life_days = 365.25;
  const auto read = ParseParameters(FormatParameters(written));
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->bias, written.bias);
  EXPECT_EQ(read->excess, written.excess);
  EXPECT_EQ(read->thin_prominence, 5);
  EXPECT_EQ(read->weigh.half_life_days, 365.25);
  EXPECT_EQ(FormatParameters(*read), FormatParameters(written));
}

TEST(Parameters, LeavesTheRestAndSkipsComments) {
  const auto read = ParseParameters("# of today\n\nspan 0.5\n");
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->span, 0.5);
  EXPECT_EQ(read->excess, ProfileParameters().excess);
}

TEST(Parameters, RefusesWhatItDoesNotKnow) {
  for (const char* text : {"spam 1", "span", "span x", "span 1 2", "span -1", "excess nan", "bias inf"})
    EXPECT_FALSE(ParseParameters(text).ok()) << text;
  EXPECT_TRUE(ParseParameters("bias -1").ok());
}

}  // namespace
}  // namespace metier::profile
