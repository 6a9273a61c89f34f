// The attributions of a state, to bytes and back. docs/state-format.md has the layout.

#ifndef METIER_SRC_PROFILE_ATTRIBUTION_CODEC_H_
#define METIER_SRC_PROFILE_ATTRIBUTION_CODEC_H_

#include <cstddef>
#include <cstdint>

#include "base/bytes.h"
#include "weigh/attribution_set.h"

namespace metier::profile {

void WriteAttributions(const weigh::AttributionSet& set, base::ByteWriter* writer);

// Reads to the end of the reader. Anything that no writer writes (people out of order, topics that should have been
// dropped, ...) fails it. Takes what the attributions hold (profile/memory.h) from `*room`, and stops where that is
// used up.
void ReadAttributions(std::size_t topics, base::ByteReader* reader, std::int64_t* room, weigh::AttributionSet* set);

}  // namespace metier::profile

#endif  // METIER_SRC_PROFILE_ATTRIBUTION_CODEC_H_
