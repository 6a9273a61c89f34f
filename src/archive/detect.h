// Which format a stream has.

#ifndef METIER_SRC_ARCHIVE_DETECT_H_
#define METIER_SRC_ARCHIVE_DETECT_H_

#include "absl/status/statusor.h"
#include "archive/field_map.h"
#include "archive/input.h"
#include "archive/reader.h"

namespace metier::archive {

// Looks at the beginning of the stream, consuming nothing, then at the extension of its name; never kAuto. It reads no
// more than the first line where that is enough, so that a pipe which is still being written can be read along. An
// empty stream is kText. InvalidArgument, with what to do about it, for anything else.
absl::StatusOr<Format> DetectFormat(Input* input);

// Which of the formats that a map goes with, by the first line: an object, or a header with the columns that it names
// between tabs, or else CSV.
Format DetectMappedFormat(Input* input, const FieldMap& map);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_DETECT_H_
