// The file of corrections: JSON Lines of user, topic, action, reason, date. docs/disputes.md describes it.

#ifndef METIER_SRC_CLI_DISPUTES_H_
#define METIER_SRC_CLI_DISPUTES_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "explain/disputes.h"
#include "metier/taxonomy.h"

namespace metier::cli {

// A line that cannot be read is complained of with file, line and byte, counted in `*refused`, and costs nothing but
// itself. Fails where the file cannot be read at all.
absl::StatusOr<explain::Disputes> ReadDisputes(const std::string& path, const Taxonomy& taxonomy,
                                               std::int64_t* refused);

}  // namespace metier::cli

#endif  // METIER_SRC_CLI_DISPUTES_H_
