// A look at the bytes that tells which patterns may match, before any of them is asked.
//
// Everything here is a necessary condition of the patterns in entity_patterns.cc and must be kept with them; bytes that
// are not ASCII always pass. tests/text/fast_path_test.cc and the fuzzer hold it against asking every pattern.

#ifndef METIER_SRC_TEXT_ENTITY_CANDIDATES_H_
#define METIER_SRC_TEXT_ENTITY_CANDIDATES_H_

#include <cstddef>
#include <string_view>

#include "text/entity_patterns.h"

namespace metier::text {

// The patterns, but for kEmail, that may match at `at`, where the run of ASCII letters, digits and underscores
// [at, word_end) begins; it is not empty, and no such character follows.
EntityPatternSet WordCandidates(std::string_view utf8, std::size_t at, std::size_t word_end);

// The same where another character stands at `at`.
EntityPatternSet SignCandidates(std::string_view utf8, std::size_t at);

// Whether an address may begin at `at`, the next '@' being at `at_sign`.
bool MayBeEmail(std::string_view utf8, std::size_t at, std::size_t at_sign);

// The end of the number that begins with the digit at `at`, where it is a number and nothing but the commonest: digits
// and separators with a blank, a sign or nothing behind them, "%" included. 0 where the pattern must be asked.
std::size_t PlainNumberEnd(std::string_view utf8, std::size_t at);

// Where patterns are asked at all: not in the middle of a word, not before a blank.
bool MayBeginEntity(std::string_view utf8, std::size_t at);

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_ENTITY_CANDIDATES_H_
