// What every command shares: exit codes, complaints, knowledge, threads.

#ifndef METIER_SRC_CLI_IO_H_
#define METIER_SRC_CLI_IO_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "archive/reader.h"
#include "cli/flags.h"
#include "tag/knowledge.h"

namespace metier::cli {

enum ExitCode : int { kAllFine = 0, kSomeRefused = 1, kCouldNotRun = 2 };

// "metier: ..." on standard error.
void Complain(std::string_view message);
// What is wrong with a record that cannot be read, with its place.
std::string TextOf(const archive::RecordError& fault);
// The same with the message of a failure; returns the exit code that goes with it.
int Fail(const absl::Status& failure);

// The data directory: --data, else beside the program (../share/metier), as installed and as built.
std::string DataDirectory(const Arguments& arguments);
absl::StatusOr<std::unique_ptr<const tag::Knowledge>> LoadKnowledge(const Arguments& arguments);

// --threads, else one a core.
absl::StatusOr<int> ThreadCount(const Arguments& arguments);

// Calls work(thread, i) for every i below `size`, on `threads` threads; each i on one of them. Returns when all are done.
void InParallel(int threads, std::size_t size, const std::function<void(int, std::size_t)>& work);

}  // namespace metier::cli

#endif  // METIER_SRC_CLI_IO_H_
