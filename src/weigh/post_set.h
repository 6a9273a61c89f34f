// The posts of one person, as many as are kept: a set whose content depends on the posts alone and not on how they
// came.
//
// Memory is bounded. Of copies, posts of the very same words, the first 1,000 are kept; of all posts 50,000. Beyond
// that it is whole texts that go or stay, by the hash of their words: an even sample of all that the person said,
// whatever it was about and whenever it was. Shares of topics and spans of time so stay what they are, a text that is
// posted once more never drives out another, and two samples that are merged are the sample of both. (Of the newest
// 50,000 none of this would hold.) Posts without words count as texts of their own.

#ifndef METIER_SRC_WEIGH_POST_SET_H_
#define METIER_SRC_WEIGH_POST_SET_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "weigh/tagged_post.h"

namespace metier::weigh {

struct PostLimits {
  std::size_t posts = 50'000;
  std::size_t copies = 1'000;
};

// How many different things were seen, from the smallest hashes of them: exact below 1,024, beyond that with a standard
// error of 3 % (Bar-Yossef et al., "Counting distinct elements in a data stream", RANDOM 2002). Merging is union: what
// both saw counts once.
class DistinctCount {
 public:
  static constexpr std::size_t kMost = 1024;

  void Add(std::uint64_t hash);
  // Sees to it that Merge needs no memory.
  void MakeRoomFor(const DistinctCount& other);
  void Merge(const DistinctCount& other);
  std::int64_t Count() const;

  // Ascending, at most kMost.
  std::span<const std::uint64_t> hashes() const { return hashes_; }

 private:
  std::vector<std::uint64_t> hashes_;
};

// Copyable. Not thread-safe. Where memory runs out, std::bad_alloc leaves the set as it was.
class PostSet {
 public:
  explicit PostSet(PostLimits limits = {}) : limits_(limits) {}

  void Add(TaggedPost post);
  // Both must have the same limits.
  void Merge(PostSet&& other);
  // Sees to it that Merge needs no memory, so that many sets can be merged or none. May settle both.
  void MakeRoomFor(PostSet* other);
  // One that was left out of a set which was stored.
  void AddLeftOut(std::uint64_t hash) { left_out_.Add(hash); }

  // Unites the records of each post and drops what exceeds the limits. To be called before posts() and left_out(),
  // after the last Add or Merge. O(n log n).
  void Settle();
  const std::vector<TaggedPost>& posts() const { return posts_; }  // canonical order
  const DistinctCount& left_out() const { return left_out_; }

  // To change posts in place; the caller settles afterwards.
  std::vector<TaggedPost>& mutable_posts() { return posts_; }

 private:
  PostLimits limits_;
  std::vector<TaggedPost> posts_;
  std::size_t settled_ = 0;  // how many posts were left when it was last settled
  DistinctCount left_out_;
};

}  // namespace metier::weigh

#endif  // METIER_SRC_WEIGH_POST_SET_H_
