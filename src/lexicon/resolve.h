// Step three of Match: which senses of each phrase hold here.

#ifndef METIER_SRC_LEXICON_RESOLVE_H_
#define METIER_SRC_LEXICON_RESOLVE_H_

#include <string_view>

#include "lexicon/matches.h"
#include "lexicon/scratch.h"
#include "lexicon/tables.h"

namespace metier::lexicon {

// Fills `*out`, which is empty.
void Resolve(const Tables& tables, std::string_view original, LexiconScratch* scratch, LexiconMatches* out);

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_RESOLVE_H_
