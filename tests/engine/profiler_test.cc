#include "metier/profiler.h"

#include <gtest/gtest.h>

#include "metier/json.h"
#include "tests/engine/shipped_engine.h"

namespace metier {
namespace {

std::string Json(const absl::StatusOr<std::vector<Profile>>& profiles) {
  EXPECT_TRUE(profiles.ok()) << profiles.status();
  std::string out;
  for (const Profile& profile : *profiles) out += ToJson(profile, ShippedEngine().taxonomy());
  return out;
}

Engine WithLimits(const Limits& limits) {
  absl::StatusOr<Engine> engine = Engine::Open(METIER_DATA_DIR, limits);
  EXPECT_TRUE(engine.ok()) << engine.status();
  return *std::move(engine);
}

class ProfilerTest : public testing::Test {
 protected:
  ProfilerTest() : posts_(TownPosts()), whole_(ShippedEngine()) { EXPECT_TRUE(whole_.Add(posts_).ok()); }
  std::vector<Post> posts_;
  Profiler whole_;
};

TEST_F(ProfilerTest, ProfilesCanBeAskedAgainAndAgain) {
  const std::string first = Json(whole_.Profiles());
  EXPECT_NE(first.find("\"user\":\"kat_ellery\""), std::string::npos);
  EXPECT_EQ(Json(whole_.Profiles()), first);
  EXPECT_EQ(whole_.counts().added, 1000);
  EXPECT_EQ(Json(std::move(whole_).Profiles()), first);
  EXPECT_EQ(Json(whole_.Profiles()), "");
}

TEST_F(ProfilerTest, MergingShardsGivesTheSameBytes) {
  Profiler left(ShippedEngine());
  Profiler right(ShippedEngine());
  for (std::size_t i = posts_.size(); i-- > 0;) ASSERT_TRUE((i % 3 == 0 ? left : right).Add(posts_[i]).ok());
  ASSERT_TRUE(left.Merge(std::move(right)).ok());
  EXPECT_EQ(Json(left.Profiles()), Json(whole_.Profiles()));
  EXPECT_EQ(left.counts().added, 1000);
  EXPECT_FALSE(left.Merge(std::move(left)).ok());
  EXPECT_TRUE(left.Merge(Profiler(ShippedEngine())).ok());
  EXPECT_EQ(Json(left.Profiles()), Json(whole_.Profiles()));
}

TEST_F(ProfilerTest, AStateIsTheSameElsewhere) {
  const absl::StatusOr<std::string> state = whole_.Save();
  ASSERT_TRUE(state.ok());
  Profiler other(ShippedEngine());
  ASSERT_TRUE(other.Load(*state).ok());
  EXPECT_EQ(Json(other.Profiles()), Json(whole_.Profiles()));
  EXPECT_EQ(*other.Save(), *state);
  ASSERT_TRUE(other.Load(*state).ok());  // a set: twice is once
  EXPECT_EQ(*other.Save(), *state);

  Profiler fresh(ShippedEngine());
  EXPECT_EQ(fresh.Load("nonsense").code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(fresh.Load(std::string(1000, 'x')).code(), absl::StatusCode::kInvalidArgument);
  std::string damaged = *state;
  damaged[damaged.size() / 2] ^= 1;
  EXPECT_EQ(fresh.Load(damaged).code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(Json(fresh.Profiles()), "");
  EXPECT_TRUE(fresh.Load(*fresh.Save()).ok());
}

TEST_F(ProfilerTest, OnlySubjectsAreProfiled) {
  ProfileOptions options;
  options.subjects = {"kat_ellery", "nobody at all"};
  const auto profiles = whole_.Profiles(options);
  ASSERT_TRUE(profiles.ok());
  ASSERT_EQ(profiles->size(), 1u);
  EXPECT_EQ((*profiles)[0].user, "kat_ellery");
}

TEST_F(ProfilerTest, ForgetsAPerson) {
  const auto forgotten = whole_.Forget("kat_ellery");
  ASSERT_TRUE(forgotten.ok());
  EXPECT_GT(forgotten->posts, 50);
  EXPECT_GT(forgotten->reactions, 0);
  EXPECT_EQ(Json(whole_.Profiles()).find("kat_ellery"), std::string::npos);
  EXPECT_EQ(whole_.Forget("kat_ellery")->posts, 0);
  EXPECT_EQ(Profiler(ShippedEngine()).Forget("ann")->posts, 0);
}

TEST_F(ProfilerTest, StopsWhenAsked) {
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(whole_.Profiles({}, stop.get_token()).status().code(), absl::StatusCode::kCancelled);
  EXPECT_EQ(whole_.Add(posts_, stop.get_token()).code(), absl::StatusCode::kCancelled);
  EXPECT_NE(Json(whole_.Profiles()), "");
}

TEST_F(ProfilerTest, CountsWhatItLeavesOut) {
  Limits limits;
  limits.text_bytes = 20;
  Profiler profiler(WithLimits(limits));
  ASSERT_TRUE(profiler.Add(MakePost("", "golf")).ok());
  ASSERT_TRUE(profiler.Add(MakePost("ann", "golf golf golf golf golf")).ok());
  ASSERT_TRUE(profiler.Add(MakePost("ann", "golf")).ok());
  EXPECT_EQ(profiler.counts().authorless, 1);
  EXPECT_EQ(profiler.counts().too_long, 1);
  EXPECT_EQ(profiler.counts().added, 1);
}

TEST_F(ProfilerTest, BeyondTheLimitOfMemoryPostsAreRefusedAndTheRestStands) {
  Limits limits;
  limits.profiler_bytes = 1 << 20;
  Profiler profiler(WithLimits(limits));
  absl::Status status;
  int added = 0;
  for (; added < 100'000 && status.ok(); ++added) {
    status = profiler.Add(MakePost("person " + std::to_string(added), "birdie on the third hole"));
  }
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted) << status;
  EXPECT_EQ(profiler.counts().added, added - 1);
  EXPECT_LE(profiler.memory_bytes(), limits.profiler_bytes);
  EXPECT_EQ(profiler.Profiles()->size(), static_cast<std::size_t>(added - 1));
  // Forgetting somebody makes room.
  ASSERT_TRUE(profiler.Forget("person 0").ok());
  EXPECT_TRUE(profiler.Add(MakePost("person 0", "birdie on the third hole")).ok());

  Profiler other(WithLimits(limits));
  ASSERT_TRUE(other.Add(std::vector<Post>(posts_.begin(), posts_.begin() + 300)).ok());
  const std::string before = Json(other.Profiles());
  EXPECT_EQ(profiler.Merge(std::move(other)).code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(Json(other.Profiles()), before);
}

// What is kept of a person besides the posts counts too.
TEST_F(ProfilerTest, NamesAndAttributionsCountForTheLimitOfMemory) {
  Limits limits;
  limits.profiler_bytes = 1 << 20;
  Profiler profiler(WithLimits(limits));
  const std::string long_name(300'000, 'x');
  ASSERT_TRUE(profiler.Add(MakePost(long_name + "1", "birdie")).ok());
  EXPECT_GT(profiler.memory_bytes(), 300'000);
  ASSERT_TRUE(profiler.Add(MakePost(long_name + "2", "birdie")).ok());
  ASSERT_TRUE(profiler.Add(MakePost(long_name + "3", "birdie")).ok());
  EXPECT_EQ(profiler.Add(MakePost(long_name + "4", "birdie")).code(), absl::StatusCode::kResourceExhausted);
  // What does fit still comes in.
  EXPECT_TRUE(profiler.Add(MakePost("ann", "birdie")).ok());
  EXPECT_TRUE(profiler.Add(MakePost(long_name + "3", "another birdie")).ok());

  Profiler placed(WithLimits(limits));
  absl::Status status;
  int added = 0;
  for (; added < 100'000 && status.ok(); ++added) {
    status = placed.AddAttribution(
        {.kind = AttributionKind::kList, .user = "ann", .by = std::to_string(added), .topic = "golf"});
  }
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted) << added;
  EXPECT_LE(placed.memory_bytes(), limits.profiler_bytes);
}

// Posts that came twice take room once, so a full profiler looks for that first.
TEST_F(ProfilerTest, TheSamePostsDoNotFillIt) {
  Limits limits;
  limits.profiler_bytes = 1 << 20;
  Profiler profiler(WithLimits(limits));
  for (int i = 0; i < 6000; ++i) ASSERT_TRUE(profiler.Add(MakePost("ann", "birdie on the third hole")).ok()) << i;
  EXPECT_EQ(profiler.Profiles()->at(0).posts, 1);
}

TEST_F(ProfilerTest, AStateThatDoesNotFitIsRefused) {
  Limits limits;
  limits.profiler_bytes = 1 << 20;
  Profiler large(ShippedEngine());
  for (int i = 0; i < 5000; ++i) ASSERT_TRUE(large.Add(MakePost("person " + std::to_string(i), "birdie")).ok());
  ASSERT_GT(large.memory_bytes(), limits.profiler_bytes);
  Profiler small(WithLimits(limits));
  ASSERT_TRUE(small.Add(MakePost("ann", "birdie")).ok());
  const std::string before = *small.Save();
  EXPECT_EQ(small.Load(*large.Save()).code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(*small.Save(), before);
}

TEST_F(ProfilerTest, AttributionsConfirm) {
  const auto golfer = [](Profiler* profiler) {
    for (int i = 0; i < 12; ++i) {
      Post post = MakePost("ann", "birdie on hole " + std::to_string(i) + ", golf with word" + std::to_string(i));
      post.time = 1'700'000'000 + i * 8 * 86'400;
      ASSERT_TRUE(profiler->Add(post).ok());
    }
  };
  const auto attribution = [](const Profiler& profiler) {
    const auto profiles = profiler.Profiles();
    EXPECT_TRUE(profiles.ok() && !profiles->empty() && !profiles->front().topics.empty());
    for (const Contribution& term : profiles->front().topics.front().contributions) {
      if (term.feature == "attribution") return term.value;
    }
    return -1.0;
  };
  Profiler without(ShippedEngine());
  golfer(&without);
  EXPECT_EQ(attribution(without), 0);
  Profiler with(ShippedEngine());
  golfer(&with);
  ASSERT_TRUE(with.AddAttribution({.kind = AttributionKind::kList, .user = "ann", .by = "bob", .text = "Golf"}).ok());
  const double listed = attribution(with);
  EXPECT_GT(listed, 0);
  ASSERT_TRUE(
      with.AddAttribution({.kind = AttributionKind::kEndorsement, .user = "ann", .by = "carl", .topic = "golf"}).ok());
  const double endorsed = attribution(with);
  EXPECT_GT(endorsed, listed);
  ASSERT_TRUE(
      with.AddAttribution({.kind = AttributionKind::kBio, .user = "ann", .text = "Teaching golf in Fife."}).ok());
  EXPECT_GT(attribution(with), endorsed);
  // They are in a state, and go with the person who gave them.
  Profiler loaded(ShippedEngine());
  ASSERT_TRUE(loaded.Load(*with.Save()).ok());
  EXPECT_EQ(Json(loaded.Profiles()), Json(with.Profiles()));
  EXPECT_EQ(loaded.Forget("carl")->attributions, 1);
  EXPECT_LT(attribution(loaded), attribution(with));
}

TEST_F(ProfilerTest, AttributionsThatSayNothingAreRefused) {
  Limits limits;
  limits.text_bytes = 20;
  Profiler profiler(WithLimits(limits));
  const auto code = [&profiler](Attribution attribution) { return profiler.AddAttribution(attribution).code(); };
  const auto kInvalid = absl::StatusCode::kInvalidArgument;
  EXPECT_EQ(code({.by = "bob", .topic = "golf"}), kInvalid);
  EXPECT_EQ(code({.user = "ann", .topic = "golf"}), kInvalid);
  EXPECT_EQ(code({.user = "ann", .by = "bob"}), kInvalid);
  EXPECT_EQ(code({.kind = AttributionKind::kBio, .user = "ann", .by = "bob", .text = "golf"}), kInvalid);
  EXPECT_EQ(code({.kind = static_cast<AttributionKind>(7), .user = "ann", .by = "bob", .topic = "golf"}), kInvalid);
  EXPECT_EQ(code({.user = "ann", .by = "bob", .text = "golf golf golf golf golf"}), kInvalid);
  EXPECT_EQ(code({.user = "ann", .by = "bob", .topic = "no-such-topic"}), absl::StatusCode::kNotFound);
  EXPECT_EQ(profiler.memory_bytes(), 0);
  EXPECT_EQ(code({.user = "ann", .by = "bob", .topic = "golf"}), absl::StatusCode::kOk);
}

TEST_F(ProfilerTest, OfTooManyPostsOfOneASampleStays) {
  Limits limits;
  limits.posts_per_person = 10;
  limits.copies_per_person = 2;
  Profiler profiler(WithLimits(limits));
  for (int i = 0; i < 50; ++i) {
    Post post =
        MakePost("ann", "birdie number " + std::to_string(i) + " word" + std::string(static_cast<std::size_t>(i), 'x'));
    post.id = std::to_string(i);
    ASSERT_TRUE(profiler.Add(post).ok());
  }
  const auto profiles = profiler.Profiles();
  ASSERT_TRUE(profiles.ok());
  EXPECT_EQ((*profiles)[0].posts, 10);
  EXPECT_EQ((*profiles)[0].left_out, 40);
  EXPECT_EQ(whole_.Merge(std::move(profiler)).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(whole_.Load(*profiler.Save()).ok(), false);
}

TEST_F(ProfilerTest, ExplainsAPerson) {
  const auto json = ExplainPerson(ShippedEngine(), posts_, "kat_ellery", "parenting");
  ASSERT_TRUE(json.ok()) << json.status();
  EXPECT_NE(json->find("\"user\":\"kat_ellery\",\"topic\":\"parenting\""), std::string::npos);
  EXPECT_EQ(ExplainPerson(ShippedEngine(), posts_, "kat_ellery", "no-such-topic").status().code(),
            absl::StatusCode::kNotFound);
  EXPECT_EQ(ExplainPerson(ShippedEngine(), posts_, "nobody", "golf").status().code(), absl::StatusCode::kNotFound);
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(ExplainPerson(ShippedEngine(), posts_, "kat_ellery", "golf", {}, stop.get_token()).status().code(),
            absl::StatusCode::kCancelled);
}

// Whether a broad topic is there by itself may depend on a narrower one that is sensitive, and counts if it was asked
// for.
TEST(Explain, CountsSensitiveTopicsWhereTheyAreAskedFor) {
  std::vector<Post> posts;
  for (int i = 0; i < 20; ++i) {
    const std::string number = std::to_string(i);
    posts.push_back(MakePost("ann", "my cannabis plants in week " + number + ", growing weed word" + number));
    posts.back().time = 1'700'000'000 + i * 8 * 86'400;
  }
  Profiler profiler(ShippedEngine());
  ASSERT_TRUE(profiler.Add(posts).ok());
  for (const bool sensitive : {false, true}) {
    const ProfileOptions options = {.include_sensitive = sensitive};
    const std::string profile = Json(profiler.Profiles(options));
    const bool implied = profile.find("{\"topic\":\"health\",\"by\":\"cannabis\"}") != std::string::npos;
    EXPECT_EQ(implied, sensitive) << profile;
    const auto why = ExplainPerson(ShippedEngine(), posts, "ann", "health", options);
    ASSERT_TRUE(why.ok()) << why.status();
    EXPECT_EQ(why->find("\"implied_by\":\"cannabis\"") != std::string::npos, sensitive) << *why;
    // The topic itself is shown in any case.
    const auto asked = ExplainPerson(ShippedEngine(), posts, "ann", "cannabis", options);
    ASSERT_TRUE(asked.ok()) << asked.status();
    EXPECT_NE(asked->find("\"listed\":true"), std::string::npos) << *asked;
  }
}

TEST_F(ProfilerTest, ExplainsWithAttributions) {
  const std::vector<Attribution> attributions = {
      {.kind = AttributionKind::kList, .user = "kat_ellery", .by = "bob", .topic = "parenting"}};
  const auto with = ExplainPerson(ShippedEngine(), posts_, "kat_ellery", "parenting", {}, {}, attributions);
  ASSERT_TRUE(with.ok()) << with.status();
  EXPECT_NE(*with, *ExplainPerson(ShippedEngine(), posts_, "kat_ellery", "parenting"));
  const std::vector<Attribution> bad = {{.user = "kat_ellery"}};
  EXPECT_EQ(ExplainPerson(ShippedEngine(), posts_, "kat_ellery", "parenting", {}, {}, bad).status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST(Explain, RefusesALongText) {
  Limits limits;
  limits.text_bytes = 5;
  const Engine engine = WithLimits(limits);
  EXPECT_EQ(ExplainPost(engine, {"golf golf"}).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_TRUE(ExplainPost(engine, {"golf"}).ok());
}

}  // namespace
}  // namespace metier
