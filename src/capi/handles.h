// What stands behind the opaque objects of metier.h, and how its functions end: no exception crosses.

#ifndef METIER_SRC_CAPI_HANDLES_H_
#define METIER_SRC_CAPI_HANDLES_H_

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "base/guard.h"
#include "metier/archive.h"
#include "metier/engine.h"
#include "metier/metier.h"
#include "metier/profiler.h"
#include "metier/tagger.h"

struct metier_error {
  int code = METIER_INTERNAL;
  std::string message;
};

struct metier_string {
  std::string text;
};

struct metier_stop {
  std::stop_source source;
};

struct metier_engine {
  metier::Engine engine;
};

struct metier_tagger {
  metier::Tagger tagger;
  std::vector<metier::PostText> texts;
  std::vector<metier::TopicSpan> spans;
};

struct metier_taggings {
  std::vector<metier::Tagging> taggings;  // as many as there ever were, so that their buffers stay
  std::size_t count = 0;                  // of them in use
};

struct metier_profiler {
  metier::Profiler profiler;
  metier::Taxonomy taxonomy;
};

struct metier_archive {
  metier::Archive archive;
  metier::Post post;
  std::vector<metier_reaction> reactions;  // views into `post`
  metier::Refusal refusal;
  std::string refusal_text;
};

namespace metier::capi {

// Owned by the caller. Where there is no memory for one, an error that is never freed.
metier_error* MakeError(int code, std::string_view message) noexcept;
metier_error* OutOfMemory() noexcept;

inline metier_error* Invalid(const char* what) noexcept { return MakeError(METIER_INVALID_ARGUMENT, what); }

// Runs `work`, which returns a Status, and gives the error of it.
template <typename Work>
metier_error* Call(const Work& work) noexcept {
  const absl::Status status = base::Guarded([&work]() -> absl::Status { return work(); });
  if (status.ok()) return nullptr;
  const auto message = status.message();
  return MakeError(static_cast<int>(status.code()), {message.data(), message.size()});
}

// Deletes what `*handle` points to and forgets it.
template <typename Handle>
void Free(Handle** handle) noexcept {
  if (handle == nullptr) return;
  delete *handle;
  *handle = nullptr;
}

inline std::stop_token TokenOf(const metier_stop* stop) {
  return stop == nullptr ? std::stop_token() : stop->source.get_token();
}

}  // namespace metier::capi

#endif  // METIER_SRC_CAPI_HANDLES_H_
