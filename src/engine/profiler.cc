#include "metier/profiler.h"

#include <utility>

#include "base/guard.h"
#include "base/message.h"
#include "engine/attribution_tagger.h"
#include "engine/engine_access.h"
#include "engine/evidence_tagger.h"
#include "profile/archive_profile.h"
#include "profile/memory.h"
#include "profile/state.h"

namespace metier {
namespace {

absl::Status Full(std::int64_t limit) {
  return absl::ResourceExhaustedError(
      base::Concat("the profiler holds as much as Limits::profiler_bytes allows: ", std::to_string(limit)));
}

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
    weigh::TaggedPost tagged = tagger.Tag(post);
    const bool stranger = !archive.named().contains(post.author);
    const std::int64_t more = profile::BytesOf(tagged) + (stranger ? profile::PersonBytes(post.author.size()) : 0);
    if (absl::Status status = MakeRoom(more, limits); !status.ok()) return status;
    archive.Add(post.author, std::move(tagged));
    bytes += more;
    ++counts.added;
    return absl::OkStatus();
  }

  absl::Status Add(const Attribution& attribution, const tag::Knowledge& knowledge, const Limits& limits) {
    if (!attributions) attributions = std::make_unique<engine::AttributionTagger>(knowledge);
    absl::StatusOr<std::vector<weigh::TopicEvidence>> topics = attributions->TopicsOf(attribution, limits);
    if (!topics.ok()) return topics.status();
    const std::int64_t more = profile::AttributionBytes(topics->size());
    if (absl::Status status = MakeRoom(more, limits); !status.ok()) return status;
    archive.Add(attribution, *std::move(topics));
    bytes += more;
    return absl::OkStatus();
  }

  void Settle() {
    archive.Settle();
    bytes = profile::BytesOf(archive);
    settled_bytes = bytes;
  }

  // After a change that is made already. Where there is no memory for it, it waits.
  void SettleIfPossible() {
    base::Guarded([this] {
      Settle();
      return absl::OkStatus();
    }).IgnoreError();
  }

  // Whether `more` bytes may come. Settling unites what is held twice, but costs a walk over everything: so it is tried
  // only where enough has come since the last time.
  absl::Status MakeRoom(std::int64_t more, const Limits& limits) {
    if (more <= limits.profiler_bytes - bytes) return absl::OkStatus();
    if (bytes - settled_bytes > limits.profiler_bytes / 16) Settle();
    return more <= limits.profiler_bytes - bytes ? absl::OkStatus() : Full(limits.profiler_bytes);
  }

  engine::EvidenceTagger tagger;
  std::unique_ptr<engine::AttributionTagger> attributions;  // made with the first one
  profile::ArchiveProfile archive;
  Counts counts;
  std::int64_t bytes = 0;          // of `archive`, or a little more
  std::int64_t settled_bytes = 0;  // when it was settled last
};

Profiler::Profiler(const Engine& engine) noexcept : engine_(engine) {}
Profiler::Profiler(Profiler&&) noexcept = default;
Profiler& Profiler::operator=(Profiler&&) noexcept = default;
Profiler::~Profiler() = default;

absl::Status Profiler::Add(const Post& post) { return Add({&post, 1}); }

absl::Status Profiler::Add(std::span<const Post> posts, std::stop_token stop) {
  return base::Guarded([&] {
    for (const Post& post : posts) {
      if (stop.stop_requested()) return absl::CancelledError("stopped while adding posts");
      if (absl::Status status = Rep::Of(this).Add(post, engine_.limits()); !status.ok()) return status;
    }
    return absl::OkStatus();
  });
}

absl::Status Profiler::AddAttribution(const Attribution& attribution) {
  return base::Guarded(
      [&] { return Rep::Of(this).Add(attribution, EngineAccess::KnowledgeOf(engine_), engine_.limits()); });
}

Profiler::Counts Profiler::counts() const { return rep_ ? rep_->counts : Counts(); }

std::int64_t Profiler::memory_bytes() const { return rep_ ? rep_->bytes : 0; }

absl::Status Profiler::Merge(Profiler&& other) {
  return base::Guarded([&] {
    if (this == &other) return absl::InvalidArgumentError("a profiler cannot be merged into itself");
    const Limits& mine = engine_.limits();
    const Limits& theirs = other.engine_.limits();
    if (!profile::CheckOrigin(EngineAccess::OriginOf(engine_), EngineAccess::OriginOf(other.engine_)).ok() ||
        mine.posts_per_person != theirs.posts_per_person || mine.copies_per_person != theirs.copies_per_person) {
      return absl::FailedPreconditionError("the profilers have engines of other data, or other limits of posts");
    }
    if (!other.rep_) return absl::OkStatus();
    // What does not fit must be found out before anything of `other` is moved.
    other.rep_->Settle();
    Rep& rep = Rep::Of(this);
    const std::int64_t more = other.rep_->bytes;
    if (absl::Status status = rep.MakeRoom(more, mine); !status.ok()) return status;
    rep.archive.Merge(std::move(other.rep_->archive));
    rep.bytes += more;
    rep.SettleIfPossible();
    rep.counts.added += other.rep_->counts.added;
    rep.counts.authorless += other.rep_->counts.authorless;
    rep.counts.too_long += other.rep_->counts.too_long;
    other.rep_.reset();
    return absl::OkStatus();
  });
}

absl::StatusOr<std::string> Profiler::Save() const {
  return base::Guarded([&]() -> absl::StatusOr<std::string> {
    profile::ArchiveProfile archive =
        rep_ ? rep_->archive : profile::ArchiveProfile(engine::PostLimitsOf(engine_.limits()));
    return profile::SerialiseState(
        profile::StateOf(std::move(archive), engine_.taxonomy(), EngineAccess::OriginOf(engine_)));
  });
}

absl::Status Profiler::Load(std::string_view bytes) {
  return base::Guarded([&] {
    Rep& rep = Rep::Of(this);
    rep.Settle();
    // A state that does not fit is not built first.
    absl::StatusOr<profile::State> state =
        profile::ParseState(bytes, engine::PostLimitsOf(engine_.limits()), engine_.limits().profiler_bytes - rep.bytes);
    if (!state.ok()) return state.status();
    absl::Status status = profile::CheckOrigin(state->origin, EngineAccess::OriginOf(engine_));
    if (!status.ok()) return status;
    absl::StatusOr<profile::ArchiveProfile> archive = profile::ArchiveOf(*std::move(state), engine_.taxonomy());
    if (!archive.ok()) return archive.status();
    const std::int64_t more = profile::BytesOf(*archive);
    rep.archive.Merge(*std::move(archive));
    rep.bytes += more;
    rep.SettleIfPossible();
    return absl::OkStatus();
  });
}

absl::StatusOr<Profiler::Forgotten> Profiler::Forget(std::string_view author) {
  return base::Guarded([&]() -> absl::StatusOr<Forgotten> {
    if (!rep_) return Forgotten();
    const profile::ArchiveProfile::Forgotten forgotten = rep_->archive.Forget(author);
    rep_->SettleIfPossible();
    return Forgotten{forgotten.posts, forgotten.reactions, forgotten.attributions};
  });
}

absl::StatusOr<std::vector<Profile>> Profiler::Profiles(const ProfileOptions& options, std::stop_token stop) const& {
  return base::Guarded([&]() -> absl::StatusOr<std::vector<Profile>> {
    if (!rep_) return std::vector<Profile>();
    return Finish(rep_->archive, engine_, options, stop);
  });
}

absl::StatusOr<std::vector<Profile>> Profiler::Profiles(const ProfileOptions& options, std::stop_token stop) && {
  return base::Guarded([&]() -> absl::StatusOr<std::vector<Profile>> {
    if (!rep_) return std::vector<Profile>();
    const std::unique_ptr<Rep> rep = std::move(rep_);
    return Finish(std::move(rep->archive), engine_, options, stop);
  });
}

}  // namespace metier
