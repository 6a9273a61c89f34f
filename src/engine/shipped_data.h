// Where the data stands that was installed with the library.

#ifndef METIER_SRC_ENGINE_SHIPPED_DATA_H_
#define METIER_SRC_ENGINE_SHIPPED_DATA_H_

#include <filesystem>
#include <optional>
#include <string>

#include "absl/status/statusor.h"

namespace metier::engine {

// The data of a library (or a program that holds it) in the folder `home`, or none.
std::optional<std::filesystem::path> DataNear(const std::filesystem::path& home);

// DataNear the file that this code was loaded from, and then near what that file is a link to.
absl::StatusOr<std::string> FindShippedData();

}  // namespace metier::engine

#endif  // METIER_SRC_ENGINE_SHIPPED_DATA_H_
