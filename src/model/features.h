// Tokens to the features that the topic model knows. Training and inference share this one function, so they cannot disagree.

#ifndef METIER_SRC_MODEL_FEATURES_H_
#define METIER_SRC_MODEL_FEATURES_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokenizer.h"

namespace metier::model {

// A post longer than this is judged by its first kMaxFeatures features: 8,192 rows of 8 bits shifted by at most 10 cannot overflow 31 bits.
inline constexpr std::size_t kMaxFeatures = 4096;

struct Feature {
  std::uint32_t begin = 0;  // of the feature's text in Features::arena
  std::uint32_t size = 0;
  text::ByteRange range;    // in the original post
};

// Reusable; after the buffers have grown, extraction does not allocate.
struct Features {
  std::vector<Feature> items;
  std::string arena;

  std::string_view Text(const Feature& feature) const { return std::string_view(arena).substr(feature.begin, feature.size); }
  void Clear() {
    items.clear();
    arena.clear();
  }
};

// Words as their normalised form; numbers by their number of digits ("0", "00", ...), years and small ones as they stand; a hashtag as its words; a
// URL as its domain ("site:golf.com") and the words of its path; cashtags with their sign; emoji as they stand. Mentions, e-mails, emoticons,
// punctuation and spaces say nothing of a topic. No feature contains a blank, none begins with "__label__".
void ExtractFeatures(const text::TokenizedText& text, Features* features);

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_FEATURES_H_
