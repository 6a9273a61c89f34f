#include "cli/cleanup.h"

#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>

#include "base/new_file.h"

namespace metier::cli {
namespace {

// All that a signal handler may use: memory that never moves.
constexpr std::size_t kMostFiles = 4;
constexpr std::size_t kLongestPath = 4096;
std::array<std::array<char, kLongestPath>, kMostFiles> paths;
std::atomic<std::size_t> files{0};

extern "C" void RemoveAndDie(int signal) {
  for (std::size_t i = 0; i < files.load(); ++i) unlink(paths[i].data());
  std::signal(signal, SIG_DFL);
  raise(signal);
}

}  // namespace

void RemoveIfKilled(const std::string& path) {
  const absl::StatusOr<std::string> target = base::FileToReplace(path);
  if (!target.ok()) return;
  const std::string temporary = base::TemporaryName(*target);
  const std::size_t next = files.load();
  if (next == kMostFiles || temporary.size() >= kLongestPath) return;
  temporary.copy(paths[next].data(), temporary.size());
  files.store(next + 1);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    // A signal that is ignored (nohup) stays ignored.
    if (std::signal(signal, &RemoveAndDie) == SIG_IGN) std::signal(signal, SIG_IGN);
  }
}

}  // namespace metier::cli
