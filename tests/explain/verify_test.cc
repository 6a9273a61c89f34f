#include "explain/verify.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/explain/sample_audit.h"

namespace metier::explain {
namespace {

TEST(Compare, SameAccountsDoNotDiffer) {
  EXPECT_THAT(Compare(SampleAudit("ann"), SampleAudit("ann")), testing::IsEmpty());
}

TEST(Compare, NamesTopicAndField) {
  const PersonAudit stored = SampleAudit("ann");
  PersonAudit found = stored;
  found.topics[0].occasions[1].value = 0.5;
  found.topics[0].contributions[0].value = 2;
  found.kept = 3;
  const std::vector<Difference> differences = Compare(stored, found);
  ASSERT_EQ(differences.size(), 3U);
  EXPECT_EQ(differences[0].field, "kept");
  EXPECT_EQ(differences[0].topic, "");
  EXPECT_EQ(differences[1].topic, "golf");
  EXPECT_EQ(differences[1].field, "contribution 1 value");
  EXPECT_EQ(differences[1].stored, "1.5");
  EXPECT_EQ(differences[1].found, "2");
  EXPECT_EQ(differences[2].field, "occasion 2 value");
}

TEST(Compare, ATopicMoreOrLessIsADifferenceOfThatTopicAlone) {
  const PersonAudit stored = SampleAudit("ann");
  PersonAudit found = stored;
  found.topics.erase(found.topics.begin());
  for (const Difference& difference : Compare(stored, found)) {
    EXPECT_EQ(difference.topic, "golf");
    EXPECT_EQ(difference.found, "");
  }
  for (const Difference& difference : Compare(found, stored)) EXPECT_EQ(difference.stored, "");
  EXPECT_THAT(Compare(found, stored), testing::Not(testing::IsEmpty()));
}

}  // namespace
}  // namespace metier::explain
