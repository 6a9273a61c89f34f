// CSV and TSV with a header: one post a row, as docs/formats/csv.md and tsv.md say.

#ifndef METIER_SRC_ARCHIVE_TABLE_H_
#define METIER_SRC_ARCHIVE_TABLE_H_

#include <memory>

#include "absl/status/statusor.h"
#include "archive/field_map.h"
#include "archive/input.h"
#include "archive/reader.h"

namespace metier::archive {

// Read the header, unless the stream is empty. InvalidArgument where it names no column for the text, or
// lacks one that `map` names.
absl::StatusOr<std::unique_ptr<Reader>> OpenCsv(std::unique_ptr<Input> input, const FieldMap& map = {});
absl::StatusOr<std::unique_ptr<Reader>> OpenTsv(std::unique_ptr<Input> input, const FieldMap& map = {});

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_TABLE_H_
