#include "cli/io.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>
#include <thread>

#include "absl/strings/str_cat.h"

namespace metier::cli {
namespace {

constexpr std::size_t kOutputBuffer = 1 << 16;

}  // namespace

void Output::Write(std::string_view bytes) {
  buffer_.append(bytes);
  if (buffer_.size() >= kOutputBuffer) Flush();
}

void Output::Flush() {
  std::string_view left = buffer_;
  while (!left.empty() && !closed_ && status_.ok()) {
    const ssize_t written = write(STDOUT_FILENO, left.data(), left.size());
    if (written >= 0) {
      left.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      closed_ = true;
    } else if (errno != EINTR) {
      status_ = absl::ErrnoToStatus(errno, "cannot write to standard output");
    }
  }
  buffer_.clear();
}

void Complain(std::string_view message) {
  std::string line = "metier: ";
  line.append(message).push_back('\n');
  std::fwrite(line.data(), 1, line.size(), stderr);
}

void ComplainOf(const archive::RecordError& fault) {
  Complain(fault.line == 0 && fault.byte == 0
               ? absl::StrCat(fault.file, ": ", fault.message)
               : absl::StrCat(fault.file, ":", fault.line, ": byte ", fault.byte, ": ", fault.message));
}

int Fail(const absl::Status& failure) {
  const absl::string_view message = failure.message();  // Debian's Abseil has a string_view of its own
  Complain({message.data(), message.size()});
  return kCouldNotRun;
}

Progress::Progress() : visible_(isatty(STDERR_FILENO) != 0) {}

void Progress::Show(std::string_view line) {
  if (!visible_) return;
  shown_ = true;
  std::fprintf(stderr, "\r\033[K%.*s", static_cast<int>(line.size()), line.data());
  std::fflush(stderr);
}

void Progress::Done() {
  if (visible_ && shown_) std::fputs("\r\033[K", stderr);
  shown_ = false;
}

absl::Status ForEachBatch(const Arguments& arguments, std::size_t batch_size, std::int64_t* refused,
                          const std::function<bool(std::vector<Post>*)>& use) {
  absl::StatusOr<archive::Format> format = archive::ParseFormat(arguments.Text("from", "auto"));
  if (!format.ok()) return format.status();
  archive::FieldMap map;
  if (arguments.Has("map")) {
    absl::StatusOr<archive::FieldMap> parsed = archive::ParseFieldMap(arguments.Text("map"));
    if (!parsed.ok()) return parsed.status();
    map = *std::move(parsed);
  }
  std::vector<std::string> paths = arguments.operands();
  if (paths.empty()) paths.emplace_back("-");
  // Every input is opened before the first is read: a mistyped name should not be found out after an hour.
  for (const std::string& path : paths) {
    std::error_code error;
    if (path != "-" && !std::filesystem::exists(path, error)) return absl::NotFoundError(absl::StrCat("no such file: '", path, "'"));
  }
  std::vector<Post> batch;
  archive::RecordError fault;
  for (const std::string& path : paths) {
    absl::StatusOr<std::unique_ptr<archive::Reader>> reader = archive::OpenArchive({.path = path, .format = *format, .map = map});
    if (!reader.ok()) return reader.status();
    for (bool more = true; more;) {
      Post post;
      switch ((*reader)->Next(&post, &fault)) {
        case archive::ReadResult::kPost:
          batch.push_back(std::move(post));
          break;
        case archive::ReadResult::kError:
          ++*refused;
          ComplainOf(fault);
          break;
        case archive::ReadResult::kEnd:
          more = false;
          break;
      }
      if (batch.size() == batch_size) {
        if (!use(&batch)) return absl::OkStatus();
        batch.clear();
      }
    }
  }
  if (!batch.empty()) use(&batch);
  return absl::OkStatus();
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
