// Step two of Match: what surrounds a phrase and makes it count less.

#ifndef METIER_SRC_LEXICON_WEAKEN_H_
#define METIER_SRC_LEXICON_WEAKEN_H_

#include "lexicon/scratch.h"
#include "lexicon/tables.h"

namespace metier::lexicon {

// Sets `shape` from the items.
void SetShape(LexiconScratch* scratch);

// Sets `weakened` and `beside_name` of each found phrase.
void Weaken(const Tables& tables, LexiconScratch* scratch);

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_WEAKEN_H_
