// Which language a text is in.

#ifndef METIER_SRC_TEXT_LANGUAGE_H_
#define METIER_SRC_TEXT_LANGUAGE_H_

#include <string>
#include <string_view>

#include "text/tokenizer.h"
#include "text/word_frequencies.h"

namespace metier::text {

struct Language {
  std::string code;  // BCP 47 primary subtag ("en", "es", "zh"), "und" where nothing can be said
  // In [0, 1]; 0 for "und". Of plain English, whose words leave nothing to decide, the least it can be: what takes
  // longest is then left out.
  double confidence = 0;
};

// Says the language of the words of `text` (links, mentions, tags' signs and emoji left out). `hint` is what the source
// claims (may be empty): it decides only where the words do not. `words` (may be null) tells English words from others
// and makes short posts much surer. Deterministic; thread-safe.
Language DetectLanguage(const TokenizedText& text, std::string_view hint, const WordFrequencies* words = nullptr);

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_LANGUAGE_H_
