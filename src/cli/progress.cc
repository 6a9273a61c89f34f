#include "cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "absl/strings/str_cat.h"

namespace metier::cli {
namespace {

Progress* current = nullptr;

std::string WithCommas(std::int64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

// "0:32", "1:02:03".
std::string Duration(double seconds) {
  const auto whole = static_cast<std::int64_t>(std::ceil(seconds));
  const auto two = [](std::int64_t number) { return absl::StrCat(number < 10 ? "0" : "", number); };
  const std::string end = absl::StrCat(":", two(whole % 60));
  return whole < 3600 ? absl::StrCat(whole / 60, end) : absl::StrCat(whole / 3600, ":", two(whole / 60 % 60), end);
}

bool TerminalIsDumb() {
  const char* const terminal = std::getenv("TERM");
  return terminal == nullptr || std::string_view(terminal) == "dumb";
}

}  // namespace

std::string ProgressLine(std::int64_t posts, double seconds, std::int64_t bytes, std::int64_t total) {
  std::string line = absl::StrCat(WithCommas(posts), " posts");
  // The first moments say nothing of the rest.
  if (seconds < 0.5) return line;
  absl::StrAppend(&line, "   ", WithCommas(std::llround(static_cast<double>(posts) / seconds)), "/s");
  if (total <= 0 || bytes <= 0) return line;
  const double share = std::min(1.0, static_cast<double>(bytes) / static_cast<double>(total));
  absl::StrAppend(&line, "   ", static_cast<int>(share * 100), " %   ", Duration(seconds * (1 - share) / share),
                  " left");
  return line;
}

Progress::Progress(const Output* output)
    : outer_(current),
      visible_(isatty(STDERR_FILENO) != 0 && !TerminalIsDumb() && (output == nullptr || !output->on_terminal())),
      begin_(std::chrono::steady_clock::now()) {
  current = this;
}

bool Progress::Due() {
  const auto now = std::chrono::steady_clock::now();
  if (!visible_ || now - last_ < std::chrono::milliseconds(100)) return false;
  last_ = now;
  return true;
}

void Progress::Show(std::int64_t posts) {
  if (!Due()) return;
  const std::chrono::duration<double> elapsed = last_ - begin_;
  const std::string line = ProgressLine(posts, elapsed.count(), bytes_.done.load(), bytes_.total);
  shown_ = true;
  std::fprintf(stderr, "\r\033[K%s", line.c_str());
  std::fflush(stderr);
}

void Progress::ShowLine(std::string_view line) {
  if (!Due()) return;
  shown_ = true;
  std::fprintf(stderr, "\r\033[K%.*s", static_cast<int>(line.size()), line.data());
  std::fflush(stderr);
}

void Progress::Done() {
  if (current != this) return;
  Hide();
  current = outer_;
}

void Progress::Hide() {
  if (current == nullptr || !current->shown_) return;
  std::fputs("\r\033[K", stderr);
  std::fflush(stderr);
  current->shown_ = false;
}

}  // namespace metier::cli
