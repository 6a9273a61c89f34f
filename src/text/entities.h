// What people write beside words: links, addresses, names, tags, emoticons, numbers.

#ifndef METIER_SRC_TEXT_ENTITIES_H_
#define METIER_SRC_TEXT_ENTITIES_H_

#include <cstddef>
#include <string_view>

#include "text/entity_patterns.h"
#include "text/tokenizer.h"

namespace metier::text {

struct Entity {
  TokenKind kind = TokenKind::kWord;  // kWord: a name with signs in it, such as C++, .NET, AT&T, node.js
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Finds the entities of one text, from the first to the last:
//
//   EntityFinder finder(text);
//   for (std::size_t from = 0; finder.Next(from, &entity); from = entity.end) ...
class EntityFinder {
 public:
  // `utf8` must be valid and outlive the finder.
  explicit EntityFinder(std::string_view utf8) : utf8_(utf8) {}

  // The first entity at or after `from`; false where there is none. `from` is 0 or where the entity before ended.
  // Linear in all: no pattern looks further than a few hundred bytes beyond its match. Patterns are asked only where a
  // look at the bytes says that they may match.
  bool Next(std::size_t from, Entity* entity);

  // The same with every pattern asked wherever an entity may begin: what Next is held against.
  bool NextByPatterns(std::size_t from, Entity* entity);

 private:
  EntityPatternSet Candidates(std::size_t at, std::size_t word_end);

  std::string_view utf8_;
  std::size_t next_at_sign_ = 0;  // the first '@' behind the place where it was last sought
};

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_ENTITIES_H_
