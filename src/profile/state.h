// Posts of many people in a file: what an archive was reduced to, to be added to, merged and profiled later.
//
//   WriteFileAtomically(path, SerialiseState(StateOf(archive, taxonomy, origin)));
//   absl::StatusOr<State> state = ParseState(bytes);
//   absl::StatusOr<ArchiveProfile> archive = ArchiveOf(*std::move(state), taxonomy);
//
// The same set of posts gives the same bytes, however it was read and merged. docs/state-format.md describes every byte
// and what a state says of people. Topics stand by slug, so that a state outlives a change of their order; but what
// taggers with different knowledge said of posts must not be mixed, and the origin tells.

#ifndef METIER_SRC_PROFILE_STATE_H_
#define METIER_SRC_PROFILE_STATE_H_

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "metier/taxonomy.h"
#include "profile/archive_profile.h"

namespace metier::profile {

// What the posts were tagged with.
struct StateOrigin {
  std::string model;  // its name, for messages
  std::uint64_t model_checksum = 0;
  std::uint64_t lexicon_checksum = 0;
  std::uint64_t taxonomy_checksum = 0;
  std::uint64_t words_checksum = 0;  // of the word frequencies
};

// FailedPrecondition, naming what differs, where `state` was not made with what `run` has.
absl::Status CheckOrigin(const StateOrigin& state, const StateOrigin& run);

// A state in terms of its own: the topics of its posts are positions in `slugs`.
struct State {
  StateOrigin origin;
  std::vector<std::string> slugs;
  ArchiveProfile archive;
};

State StateOf(ArchiveProfile archive, const Taxonomy& taxonomy, StateOrigin origin);
// FailedPrecondition where the taxonomy lacks a topic.
absl::StatusOr<ArchiveProfile> ArchiveOf(State state, const Taxonomy& taxonomy);

std::string SerialiseState(State state);
// Believes nothing: of any bytes the result is a state that can be used or a status. InvalidArgument for other files
// and versions, DataLoss for damage. `limits` are this engine's; a state of others is refused, for merging would not
// give what one run gives. ResourceExhausted as soon as it holds more than `most_bytes` (profile/memory.h).
absl::StatusOr<State> ParseState(std::string_view bytes, weigh::PostLimits limits = {},
                                 std::int64_t most_bytes = std::numeric_limits<std::int64_t>::max());

}  // namespace metier::profile

#endif  // METIER_SRC_PROFILE_STATE_H_
