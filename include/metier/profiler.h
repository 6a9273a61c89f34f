// Posts of people to their profiles.
//
//   metier::Profiler profiler(engine);
//   for (const metier::Post& post : posts) {
//     if (absl::Status status = profiler.Add(post); !status.ok()) ...
//   }
//   absl::StatusOr<std::vector<metier::Profile>> profiles = profiler.Profiles();
//
// Add everybody's posts that are at hand, not only those of the people wanted: what a reaction is worth depends on how the
// reader reacts elsewhere. Who is profiled, ProfileOptions::subjects says.
//
// The state is a set of compact records without text: any order of posts, and any division among profilers that are merged,
// gives the same bytes. So to use many threads, give each a profiler of its own and merge them.

#ifndef METIER_PROFILER_H_
#define METIER_PROFILER_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "metier/attribution.h"
#include "metier/engine.h"
#include "metier/export.h"
#include "metier/post.h"
#include "metier/profile.h"

namespace metier {

struct ProfileOptions {
  // Evidence ages from here. Default: the newest time of any post that was added; never the clock.
  std::optional<UnixSeconds> as_of = std::nullopt;
  // Who may be profiled, by Post::author. Default: every author. Nobody else appears in any result.
  std::optional<std::set<std::string, std::less<>>> subjects = std::nullopt;
  // Health, religion, sexuality, politics and the like: off unless asked for.
  bool include_sensitive = false;
};

// Move-only. Not thread-safe: one caller at a time. Shares the engine. A moved-from profiler may be destroyed or assigned to,
// no more. After any failure it is as it was before the post (or the state, or the other profiler) that failed.
class METIER_API Profiler {
 public:
  explicit Profiler(const Engine& engine) noexcept;
  Profiler(Profiler&&) noexcept;
  Profiler& operator=(Profiler&&) noexcept;
  ~Profiler();

  // Tags the post and takes it in; the post itself is not kept. The same post twice counts once. One without an author
  // belongs to nobody, one beyond Limits::text_bytes is left out: both are counted and no failure. ResourceExhausted beyond
  // Limits::profiler_bytes.
  absl::Status Add(const Post& post);
  // The same for many. `stop` is looked at before every post; after Cancelled those before are in.
  absl::Status Add(std::span<const Post> posts, std::stop_token stop = {});
  // Takes in what somebody says of a person (attribution.h). InvalidArgument where `user`, or what is said, or by whom is
  // missing, or a bio is by somebody, or a text beyond Limits::text_bytes has no topic beside it; NotFound for a topic that the
  // taxonomy lacks; ResourceExhausted as above.
  absl::Status AddAttribution(const Attribution& attribution);

  struct Counts {
    std::int64_t added = 0;
    std::int64_t authorless = 0;
    std::int64_t too_long = 0;
  };
  // Of what Add was given; Merge adds those of the other.
  Counts counts() const;
  // Held in all, in bytes, by its own account: the contents of the records, and names. The allocator gives about half more.
  std::int64_t memory_bytes() const;

  // Takes in all of `other`, which is used up. FailedPrecondition where its engine has other data or other limits of posts,
  // ResourceExhausted where both are more than Limits::profiler_bytes; `other` then is as it was.
  absl::Status Merge(Profiler&& other);

  // All of it as bytes, to be kept: docs/state-format.md says what stands there of whom. The same posts give the same bytes.
  absl::StatusOr<std::string> Save() const;
  // Takes in what Save gave, here or elsewhere. Any bytes are safe. FailedPrecondition where other data made it, DataLoss and
  // InvalidArgument where it is damaged or no state, ResourceExhausted beyond Limits::profiler_bytes.
  absl::Status Load(std::string_view state);

  struct Forgotten {
    std::int64_t posts = 0;
    std::int64_t reactions = 0;
    std::int64_t attributions = 0;  // pairs of people, and the bio
  };
  // Removes a person: every post, every reaction to the posts of others, what the person says of others and they of him.
  absl::StatusOr<Forgotten> Forget(std::string_view author);

  // Every subject with posts, in bytewise order of names. O(n log n) of the posts, and twice their memory while it runs (not
  // for the second form, which uses the profiler up and leaves it empty, also when it fails). `stop` is looked at before
  // every person. FailedPrecondition where a state was loaded that does not know a subject by name.
  absl::StatusOr<std::vector<Profile>> Profiles(const ProfileOptions& options = {}, std::stop_token stop = {}) const&;
  absl::StatusOr<std::vector<Profile>> Profiles(const ProfileOptions& options = {}, std::stop_token stop = {}) &&;

 private:
  struct Rep;
  Engine engine_;
  std::unique_ptr<Rep> rep_;  // made with the first call that needs it
};

}  // namespace metier

#endif  // METIER_PROFILER_H_
