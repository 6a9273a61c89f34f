// JSON Lines: one post a line, as docs/formats/jsonl.md says.

#ifndef METIER_SRC_ARCHIVE_JSON_LINES_H_
#define METIER_SRC_ARCHIVE_JSON_LINES_H_

#include <memory>

#include "archive/field_map.h"
#include "archive/input.h"
#include "archive/reader.h"

namespace metier::archive {

std::unique_ptr<Reader> OpenJsonLines(std::unique_ptr<Input> input, const FieldMap& map = {});

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_JSON_LINES_H_
