// The hook of a scoring service: posts come in on many threads as they are published, and another part of the service asks now
// and then what a person is about.
//
//   scoring_hook corpora/samples/town.jsonl kat_ellery

#include <deque>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

#include "metier/archive.h"
#include "metier/engine.h"
#include "metier/profiler.h"

// One worker of the service. It owns a profiler, so that workers never wait for each other; what they know is put together when
// somebody asks.
class Worker {
 public:
  explicit Worker(const metier::Engine& engine) : profiler_(engine) {}

  void OnPost(const metier::Post& post) {
    const std::lock_guard lock(mutex_);
    // Beyond Limits::profiler_bytes this says ResourceExhausted: the moment to Save() and begin anew.
    if (const absl::Status status = profiler_.Add(post); !status.ok()) std::cerr << status << "\n";
  }

  absl::StatusOr<std::string> Save() {
    const std::lock_guard lock(mutex_);
    return profiler_.Save();
  }

 private:
  std::mutex mutex_;
  metier::Profiler profiler_;
};

absl::StatusOr<std::vector<metier::Profile>> ProfileOf(const std::string& user, std::deque<Worker>& workers,
                                                       const metier::Engine& engine) {
  metier::Profiler together(engine);
  for (Worker& worker : workers) {
    absl::StatusOr<std::string> state = worker.Save();
    if (!state.ok()) return state.status();
    if (absl::Status status = together.Load(*state); !status.ok()) return status;
  }
  metier::ProfileOptions options;
  options.subjects = {user};
  return std::move(together).Profiles(options);
}

int main(int argc, char** argv) {
  if (argc != 3) return std::cerr << "usage: scoring_hook ARCHIVE USER\n", 2;
  absl::StatusOr<metier::Engine> engine = metier::Engine::OpenShipped();
  if (!engine.ok()) return std::cerr << engine.status() << "\n", 2;
  absl::StatusOr<metier::Archive> archive = metier::Archive::Open(argv[1]);
  if (!archive.ok()) return std::cerr << archive.status() << "\n", 2;

  // What a message queue does in a service: whichever thread is free takes the next post.
  std::mutex queue;
  std::deque<Worker> workers;  // they hold mutexes, which cannot move
  for (int i = 0; i < 4; ++i) workers.emplace_back(*engine);
  std::vector<std::thread> threads;
  for (Worker& worker : workers) {
    threads.emplace_back([&] {
      for (;;) {
        metier::Post post;
        metier::Refusal refusal;
        {
          const std::lock_guard lock(queue);
          const metier::Archive::Read read = archive->Next(&post, &refusal);
          if (read == metier::Archive::Read::kEnd) return;
          if (read == metier::Archive::Read::kRefused) continue;
        }
        worker.OnPost(post);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();

  const absl::StatusOr<std::vector<metier::Profile>> profiles = ProfileOf(argv[2], workers, *engine);
  if (!profiles.ok()) return std::cerr << profiles.status() << "\n", 2;
  for (const metier::Profile& profile : *profiles) {
    std::cout << profile.user << " (" << profile.posts << " posts)\n";
    for (const metier::TopicProfile& topic : profile.topics) {
      std::cout << "  " << engine->taxonomy()[topic.topic].slug << "  " << metier::BandName(topic.band) << "  "
                << topic.confidence << "\n";
    }
  }
}
