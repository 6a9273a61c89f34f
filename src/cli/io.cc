#include "cli/io.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <thread>

#include "absl/strings/str_cat.h"
#include "cli/progress.h"

namespace metier::cli {

void Complain(std::string_view message) {
  Progress::Hide();
  std::string line = "metier: ";
  line.append(message).push_back('\n');
  std::fwrite(line.data(), 1, line.size(), stderr);
}

std::string TextOf(const archive::RecordError& fault) {
  if (fault.line == 0 && fault.byte == 0) return absl::StrCat(fault.file, ": ", fault.message);
  return absl::StrCat(fault.file, ":", fault.line, ": byte ", fault.byte, ": ", fault.message);
}

int Fail(const absl::Status& failure) {
  const absl::string_view message = failure.message();  // Debian's Abseil has a string_view of its own
  Complain({message.data(), message.size()});
  return kCouldNotRun;
}

std::string DataDirectory(const Arguments& arguments) {
  if (arguments.Has("data")) return arguments.Text("data");
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  return (program.parent_path().parent_path() / "share" / "metier").string();
}

absl::StatusOr<std::unique_ptr<const tag::Knowledge>> LoadKnowledge(const Arguments& arguments) {
  const std::string directory = DataDirectory(arguments);
  if (!arguments.Has("model")) return tag::Knowledge::Load(directory);
  absl::StatusOr<model::FrozenModel> model = model::FrozenModel::Open(arguments.Text("model"));
  if (!model.ok()) return model.status();
  return tag::Knowledge::Load(directory, *std::move(model));
}

absl::StatusOr<int> ThreadCount(const Arguments& arguments) {
  const long cores = std::max(1L, static_cast<long>(std::thread::hardware_concurrency()));
  absl::StatusOr<long> threads = arguments.Integer("threads", cores, 1, 1024);
  if (!threads.ok()) return threads.status();
  return static_cast<int>(*threads);
}

void InParallel(int threads, std::size_t size, const std::function<void(int, std::size_t)>& work) {
  // Small portions, so that a thread with long posts does not keep the others waiting.
  constexpr std::size_t kPortion = 16;
  std::atomic<std::size_t> next{0};
  const auto run = [&](int thread) {
    for (std::size_t first = 0; (first = next.fetch_add(kPortion)) < size;) {
      for (std::size_t i = first; i < std::min(first + kPortion, size); ++i) work(thread, i);
    }
  };
  std::vector<std::thread> pool;
  for (int thread = 1; thread < threads; ++thread) pool.emplace_back(run, thread);
  run(0);
  for (std::thread& thread : pool) thread.join();
}

}  // namespace metier::cli
