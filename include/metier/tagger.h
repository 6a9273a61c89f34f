// Posts to topics.
//
//   metier::Tagger tagger(engine);       // one a thread
//   metier::Tagging tagging;             // reused: its buffers stay
//   absl::Status status = tagger.Tag("Finally broke 80 at Pebble Beach #golf", {}, &tagging);
//   for (const metier::TopicScore& score : tagging.topics) {
//     ... engine.taxonomy()[score.topic].slug ... score.confidence ...
//   }
//
// Any bytes are a valid text, and the same text gives the same answer, whatever was tagged before it, on any thread.

#ifndef METIER_TAGGER_H_
#define METIER_TAGGER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "metier/engine.h"
#include "metier/export.h"
#include "metier/post.h"
#include "metier/tagging.h"

namespace metier {

struct TagOptions {
  int top_k = 0;  // at most this many topics, the surest; 0: all. >= 0
  // Gives every topic of at least this confidence, in [0, 1]. Default: each topic's own threshold, set for precision.
  std::optional<double> min_confidence = std::nullopt;
};

// A text to be tagged. `lang` is what its source says of the language (BCP 47 primary, "en"), or empty: it helps, and is
// not simply believed.
struct PostText {
  std::string_view text = {};
  std::string_view lang = {};
};

// A part of a text that spoke for a topic: bytes [start, end) of it.
struct TopicSpan {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  double share = 0;  // of the topic's logit, > 0
};

// Move-only. Cheap to make; its buffers (about 100 KB) come with the first text and grow with the longest. Not thread-safe:
// one a thread, all of one engine. It shares the engine, which may be gone by name. A moved-from tagger may be destroyed or
// assigned to, no more.
class METIER_API Tagger {
 public:
  explicit Tagger(const Engine& engine) noexcept;
  Tagger(Tagger&&) noexcept;
  Tagger& operator=(Tagger&&) noexcept;
  ~Tagger();

  // Overwrites `*tagging`. InvalidArgument for options outside their ranges; a text beyond Limits::text_bytes is no failure
  // but Abstention::kTooLong.
  absl::Status Tag(const PostText& text, const TagOptions& options, Tagging* tagging);
  absl::Status Tag(std::string_view text, const TagOptions& options, Tagging* tagging) {
    return Tag(PostText{text}, options, tagging);
  }

  // The same for many: taggings[i] is of texts[i]. InvalidArgument where the sizes differ. After Cancelled (`stop` is looked
  // at before every text) the taggings of the texts not come to are as they were.
  absl::Status Tag(std::span<const PostText> texts, const TagOptions& options, std::span<Tagging> taggings,
                   std::stop_token stop = {});

  // What spoke for `topic` in the text tagged last, in the order of the text. InvalidArgument for a topic that the taxonomy
  // does not have; FailedPrecondition where nothing was tagged yet, or the last text was too long.
  absl::StatusOr<std::vector<TopicSpan>> SpansOf(TopicIndex topic);

  // Tags post.text and appends the record of it: one line of JSON with its line break, byte for byte what `metier tag` (with
  // --spans where `spans`) writes of this post. Nothing is appended on failure.
  absl::Status AppendJson(const Post& post, const TagOptions& options, bool spans, std::string* out);

 private:
  struct Rep;
  Engine engine_;
  std::unique_ptr<Rep> rep_;  // made with the first text
};

}  // namespace metier

#endif  // METIER_TAGGER_H_
