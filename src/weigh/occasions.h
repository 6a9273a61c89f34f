// Step 3 of weighing: posts on a topic in one thread or on one day are one occasion.

#ifndef METIER_SRC_WEIGH_OCCASIONS_H_
#define METIER_SRC_WEIGH_OCCASIONS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "metier/post.h"

namespace metier::weigh {

inline constexpr std::int64_t kSecondsPerDay = 86'400;
// Whether `last` is at most so many days after `first`. In doubles: the difference of two hostile times need not fit.
inline bool Within(UnixSeconds first, UnixSeconds last, double days) {
  return static_cast<double>(last) - static_cast<double>(first) <= days * static_cast<double>(kSecondsPerDay);
}

inline constexpr std::int64_t kSeasonDays = 42;  // six weeks: who writes of something only so long may be done with it

// Days since 1970-01-01, for any time but kUnknownTime; weeks of seven such days.
std::int64_t DayOf(UnixSeconds time);
std::int64_t WeekOf(UnixSeconds time);

inline constexpr std::uint32_t kNoThread = 0xFFFFFFFF;

// What grouping needs of a post.
struct OccasionKey {
  UnixSeconds time = kUnknownTime;
  std::uint32_t thread = kNoThread;  // any number that posts of one thread share
};

// Numbers the occasions of `posts` in the order of their first post, and gives each post its number. Two posts are in
// one occasion when a chain of shared threads and shared UTC days joins them. All posts of unknown time are one day.
// O(n log n).
std::vector<std::uint32_t> GroupOccasions(std::span<const OccasionKey> posts);

}  // namespace metier::weigh

#endif  // METIER_SRC_WEIGH_OCCASIONS_H_
