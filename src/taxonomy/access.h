// What the library may do with a taxonomy and its users may not.

#ifndef METIER_SRC_TAXONOMY_ACCESS_H_
#define METIER_SRC_TAXONOMY_ACCESS_H_

#include <vector>

#include "metier/taxonomy.h"

namespace metier {

class TaxonomyAccess {
 public:
  // Of topics without children and ancestors, whose slugs differ; parents must stand before their children.
  static Taxonomy Make(std::vector<Topic> topics);
};

}  // namespace metier

#endif  // METIER_SRC_TAXONOMY_ACCESS_H_
