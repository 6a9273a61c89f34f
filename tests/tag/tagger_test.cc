// What must hold of every tagging, whatever the model.

#include "tag/tagger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <thread>

#include "tag/combine.h"
#include "tests/tag/shipped.h"

namespace metier::tag {
namespace {

const std::vector<std::string>& Posts() {
  static const std::vector<std::string> posts = {
      "Finally broke 80 at Pebble Beach, putter was hot all day #golf",
      "new sourdough starter is bubbling, first loaf tomorrow",
      "borrow checker made me rewrite the whole cargo workspace, rust-lang is worth it",
      "lol so tired today",
      "",
      "🎉🎉🎉",
      "https://example.com/",
      "toddler bedtime took two hours again, how do you get them to sleep??",
      "Der Hund schläft heute den ganzen Tag auf dem Sofa und will nicht spazieren gehen",
      "lamb's quarters came up all over the vegetable bed",
      "Glad my money isn't tied up in stocks right now",
      std::string("nul\0byte \xFF\xFE and #hashtags", 25),
  };
  return posts;
}

class TaggerTest : public testing::Test {
 protected:
  TaggerTest() : tagger_(Shipped()) {}
  const Taxonomy& taxonomy() const { return Shipped().taxonomy(); }
  Tagger tagger_;
  Tagging tagging_;
};

TEST_F(TaggerTest, ConfidencesAreProbabilitiesInOrder) {
  for (const std::string& post : Posts()) {
    tagger_.Tag(post, "", {}, &tagging_);
    double last = 1;
    for (const TopicScore& score : tagging_.topics) {
      EXPECT_GE(score.confidence, 0);
      EXPECT_LE(score.confidence, last);
      EXPECT_GE(score.confidence, Shipped().CalibrationOf(score.topic).threshold);
      last = score.confidence;
    }
    EXPECT_EQ(tagging_.topics.empty(), tagging_.abstained != Abstention::kNone) << post;
  }
}

TEST_F(TaggerTest, AParentIsNeverLessSureThanItsChild) {
  for (const std::string& post : Posts()) {
    tagger_.Tag(post, "", {}, &tagging_);
    for (std::size_t i = 0; i < taxonomy().size(); ++i) {
      for (const TopicIndex parent : taxonomy().topics()[i].parents)
        EXPECT_GE(tagger_.confidences()[parent], tagger_.confidences()[i]);
    }
  }
}

// The audit, for every topic of every post: bias and shares are the logit, and the logit is the confidence.
TEST_F(TaggerTest, AccountsAddUp) {
  for (const std::string& post : Posts()) {
    tagger_.Tag(post, "", {}, &tagging_);
    for (std::size_t i = 0; i < taxonomy().size(); i += 3) {
      const TopicAccount account = tagger_.Account(static_cast<TopicIndex>(i));
      double sum = account.bias;
      for (const Share& share : account.shares) {
        sum += share.share;
        EXPECT_LE(share.range.end, post.size());
      }
      EXPECT_NEAR(sum, account.logit, 1e-9) << post << " " << taxonomy().topics()[i].slug;
      EXPECT_NEAR(Sigmoid(account.logit), account.confidence, 1e-12);
    }
  }
}

TEST_F(TaggerTest, AskingForMoreGivesMore) {
  TagOptions all;
  all.min_confidence = 0;
  tagger_.Tag(Posts()[0], "", all, &tagging_);
  EXPECT_EQ(tagging_.topics.size(), taxonomy().size());
  TagOptions two = all;
  two.top_k = 2;
  tagger_.Tag(Posts()[0], "", two, &tagging_);
  EXPECT_EQ(tagging_.topics.size(), 2u);
}

TEST_F(TaggerTest, TowardsAPersonAHashtagConfirmsAndCreatesNothing) {
  const auto gives = [this](std::string_view post, const TagOptions& options) {
    tagger_.Tag(post, "", options, &tagging_);
    return std::any_of(tagging_.topics.begin(), tagging_.topics.end(),
                       [this](const TopicScore& score) { return taxonomy()[score.topic].slug == "golf"; });
  };
  TagOptions sure;
  sure.min_confidence = 0.5;
  for (const std::string post : {"see you at 3 #golf #golfing", "lunch with the team #golf #golfing"}) {
    EXPECT_TRUE(gives(post, sure)) << post;
    EXPECT_FALSE(gives(post, EvidenceOptions())) << post;
  }
  EXPECT_TRUE(gives("Finally broke 80 at Pebble Beach, putter was hot all day #golf", EvidenceOptions()));
}

TEST_F(TaggerTest, SaysWhyItAbstains) {
  tagger_.Tag("", "", {}, &tagging_);
  EXPECT_EQ(tagging_.abstained, Abstention::kNoWords);
  tagger_.Tag("Der Hund schläft heute den ganzen Tag auf dem Sofa und will nicht spazieren gehen", "", {}, &tagging_);
  EXPECT_EQ(tagging_.abstained, Abstention::kLanguage);
  EXPECT_EQ(tagging_.lang, "de");
  tagger_.Tag("ok thanks, see you there", "", {}, &tagging_);
  EXPECT_EQ(tagging_.abstained, Abstention::kUnsure);
}

TEST_F(TaggerTest, ATaggerRemembersNothing) {
  std::vector<std::vector<double>> fresh;
  for (const std::string& post : Posts()) {
    Tagger other(Shipped());
    other.Tag(post, "", {}, &tagging_);
    fresh.emplace_back(other.confidences().begin(), other.confidences().end());
  }
  std::mt19937 random(5);
  for (int i = 0; i < 100; ++i) {
    const std::size_t post = random() % Posts().size();
    tagger_.Tag(Posts()[post], "", {}, &tagging_);
    EXPECT_TRUE(std::equal(fresh[post].begin(), fresh[post].end(), tagger_.confidences().begin()));
  }
}

TEST_F(TaggerTest, ThreadsShareOneKnowledge) {
  std::vector<std::vector<double>> results(4);
  std::vector<std::thread> pool;
  for (auto& result : results) {
    pool.emplace_back([&result] {
      Tagger tagger(Shipped());
      Tagging tagging;
      for (const std::string& post : Posts()) {
        tagger.Tag(post, "", {}, &tagging);
        result.insert(result.end(), tagger.confidences().begin(), tagger.confidences().end());
      }
    });
  }
  for (std::thread& thread : pool) thread.join();
  for (const auto& result : results) EXPECT_EQ(result, results.front());
}

}  // namespace
}  // namespace metier::tag
