// What the shipped taxonomy promises.

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "metier/taxonomy.h"

namespace metier {
namespace {

class ShippedTaxonomy : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    absl::StatusOr<Taxonomy> loaded = Taxonomy::Load(METIER_DATA_DIR "/taxonomy");
    ASSERT_TRUE(loaded.ok()) << loaded.status();
    taxonomy_ = new Taxonomy(*std::move(loaded));
  }
  static void TearDownTestSuite() { delete taxonomy_; }
  static Taxonomy* taxonomy_;
};
Taxonomy* ShippedTaxonomy::taxonomy_ = nullptr;

TEST_F(ShippedTaxonomy, IsLargeAndDeepEnough) {
  int roots = 0;
  int third_level = 0;
  for (const Topic& topic : taxonomy_->topics()) {
    roots += topic.parents.empty() ? 1 : 0;
    third_level += topic.ancestors.size() >= 2 ? 1 : 0;
  }
  EXPECT_GE(taxonomy_->size(), 600u);
  EXPECT_GE(roots, 18);
  EXPECT_LE(roots, 25);
  EXPECT_GE(third_level, 200);
}

TEST_F(ShippedTaxonomy, DefinitionsAreSentences) {
  for (const Topic& topic : taxonomy_->topics()) {
    EXPECT_TRUE(topic.definition.ends_with('.')) << topic.slug;
    EXPECT_LE(topic.definition.size(), 150u) << topic.slug;
  }
}

TEST_F(ShippedTaxonomy, NoCrosswalkIsClaimedTwice) {
  std::set<std::string> klout;
  for (const Topic& topic : taxonomy_->topics()) {
    if (topic.crosswalk.klout.empty()) continue;
    EXPECT_TRUE(klout.insert(topic.crosswalk.klout).second) << topic.slug;
  }
  EXPECT_GE(klout.size() * 10, taxonomy_->size() * 7);
}

TEST_F(ShippedTaxonomy, HasWhatPeopleAreIntoToday) {
  for (const char* slug : {"golf", "parenting", "large-language-models", "cryptocurrency", "podcasts", "k-pop", "esports", "remote-work"}) {
    EXPECT_TRUE(taxonomy_->Find(slug).has_value()) << slug;
  }
}

TEST_F(ShippedTaxonomy, FlagsWhatIsNobodysBusiness) {
  for (const char* slug : {"religion", "mental-health", "cannabis"}) {
    const auto topic = taxonomy_->Find(slug);
    ASSERT_TRUE(topic.has_value()) << slug;
    EXPECT_TRUE((*taxonomy_)[*topic].sensitive) << slug;
  }
}

}  // namespace
}  // namespace metier
