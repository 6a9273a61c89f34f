// The text of a taxonomy file to stanzas, before anything is known about other files.

#ifndef METIER_SRC_TAXONOMY_PARSE_H_
#define METIER_SRC_TAXONOMY_PARSE_H_

#include <string>
#include <string_view>
#include <vector>

#include "metier/taxonomy.h"

namespace metier::taxonomy {

struct Stanza {
  std::string where;  // "sports.txt:12", for messages
  Topic topic;        // parents, children and ancestors still empty
  std::vector<std::string> parents;
};

// Appends the stanzas of `text` to `*stanzas` and one line "file:line: what" to `*faults` for each fault.
void ParseStanzas(std::string_view file, std::string_view text, std::vector<Stanza>* stanzas,
                  std::vector<std::string>* faults);

}  // namespace metier::taxonomy

#endif  // METIER_SRC_TAXONOMY_PARSE_H_
