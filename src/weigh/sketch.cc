#include "weigh/sketch.h"

#include <algorithm>
#include <vector>

#include "base/checksum.h"

namespace metier::weigh {

TextSketch MakeSketch(std::span<const std::string_view> words) {
  std::vector<WordHash> hashes;
  hashes.reserve(words.size());
  for (const std::string_view word : words) hashes.push_back(static_cast<WordHash>(base::Checksum(word) >> 48));
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  TextSketch sketch;
  sketch.size = static_cast<std::uint8_t>(std::min(hashes.size(), TextSketch::kMost));
  std::copy_n(hashes.begin(), sketch.size, sketch.values.begin());
  return sketch;
}

Likeness Compare(const TextSketch& left, const TextSketch& right) {
  // A full sketch says nothing of the words above its last: then only the smallest kMost of both are looked at, and of
  // each of them both sketches know whether they have it.
  const bool complete = left.size < TextSketch::kMost && right.size < TextSketch::kMost;
  const std::uint32_t most = complete ? 2 * TextSketch::kMost : TextSketch::kMost;
  Likeness likeness;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < left.size && j < right.size && likeness.all < most) {
    const WordHash a = left.values[i];
    const WordHash b = right.values[j];
    likeness.common += a == b;
    i += a <= b;
    j += b <= a;
    ++likeness.all;
  }
  const std::size_t rest = (left.size - i) + (right.size - j);
  likeness.all = static_cast<std::uint32_t>(std::min<std::size_t>(most, likeness.all + rest));
  return likeness;
}

}  // namespace metier::weigh
