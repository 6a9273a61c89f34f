#include "weigh/duplicates.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <utility>

#include "weigh/near_index.h"

namespace metier::weigh {
namespace {

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
  Unite(&posts);
  folding.posts = std::move(posts);
  const std::size_t size = folding.posts.size();
  folding.into.resize(size);
  folding.why.assign(size, FoldReason::kNone);
  folding.responses.resize(size);

  std::unordered_map<std::uint64_t, std::uint32_t> by_text;  // Only looked up, never walked.
  std::vector<const TextSketch*> sketches;
  sketches.reserve(size);
  for (const TaggedPost& post : folding.posts) sketches.push_back(&post.sketch);
  NearIndex by_words(sketches, parameters);
  for (const std::uint32_t i : FoldingOrder(folding.posts)) {
    const TaggedPost& post = folding.posts[i];
    std::uint32_t into = i;
    FoldReason why = FoldReason::kNone;
    if (!post.sketch.empty()) {
      if (const auto same = by_text.find(post.text_key); same != by_text.end()) {
        into = same->second;
        why = FoldReason::kExact;
      } else if (const std::optional<std::uint32_t> near = by_words.Find(post.sketch)) {
        into = folding.into[*near];
        why = FoldReason::kNear;
        // What is nearly the same as this copy counts with it too, but what is nearly the same as that does not.
        if (into == *near && post.sketch != folding.posts[into].sketch) by_words.Insert(i, post.sketch);
      }
    }
    folding.into[i] = into;
    folding.why[i] = why;
    GatheredResponse response = ResponseOf(post, parameters);
    if (why == FoldReason::kNone) {
      folding.responses[i] = std::move(response);
      if (!post.sketch.empty()) by_text.emplace(post.text_key, i);
      by_words.Insert(i, post.sketch);
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
