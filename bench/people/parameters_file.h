// Coefficients of profiles as text: "name value" a line, "#" for comments. Values are written so that they read back as
// the same doubles.

#ifndef METIER_BENCH_PEOPLE_PARAMETERS_FILE_H_
#define METIER_BENCH_PEOPLE_PARAMETERS_FILE_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "profile/parameters.h"

namespace metier::people {

std::string FormatParameters(const profile::ProfileParameters& parameters);

// Overwrites those of `*parameters` that are named. InvalidArgument for unknown names and anything that is no number.
absl::Status ParseParameters(std::string_view text, profile::ProfileParameters* parameters);

}  // namespace metier::people

#endif  // METIER_BENCH_PEOPLE_PARAMETERS_FILE_H_
