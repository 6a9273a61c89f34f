// Gold posts: JSON Lines of {"id", "text", "topics": [slugs]}, written by us, with their true topics or none.

#ifndef METIER_SRC_CLI_GOLD_H_
#define METIER_SRC_CLI_GOLD_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "metier/taxonomy.h"
#include "model/dataset.h"

namespace metier::cli {

// Appends the posts of the file as one corpus named after it. InvalidArgument names the line of the first fault.
absl::Status AppendGold(const std::string& path, const Taxonomy& taxonomy, std::vector<model::LabelledPost>* posts);

}  // namespace metier::cli

#endif  // METIER_SRC_CLI_GOLD_H_
