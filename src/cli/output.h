// Where the data of a command goes: standard output, or the file that --output names.

#ifndef METIER_SRC_CLI_OUTPUT_H_
#define METIER_SRC_CLI_OUTPUT_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "base/new_file.h"
#include "cli/flags.h"

namespace metier::cli {

// Has a buffer of its own. A reader that goes away is no fault of ours: from then on output is dropped and closed()
// says so. Not thread-safe.
class Output {
 public:
  // Standard output.
  Output();
  // `descriptor` stays the caller's; `name` is for messages.
  Output(int descriptor, std::string name, bool is_file = false)
      : descriptor_(descriptor), name_(std::move(name)), is_file_(is_file) {}
  // The file that --output names, as a whole or not at all; devices and pipes are written as they are, "-" and no
  // --output mean standard output.
  static absl::StatusOr<std::unique_ptr<Output>> Open(const Arguments& arguments);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();

  void Write(std::string_view bytes);
  void Flush();
  // Flushes, and puts a file in its place. Without it there is no file. Returns status().
  absl::Status Finish();

  bool closed() const { return closed_; }
  // The first failure to write that was not a closed pipe: a full disk, say.
  const absl::Status& status() const { return status_; }
  // A regular file that is to be opened later, rather than a stream for another program.
  bool is_file() const { return is_file_; }
  bool on_terminal() const;

 private:
  int descriptor_ = -1;
  bool owned_ = false;
  std::string name_;
  bool is_file_ = false;
  std::optional<base::NewFile> file_;
  std::string buffer_;
  bool closed_ = false;
  absl::Status status_;
};

}  // namespace metier::cli

#endif  // METIER_SRC_CLI_OUTPUT_H_
