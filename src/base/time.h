// Times as people's exports write them, to Unix seconds and back. No locale, no time zone database, no global state:
// safe on any thread.

#ifndef METIER_SRC_BASE_TIME_H_
#define METIER_SRC_BASE_TIME_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "metier/post.h"

namespace metier::base {

// The first and the last second of the years 0001 to 9999.
inline constexpr UnixSeconds kEarliestTime = -62135596800;
inline constexpr UnixSeconds kLatestTime = 253402300799;

// Reads one of these, with years 0001 to 9999; a fraction of a second is dropped; no offset means UTC:
//
//   2018-10-10T20:19:24Z   2018-10-10T22:19:24.123+02:00   RFC 3339; "T" may be a space, seconds may lack
//   2018-10-10             2018-10-10 20:19:24 UTC         a date is its first second
//   Wed Oct 10 20:19:24 +0000 2018                         X (Twitter)
//   1539202764             1539202764.5                    Unix seconds (digits alone are never a year or a compact
//   date)
//
// InvalidArgument with a message for the user otherwise.
absl::StatusOr<UnixSeconds> ParseTime(std::string_view text);

// "2018-10-10T20:19:24Z". Empty for kUnknownTime and for any time outside the years 0001 to 9999.
std::string FormatTime(UnixSeconds time);

}  // namespace metier::base

#endif  // METIER_SRC_BASE_TIME_H_
