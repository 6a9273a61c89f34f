// The parameters of profiles in the shipped model are those that the laws are tested with.

#include "gtest/gtest.h"
#include "profile/parameters.h"
#include "tests/tag/shipped.h"

namespace metier::tag {
namespace {

TEST(ShippedModel, HasTheParametersThatTheLawsAreTestedWith) {
  const auto shipped = profile::ParseParameters(Shipped().model().profile());
  ASSERT_TRUE(shipped.ok()) << shipped.status();
  EXPECT_EQ(profile::FormatParameters(*shipped), profile::FormatParameters({}));
}

}  // namespace
}  // namespace metier::tag
