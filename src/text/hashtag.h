// The words inside names that are written without blanks: hashtags and the paths of links.
//
//   NoCodeTools -> No Code Tools      HTMLParser -> HTML Parser      iOSDev -> iOS Dev
//   100DaysOfCode -> 100 Days Of Code     garden_club -> garden club     lambsquarters -> lambs quarters

#ifndef METIER_SRC_TEXT_HASHTAG_H_
#define METIER_SRC_TEXT_HASHTAG_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/word_frequencies.h"

namespace metier::text {

// A piece of a string: [begin, begin + size) in bytes.
struct Piece {
  std::size_t begin = 0;
  std::size_t size = 0;
};

// Cuts a hashtag (without its sign) at underscores, at digits and by case; then, where `words` is given, each piece
// that is not a word by word frequencies. `tag` must be valid UTF-8. The pieces are in order, not empty, and do not
// overlap.
void SplitHashtag(std::string_view tag, const WordFrequencies* words, std::vector<Piece>* pieces);

// The likeliest way to write `letters` (a-z only) with blanks, by dynamic programming over word probabilities. Linear
// but for the length of the longest word. Returns false, and appends nothing, where that way has an unknown word in it.
bool SegmentLetters(std::string_view letters, const WordFrequencies& words, std::vector<Piece>* pieces);

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_HASHTAG_H_
