#include "weigh/duplicates.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace metier::weigh {
namespace {

// At most `limit` bits differ. Clearing the lowest bit `limit` times is quicker than counting them all.
bool Near(std::uint64_t left, std::uint64_t right, int limit) {
  std::uint64_t difference = left ^ right;
  for (int i = 0; i < limit; ++i) difference &= difference - 1;
  return difference == 0;
}

// Finds the first kept post whose SimHash is near a given one. Two hashes that differ in at most three bits agree in at
// least one of four bands of 16 bits, so only posts that share a band are compared.
class NearIndex {
 public:
  NearIndex(std::size_t posts, int distance) : direct_(posts <= kDirect), distance_(std::min(distance, kBands - 1)) {
    if (!direct_) heads_.assign(kBands << kBandBits, kNone);
  }

  void Insert(std::uint32_t post, std::uint64_t hash) {
    const auto entry = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({hash, post, {kNone, kNone, kNone, kNone}});
    if (direct_) return;
    for (int band = 0; band < kBands; ++band) {
      std::uint32_t& head = heads_[Slot(hash, band)];
      entries_[entry].next[static_cast<std::size_t>(band)] = head;
      head = entry;
    }
  }

  // Of the posts inserted the first that is near, kNone where none is.
  std::uint32_t Find(std::uint64_t hash) const {
    if (direct_) {
      for (const Entry& entry : entries_) {
        if (Near(entry.hash, hash, distance_)) return entry.post;
      }
      return kNone;
    }
    std::uint32_t first = kNone;  // The largest number; entries are numbered in the order of insertion.
    for (int band = 0; band < kBands; ++band) {
      for (std::uint32_t at = heads_[Slot(hash, band)]; at != kNone;
           at = entries_[at].next[static_cast<std::size_t>(band)]) {
        if (at < first && Near(entries_[at].hash, hash, distance_)) first = at;
      }
    }
    return first == kNone ? kNone : entries_[first].post;
  }

  static constexpr std::uint32_t kNone = 0xFFFFFFFF;

 private:
  static constexpr int kBands = 4;
  static constexpr int kBandBits = 16;
  static constexpr std::size_t kDirect =
      512;  // Up to here comparing with everything beats clearing the table of heads.

  struct Entry {
    std::uint64_t hash;
    std::uint32_t post;
    std::array<std::uint32_t, kBands> next;  // the entry inserted before it into the same slot of the band
  };

  static std::size_t Slot(std::uint64_t hash, int band) {
    const auto bits = static_cast<std::size_t>((hash >> (kBandBits * band)) & ((1U << kBandBits) - 1));
    return (static_cast<std::size_t>(band) << kBandBits) | bits;
  }

  bool direct_;
  int distance_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> heads_;
};

bool IsQuick(UnixSeconds post, UnixSeconds reaction, std::int64_t seconds) {
  if (post == kUnknownTime || reaction == kUnknownTime) return false;
  const double delay = static_cast<double>(reaction) - static_cast<double>(post);  // The integers could overflow.
  return delay >= -static_cast<double>(seconds) && delay <= static_cast<double>(seconds);
}

GatheredResponse ResponseOf(const TaggedPost& post, const WeighParameters& parameters) {
  GatheredResponse response;
  response.unnamed = post.counts;
  for (const TaggedReaction& reaction : post.reactions) {
    std::int64_t& unnamed = response.unnamed[static_cast<std::size_t>(reaction.kind)];
    if (unnamed > 0) --unnamed;
    const auto kind = static_cast<std::uint8_t>(1U << static_cast<unsigned>(reaction.kind));
    const bool quick = IsQuick(post.time, reaction.time, parameters.quick_seconds);
    response.reactors.push_back({reaction.actor, kind, quick});
  }
  return response;
}

// Several entries of one person become one.
void Normalise(std::vector<Reactor>* reactors) {
  std::sort(reactors->begin(), reactors->end(),
            [](const Reactor& left, const Reactor& right) { return left.actor < right.actor; });
  std::size_t size = 0;
  for (const Reactor& reactor : *reactors) {
    if (size > 0 && (*reactors)[size - 1].actor == reactor.actor) {
      Reactor& merged = (*reactors)[size - 1];
      merged.kinds = static_cast<std::uint8_t>(merged.kinds | reactor.kinds);
      merged.quick = merged.quick || reactor.quick;
    } else {
      (*reactors)[size++] = reactor;
    }
  }
  reactors->resize(size);
}

// Sorts, and makes the records of one post one: the first of them, with the highest counts and all reactions.
void Canonicalise(std::vector<TaggedPost>* posts) {
  std::sort(posts->begin(), posts->end(), CanonicallyBefore);
  std::size_t size = 0;
  for (std::size_t i = 0; i < posts->size(); ++i) {
    TaggedPost& post = (*posts)[i];
    if (size > 0 && SameRecord((*posts)[size - 1], post)) {
      TaggedPost& first = (*posts)[size - 1];
      for (std::size_t k = 0; k < first.counts.size(); ++k) first.counts[k] = std::max(first.counts[k], post.counts[k]);
      std::vector<TaggedReaction> both;
      std::set_union(first.reactions.begin(), first.reactions.end(), post.reactions.begin(), post.reactions.end(),
                     std::back_inserter(both));
      first.reactions = std::move(both);
    } else {
      if (size != i) (*posts)[size] = std::move(post);
      ++size;
    }
  }
  posts->resize(size);
}

// Reposts stand last, so that what a person said himself never hides behind what he passed on.
std::vector<std::uint32_t> FoldingOrder(const std::vector<TaggedPost>& posts) {
  std::vector<std::uint32_t> order(posts.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_partition(order.begin(), order.end(),
                        [&posts](std::uint32_t i) { return posts[i].kind != PostKind::kRepost; });
  return order;
}

}  // namespace

UnixSeconds Folding::Newest() const {
  UnixSeconds newest = kUnknownTime;
  for (std::size_t i = 0; i < posts.size(); ++i) {
    if (kept(i)) newest = std::max(newest, posts[i].time);
  }
  return newest;
}

Folding FoldDuplicates(std::vector<TaggedPost> posts, const WeighParameters& parameters) {
  Folding folding;
  Canonicalise(&posts);
  folding.posts = std::move(posts);
  const std::size_t size = folding.posts.size();
  folding.into.resize(size);
  folding.why.assign(size, FoldReason::kNone);
  folding.responses.resize(size);

  std::unordered_map<std::uint64_t, std::uint32_t> by_text;  // Only looked up, never walked.
  NearIndex by_simhash(size, parameters.near_duplicate_distance);
  for (const std::uint32_t i : FoldingOrder(folding.posts)) {
    const TaggedPost& post = folding.posts[i];
    std::uint32_t into = i;
    FoldReason why = FoldReason::kNone;
    if (post.words > 0) {
      if (const auto same = by_text.find(post.text_key); same != by_text.end()) {
        into = same->second;
        why = FoldReason::kExact;
      } else if (post.words >= parameters.near_duplicate_words) {
        if (const std::uint32_t near = by_simhash.Find(post.simhash); near != NearIndex::kNone) {
          into = near;
          why = FoldReason::kNear;
        }
      }
    }
    folding.into[i] = into;
    folding.why[i] = why;
    GatheredResponse response = ResponseOf(post, parameters);
    if (why == FoldReason::kNone) {
      folding.responses[i] = std::move(response);
      if (post.words > 0) by_text.emplace(post.text_key, i);
      if (post.words >= parameters.near_duplicate_words) by_simhash.Insert(i, post.simhash);
    } else {
      GatheredResponse& whole = folding.responses[into];
      for (std::size_t k = 0; k < kReactionKinds; ++k)
        whole.unnamed[k] = std::max(whole.unnamed[k], response.unnamed[k]);
      whole.reactors.insert(whole.reactors.end(), response.reactors.begin(), response.reactors.end());
    }
  }
  for (GatheredResponse& response : folding.responses) Normalise(&response.reactors);
  return folding;
}

}  // namespace metier::weigh
