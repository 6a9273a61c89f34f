// What the script alone says of a text's language.

#ifndef METIER_SRC_TEXT_SCRIPT_LANGUAGE_H_
#define METIER_SRC_TEXT_SCRIPT_LANGUAGE_H_

#include <string>
#include <string_view>

namespace metier::text {

struct ScriptEvidence {
  // The language that the commonest script stands for. Empty where that is Latin (many languages share it) or where
  // there are no letters.
  std::string code;
  // Cyrillic, Arabic and Devanagari are shared too: where no letter tells its languages apart, `code` is the commonest
  // of them and this has the others, parted by blanks, for a statistical detector to choose from. Else empty.
  std::string_view alternatives;
  double share = 0;    // of all letters, those in that script; an ideograph or syllable counts as several letters
  bool latin = false;  // the commonest script is Latin
};

// `words` is valid UTF-8.
ScriptEvidence LanguageOfScript(std::string_view words);

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_SCRIPT_LANGUAGE_H_
