// What people write beside words: links, addresses, names, tags, emoticons, numbers.

#ifndef METIER_SRC_TEXT_ENTITIES_H_
#define METIER_SRC_TEXT_ENTITIES_H_

#include <cstddef>
#include <string_view>

#include "text/tokenizer.h"

namespace metier::text {

struct Entity {
  TokenKind kind = TokenKind::kWord;  // kWord: a name with signs in it, such as C++, .NET, AT&T, node.js
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Finds the first entity at or after `from`. Returns false where there is none. `utf8` must be valid. Called with the
// end of one entity as the next `from`, it is linear in all: no pattern looks further than a few hundred bytes beyond
// its match.
bool FindEntity(std::string_view utf8, std::size_t from, Entity* entity);

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_ENTITIES_H_
