#include "bench/people/halves.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "base/checksum.h"

namespace metier::people {
namespace {

// Chatter is divided like a topic of its own.
constexpr std::int64_t kChatter = -1;

std::vector<std::int64_t> LabelsOf(const SourceSize& source) {
  if (source.topics.empty()) return {kChatter};
  return {source.topics.begin(), source.topics.end()};
}

}  // namespace

std::vector<Division> DivideSources(std::span<const SourceSize> sources) {
  std::vector<std::size_t> order(sources.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&sources](std::size_t a, std::size_t b) {
    const std::uint64_t left = base::Checksum(sources[a].name);
    const std::uint64_t right = base::Checksum(sources[b].name);
    return left != right ? left < right : sources[a].name < sources[b].name;
  });
  std::vector<Division> divisions(sources.size(), Division::kFit);
  std::map<std::int64_t, std::array<std::size_t, kHalves>> posts;  // by label
  for (const std::size_t i : order) {
    std::array<std::size_t, kHalves> here = {};
    for (const std::int64_t label : LabelsOf(sources[i])) {
      for (std::size_t half = 0; half < kHalves; ++half) here[half] += posts[label][half];
    }
    const bool odd = base::Checksum(sources[i].name) % 2 == 1;
    const bool report = here[0] != here[1] ? here[1] < here[0] : odd;
    divisions[i] = report ? Division::kReport : Division::kFit;
    for (const std::int64_t label : LabelsOf(sources[i])) posts[label][report ? 1 : 0] += sources[i].posts;
  }
  for (std::size_t i = 0; i < sources.size(); ++i) {
    for (const std::int64_t label : LabelsOf(sources[i])) {
      const auto& both = posts[label];
      if (both[0] == 0 || both[1] == 0) divisions[i] = Division::kByPost;
    }
  }
  return divisions;
}

Half HalfOf(Division division, std::uint64_t key) {
  if (division == Division::kByPost) return (key >> 20) % 2 == 0 ? Half::kFit : Half::kReport;
  return division == Division::kFit ? Half::kFit : Half::kReport;
}

}  // namespace metier::people
