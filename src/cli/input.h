// The posts that the operands of a command name.

#ifndef METIER_SRC_CLI_INPUT_H_
#define METIER_SRC_CLI_INPUT_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "absl/status/status.h"
#include "cli/flags.h"
#include "cli/progress.h"
#include "metier/post.h"

namespace metier::cli {

// How far the input was read: so many records, good and bad, and what the good ones said.
struct InputPosition {
  std::int64_t posts = 0;
  std::int64_t refused = 0;
  std::uint64_t checksum = 0;  // of the posts in their order; 0 where nobody asked for it
  friend bool operator==(const InputPosition&, const InputPosition&) = default;
};

struct InputOptions {
  std::size_t batch = 4096;      // posts
  int threads = 1;               // with more than one, the next posts are read while `use` has these
  Progress* progress = nullptr;  // null: none is shown
  bool checksum = false;
  InputPosition begin = {};  // records up to here are read and passed over; needs `checksum`
};

// Reads the posts of every operand (none: standard input) in order and hands them on in batches, from the thread of the
// caller; `*position` then includes them. Records that cannot be read are complained of and counted. A file that grows
// is read as far as it goes when its end is reached, and that is said; one that shrinks counts as a record refused.
// Stops early when `use` returns false. Another status than OK means that an input could not be opened at all, or,
// FailedPrecondition, that what it begins with is not what `begin` says.
absl::Status ForEachBatch(const Arguments& arguments, const InputOptions& options, InputPosition* position,
                          const std::function<bool(std::vector<Post>*)>& use);

}  // namespace metier::cli

#endif  // METIER_SRC_CLI_INPUT_H_
