// The patterns of what people write beside words, one a kind of entity.

#ifndef METIER_SRC_TEXT_ENTITY_PATTERNS_H_
#define METIER_SRC_TEXT_ENTITY_PATTERNS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace metier::text {

// In order of precedence: at one place the first pattern that matches wins.
enum class EntityPattern : std::uint8_t {
  kUrl,
  kEmail,
  kMention,
  kHashtag,
  kCashtag,
  kName,    // names with signs in them: C++, .NET, AT&T, node.js
  kDomain,  // links without a scheme
  kEmoticon,
  kNumber,
};
inline constexpr std::size_t kEntityPatterns = 9;

// A set of patterns: bit i stands for the i-th.
using EntityPatternSet = std::uint16_t;
constexpr EntityPatternSet SetOf(EntityPattern pattern) {
  return static_cast<EntityPatternSet>(1u << static_cast<unsigned>(pattern));
}
inline constexpr EntityPatternSet kAllEntityPatterns = (1u << kEntityPatterns) - 1;

// The size of the pattern's match that begins at `at`, by the rules of Perl; 0 where there is none. `utf8` must be
// valid. No pattern looks further than a few hundred bytes beyond its match. Thread-safe. A pattern is compiled when it
// is first asked for.
std::size_t MatchEntityPattern(EntityPattern pattern, std::string_view utf8, std::size_t at);

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_ENTITY_PATTERNS_H_
