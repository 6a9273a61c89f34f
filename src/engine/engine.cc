#include "metier/engine.h"

#include <utility>

#include "base/guard.h"
#include "base/message.h"
#include "engine/engine_access.h"
#include "engine/memory_data.h"
#include "engine/shipped_data.h"
#include "explain/provenance.h"

namespace metier {
namespace {

constexpr std::int64_t kMostTextBytes = std::int64_t{1} << 30;  // positions in a text are 32-bit
constexpr std::int64_t kMostPosts = 10'000'000;
constexpr std::int64_t kLeastProfilerBytes = std::int64_t{1} << 20;

absl::Status CheckLimits(const Limits& limits) {
  const auto check = [](std::string_view name, std::int64_t value, std::int64_t lowest, std::int64_t highest) {
    if (value >= lowest && value <= highest) return absl::OkStatus();
    return absl::InvalidArgumentError(base::Concat("Limits::", name, " is ", std::to_string(value), ", not ",
                                                   std::to_string(lowest), " to ", std::to_string(highest)));
  };
  absl::Status status = check("text_bytes", limits.text_bytes, 1, kMostTextBytes);
  status.Update(check("posts_per_person", limits.posts_per_person, 1, kMostPosts));
  status.Update(check("copies_per_person", limits.copies_per_person, 1, limits.posts_per_person));
  status.Update(check("profiler_bytes", limits.profiler_bytes, kLeastProfilerBytes, INT64_MAX));
  return status;
}

}  // namespace

Engine::Engine(std::shared_ptr<const Rep> rep) : rep_(std::move(rep)) {}

absl::StatusOr<Engine> EngineAccess::Make(std::unique_ptr<const tag::Knowledge> knowledge, const Limits& limits) {
  absl::StatusOr<profile::ProfileParameters> parameters = profile::ParseParameters(knowledge->model().profile());
  if (!parameters.ok()) return parameters.status();
  Provenance provenance = explain::ProvenanceOf(*knowledge);
  profile::StateOrigin origin = explain::OriginOf(*knowledge);
  return Engine(std::make_shared<const Engine::Rep>(
      Engine::Rep{std::move(knowledge), *parameters, limits, std::move(provenance), std::move(origin)}));
}

absl::StatusOr<Engine> Engine::Open(const std::string& directory, const Limits& limits) {
  return base::Guarded([&]() -> absl::StatusOr<Engine> {
    if (absl::Status status = CheckLimits(limits); !status.ok()) return status;
    absl::StatusOr<std::unique_ptr<const tag::Knowledge>> knowledge = tag::Knowledge::Load(directory);
    if (!knowledge.ok()) return knowledge.status();
    return EngineAccess::Make(*std::move(knowledge), limits);
  });
}

absl::StatusOr<Engine> Engine::OpenShipped(const Limits& limits) {
  const absl::StatusOr<std::string> directory = ShippedData();
  if (!directory.ok()) return directory.status();
  return Open(*directory, limits);
}

absl::StatusOr<std::string> Engine::ShippedData() {
  return base::Guarded([] { return engine::FindShippedData(); });
}

absl::StatusOr<Engine> Engine::FromMemory(std::span<const DataFile> files, const Limits& limits) {
  return base::Guarded([&]() -> absl::StatusOr<Engine> {
    if (absl::Status status = CheckLimits(limits); !status.ok()) return status;
    absl::StatusOr<std::unique_ptr<const tag::Knowledge>> knowledge = engine::KnowledgeFromMemory(files);
    if (!knowledge.ok()) return knowledge.status();
    return EngineAccess::Make(*std::move(knowledge), limits);
  });
}

const Taxonomy& Engine::taxonomy() const { return rep_->knowledge->taxonomy(); }

const Limits& Engine::limits() const { return rep_->limits; }

const Provenance& Engine::provenance() const { return rep_->provenance; }

std::string_view Version() { return METIER_VERSION; }

namespace engine {

weigh::PostLimits PostLimitsOf(const Limits& limits) {
  return {static_cast<std::size_t>(limits.posts_per_person), static_cast<std::size_t>(limits.copies_per_person)};
}

bool IsTooLong(std::string_view text, const Limits& limits) {
  return text.size() > static_cast<std::size_t>(limits.text_bytes);
}

}  // namespace engine
}  // namespace metier
