#include "bench/people/parameters_file.h"

#include "gtest/gtest.h"

namespace metier::people {
namespace {

TEST(ParametersFile, ReadsWhatItWrites) {
  profile::ProfileParameters written;
  written.bias = -1.0 / 3;
  written.excess = 2.7182818284590451;
  profile::ProfileParameters read;
  ASSERT_TRUE(ParseParameters(FormatParameters(written), &read).ok());
  EXPECT_EQ(read.bias, written.bias);
  EXPECT_EQ(read.excess, written.excess);
  EXPECT_EQ(FormatParameters(read), FormatParameters(written));
}

TEST(ParametersFile, LeavesTheRestAndSkipsComments) {
  profile::ProfileParameters read;
  ASSERT_TRUE(ParseParameters("# of today\n\nspan 0.5\n", &read).ok());
  EXPECT_EQ(read.span, 0.5);
  EXPECT_EQ(read.excess, profile::ProfileParameters().excess);
}

TEST(ParametersFile, RefusesWhatItDoesNotKnow) {
  profile::ProfileParameters read;
  for (const char* text : {"spam 1", "span", "span x", "span 1 2"})
    EXPECT_FALSE(ParseParameters(text, &read).ok()) << text;
}

}  // namespace
}  // namespace metier::people
