// One post of a state, to bytes and back. docs/state-format.md has the layout.

#ifndef METIER_SRC_PROFILE_POST_CODEC_H_
#define METIER_SRC_PROFILE_POST_CODEC_H_

#include <cstddef>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "weigh/tagged_post.h"

namespace metier::profile {

// No post takes less: so many can at most be in what is left of a file.
inline constexpr std::size_t kLeastPostBytes = 10;

// Topics ascending, each once: their number and each one's position and confidence.
void WriteTopics(std::span<const weigh::TopicEvidence> evidence, base::ByteWriter* writer);
// Topics out of order or beyond `topics` and confidences that are none fail the reader.
std::vector<weigh::TopicEvidence> ReadTopics(std::size_t topics, base::ByteReader* reader);

// `previous` is the time of the post before it, 0 for the first.
void WritePost(const weigh::TaggedPost& post, UnixSeconds previous, base::ByteWriter* writer);

// Anything that no writer writes (topics out of order or beyond `topics`, a confidence that is none, ...) fails the
// reader.
weigh::TaggedPost ReadPost(UnixSeconds previous, std::size_t topics, base::ByteReader* reader);

// Times that follow each other: what the next post's `previous` is after one at `time`.
inline UnixSeconds PreviousFor(UnixSeconds time, UnixSeconds previous) {
  return time == kUnknownTime ? previous : time;
}

}  // namespace metier::profile

#endif  // METIER_SRC_PROFILE_POST_CODEC_H_
