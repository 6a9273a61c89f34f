// Plain text: one post a line, with nothing known about it but its text.

#ifndef METIER_SRC_ARCHIVE_TEXT_LINES_H_
#define METIER_SRC_ARCHIVE_TEXT_LINES_H_

#include <memory>

#include "archive/input.h"
#include "archive/reader.h"

namespace metier::archive {

std::unique_ptr<Reader> OpenTextLines(std::unique_ptr<Input> input);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_TEXT_LINES_H_
