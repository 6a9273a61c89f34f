#include "profile/profile.h"

#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "weigh/duplicates.h"

namespace metier::profile {
namespace {

constexpr UnixSeconds kDay = 86'400;
constexpr UnixSeconds kStart = 19'000 * kDay;

const Taxonomy& TestTaxonomy() {
  static const Taxonomy taxonomy = [] {
    const std::array<std::pair<std::string, std::string>, 1> files = {
        {{"test",
          "[sports]\nname: Sports\nabout: S.\n\n[golf]\nname: Golf\nparents: sports\nabout: G.\n\n"
          "[tennis]\nname: Tennis\nparents: sports\nabout: T.\n\n[illness]\nname: Illness\nabout: I.\nsensitive: "
          "yes\n"}}};
    return Taxonomy::Parse(files).value();
  }();
  return taxonomy;
}

TopicIndex Named(std::string_view slug) { return TestTaxonomy().Find(slug).value(); }

class ProfileTest : public ::testing::Test {
 protected:
  // `count` posts, one every tenth day, that carry all of `slugs` with confidence 1.
  void Write(int count, const std::vector<std::string>& slugs) {
    for (int i = 0; i < count; ++i) {
      weigh::TaggedPost post;
      post.id = posts_.size();
      post.text_key = posts_.size();
      post.sketch = {{static_cast<weigh::WordHash>(posts_.size())}, 1};
      post.time = kStart + 10 * kDay * i;
      for (TopicIndex topic = 0; topic < TestTaxonomy().size(); ++topic) {
        for (const std::string& slug : slugs) {
          if (TestTaxonomy()[topic].slug == slug) post.topics.push_back({topic, 1.0F});
        }
      }
      posts_.push_back(std::move(post));
    }
  }

  Profile Compute(const ProfileOptions& options = {}) const {
    const weigh::Ledger ledger =
        weigh::Weigh("ann", weigh::FoldDuplicates(posts_, {}), {}, kStart + 1000 * kDay, TestTaxonomy(), {});
    return ComputeProfile("ann", ledger, TestTaxonomy(), {}, {}, options);
  }

  std::vector<weigh::TaggedPost> posts_;
};

// Twenty of forty posts are on golf: by hand from DESIGN section 6.
TEST_F(ProfileTest, ByHand) {
  Write(20, {"golf"});
  Write(20, {});
  const Profile profile = Compute();
  EXPECT_EQ(profile.user, "ann");
  EXPECT_EQ(profile.posts, 40);
  EXPECT_EQ(profile.as_of, kStart + 1000 * kDay);
  ASSERT_EQ(profile.topics.size(), 1U);
  const TopicProfile& golf = profile.topics[0];
  double value = 0;
  for (int i = 0; i < 20; ++i) value += std::exp2(-(1000.0 - 10 * i) / 730.5);
  const ProfileParameters p;
  const double logit = p.bias + p.repetition * std::log(1 + value) + p.span * std::log(21.0) +
                       p.excess * std::log(0.5 / p.background_floor) + p.lead;
  EXPECT_NEAR(golf.logit, logit, 1e-12);
  EXPECT_NEAR(golf.confidence, 1 / (1 + std::exp(-logit)), 1e-12);
  EXPECT_EQ(golf.band, Band::kExpertise);
  EXPECT_EQ(golf.occasions, 20);
  EXPECT_EQ(golf.weeks, 20);
  EXPECT_EQ(golf.share, 0.5);
  EXPECT_EQ(golf.since, kStart);
  EXPECT_EQ(golf.last, kStart + 190 * kDay);
  EXPECT_EQ(golf.gates.size(), 9U);
  EXPECT_NEAR(golf.prominence, 20 * std::sqrt(0.5 / p.prominence_floor), 1e-9);
}

TEST_F(ProfileTest, HeldBackWithTheGateThatHoldsIt) {
  Write(1, {"golf"});
  Write(2, {"tennis"});
  const Profile profile = Compute();
  EXPECT_TRUE(profile.topics.empty());
  ASSERT_EQ(profile.held_back.size(), 2U);
  EXPECT_EQ(profile.held_back[0].topic, Named("tennis"));  // same confidence, but nearer to an interest
  EXPECT_EQ(profile.held_back[0].gate, "few_occasions");
  EXPECT_EQ(profile.held_back[0].confidence, ProfileParameters().mention_cap);
  EXPECT_EQ(profile.held_back[1].gate, "one_occasion");
}

TEST_F(ProfileTest, BelowInterestIsNoGateButAReason) {
  Write(40, {"golf"});
  Write(4000, {});
  const Profile profile = Compute();
  ASSERT_EQ(profile.held_back.size(), 1U);
  EXPECT_EQ(profile.held_back[0].gate, "below_interest");
  EXPECT_LT(profile.held_back[0].confidence, 0.5);
}

TEST_F(ProfileTest, FewPostsAmongManyAreFaint) {
  Write(4, {"golf"});
  Write(4000, {});
  const Profile profile = Compute();
  ASSERT_EQ(profile.held_back.size(), 1U);
  EXPECT_EQ(profile.held_back[0].gate, "faint");
  EXPECT_LE(profile.held_back[0].confidence, ProfileParameters().mention_cap);
}

TEST_F(ProfileTest, AnAncestorOwedToOneTopicIsImplied) {
  Write(20, {"golf", "sports"});
  Write(4, {"sports"});
  const Profile profile = Compute();
  ASSERT_EQ(profile.topics.size(), 1U);
  EXPECT_EQ(profile.topics[0].topic, Named("golf"));
  ASSERT_EQ(profile.implied.size(), 1U);
  EXPECT_EQ(profile.implied[0].topic, Named("sports"));
  EXPECT_EQ(profile.implied[0].by, Named("golf"));
  EXPECT_GT(profile.implied[0].confidence, 0.9);
}

TEST_F(ProfileTest, AnAncestorOfSeveralTopicsIsListed) {
  Write(20, {"golf", "sports"});
  for (weigh::TaggedPost& post : posts_) post.time += 5 * kDay;
  Write(20, {"tennis", "sports"});
  const Profile profile = Compute();
  ASSERT_EQ(profile.topics.size(), 3U);
  EXPECT_EQ(profile.topics[0].topic, Named("sports"));
  EXPECT_TRUE(profile.implied.empty());
}

TEST_F(ProfileTest, SensitiveTopicsAppearOnlyWhenAskedFor) {
  Write(20, {"illness"});
  EXPECT_TRUE(Compute().topics.empty());
  EXPECT_TRUE(Compute().held_back.empty());
  ProfileOptions options;
  options.include_sensitive = true;
  ASSERT_EQ(Compute(options).topics.size(), 1U);
  EXPECT_EQ(Compute(options).topics[0].topic, Named("illness"));
}

}  // namespace
}  // namespace metier::profile
