// A taxonomy to bytes and back, for a file that is compiled from the texts (docs/knowledge-format.md).

#ifndef METIER_SRC_TAXONOMY_CODEC_H_
#define METIER_SRC_TAXONOMY_CODEC_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "metier/taxonomy.h"

namespace metier::taxonomy {

std::string SerialiseTaxonomy(const Taxonomy& taxonomy);

// The same taxonomy, to the checksum. DataLoss where `bytes` are not what SerialiseTaxonomy gives: cut off, a parent
// behind its child, a slug twice. Keeps no view.
absl::StatusOr<Taxonomy> ParseTaxonomy(std::string_view bytes);

}  // namespace metier::taxonomy

#endif  // METIER_SRC_TAXONOMY_CODEC_H_
