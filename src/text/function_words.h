// The little words that every sentence of a language has: in a post of six words they say more than any statistics of
// letters.

#ifndef METIER_SRC_TEXT_FUNCTION_WORDS_H_
#define METIER_SRC_TEXT_FUNCTION_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace metier::text {

struct LanguageWords {
  std::string_view code;  // BCP 47
  std::string_view
      words;  // normalised, parted by blanks, commonest first; elided articles with their apostrophe ("l'")
  std::string_view letters;  // letters that the language has and English has not
  std::string_view endings;  // endings of its longer words that English words seldom have, parted by blanks
};

// All languages that Metier tells apart by words; English is the first.
inline constexpr std::size_t kLanguages = 19;
extern const LanguageWords kLanguageWords[kLanguages];

// One language in whose list a word stands.
struct FunctionWord {
  std::uint8_t language = 0;  // index in kLanguageWords
  std::uint8_t rank = 0;      // position in its list
};

// The languages with an ending that the word has, if it has at least five bytes: bit i stands for kLanguageWords[i].
std::uint32_t LanguagesWithEndingOf(std::string_view norm);

// Every list that has the word; empty for most words.
std::span<const FunctionWord> FindFunctionWord(std::string_view norm);

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_FUNCTION_WORDS_H_
