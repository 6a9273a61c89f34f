// What every command shares: data on standard output, everything else on standard error, posts from files.

#ifndef METIER_SRC_CLI_IO_H_
#define METIER_SRC_CLI_IO_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "archive/reader.h"
#include "cli/flags.h"
#include "metier/post.h"
#include "tag/knowledge.h"

namespace metier::cli {

enum ExitCode : int { kAllFine = 0, kSomeRefused = 1, kCouldNotRun = 2 };

// Standard output with a buffer of its own. A reader that goes away is no fault of ours: from then on output is dropped and closed() says so.
class Output {
 public:
  ~Output() { Flush(); }
  void Write(std::string_view bytes);
  void Flush();
  bool closed() const { return closed_; }
  // The first failure to write that was not a closed pipe: a full disk, say.
  const absl::Status& status() const { return status_; }

 private:
  std::string buffer_;
  bool closed_ = false;
  absl::Status status_;
};

// "metier: ..." on standard error.
void Complain(std::string_view message);
// A record that cannot be read, with its place.
void ComplainOf(const archive::RecordError& fault);
// The same with the message of a failure; returns the exit code that goes with it.
int Fail(const absl::Status& failure);

// Notes of progress, on standard error and only if that is a terminal. The same line is overwritten.
class Progress {
 public:
  Progress();
  void Show(std::string_view line);
  void Done();
  bool visible() const { return visible_; }

 private:
  bool visible_;
  bool shown_ = false;
};

// Reads the posts of every operand (none: standard input) in order and hands them on in batches. Records that cannot be read are complained of and counted. Stops early
// when `use` returns false. A status that is not OK means that an input could not be opened at all.
absl::Status ForEachBatch(const Arguments& arguments, std::size_t batch_size, std::int64_t* refused,
                          const std::function<bool(std::vector<Post>*)>& use);

// The data directory: --data, else beside the program (../share/metier), as installed and as built.
std::string DataDirectory(const Arguments& arguments);
absl::StatusOr<std::unique_ptr<const tag::Knowledge>> LoadKnowledge(const Arguments& arguments);

// --threads, else one a core.
absl::StatusOr<int> ThreadCount(const Arguments& arguments);

// Calls work(thread, i) for every i below `size`, on `threads` threads; each i on one of them. Returns when all are done.
void InParallel(int threads, std::size_t size, const std::function<void(int, std::size_t)>& work);

}  // namespace metier::cli

#endif  // METIER_SRC_CLI_IO_H_
