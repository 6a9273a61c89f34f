// What an archive holds, in bytes: the contents of its records and about what the maps around them take. The
// allocator's own share is not in it.

#ifndef METIER_SRC_PROFILE_MEMORY_H_
#define METIER_SRC_PROFILE_MEMORY_H_

#include <cstddef>
#include <cstdint>

#include "profile/archive_profile.h"
#include "weigh/attribution_set.h"
#include "weigh/post_set.h"
#include "weigh/tagged_post.h"

namespace metier::profile {

// Of a person, before any post: `name` is the size of the name, 0 of somebody anonymous.
std::int64_t PersonBytes(std::size_t name);
std::int64_t BytesOf(const weigh::TaggedPost& post);
std::int64_t BytesOf(const weigh::DistinctCount& count);
// Of what one says of another, under so many topics; the one who is spoken of included.
std::int64_t AttributionBytes(std::size_t topics);

// The sum of all these.
std::int64_t BytesOf(const ArchiveProfile& archive);

}  // namespace metier::profile

#endif  // METIER_SRC_PROFILE_MEMORY_H_
