// The normalised form of words: what the lexicon and the model look up.

#ifndef METIER_SRC_TEXT_NORMALIZE_H_
#define METIER_SRC_TEXT_NORMALIZE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace metier::text {

// Longer words are cut here before they are normalised: nobody looks them up, and reordering combining marks takes time
// that grows with the square of their number.
inline constexpr std::size_t kLongestWord = 256;

// Appends the NFKC case-folded form of `utf8` (which must be valid), with curly apostrophes made straight. Default
// ignorable characters (soft hyphens, joiners, directional marks) disappear.
void AppendFolded(std::string_view utf8, std::string* out);
// The same for ASCII whose bytes are of `classes` (text/ascii.h).
void AppendAsciiFolded(std::string_view ascii, std::uint8_t classes, std::string* out);

// AppendFolded, and then a final possessive 's removed: "Lamb's" -> "lamb". Contractions of "is", "has" and "us" after
// a pronoun or an adverb are whole words and stay: it's, that's, he's, she's, what's, who's, there's, here's, let's,
// how's, where's.
void AppendWordNorm(std::string_view word, std::string* out);

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_NORMALIZE_H_
