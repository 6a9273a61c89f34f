// One stream, neither compressed nor packed, to the reader of its format.

#ifndef METIER_SRC_ARCHIVE_OPEN_STREAM_H_
#define METIER_SRC_ARCHIVE_OPEN_STREAM_H_

#include <memory>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "archive/field_map.h"
#include "archive/input.h"
#include "archive/reader.h"

namespace metier::archive {

// InvalidArgument where `map` is not empty and `format` has names of its own.
absl::Status CheckMap(Format format, const FieldMap& map);

// Makes `*format` what the stream is, if it is kAuto. InvalidArgument where nobody can say.
absl::Status ResolveFormat(Input* input, const FieldMap& map, Format* format);

// `input` is at its beginning; `format` may be kAuto.
absl::StatusOr<std::unique_ptr<Reader>> OpenStream(std::unique_ptr<Input> input, Format format, const FieldMap& map);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_OPEN_STREAM_H_
