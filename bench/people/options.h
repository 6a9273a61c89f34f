// The command line of people_bench.

#ifndef METIER_BENCH_PEOPLE_OPTIONS_H_
#define METIER_BENCH_PEOPLE_OPTIONS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "bench/people/halves.h"
#include "bench/people/pool.h"
#include "bench/people/town.h"
#include "profile/parameters.h"

namespace metier::people {

struct Options {
  std::string command;
  std::string corpora = "../shared/corpora";
  std::string manifest = "corpora/manifest.tsv";
  std::string labels = "corpora/labels";
  std::string readers = "bench/people/labels";  // of the posts of a labelled pool
  std::string data = "models";
  std::vector<std::string> own = {"corpora/posts", "corpora/gold/dev", "corpora/gold/test"};
  std::string output;
  Half half = Half::kReport;
  int people = 20'000;
  int volume_people = 2'000;
  int look = 0;
  bool lobsters = true;
  bool labelled = false;
  PoolOptions pool;
  TownOptions town;
  profile::ProfileParameters parameters;
  bool given_parameters = false;  // else those of the model
};

// InvalidArgument with a message for the user.
absl::StatusOr<Options> ParseOptions(const std::vector<std::string>& words);
std::string Usage();

}  // namespace metier::people

#endif  // METIER_BENCH_PEOPLE_OPTIONS_H_
