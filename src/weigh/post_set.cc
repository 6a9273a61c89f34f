#include "weigh/post_set.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <numeric>
#include <tuple>
#include <type_traits>
#include <utility>

#include "base/checksum.h"

namespace metier::weigh {
namespace {

std::uint64_t HashOf(std::initializer_list<std::uint64_t> values) {
  return base::Checksum({reinterpret_cast<const char*>(values.begin()), values.size() * sizeof(std::uint64_t)});
}

// A record as SameRecord knows it.
std::uint64_t RecordHash(const TaggedPost& post) {
  return HashOf({static_cast<std::uint64_t>(post.time), post.id, post.text_key,
                 post.kind == PostKind::kRepost ? std::uint64_t{1} : std::uint64_t{0}});
}

// What of a post decides whether it stays. A text, passed on or the person's own, has one place among all texts.
struct Place {
  std::uint64_t text = 0;
  bool repost = false;
  std::uint32_t post = 0;  // position in canonical order
};

Place PlaceOf(const TaggedPost& post, std::uint32_t position) {
  const std::uint64_t text = post.sketch.empty() ? RecordHash(post) : post.text_key;
  return {text, post.kind == PostKind::kRepost, position};
}

}  // namespace

void DistinctCount::Add(std::uint64_t hash) {
  const auto at = std::lower_bound(hashes_.begin(), hashes_.end(), hash);
  if (at != hashes_.end() && *at == hash) return;
  if (hashes_.size() == kMost && at == hashes_.end()) return;
  hashes_.insert(at, hash);
  if (hashes_.size() > kMost) hashes_.pop_back();
}

void DistinctCount::MakeRoomFor(const DistinctCount& other) {
  if (!other.hashes_.empty()) hashes_.reserve(hashes_.size() + other.hashes_.size());
}

void DistinctCount::Merge(const DistinctCount& other) {
  MakeRoomFor(other);
  hashes_.insert(hashes_.end(), other.hashes_.begin(), other.hashes_.end());
  std::sort(hashes_.begin(), hashes_.end());
  hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
  if (hashes_.size() > kMost) hashes_.resize(kMost);
}

std::int64_t DistinctCount::Count() const {
  if (hashes_.size() < kMost) return static_cast<std::int64_t>(hashes_.size());
  // k hashes spread evenly over [0, 2^64) leave the k-th smallest of n at about k / n of it.
  const double part = (static_cast<double>(hashes_.back()) + 1) * 0x1p-64;
  return static_cast<std::int64_t>(static_cast<double>(kMost - 1) / part);
}

void PostSet::Add(TaggedPost post) {
  // Never more than twice the limit is held, and each post is sorted a few times only.
  if (posts_.size() >= settled_ + limits_.posts && posts_.size() > limits_.posts) Settle();
  posts_.push_back(std::move(post));
}

void PostSet::MakeRoomFor(PostSet* other) {
  if (posts_.size() + other->posts_.size() > 2 * limits_.posts) {
    Settle();
    other->Settle();
  }
  const std::size_t more = other->posts_.size();
  if (posts_.capacity() - posts_.size() < more) posts_.reserve(posts_.size() + std::max(posts_.size(), more));
  left_out_.MakeRoomFor(other->left_out_);
}

void PostSet::Merge(PostSet&& other) {
  static_assert(std::is_nothrow_move_constructible_v<TaggedPost>);
  MakeRoomFor(&other);
  posts_.insert(posts_.end(), std::make_move_iterator(other.posts_.begin()),
                std::make_move_iterator(other.posts_.end()));
  left_out_.Merge(other.left_out_);
  other.posts_.clear();
}

// Why merging samples gives the sample of the whole: a post that stays here is, among the posts of any part, no farther
// back in its text and no farther back among the texts, so it stayed there too; and where all that stay are present,
// whatever else is present does not change which they are.
void PostSet::Settle() {
  Unite(&posts_);
  if (posts_.size() > std::min(limits_.posts, limits_.copies)) {
    std::vector<Place> places;
    places.reserve(posts_.size());
    for (std::uint32_t i = 0; i < posts_.size(); ++i) places.push_back(PlaceOf(posts_[i], i));
    std::sort(places.begin(), places.end(), [](const Place& left, const Place& right) {
      return std::tie(left.text, left.repost, left.post) < std::tie(right.text, right.repost, right.post);
    });
    std::vector<bool> stays(posts_.size(), false);
    std::size_t kept = 0;
    std::size_t copies = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const bool same = i > 0 && places[i].text == places[i - 1].text && places[i].repost == places[i - 1].repost;
      copies = same ? copies + 1 : 1;
      if (copies > limits_.copies || kept == limits_.posts) continue;
      stays[places[i].post] = true;
      ++kept;
    }
    for (std::size_t i = 0; i < posts_.size(); ++i) {
      if (!stays[i]) left_out_.Add(RecordHash(posts_[i]));
    }
    // From here on nothing can fail.
    std::size_t size = 0;
    for (std::size_t i = 0; i < posts_.size(); ++i) {
      if (!stays[i]) continue;
      if (size != i) posts_[size] = std::move(posts_[i]);
      ++size;
    }
    posts_.erase(posts_.begin() + static_cast<std::ptrdiff_t>(size), posts_.end());
  }
  settled_ = posts_.size();
}

}  // namespace metier::weigh
