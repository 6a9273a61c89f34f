// Dumps of Reddit, one submission or comment a line, as docs/formats/reddit.md says.

#ifndef METIER_SRC_ARCHIVE_REDDIT_H_
#define METIER_SRC_ARCHIVE_REDDIT_H_

#include <memory>

#include "archive/input.h"
#include "archive/reader.h"

namespace metier::archive {

std::unique_ptr<Reader> OpenReddit(std::unique_ptr<Input> input);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_REDDIT_H_
