// A run of `tag` that can be stopped at any moment, by kill -9 or a power cut, and goes on where it was.
//
// The output grows in "OUTPUT.partial". Every so many posts it is made durable, and then a checkpoint replaces the one
// before it: how many records were read, a checksum of what the posts among them said, how long the output was then.
// Going on means: cut the output to that length, read the input again up to there, and tag the rest. When all is done
// the output gets its name and the checkpoint is removed. docs/checkpoints.md describes the file.

#ifndef METIER_SRC_CLI_CHECKPOINT_H_
#define METIER_SRC_CLI_CHECKPOINT_H_

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "cli/flags.h"
#include "cli/input.h"
#include "cli/output.h"
#include "sink/taxonomy_tables.h"
#include "tag/knowledge.h"

namespace metier::cli {

// All that a checkpoint file says.
struct CheckpointRecord {
  sink::RunFacts settings;  // what decides the output besides the posts
  InputPosition input;
  std::int64_t output_bytes = 0;
  std::uint64_t output_checksum = 0;  // of the last bytes of them
  bool finished = false;
};

std::string FormatCheckpoint(const CheckpointRecord& record);
// Believes nothing: DataLoss where `text` is no checkpoint.
absl::StatusOr<CheckpointRecord> ParseCheckpoint(std::string_view text);

class Checkpoint {
 public:
  // --checkpoint, --output and, if the file is there, what it says. FailedPrecondition where it was made with other
  // settings, where the output is not what it says, or where another run is writing that.
  static absl::StatusOr<std::unique_ptr<Checkpoint>> Open(const Arguments& arguments, const tag::Knowledge& knowledge);
  ~Checkpoint();
  Checkpoint(const Checkpoint&) = delete;
  Checkpoint& operator=(const Checkpoint&) = delete;

  // Up to where all is done; all zero at the first run.
  const InputPosition& begin() const { return record_.input; }
  // Whether nothing was written yet.
  bool is_fresh() const { return record_.output_bytes == 0; }
  // Null where the output has its name already, and nothing is left to do but to look at the input and to Finish().
  Output* output() { return output_.get(); }
  // What is to be said where there are more posts all the same.
  absl::Status Grown() const;

  // `position` is what the output written so far belongs to. Saves if enough posts have gone by since the last time.
  absl::Status Reached(const InputPosition& position);
  absl::Status Finish(const InputPosition& position);

 private:
  Checkpoint(std::string path, std::string target, std::int64_t every);
  absl::Status Begin();
  absl::Status Resume(const CheckpointRecord& saved);
  absl::Status AcceptFinished(const CheckpointRecord& saved);
  // Whether the file is the output that `saved` speaks of, and perhaps more.
  absl::Status CheckOutput(int descriptor, const std::string& path, const CheckpointRecord& saved) const;
  absl::Status Gone() const;
  absl::Status OpenPartial(int flags);
  absl::Status Save(const InputPosition& position, bool finished);

  const std::string path_;
  const std::string target_;
  const std::string partial_;
  const std::int64_t every_;  // posts
  CheckpointRecord record_;   // as last saved
  int descriptor_ = -1;
  std::unique_ptr<Output> output_;
};

// --checkpoint-every.
absl::StatusOr<std::int64_t> CheckpointEvery(const Arguments& arguments);

}  // namespace metier::cli

#endif  // METIER_SRC_CLI_CHECKPOINT_H_
