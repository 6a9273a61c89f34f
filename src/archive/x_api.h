// What X's API gives, v1.1 and v2, as programs keep it, as docs/formats/twitter-api.md says.

#ifndef METIER_SRC_ARCHIVE_X_API_H_
#define METIER_SRC_ARCHIVE_X_API_H_

#include <memory>

#include "archive/input.h"
#include "archive/reader.h"

namespace metier::archive {

std::unique_ptr<Reader> OpenXApi(std::unique_ptr<Input> input);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_X_API_H_
