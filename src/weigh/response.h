// Steps 4 and 5 of weighing: how much response a post drew, and how that compares with the author's usual response.

#ifndef METIER_SRC_WEIGH_RESPONSE_H_
#define METIER_SRC_WEIGH_RESPONSE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "weigh/duplicates.h"
#include "weigh/parameters.h"
#include "weigh/reactions.h"

namespace metier::weigh {

// Response in millionths of a like of a reader who reacts to nobody else. Whole numbers, because response is compared
// by rank: floating sums in different orders would break ties that are ties.
using ResponseUnits = std::int64_t;
inline constexpr double kUnitsPerLike = 1e6;
inline double LikesOf(ResponseUnits units) { return static_cast<double>(units) / kUnitsPerLike; }

// How much a reader reacts to others than the author, by selectivity: at most 3 times, at most 53 times, or more.
enum class SelectivityClass : std::uint8_t { kRarely, kSometimes, kOften };
inline constexpr std::size_t kSelectivityClasses = 3;
SelectivityClass ClassOfSelectivity(double selectivity);

struct Response {
  ResponseUnits outside = 0;             // named readers
  ResponseUnits anonymous = 0;           // reactions beyond those that are named
  ResponseUnits ring = 0;                // what ring mates would have added; not counted
  std::vector<PersonId> readers;         // the named outside readers, ascending
  std::array<std::int32_t, kSelectivityClasses> readers_by_class = {};  // how many of them, by SelectivityClass
  std::int64_t anonymous_reactions = 0;  // how many make up `anonymous`
  std::int32_t self_reactors = 0;        // 1 where the author reacted to the post
  std::int32_t ring_reactors = 0;
  std::int32_t automatic_reactors = 0;

  ResponseUnits total() const { return outside + anonymous; }
};

// Each named person counts once, by the strongest kind of reaction, times selectivity. Views count for nothing. Unnamed
// reactions count by kind, as if each came from a reader of selectivity 1.
Response MeasureResponse(const GatheredResponse& gathered, PersonId author, const ReactionGraph& graph,
                         const WeighParameters& parameters);

// Resonance of each of an author's n ranked posts:
//   s_i = (2 * below_i + equal_i - n) / (weight + prior),    in (-1, 1),
// where below_i posts have less response and equal_i (itself included) as much. That is (2 * midrank - 1) * n /
// (weight + prior): shrunk toward neutral while there are few posts. `weight` >= n is the kind-weighted number
// of all kept posts, reposts included, for whoever mostly passes things on shows little of a usual response.
// Ranks stay exactly the same whatever constant the response is multiplied by, so the size of an audience
// cancels. In the order of `responses`.
std::vector<double> RankResonance(std::span<const ResponseUnits> responses, double weight,
                                  const WeighParameters& parameters);

}  // namespace metier::weigh

#endif  // METIER_SRC_WEIGH_RESPONSE_H_
