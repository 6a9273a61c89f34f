// What takes long: many threads on one engine, and objects that come and go. Not GoogleTest, so that scripts/soak can
// say how long.
//
//   hammer threads 32 60          32 threads for 60 seconds; every answer must be the one a single thread gives
//   hammer cycles 1000000         a tagger, a profiler, an archive each time; memory must stay flat
//   hammer engines 200            opens and closes the whole knowledge; memory must stay flat
//
// Run in the root of the source tree, or with the data directory as last argument.

#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <atomic>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "metier/archive.h"
#include "metier/engine.h"
#include "metier/json.h"
#include "metier/metier.h"
#include "metier/profiler.h"
#include "metier/tagger.h"

namespace {

using metier::Engine;

[[noreturn]] void Fail(const std::string& what) {
  std::fprintf(stderr, "hammer: %s\n", what.c_str());
  std::exit(1);
}

void Require(bool holds, const char* what) {
  if (!holds) Fail(what);
}

template <typename T>
T Take(absl::StatusOr<T> result) {
  if (!result.ok()) Fail(result.status().ToString());
  return *std::move(result);
}

std::vector<metier::Post> Posts() {
  std::vector<metier::Post> posts;
  for (int i = 0; i < 40; ++i) {
    metier::Post& post = posts.emplace_back();
    post.id = std::to_string(i);
    post.author = i % 3 == 0 ? "ann" : "bob";
    post.time = 1'700'000'000 + i * 8 * 86'400;
    post.text = i % 2 == 0 ? "birdie on hole " + std::to_string(i) + " and a bogey after #golf"
                           : "sourdough loaf number " + std::to_string(i) + " is in the oven, crumb looks open";
    post.reactions.push_back({i % 5 == 0 ? "eve" : "zoe", metier::ReactionKind::kLike, post.time + 60});
  }
  return posts;
}

std::string Tagged(metier::Tagger& tagger, const std::vector<metier::Post>& posts) {
  std::string lines;
  for (const metier::Post& post : posts) Require(tagger.AppendJson(post, {}, true, &lines).ok(), "tagging failed");
  return lines;
}

std::string Profiled(const Engine& engine, const std::vector<metier::Post>& posts) {
  metier::Profiler profiler(engine);
  Require(profiler.Add(posts).ok(), "adding failed");
  std::string lines;
  for (const metier::Profile& profile : Take(profiler.Profiles())) lines += metier::ToJson(profile, engine.taxonomy());
  return lines;
}

void Threads(const Engine& engine, int threads, double seconds) {
  const std::vector<metier::Post> posts = Posts();
  metier::Tagger first(engine);
  const std::string tagged = Tagged(first, posts);
  const std::string profiled = Profiled(engine, posts);
  const std::string why = Take(metier::ExplainPost(engine, {posts[0].text}));
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  std::atomic<std::int64_t> rounds = 0;
  std::stop_source stop;
  std::vector<std::thread> pool;
  for (int i = 0; i < threads; ++i) {
    pool.emplace_back([&, i] {
      const Engine mine = engine;
      metier::Tagger kept(mine);
      do {
        metier::Tagger fresh(mine);
        Require(Tagged(i % 2 == 0 ? kept : fresh, posts) == tagged, "threads disagree on taggings");
        Require(Profiled(mine, posts) == profiled, "threads disagree on profiles");
        Require(Take(metier::ExplainPost(mine, {posts[0].text})) == why, "threads disagree on explanations");
        metier::Profiler stopped(mine);
        const absl::Status status = stopped.Add(posts, stop.get_token());
        Require(status.ok() || absl::IsCancelled(status), "stopping failed");
        if (++rounds == threads) stop.request_stop();  // from whichever thread comes to it, while others look
      } while (std::chrono::steady_clock::now() < end);
    });
  }
  for (std::thread& thread : pool) thread.join();
  std::printf("%d threads, %lld rounds, all alike\n", threads, static_cast<long long>(rounds.load()));
}

// What the allocator only keeps for later is no leak: it goes back first.
std::int64_t ResidentBytes() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
  std::int64_t size = 0;
  std::int64_t resident = 0;
  std::ifstream("/proc/self/statm") >> size >> resident;
  return resident * sysconf(_SC_PAGESIZE);
}

// Calls `cycle` so often; from the first tenth on, memory may not grow by more than `allowed` bytes.
template <typename Cycle>
void Repeat(std::int64_t times, std::int64_t allowed, const Cycle& cycle) {
  std::int64_t settled = 0;
  for (std::int64_t i = 0; i < times; ++i) {
    cycle(i);
    if (i + 1 == (times + 9) / 10) settled = ResidentBytes();
  }
  const std::int64_t grown = ResidentBytes() - settled;
  std::printf("%lld cycles, %.1f MiB resident, grown by %.2f MiB since the first tenth\n",
              static_cast<long long>(times), static_cast<double>(ResidentBytes()) / (1 << 20),
              static_cast<double>(grown) / (1 << 20));
  Require(grown <= allowed, "memory grows");
}

void Free(metier_error* error) {
  Require(error == nullptr, "the C interface failed");
  metier_error_free(&error);
}

void Cycles(const Engine& engine, const std::string& data, std::int64_t times) {
  metier_engine* handle = nullptr;
  Free(metier_engine_open(metier_text(data.c_str()), nullptr, &handle));
  Repeat(times, 4 << 20, [&](std::int64_t i) {
    const std::string text = "birdie on hole " + std::to_string(i) + " #golf";
    metier::Tagger tagger(engine);
    metier::Tagging tagging;
    Require(tagger.Tag(text, {}, &tagging).ok(), "tagging failed");
    metier::Profiler profiler(engine);
    metier::Post post;
    post.author = "ann";
    post.text = text;
    Require(profiler.Add(post).ok() && profiler.Profiles().ok(), "profiling failed");
    metier::Archive archive = Take(metier::Archive::FromMemory("{\"text\":\"one\"}\n", "x.jsonl"));
    metier::Refusal refusal;
    Require(archive.Next(&post, &refusal) == metier::Archive::Read::kPost, "reading failed");

    metier_tagger* c_tagger = nullptr;
    metier_taggings* taggings = nullptr;
    Free(metier_tagger_new(handle, &c_tagger));
    Free(metier_taggings_new(&taggings));
    const metier_post_text c_text = {{text.data(), text.size()}, {nullptr, 0}};
    Free(metier_tagger_tag(c_tagger, &c_text, 1, nullptr, nullptr, taggings));
    metier_error* error = metier_tagger_spans(c_tagger, 65535, nullptr, nullptr);
    Require(metier_error_code(error) == METIER_INVALID_ARGUMENT, "misuse went unnoticed");
    metier_error_free(&error);
    metier_taggings_free(&taggings);
    metier_tagger_free(&c_tagger);
  });
  metier_engine_free(&handle);
}

std::int64_t Number(const char* text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text, text + std::strlen(text), value);
  if (error != std::errc() || *end != '\0' || value < 1) Fail("a number is wrong");
  return value;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string mode = argc > 1 ? argv[1] : "";
  const int numbers = mode == "threads" ? 2 : 1;
  if ((mode != "threads" && mode != "cycles" && mode != "engines") || argc < 2 + numbers)
    Fail("see the head of hammer.cc");
  const std::string data = argc > 2 + numbers ? argv[2 + numbers] : "models";
  const std::int64_t first = Number(argv[2]);
  if (mode == "engines") {
    Repeat(first, 4 << 20, [&](std::int64_t) { Take(Engine::Open(data)); });
    return 0;
  }
  const Engine engine = Take(Engine::Open(data));
  if (mode == "cycles") {
    Cycles(engine, data, first);
  } else {
    Threads(engine, static_cast<int>(first), static_cast<double>(Number(argv[3])));
  }
}
