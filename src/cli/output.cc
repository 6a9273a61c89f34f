#include "cli/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/message.h"
#include "cli/cleanup.h"

namespace metier::cli {
namespace {

constexpr std::size_t kBuffer = std::size_t{1} << 16;

bool IsStream(const std::string& path) {
  std::error_code error;
  const std::filesystem::file_status there = std::filesystem::status(path, error);
  return std::filesystem::is_character_file(there) || std::filesystem::is_fifo(there);
}

}  // namespace

Output::Output() : Output(STDOUT_FILENO, "standard output") {}

absl::StatusOr<std::unique_ptr<Output>> Output::Open(const Arguments& arguments) {
  const std::string path = arguments.Text("output", "-");
  if (path == "-") return std::make_unique<Output>();
  if (IsStream(path)) {
    const int descriptor = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return absl::ErrnoToStatus(errno, base::Concat("cannot open '", path, "'"));
    auto output = std::make_unique<Output>(descriptor, base::Concat("'", path, "'"));
    output->owned_ = true;
    return output;
  }
  RemoveIfKilled(path);
  absl::StatusOr<base::NewFile> file = base::NewFile::Create(path);
  if (!file.ok()) return file.status();
  auto output = std::make_unique<Output>(-1, path, /*is_file=*/true);
  output->file_.emplace(*std::move(file));
  return output;
}

Output::~Output() {
  if (!file_) Flush();
  if (owned_) close(descriptor_);
}

void Output::Write(std::string_view bytes) {
  if (file_) {
    if (status_.ok()) status_ = file_->Write(bytes);
    return;
  }
  buffer_.append(bytes);
  if (buffer_.size() >= kBuffer) Flush();
}

void Output::Flush() {
  std::string_view left = buffer_;
  while (!left.empty() && !closed_ && status_.ok()) {
    const ssize_t written = write(descriptor_, left.data(), left.size());
    if (written >= 0) {
      left.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      closed_ = true;
    } else if (errno != EINTR) {
      status_ = absl::ErrnoToStatus(errno, base::Concat("cannot write to ", name_));
    }
  }
  buffer_.clear();
}

absl::Status Output::Finish() {
  if (!file_) {
    Flush();
  } else if (status_.ok()) {
    status_ = file_->Commit();
  }
  return status_;
}

bool Output::on_terminal() const { return descriptor_ >= 0 && isatty(descriptor_) != 0; }

}  // namespace metier::cli
