// What is kept of a post's words to find nearly the same words again: a MinHash sketch, and its measure of likeness.
//
// Of the hashes of a text's distinct words the sketch keeps the smallest (Broder, "On the resemblance and containment
// of documents", SEQUENCES 1997: MIN_s of the words). So it holds all words of a post of up to 32 distinct ones, and
// their likeness is exact; of longer texts it is an unbiased sample of 32, with a standard error of at most 0.09.
//
// Likeness is the part of the words of either text that both have (Jaccard). With n words the same, one word replaced
// leaves n / (n + 2) and one word added n / (n + 1): at the threshold of 0.8 a text of nine words or more may replace
// one, of eighteen two, and a text of six to eight may only gain or lose one, so "happy birthday ann hope you have fun"
// is not "happy birthday bob hope you have fun". Order does not count. docs/near-duplicates.md has the measurements by
// which this measure, size and threshold were chosen.

#ifndef METIER_SRC_WEIGH_SKETCH_H_
#define METIER_SRC_WEIGH_SKETCH_H_

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace metier::weigh {

// A word, as 16 bits of its hash. Sixteen are enough: two words of a post fall together once in a hundred posts, which
// moves a likeness by one word.
using WordHash = std::uint16_t;

struct TextSketch {
  static constexpr std::size_t kMost = 32;

  std::array<WordHash, kMost> values = {};  // the first `size` are ascending, each once; the others are 0
  std::uint8_t size = 0;                    // of kMost: the text has as many distinct words or more

  std::span<const WordHash> words() const { return {values.data(), size}; }
  bool empty() const { return size == 0; }
  friend auto operator<=>(const TextSketch&, const TextSketch&) = default;
};

// Of normalised words, in any order, repeated or not.
TextSketch MakeSketch(std::span<const std::string_view> words);

// Likeness as a fraction: `common` of `all`. Where both texts are short, `all` is the words of either; otherwise it is
// kMost, the smallest of them. Symmetric. 0 of 0 for two empty sketches.
struct Likeness {
  std::uint32_t common = 0;
  std::uint32_t all = 0;
};
Likeness Compare(const TextSketch& left, const TextSketch& right);

}  // namespace metier::weigh

#endif  // METIER_SRC_WEIGH_SKETCH_H_
