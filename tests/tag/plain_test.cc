// The tagger computes only what can matter; here it is held against computing everything, over thousands of posts.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "model/own_posts.h"
#include "tag/tagger.h"
#include "tests/tag/plain_tagger.h"
#include "tests/tag/shipped.h"

namespace metier::tag {
namespace {

// Gold dev and some of our own posts; with hashtags, negations and names put to them; several in one; other scripts.
const std::vector<std::string>& Texts() {
  static const std::vector<std::string> texts = [] {
    std::vector<model::LabelledPost> posts;
    for (const char* path : {"/corpora/gold/dev", "/corpora/posts"}) {
      EXPECT_TRUE(
          model::AppendOwnPosts(std::string(METIER_SOURCE_DIR) + path, path, Shipped().taxonomy(), &posts).ok());
    }
    std::mt19937 random(1);
    std::shuffle(posts.begin(), posts.end(), random);
    posts.resize(2000);
    std::vector<std::string> all = {"",
                                    " ",
                                    "🎉🎉🎉",
                                    "https://golf.com/pebble-beach",
                                    "#golf",
                                    "今日はゴルフに行きました #golf",
                                    "Not into #golf",
                                    std::string("nul\0byte \xFF\xFE and #hashtags", 25),
                                    "Der Hund schläft heute den ganzen Tag auf dem Sofa"};
    const std::vector<std::string> tags = {" #golf", " #travel", " #nba", " #rustlang", " #DogsOfInstagram", " #vegan"};
    const std::vector<std::string> heads = {"not ", "Glad I don't ", "just kidding, ", "my friend Bruce ", "lol "};
    for (std::size_t i = 0; i < posts.size(); ++i) {
      const std::string& text = posts[i].text;
      all.push_back(text);
      if (i % 3 == 0) all.push_back(text + tags[random() % tags.size()] + tags[random() % tags.size()]);
      if (i % 5 == 0) all.push_back(heads[random() % heads.size()] + text);
      if (i % 50 == 0) all.push_back(text + ". " + all[all.size() / 2] + ". " + all[all.size() / 3]);
    }
    return all;
  }();
  return texts;
}

// What Tag gives, in the order of topics.
std::vector<TopicScore> Given(std::vector<TopicScore> topics) {
  std::sort(topics.begin(), topics.end(), [](const TopicScore& a, const TopicScore& b) { return a.topic < b.topic; });
  return topics;
}

void ExpectSame(const std::vector<TopicScore>& a, const std::vector<TopicScore>& b, std::string_view text) {
  ASSERT_EQ(a.size(), b.size()) << text;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ASSERT_EQ(a[i].topic, b[i].topic) << text;
    ASSERT_EQ(a[i].confidence, b[i].confidence) << text;
  }
}

TEST(PlainTagging, GivesTheSameTopics) {
  Tagger tagger(Shipped());
  Tagging tagging;
  std::size_t given = 0;
  std::size_t on_hashtags = 0;
  for (std::size_t i = 0; i < Texts().size(); ++i) {
    const std::string& text = Texts()[i];
    TagOptions options;
    const std::optional<double> bars[] = {std::nullopt, 0.2, 0.05, 0.5, std::nullopt, 0.9, 0.0, 1.0};
    options.min_confidence = bars[i / 7 % std::size(bars)];
    options.hashtags_confirm_only = i % 2 == 0;
    tagger.Tag(text, "en", options, &tagging);
    if (tagging.abstained == Abstention::kNoWords || tagging.abstained == Abstention::kLanguage) continue;
    const auto plain = GivePlainly(text, options.min_confidence, options.hashtags_confirm_only, Shipped());
    ExpectSame(Given(tagging.topics), plain, text);
    if (testing::Test::HasFatalFailure()) return;
    given += plain.size();
    std::vector<TopicScore> all = Given(tagging.topics);
    all.insert(all.end(), tagger.on_hashtags().begin(), tagger.on_hashtags().end());
    on_hashtags += tagger.on_hashtags().size();
    ExpectSame(Given(all), GivePlainly(text, options.min_confidence, false, Shipped()), text);
    if (testing::Test::HasFatalFailure()) return;
  }
  EXPECT_GT(given, 1000u);
  EXPECT_GT(on_hashtags, 20u);
}

// Asked for after Tag, in any order: the same of every topic, given or not.
TEST(PlainTagging, KnowsTheSameOfEveryTopic) {
  Tagger tagger(Shipped());
  Tagging tagging;
  for (std::size_t i = 0; i < Texts().size(); i += 5) {
    const std::string& text = Texts()[i];
    tagger.Tag(text, "en", {}, &tagging);
    const std::vector<PlainTopic> plain = TagPlainly(text, Shipped());
    const auto expect_account = [&](TopicIndex topic) {
      const TopicAccount account = tagger.Account(topic);
      EXPECT_EQ(account.confidence, plain[topic].confidence) << text;
      EXPECT_EQ(account.logit, plain[plain[topic].origin].logit) << text;
      EXPECT_EQ(account.raised_by.value_or(topic), plain[topic].origin) << text;
    };
    for (const TopicScore& score : tagging.topics) expect_account(score.topic);
    expect_account(static_cast<TopicIndex>(i % plain.size()));
    const std::span<const double> confidences = tagger.confidences();
    ASSERT_EQ(confidences.size(), plain.size());
    for (std::size_t topic = 0; topic < plain.size(); ++topic) {
      ASSERT_EQ(confidences[topic], plain[topic].confidence) << text;
    }
    for (const TopicScore& score : tagging.topics) expect_account(score.topic);
    if (testing::Test::HasFailure()) return;
  }
}

}  // namespace
}  // namespace metier::tag
