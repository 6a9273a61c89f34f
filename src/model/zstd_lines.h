// The lines of a zstd-compressed text file.

#ifndef METIER_SRC_MODEL_ZSTD_LINES_H_
#define METIER_SRC_MODEL_ZSTD_LINES_H_

#include <functional>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace metier::model {

// Calls `use` with every line, without its line break. Memory: the longest line and two zstd buffers.
absl::Status ForEachZstdLine(const std::string& path, const std::function<void(std::string_view)>& use);

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_ZSTD_LINES_H_
