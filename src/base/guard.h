// Where exceptions end. Our own code throws none; the standard library does when memory runs out.

#ifndef METIER_SRC_BASE_GUARD_H_
#define METIER_SRC_BASE_GUARD_H_

#include <exception>
#include <new>
#include <stdexcept>

#include "absl/status/status.h"

namespace metier::base {

// What `work` returns (a Status or a StatusOr); a status in place of an exception.
template <typename Work>
auto Guarded(const Work& work) noexcept -> decltype(work()) {
  // Only a status without words needs no memory, so whatever else is to be said may end there too.
  const auto say = [](absl::StatusCode code, const char* what) noexcept {
    try {
      return absl::Status(code, what);
    } catch (const std::exception&) {
      return absl::Status(absl::StatusCode::kResourceExhausted, "");
    }
  };
  try {
    return work();
  } catch (const std::bad_alloc&) {
    return absl::Status(absl::StatusCode::kResourceExhausted, "");
  } catch (const std::length_error&) {
    return say(absl::StatusCode::kResourceExhausted, "larger than memory can be");
  } catch (const std::exception& failure) {
    return say(absl::StatusCode::kInternal, failure.what());
  }
}

}  // namespace metier::base

#endif  // METIER_SRC_BASE_GUARD_H_
