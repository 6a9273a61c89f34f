// Where exceptions end. Our own code throws none; the standard library does when memory runs out.

#ifndef METIER_SRC_ENGINE_GUARD_H_
#define METIER_SRC_ENGINE_GUARD_H_

#include <exception>
#include <new>
#include <stdexcept>

#include "absl/status/status.h"

namespace metier::engine {

// What `work` returns (a Status or a StatusOr); a status in place of an exception.
template <typename Work>
auto Guarded(const Work& work) noexcept -> decltype(work()) {
  try {
    return work();
  } catch (const std::bad_alloc&) {
    // Without words, a status needs no memory either.
    return absl::Status(absl::StatusCode::kResourceExhausted, "");
  } catch (const std::length_error&) {
    return absl::ResourceExhaustedError("larger than memory can be");
  } catch (const std::exception& failure) {
    return absl::InternalError(failure.what());
  }
}

}  // namespace metier::engine

#endif  // METIER_SRC_ENGINE_GUARD_H_
