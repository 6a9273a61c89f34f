// Memory runs out at every allocation of every call in turn: each says ResourceExhausted, leaves what it was given as
// it was, and works when it is called again.

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "metier/archive.h"
#include "metier/json.h"
#include "metier/metier.h"
#include "metier/profiler.h"
#include "metier/tagger.h"
#include "tests/engine/ration.h"
#include "tests/engine/shipped_engine.h"

namespace metier {
namespace {

constexpr char kGolf[] = "Finally broke 80 at Pebble Beach, putter was hot all day #golf";

// Calls `call` with an object of `make`, giving it no allocation, then one, then two (and after some hundred in larger
// steps), until it succeeds. Each time it fails `check` looks at the object.
template <typename Make, typename Call, typename Check>
void Sweep(const Make& make, const Call& call, const Check& check) {
  for (std::int64_t most = 0;; most += 1 + most / 32) {
    auto object = make();
    const absl::Status status = [&] {
      const Ration ration(most);
      return call(object);
    }();
    if (status.ok()) return;
    ASSERT_EQ(status.code(), absl::StatusCode::kResourceExhausted) << status << " after " << most;
    check(object);
    ASSERT_FALSE(testing::Test::HasFailure()) << "after " << most << " allocations";
  }
}

template <typename Make, typename Call>
void Sweep(const Make& make, const Call& call) {
  Sweep(make, call, [](const auto&) {});
}

std::vector<Post> Posts(std::string_view author, int size) {
  std::vector<Post> posts;
  for (int i = 0; i < size; ++i) {
    Post& post = posts.emplace_back(MakePost(std::string(author), "birdie on hole " + std::to_string(i) + " #golf"));
    post.time = 1'700'000'000 + i * 8 * 86'400;
    post.reactions.push_back({"zoe", ReactionKind::kLike, post.time + 60});
  }
  return posts;
}

Attribution Listed(std::string_view user, std::string_view by) {
  return {.kind = AttributionKind::kList, .user = std::string(user), .by = std::string(by), .text = "golf pros"};
}

// Ann and `other`, both listed by `other` and others.
Profiler MakeProfiler(const std::string& other) {
  Profiler profiler(ShippedEngine());
  EXPECT_TRUE(profiler.Add(Posts("ann", 5)).ok());
  EXPECT_TRUE(profiler.Add(Posts(other, 5)).ok());
  EXPECT_TRUE(profiler.AddAttribution(Listed("ann", other)).ok());
  EXPECT_TRUE(profiler.AddAttribution(Listed(other, "ann")).ok());
  return profiler;
}

std::string StateOf(const Profiler& profiler) {
  absl::StatusOr<std::string> state = profiler.Save();
  EXPECT_TRUE(state.ok()) << state.status();
  return state.value_or("");
}

TEST(Exhaustion, Tagging) {
  Tagging expected;
  ASSERT_TRUE(Tagger(ShippedEngine()).Tag(kGolf, {}, &expected).ok());
  Tagging tagging;
  Sweep([] { return Tagger(ShippedEngine()); }, [&](Tagger& tagger) { return tagger.Tag(kGolf, {}, &tagging); },
        [&](Tagger& tagger) {
          // There is no text that spans could be of.
          EXPECT_EQ(tagger.SpansOf(expected.topics[0].topic).status().code(), absl::StatusCode::kFailedPrecondition);
          ASSERT_TRUE(tagger.Tag(kGolf, {}, &tagging).ok());
          ASSERT_EQ(tagging.topics.size(), expected.topics.size());
          EXPECT_EQ(tagging.topics[0].confidence, expected.topics[0].confidence);
          EXPECT_TRUE(tagger.SpansOf(expected.topics[0].topic).ok());
        });
  // A longer text than the one before, whose buffers are there.
  const std::string longer = std::string(kGolf) + " " + kGolf + " and a sourdough loaf";
  Sweep(
      [&] {
        Tagger tagger(ShippedEngine());
        EXPECT_TRUE(tagger.Tag("ok", {}, &tagging).ok());
        return tagger;
      },
      [&](Tagger& tagger) { return tagger.Tag(longer, {}, &tagging); },
      [&](Tagger& tagger) {
        EXPECT_EQ(tagger.SpansOf(expected.topics[0].topic).status().code(), absl::StatusCode::kFailedPrecondition);
      });
}

TEST(Exhaustion, Records) {
  std::string expected;
  const Post post = MakePost("ann", kGolf);
  ASSERT_TRUE(Tagger(ShippedEngine()).AppendJson(post, {}, true, &expected).ok());
  std::string out;
  Sweep(
      [&] {
        out = "before";
        return Tagger(ShippedEngine());
      },
      [&](Tagger& tagger) { return tagger.AppendJson(post, {}, true, &out); },
      [&](Tagger&) { EXPECT_EQ(out, "before"); });
  EXPECT_EQ(out, "before" + expected);
}

TEST(Exhaustion, Adding) {
  const Post post = MakePost("carl", kGolf);
  const std::string before = StateOf(MakeProfiler("bob"));
  Profiler whole = MakeProfiler("bob");
  ASSERT_TRUE(whole.Add(post).ok());
  Sweep([] { return MakeProfiler("bob"); }, [&](Profiler& profiler) { return profiler.Add(post); },
        [&](Profiler& profiler) {
          EXPECT_EQ(StateOf(profiler), before);
          EXPECT_EQ(profiler.counts().added, 10);
          ASSERT_TRUE(profiler.Add(post).ok());
          EXPECT_EQ(StateOf(profiler), StateOf(whole));
        });
  for (const char* by : {"bob", "dora"}) {
    Sweep([] { return MakeProfiler("bob"); },
          [&](Profiler& profiler) { return profiler.AddAttribution(Listed("ann", by)); },
          [&](Profiler& profiler) { EXPECT_EQ(StateOf(profiler), before); });
  }
}

// Of few posts kept, the sets settle in between.
TEST(Exhaustion, AddingMoreThanIsKept) {
  Limits limits;
  limits.posts_per_person = 4;
  limits.copies_per_person = 2;
  const absl::StatusOr<Engine> engine = Engine::Open(METIER_DATA_DIR, limits);
  ASSERT_TRUE(engine.ok());
  const auto make = [&] {
    Profiler profiler(*engine);
    EXPECT_TRUE(profiler.Add(Posts("ann", 8)).ok());
    return profiler;
  };
  const std::string before = StateOf(make());
  const std::vector<Post> more = Posts("ann", 9);
  Sweep(
      make, [&](Profiler& profiler) { return profiler.Add(more.back()); },
      [&](Profiler& profiler) { EXPECT_EQ(StateOf(profiler), before); });
}

TEST(Exhaustion, Merging) {
  const std::string mine = StateOf(MakeProfiler("bob"));
  const std::string theirs = StateOf(MakeProfiler("carl"));
  Profiler whole = MakeProfiler("bob");
  ASSERT_TRUE(whole.Merge(MakeProfiler("carl")).ok());
  const std::string both = StateOf(whole);
  using Pair = std::pair<Profiler, Profiler>;
  Sweep([] { return Pair(MakeProfiler("bob"), MakeProfiler("carl")); },
        [](Pair& pair) { return pair.first.Merge(std::move(pair.second)); },
        [&](Pair& pair) {
          EXPECT_EQ(StateOf(pair.first), mine);
          EXPECT_EQ(StateOf(pair.second), theirs);
          ASSERT_TRUE(pair.first.Merge(std::move(pair.second)).ok());
          EXPECT_EQ(StateOf(pair.first), both);
        });
  Sweep([] { return MakeProfiler("bob"); }, [&](Profiler& profiler) { return profiler.Load(theirs); },
        [&](Profiler& profiler) {
          EXPECT_EQ(StateOf(profiler), mine);
          ASSERT_TRUE(profiler.Load(theirs).ok());
          EXPECT_EQ(StateOf(profiler), both);
        });
}

TEST(Exhaustion, SavingForgettingProfiling) {
  const std::string before = StateOf(MakeProfiler("bob"));
  const auto make = [] { return MakeProfiler("bob"); };
  const auto unchanged = [&](Profiler& profiler) { EXPECT_EQ(StateOf(profiler), before); };
  Sweep(
      make, [](Profiler& profiler) { return profiler.Save().status(); }, unchanged);
  Sweep(
      make, [](Profiler& profiler) { return profiler.Forget("ann").status(); }, unchanged);
  Sweep(
      make, [](Profiler& profiler) { return std::as_const(profiler).Profiles().status(); }, unchanged);
}

TEST(Exhaustion, Explaining) {
  const std::vector<Post> posts = Posts("ann", 5);
  const std::vector<Attribution> attributions = {Listed("ann", "bob")};
  const Engine& engine = ShippedEngine();
  const auto nothing = [] { return 0; };
  Sweep(nothing, [&](int) { return ExplainPost(engine, {kGolf}).status(); });
  Sweep(nothing, [&](int) { return ExplainPerson(engine, posts, "ann", "golf", {}, {}, attributions).status(); });
}

TEST(Exhaustion, Archives) {
  const std::string lines = "{\"id\":\"1\",\"author\":\"ann\",\"text\":\"" + std::string(kGolf) +
                            "\",\"reactions\":[{\"actor\":\"" + std::string(40, 'x') +
                            "\",\"kind\":\"like\"}]}\n{\"text\":\n{\"text\":\"the second post of the archive\"}\n";
  // simdjson looks at the processor with the first record of a process, and cannot fail in that.
  ASSERT_TRUE(Archive::FromMemory(lines, "posts.jsonl").ok());
  Sweep([&] { return lines; },
        [](std::string& bytes) { return Archive::FromMemory(std::move(bytes), "posts.jsonl").status(); });
  // Within, a failure is the last refusal.
  for (std::int64_t most = 0, reads = 0; reads < 3; ++most) {
    absl::StatusOr<Archive> archive = Archive::FromMemory(lines, "posts.jsonl");
    ASSERT_TRUE(archive.ok());
    Post post;
    Refusal refusal;
    reads = 0;
    Archive::Read read = Archive::Read::kPost;
    Archive::Read after = Archive::Read::kPost;
    {
      const Ration ration(most);
      for (; (read = archive->Next(&post, &refusal)) != Archive::Read::kEnd; ++reads) {
        if (refusal.message == "no memory") break;
      }
      after = archive->Next(&post, &refusal);
    }
    EXPECT_EQ(after, Archive::Read::kEnd);
    if (read == Archive::Read::kEnd) {
      ASSERT_EQ(reads, 3) << "records were lost without a word";
    }
  }
}

TEST(Exhaustion, Topics) {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"topics.txt", "[sports]\nname: Sports\nabout: S.\n\n[golf]\nname: Golf\nabout: G.\nparents: sports\n"}};
  Sweep([] { return 0; }, [&](int) { return Taxonomy::Parse(files).status(); });
}

// Each opening takes a while, so in steps that double.
TEST(Exhaustion, Opening) {
  absl::Status status;
  for (std::int64_t most = 1; most < std::int64_t{1} << 24; most *= 2) {
    {
      const Ration ration(most);
      status = Engine::Open(METIER_DATA_DIR).status();
    }
    if (status.ok()) break;
    ASSERT_EQ(status.code(), absl::StatusCode::kResourceExhausted) << status << " after " << most;
  }
  EXPECT_TRUE(status.ok()) << status;
}

// What C sees: always an error, for which there may be no memory either.
TEST(Exhaustion, TheCInterface) {
  metier_engine* engine = nullptr;
  ASSERT_EQ(metier_engine_open(metier_text(METIER_DATA_DIR), nullptr, &engine), nullptr);
  const std::string long_name(100, 'x');
  for (const auto& [call, wanted] : std::vector<std::pair<std::function<metier_error*()>, int>>{
           {[&] {
              size_t topic = 0;
              return metier_engine_find_topic(engine, metier_text(long_name.c_str()), &topic);
            },
            METIER_NOT_FOUND},
           {[] { return metier_tagger_new(nullptr, nullptr); }, METIER_INVALID_ARGUMENT},
           {[&] {
              metier_archive* archive = nullptr;
              return metier_archive_open(metier_text(long_name.c_str()), metier_text(""), &archive);
            },
            METIER_NOT_FOUND}}) {
    int code = METIER_RESOURCE_EXHAUSTED;
    for (std::int64_t most = 0; code == METIER_RESOURCE_EXHAUSTED; ++most) {
      ASSERT_LT(most, 1000);
      metier_error* error = [&] {
        const Ration ration(most);
        return call();
      }();
      ASSERT_NE(error, nullptr);
      code = metier_error_code(error);
      metier_error_free(&error);
    }
    EXPECT_EQ(code, wanted);
  }
  metier_engine_free(&engine);
}

}  // namespace
}  // namespace metier
