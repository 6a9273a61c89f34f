#include "metier/profiler.h"

#include <utility>

#include "base/message.h"
#include "engine/engine_access.h"
#include "engine/evidence_tagger.h"
#include "engine/guard.h"
#include "explain/provenance.h"
#include "profile/archive_profile.h"

namespace metier {
namespace {

// A person's share of the maps, about.
constexpr std::int64_t kPersonBytes = 256;

std::int64_t BytesOf(const weigh::TaggedPost& post) {
  return static_cast<std::int64_t>(sizeof(post) + post.topics.size() * sizeof(post.topics[0]) +
                                   post.reactions.size() * sizeof(post.reactions[0]));
}

std::int64_t BytesOf(const weigh::PostSet& posts) {
  std::int64_t bytes = kPersonBytes;
  for (const weigh::TaggedPost& post : posts.posts()) bytes += BytesOf(post);
  return bytes;
}

std::int64_t BytesOf(const profile::ArchiveProfile& archive) {
  std::int64_t bytes = 0;
  for (const auto& [author, posts] : archive.named()) bytes += BytesOf(posts);
  for (const auto& [id, posts] : archive.anonymous()) bytes += BytesOf(posts);
  return bytes;
}

absl::Status Full(std::int64_t limit) {
  return absl::ResourceExhaustedError(
      base::Concat("the profiler holds as much as Limits::profiler_bytes allows: ", std::to_string(limit)));
}

bool SameData(const profile::StateOrigin& a, const profile::StateOrigin& b) { return profile::CheckOrigin(a, b).ok(); }

absl::StatusOr<std::vector<Profile>> Finish(profile::ArchiveProfile archive, const Engine& engine,
                                            const ProfileOptions& options, const std::stop_token& stop) {
  if (absl::Status status = archive.CheckSubjects(options.subjects); !status.ok()) return status;
  profile::FinishOptions finish = engine::FinishOptionsOf(EngineAccess::KnowledgeOf(engine), options);
  finish.stop = stop;
  std::vector<Profile> profiles =
      std::move(archive).Finish(engine.taxonomy(), EngineAccess::ParametersOf(engine), finish);
  if (stop.stop_requested()) return absl::CancelledError("stopped while profiling");
  return profiles;
}

}  // namespace

struct Profiler::Rep {
  Rep(const tag::Knowledge& knowledge, const Limits& limits)
      : tagger(knowledge), archive(engine::PostLimitsOf(limits)) {}

  // That of `profiler`, which gets one where it has none yet.
  static Rep& Of(Profiler* profiler) {
    const Engine& engine = profiler->engine_;
    if (!profiler->rep_) profiler->rep_ = std::make_unique<Rep>(EngineAccess::KnowledgeOf(engine), engine.limits());
    return *profiler->rep_;
  }

  absl::Status Add(const Post& post, const Limits& limits) {
    if (post.author.empty()) {
      ++counts.authorless;
      return absl::OkStatus();
    }
    if (engine::IsTooLong(post.text, limits)) {
      ++counts.too_long;
      return absl::OkStatus();
    }
    if (full) return Full(limits.profiler_bytes);
    weigh::TaggedPost tagged = tagger.Tag(post);
    const bool stranger = !archive.named().contains(post.author);
    const std::int64_t size = BytesOf(tagged) + (stranger ? kPersonBytes : 0);
    if (bytes + size > limits.profiler_bytes) {
      Settle();
      // Where settling no longer helps much, it is not tried before every post again.
      full = bytes > limits.profiler_bytes - limits.profiler_bytes / 16;
      if (full || bytes + size > limits.profiler_bytes) return Full(limits.profiler_bytes);
    }
    archive.Add(post.author, std::move(tagged));
    bytes += size;
    ++counts.added;
    return absl::OkStatus();
  }

  void Settle() {
    archive.Settle();
    bytes = BytesOf(archive);
  }

  // Whether `more` bytes may come.
  absl::Status MakeRoom(std::int64_t more, const Limits& limits) {
    if (bytes + more > limits.profiler_bytes) Settle();
    return bytes + more > limits.profiler_bytes ? Full(limits.profiler_bytes) : absl::OkStatus();
  }

  engine::EvidenceTagger tagger;
  profile::ArchiveProfile archive;
  Counts counts;
  std::int64_t bytes = 0;
  bool full = false;
};

Profiler::Profiler(const Engine& engine) noexcept : engine_(engine) {}
Profiler::Profiler(Profiler&&) noexcept = default;
Profiler& Profiler::operator=(Profiler&&) noexcept = default;
Profiler::~Profiler() = default;

absl::Status Profiler::Add(const Post& post) { return Add({&post, 1}); }

absl::Status Profiler::Add(std::span<const Post> posts, std::stop_token stop) {
  return engine::Guarded([&] {
    for (const Post& post : posts) {
      if (stop.stop_requested()) return absl::CancelledError("stopped while adding posts");
      if (absl::Status status = Rep::Of(this).Add(post, engine_.limits()); !status.ok()) return status;
    }
    return absl::OkStatus();
  });
}

Profiler::Counts Profiler::counts() const { return rep_ ? rep_->counts : Counts(); }

std::int64_t Profiler::memory_bytes() const { return rep_ ? rep_->bytes : 0; }

absl::Status Profiler::Merge(Profiler&& other) {
  return engine::Guarded([&] {
    if (this == &other) return absl::InvalidArgumentError("a profiler cannot be merged into itself");
    const Limits& mine = engine_.limits();
    const Limits& theirs = other.engine_.limits();
    if (!SameData(explain::OriginOf(EngineAccess::KnowledgeOf(engine_)),
                  explain::OriginOf(EngineAccess::KnowledgeOf(other.engine_))) ||
        mine.posts_per_person != theirs.posts_per_person || mine.copies_per_person != theirs.copies_per_person) {
      return absl::FailedPreconditionError("the profilers have engines of other data, or other limits of posts");
    }
    if (!other.rep_) return absl::OkStatus();
    // What does not fit must be found out before anything of `other` is moved.
    other.rep_->Settle();
    Rep& rep = Rep::Of(this);
    if (absl::Status status = rep.MakeRoom(other.rep_->bytes, mine); !status.ok()) return status;
    rep.archive.Merge(std::move(other.rep_->archive));
    rep.Settle();
    rep.counts.added += other.rep_->counts.added;
    rep.counts.authorless += other.rep_->counts.authorless;
    rep.counts.too_long += other.rep_->counts.too_long;
    other.rep_.reset();
    return absl::OkStatus();
  });
}

absl::StatusOr<std::string> Profiler::Save() const {
  return engine::Guarded([&]() -> absl::StatusOr<std::string> {
    profile::ArchiveProfile archive =
        rep_ ? rep_->archive : profile::ArchiveProfile(engine::PostLimitsOf(engine_.limits()));
    return profile::SerialiseState(
        profile::StateOf(std::move(archive), engine_.taxonomy(), explain::OriginOf(EngineAccess::KnowledgeOf(engine_))));
  });
}

absl::Status Profiler::Load(std::string_view bytes) {
  return engine::Guarded([&] {
    absl::StatusOr<profile::State> state = profile::ParseState(bytes, engine::PostLimitsOf(engine_.limits()));
    if (!state.ok()) return state.status();
    const profile::StateOrigin origin = explain::OriginOf(EngineAccess::KnowledgeOf(engine_));
    if (absl::Status status = profile::CheckOrigin(state->origin, origin); !status.ok()) return status;
    absl::StatusOr<profile::ArchiveProfile> archive = profile::ArchiveOf(*std::move(state), engine_.taxonomy());
    if (!archive.ok()) return archive.status();
    Rep& rep = Rep::Of(this);
    if (absl::Status status = rep.MakeRoom(BytesOf(*archive), engine_.limits()); !status.ok()) return status;
    rep.archive.Merge(*std::move(archive));
    rep.Settle();
    return absl::OkStatus();
  });
}

absl::StatusOr<Profiler::Forgotten> Profiler::Forget(std::string_view author) {
  return engine::Guarded([&]() -> absl::StatusOr<Forgotten> {
    if (!rep_) return Forgotten();
    const profile::ArchiveProfile::Forgotten forgotten = rep_->archive.Forget(author);
    rep_->Settle();
    rep_->full = false;
    return Forgotten{forgotten.posts, forgotten.reactions};
  });
}

absl::StatusOr<std::vector<Profile>> Profiler::Profiles(const ProfileOptions& options, std::stop_token stop) const& {
  return engine::Guarded([&]() -> absl::StatusOr<std::vector<Profile>> {
    if (!rep_) return std::vector<Profile>();
    return Finish(rep_->archive, engine_, options, stop);
  });
}

absl::StatusOr<std::vector<Profile>> Profiler::Profiles(const ProfileOptions& options, std::stop_token stop) && {
  return engine::Guarded([&]() -> absl::StatusOr<std::vector<Profile>> {
    if (!rep_) return std::vector<Profile>();
    const std::unique_ptr<Rep> rep = std::move(rep_);
    return Finish(std::move(rep->archive), engine_, options, stop);
  });
}

}  // namespace metier
