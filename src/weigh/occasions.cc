#include "weigh/occasions.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace metier::weigh {
namespace {

std::int64_t FloorDivide(std::int64_t value, std::int64_t by) { return value / by - (value % by < 0 ? 1 : 0); }

class UnionFind {
 public:
  explicit UnionFind(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }

  std::uint32_t Find(std::uint32_t item) {
    while (parent_[item] != item) {
      parent_[item] = parent_[parent_[item]];
      item = parent_[item];
    }
    return item;
  }

  // The smaller number stays the root: the root of a set is its first post.
  void Join(std::uint32_t left, std::uint32_t right) {
    left = Find(left);
    right = Find(right);
    if (left < right) std::swap(left, right);
    parent_[left] = right;
  }

 private:
  std::vector<std::uint32_t> parent_;
};

// Joins all posts that share a key. `keys` are pairs of key and post.
template <typename Key>
void JoinEqual(std::vector<std::pair<Key, std::uint32_t>> keys, UnionFind* sets) {
  std::sort(keys.begin(), keys.end());
  for (std::size_t i = 1; i < keys.size(); ++i) {
    if (keys[i].first == keys[i - 1].first) sets->Join(keys[i].second, keys[i - 1].second);
  }
}

}  // namespace

std::int64_t DayOf(UnixSeconds time) { return FloorDivide(time, kSecondsPerDay); }

std::int64_t WeekOf(UnixSeconds time) { return FloorDivide(DayOf(time), 7); }

std::vector<std::uint32_t> GroupOccasions(std::span<const OccasionKey> posts) {
  UnionFind sets(posts.size());
  std::vector<std::pair<std::int64_t, std::uint32_t>> days;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> threads;
  days.reserve(posts.size());
  for (std::uint32_t i = 0; i < posts.size(); ++i) {
    // The day of kUnknownTime is no day of a known time that matters: it is 292 billion years before 1970.
    days.emplace_back(DayOf(posts[i].time), i);
    if (posts[i].thread != kNoThread) threads.emplace_back(posts[i].thread, i);
  }
  JoinEqual(std::move(days), &sets);
  JoinEqual(std::move(threads), &sets);

  std::vector<std::uint32_t> occasion(posts.size());
  std::uint32_t occasions = 0;
  for (std::uint32_t i = 0; i < posts.size(); ++i) {
    const std::uint32_t root = sets.Find(i);
    occasion[i] = root == i ? occasions++ : occasion[root];
  }
  return occasion;
}

}  // namespace metier::weigh
