// Whether tables from a file may be believed.

#ifndef METIER_SRC_LEXICON_CHECK_TABLES_H_
#define METIER_SRC_LEXICON_CHECK_TABLES_H_

#include "absl/status/status.h"
#include "lexicon/tables.h"
#include "metier/taxonomy.h"

namespace metier::lexicon {

// OK if every number in `tables` points into the table that it is for, every search in them ends, and topics are those
// of a taxonomy of this size. DataLoss names the first table that is wrong. Linear in the size of the tables.
absl::Status CheckTables(const Tables& tables, const Taxonomy& taxonomy);

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_CHECK_TABLES_H_
