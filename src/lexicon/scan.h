// Step one of Match: which phrases stand where, which hide which, which context and which marks there are.

#ifndef METIER_SRC_LEXICON_SCAN_H_
#define METIER_SRC_LEXICON_SCAN_H_

#include <string_view>

#include "lexicon/scratch.h"
#include "lexicon/tables.h"
#include "text/tokenizer.h"

namespace metier::lexicon {

// Fills everything of `*scratch` but the shape and the weakenings. `scratch` must have begun this post.
void Scan(const Tables& tables, const text::TokenizedText& text, std::string_view original, LexiconScratch* scratch);

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_SCAN_H_
