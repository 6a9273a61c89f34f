#include "eval/measure.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "eval/confusion.h"
#include "eval/report.h"
#include "tests/tag/shipped.h"

namespace metier::eval {
namespace {

using tag::Shipped;

TopicIndex Topic(std::string_view slug) { return *Shipped().taxonomy().Find(slug); }

// Says of every post what a test wants.
class Fixed : public Predictor {
 public:
  Fixed(std::map<TopicIndex, double> says, double threshold) : confidences_(Shipped().taxonomy().size()) {
    for (const auto& [topic, confidence] : says) {
      confidences_[topic] = confidence;
      if (confidence >= threshold) given_.push_back({topic, confidence});
    }
  }
  void Read(std::string_view) override {}
  std::span<const double> confidences() const override { return confidences_; }
  std::span<const TopicScore> given() const override { return given_; }
  bool silenced() const override { return false; }

 private:
  std::vector<double> confidences_;
  std::vector<TopicScore> given_;
};

Evaluation MeasureFixed(const std::vector<model::LabelledPost>& posts, const std::map<TopicIndex, double>& says) {
  return Measure(
             Shipped(), posts, [&says] { return std::make_unique<Fixed>(says, 0.5); }, 1)
      .front();
}

model::LabelledPost Post(std::vector<TopicIndex> topics) {
  model::LabelledPost post{"hand", "a", "text", std::move(topics)};
  post.exact = true;
  return post;
}

TEST(Evaluate, CountsByHand) {
  const Taxonomy& taxonomy = Shipped().taxonomy();
  std::vector<model::LabelledPost> posts;
  posts.push_back(
      {"hand", "a", "Finally broke 80 at Pebble Beach, putter was hot all day #golf", {*taxonomy.Find("golf")}});
  posts.push_back({"hand", "b", "ok thanks, see you there", {}});
  const std::vector<Evaluation> results = Evaluate(Shipped(), posts, 1);
  ASSERT_EQ(results.size(), 1u);
  EXPECT_EQ(results[0].topical, 1);
  EXPECT_EQ(results[0].chatter, 1);
  EXPECT_EQ(results[0].coverage, 1.0);
  EXPECT_EQ(results[0].precision, 1.0);
  EXPECT_EQ(results[0].chatter_silent, 1.0);
  EXPECT_EQ(results[0].curve.back().root_precision, 1.0);
}

TEST(Evaluate, ThreadsDoNotChangeTheResult) {
  const Taxonomy& taxonomy = Shipped().taxonomy();
  std::vector<model::LabelledPost> posts;
  for (int i = 0; i < 50; ++i) {
    posts.push_back({"hand", "a", "golf round number " + std::to_string(i) + " at the club", {*taxonomy.Find("golf")}});
    posts.push_back({"hand", "b", "so tired today " + std::to_string(i), {}});
  }
  EXPECT_EQ(EvaluationJson(Evaluate(Shipped(), posts, 1)[0], taxonomy),
            EvaluationJson(Evaluate(Shipped(), posts, 3)[0], taxonomy));
}

TEST(Evaluate, ATrapIsRightWhenNothingWrongIsGiven) {
  const Taxonomy& taxonomy = Shipped().taxonomy();
  model::LabelledPost post{"gold", "1", "Finally broke 80 at Pebble Beach, putter was hot all day #golf", {}};
  post.exact = true;
  post.trap = true;
  post.forbidden = {*taxonomy.Find("golf")};
  Evaluation result = Evaluate(Shipped(), {post}, 1)[0];
  EXPECT_EQ(result.traps, 1);
  EXPECT_EQ(result.traps_right, 0);
  EXPECT_EQ(result.traps_avoided, 0);
  EXPECT_EQ(result.precision, 0);
  ASSERT_EQ(result.worst.size(), 1u);
  post.forbidden.clear();
  post.accepted = {*taxonomy.Find("golf")};
  result = Evaluate(Shipped(), {post}, 1)[0];
  EXPECT_EQ(result.traps_avoided, 1);
  EXPECT_EQ(result.traps_right, 1);
  EXPECT_EQ(result.precision, 1);
}

TEST(Measure, FiguresOfTopicsAreThoseOfTheirDefinitions) {
  // Of four posts on golf and one on tennis all are given golf: four right, one wrong, none of golf missed.
  std::vector<model::LabelledPost> posts(4, Post({Topic("golf")}));
  posts.push_back(Post({Topic("tennis")}));
  const Evaluation result = MeasureFixed(posts, {{Topic("golf"), 0.9}});
  const auto golf = std::find_if(result.topics.begin(), result.topics.end(),
                                 [](const TopicFigures& figures) { return figures.topic == Topic("golf"); });
  ASSERT_NE(golf, result.topics.end());
  EXPECT_EQ(golf->posts(), 4);
  EXPECT_DOUBLE_EQ(golf->Precision(), 0.8);
  EXPECT_DOUBLE_EQ(golf->Recall(), 1);
  EXPECT_DOUBLE_EQ(golf->F1(), 8.0 / 9);
  const auto tennis = std::find_if(result.topics.begin(), result.topics.end(),
                                   [](const TopicFigures& figures) { return figures.topic == Topic("tennis"); });
  ASSERT_NE(tennis, result.topics.end());
  EXPECT_EQ(tennis->Recall(), 0);
  EXPECT_TRUE(std::is_sorted(result.topics.begin(), result.topics.end(),
                             [](const TopicFigures& a, const TopicFigures& b) { return a.posts() > b.posts(); }));
  // The topics true of some post: golf, tennis and what stands above them, which is never given.
  std::size_t above = 0;
  for (const TopicFigures& figures : result.topics) above += figures.right == 0 && figures.posts() > 0 ? 1 : 0;
  EXPECT_DOUBLE_EQ(result.macro_f1_all, 8.0 / 9 / static_cast<double>(above + 1));
  EXPECT_EQ(result.macro_f1, 0) << "no topic has twenty posts";
}

TEST(Measure, CalibrationErrorIsTheMeanDistance) {
  // Nine of ten posts are about golf, which is said with 0.6: off by 0.3.
  std::vector<model::LabelledPost> posts(9, Post({Topic("golf")}));
  posts.push_back(Post({}));
  const Evaluation result = MeasureFixed(posts, {{Topic("golf"), 0.6}});
  EXPECT_NEAR(result.expected_calibration_error, 0.3, 1e-9);
  EXPECT_EQ(result.reliability[6].pairs, 10);
  EXPECT_NEAR(result.reliability[6].accuracy, 0.9, 1e-12);
}

TEST(Measure, ASiblingGivenOrBestIsConfounded) {
  const Taxonomy& taxonomy = Shipped().taxonomy();
  const TopicIndex dog = Topic("dogs");
  const TopicIndex cat = Topic("cats");
  ASSERT_TRUE(AreSiblings(dog, cat, taxonomy));
  Evaluation result = MeasureFixed({Post({dog}), Post({dog}), Post({cat}), Post({dog, cat})}, {{cat, 0.7}});
  ASSERT_FALSE(result.confusion.empty());
  EXPECT_EQ(result.confusion[0].truth, dog);
  EXPECT_EQ(result.confusion[0].taken_for, cat);
  EXPECT_EQ(result.confusion[0].posts, 3);
  EXPECT_EQ(result.confusion[0].given, 2);
  EXPECT_EQ(result.confusion[0].best, 2);
  EXPECT_EQ(result.confusion[0].confounded, 2);
  result = MeasureFixed({Post({dog})}, {{cat, 0.3}});
  ASSERT_FALSE(result.confusion.empty());
  EXPECT_EQ(result.confusion[0].given, 0) << "below the threshold";
  EXPECT_EQ(result.confusion[0].best, 1);
  model::LabelledPost both = Post({dog});
  both.accepted = {cat};
  EXPECT_TRUE(MeasureFixed({both}, {{cat, 0.7}}).confusion.empty()) << "what is accepted is no confusion";
}

TEST(Confusion, SiblingsShareAParentAndStandBesideEachOther) {
  const Taxonomy& taxonomy = Shipped().taxonomy();
  EXPECT_TRUE(AreSiblings(Topic("dogs"), Topic("cats"), taxonomy));
  EXPECT_FALSE(AreSiblings(Topic("dogs"), Topic("dogs"), taxonomy));
  EXPECT_FALSE(AreSiblings(Topic("dogs"), Topic("pets"), taxonomy));
  EXPECT_FALSE(AreSiblings(Topic("golf"), Topic("cats"), taxonomy));
}

TEST(Evaluate, MistakesComeWithTheAccountOfTheWrongTopic) {
  model::LabelledPost post{"gold", "1", "Finally broke 80 at Pebble Beach, putter was hot all day #golf", {}};
  post.exact = true;
  const Evaluation result = Evaluate(Shipped(), {post}, 1)[0];
  ASSERT_EQ(result.worst.size(), 1u);
  const Mistake& mistake = result.worst[0];
  ASSERT_TRUE(mistake.account.has_value());
  EXPECT_EQ(mistake.account->topic, mistake.given);
  EXPECT_EQ(mistake.account->confidence, mistake.confidence);
  double sum = mistake.account->bias;
  for (const tag::Share& share : mistake.account->shares) sum += share.share;
  EXPECT_NEAR(sum, mistake.account->logit, 1e-9);
  const std::vector<tag::Share> strongest = StrongestShares(*mistake.account, 2);
  ASSERT_EQ(strongest.size(), 2u);
  for (const tag::Share& share : mistake.account->shares)
    EXPECT_LE(std::abs(share.share), std::abs(strongest[0].share));
}

}  // namespace
}  // namespace metier::eval
