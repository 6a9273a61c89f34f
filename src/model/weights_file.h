// The rows of words in a file of their own, so that labels can be fitted again without running fastText again.

#ifndef METIER_SRC_MODEL_WEIGHTS_FILE_H_
#define METIER_SRC_MODEL_WEIGHTS_FILE_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "model/weights.h"

namespace metier::model {

// Labels are not written. The same checksummed container as a frozen model.
absl::Status WriteRows(const Weights& weights, const std::string& path);
absl::StatusOr<Weights> ReadRows(const std::string& path);

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_WEIGHTS_FILE_H_
