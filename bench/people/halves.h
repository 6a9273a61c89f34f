// The two halves of the pool: coefficients are fitted on one and judged on the other, which knows neither the same
// posts nor, wherever a topic has several, the same subreddits.

#ifndef METIER_BENCH_PEOPLE_HALVES_H_
#define METIER_BENCH_PEOPLE_HALVES_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "metier/taxonomy.h"

namespace metier::people {

enum class Half : std::uint8_t { kFit, kReport };
inline constexpr int kHalves = 2;

// How the posts of a source are divided.
enum class Division : std::uint8_t { kFit, kReport, kByPost };

struct SourceSize {
  std::string name;
  std::vector<TopicIndex> topics;  // none: chatter
  std::size_t posts = 0;
};

// One division a source. Each source goes whole to the half where its topics have fewer posts so far, in the order of a
// hash of the names; a topic that would stand in one half only has its sources divided by post.
std::vector<Division> DivideSources(std::span<const SourceSize> sources);

// `key` is the key of the post's text.
Half HalfOf(Division division, std::uint64_t key);

}  // namespace metier::people

#endif  // METIER_BENCH_PEOPLE_HALVES_H_
