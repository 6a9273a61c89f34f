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

TEST(Explain, RefusesALongText) {
  Limits limits;
  limits.text_bytes = 5;
  const Engine engine = WithLimits(limits);
  EXPECT_EQ(ExplainPost(engine, {"golf golf"}).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_TRUE(ExplainPost(engine, {"golf"}).ok());
}

}  // namespace
}  // namespace metier
