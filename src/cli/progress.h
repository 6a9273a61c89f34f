// How far a run has come, for people who watch it.

#ifndef METIER_SRC_CLI_PROGRESS_H_
#define METIER_SRC_CLI_PROGRESS_H_

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "cli/output.h"

namespace metier::cli {

// How many of the bytes of the input were read, where that can be known.
struct ReadBytes {
  std::atomic<std::int64_t> done{0};
  std::int64_t total = 0;  // 0: unknown
};

// "1,204,224 posts   61,000/s   38 %   0:32 left". `bytes` done of `total`, `total` = 0 where it is unknown; the time
// left follows from the share of bytes done in `seconds`.
std::string ProgressLine(std::int64_t posts, double seconds, std::int64_t bytes, std::int64_t total);

// One line on standard error that is overwritten, and only if that is a terminal; none where the data goes to a
// terminal too. One at a time. Not thread-safe.
class Progress {
 public:
  // `output` is where data goes while the progress is shown, and null where none does.
  explicit Progress(const Output* output = nullptr);
  ~Progress() { Done(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  ReadBytes& bytes() { return bytes_; }
  // At most ten times a second; what comes sooner is passed over.
  void Show(std::int64_t posts);
  void ShowLine(std::string_view line);
  void Done();

  // Clears the line, so that something else can be said; it comes back with the next Show.
  static void Hide();

 private:
  bool Due();

  Progress* const outer_;  // the one that was shown before, and is again afterwards
  bool visible_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point begin_;
  std::chrono::steady_clock::time_point last_;
  ReadBytes bytes_;
};

}  // namespace metier::cli

#endif  // METIER_SRC_CLI_PROGRESS_H_
