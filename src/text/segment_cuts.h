// Where tokens are smaller than the words of UAX #29.
//
//   end.Next     UAX #29 keeps "end.Next" and "me@home" whole, for it cannot know addresses. We have taken those out
//   before,
//                so a full stop between longer words is a missing blank. "U.S.", "e.g" and "Ph.D" stay whole.
//   _emphasis_   Markdown; UAX #29 counts underscores to the word. snake_case stays whole.
//   1️⃣2️⃣         A row of keycaps is one number to UAX #29.

#ifndef METIER_SRC_TEXT_SEGMENT_CUTS_H_
#define METIER_SRC_TEXT_SEGMENT_CUTS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/ascii.h"

namespace metier::text {

// False where CutSegment would surely leave the ASCII segment whole: most words have no sign in them. `classes` are
// those of its bytes.
inline bool MayBeCut(std::string_view ascii_segment, std::uint8_t classes) {
  return ascii_segment.size() > 1 && (classes & (kAsciiUnderscore | kAsciiSign | kAsciiAt)) != 0;
}

// Overwrites `*ends` with the end of every piece of a segment, in order; mostly there is one, the segment itself.
// `segment` must be valid UTF-8 and not empty. Linear.
void CutSegment(std::string_view segment, std::vector<std::size_t>* ends);

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_SEGMENT_CUTS_H_
