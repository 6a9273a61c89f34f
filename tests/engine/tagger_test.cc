#include "metier/tagger.h"

#include <gtest/gtest.h>

#include "tests/engine/shipped_engine.h"

namespace metier {
namespace {

constexpr char kGolf[] = "Finally broke 80 at Pebble Beach, putter was hot all day #golf";

std::vector<PostText> TextsOf(const std::vector<Post>& posts) {
  std::vector<PostText> texts;
  for (const Post& post : posts) texts.push_back({post.text, post.lang});
  return texts;
}

bool Same(const Tagging& a, const Tagging& b) {
  return a.lang == b.lang && a.abstained == b.abstained &&
         std::equal(a.topics.begin(), a.topics.end(), b.topics.begin(), b.topics.end(),
                    [](const TopicScore& x, const TopicScore& y) {
                      return x.topic == y.topic && x.confidence == y.confidence;
                    });
}

TEST(PublicTagger, ABatchGivesWhatSingleTextsGive) {
  const std::vector<Post> posts = TownPosts(300);
  const std::vector<PostText> texts = TextsOf(posts);
  Tagger tagger(ShippedEngine());
  std::vector<Tagging> taggings(texts.size());
  ASSERT_TRUE(tagger.Tag(texts, {}, taggings).ok());
  Tagger other(ShippedEngine());
  Tagging tagging;
  std::size_t topical = 0;
  for (std::size_t i = texts.size(); i-- > 0;) {
    ASSERT_TRUE(other.Tag(texts[i], {}, &tagging).ok());
    EXPECT_TRUE(Same(tagging, taggings[i])) << texts[i].text;
    topical += tagging.topics.empty() ? 0 : 1;
  }
  EXPECT_GT(topical, 50u);
}

TEST(PublicTagger, OptionsCutTheList) {
  Tagger tagger(ShippedEngine());
  Tagging all;
  Tagging some;
  ASSERT_TRUE(tagger.Tag(kGolf, {.min_confidence = 0.01}, &all).ok());
  ASSERT_TRUE(tagger.Tag(kGolf, {.top_k = 2, .min_confidence = 0.01}, &some).ok());
  ASSERT_GT(all.topics.size(), 2u);
  ASSERT_EQ(some.topics.size(), 2u);
  EXPECT_EQ(some.topics[1].topic, all.topics[1].topic);
}

TEST(PublicTagger, RefusesOptionsOutOfRange) {
  Tagger tagger(ShippedEngine());
  Tagging tagging;
  EXPECT_EQ(tagger.Tag(kGolf, {.top_k = -1}, &tagging).code(), absl::StatusCode::kInvalidArgument);
  for (const double confidence : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN()}) {
    EXPECT_EQ(tagger.Tag(kGolf, {.min_confidence = confidence}, &tagging).code(), absl::StatusCode::kInvalidArgument);
  }
  std::string out = "before";
  EXPECT_FALSE(tagger.AppendJson({}, {.top_k = -1}, false, &out).ok());
  EXPECT_EQ(out, "before");
  const PostText text{kGolf};
  EXPECT_EQ(tagger.Tag({&text, 1}, {}, {}).code(), absl::StatusCode::kInvalidArgument);
}

TEST(PublicTagger, StopsWhenAsked) {
  const std::vector<PostText> texts(3, PostText{kGolf});
  std::vector<Tagging> taggings(3);
  std::stop_source stop;
  stop.request_stop();
  Tagger tagger(ShippedEngine());
  EXPECT_EQ(tagger.Tag(texts, {}, taggings, stop.get_token()).code(), absl::StatusCode::kCancelled);
  EXPECT_TRUE(taggings[0].topics.empty());
  EXPECT_TRUE(tagger.Tag(texts, {}, taggings).ok());
  EXPECT_FALSE(taggings[2].topics.empty());
}

TEST(PublicTagger, ALongTextIsNotLookedAt) {
  Limits limits;
  limits.text_bytes = 100;
  absl::StatusOr<Engine> engine = Engine::Open(METIER_DATA_DIR, limits);
  ASSERT_TRUE(engine.ok());
  Tagger tagger(*engine);
  Tagging tagging;
  std::string text = kGolf;
  text.resize(100, ' ');
  ASSERT_TRUE(tagger.Tag(text, {}, &tagging).ok());
  EXPECT_EQ(tagging.abstained, Abstention::kNone);
  ASSERT_TRUE(tagger.Tag(text + " ", {}, &tagging).ok());
  EXPECT_EQ(tagging.abstained, Abstention::kTooLong);
  EXPECT_EQ(tagging.lang, "und");
  EXPECT_TRUE(tagging.topics.empty());
  EXPECT_EQ(tagger.SpansOf(0).status().code(), absl::StatusCode::kFailedPrecondition);
  std::string line;
  ASSERT_TRUE(tagger.AppendJson(MakePost("ann", text + " "), {}, true, &line).ok());
  EXPECT_EQ(line, "{\"id\":\"\",\"author\":\"ann\",\"lang\":\"und\",\"topics\":[],\"abstained\":\"too_long\"}\n");
}

TEST(PublicTagger, SpansLieInTheText) {
  Tagger tagger(ShippedEngine());
  EXPECT_EQ(tagger.SpansOf(0).status().code(), absl::StatusCode::kFailedPrecondition);
  Tagging tagging;
  ASSERT_TRUE(tagger.Tag(kGolf, {}, &tagging).ok());
  ASSERT_FALSE(tagging.topics.empty());
  const auto spans = tagger.SpansOf(tagging.topics[0].topic);
  ASSERT_TRUE(spans.ok());
  ASSERT_FALSE(spans->empty());
  for (const TopicSpan& span : *spans) {
    EXPECT_LT(span.start, span.end);
    EXPECT_LE(span.end, sizeof(kGolf) - 1);
    EXPECT_GT(span.share, 0);
  }
  const auto beyond = static_cast<TopicIndex>(ShippedEngine().taxonomy().size());
  EXPECT_EQ(tagger.SpansOf(beyond).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(PublicTagger, MovesAndAnyBytes) {
  Tagger first(ShippedEngine());
  Tagging tagging;
  ASSERT_TRUE(first.Tag(std::string_view("\0\xFF\xFE golf \x80", 9), {}, &tagging).ok());
  Tagger second = std::move(first);
  ASSERT_TRUE(second.Tag(kGolf, {}, &tagging).ok());
  EXPECT_FALSE(tagging.topics.empty());
}

}  // namespace
}  // namespace metier
