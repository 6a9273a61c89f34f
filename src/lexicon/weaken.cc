#include "lexicon/weaken.h"

#include <vector>

namespace metier::lexicon {
namespace {

// Only words of this many bytes say how a post uses capitals: titles leave "of" and "the" small.
constexpr std::uint32_t kTellingSize = 4;
constexpr std::uint32_t kFewestTellingWords = 3;

bool HasCapital(const Item& item) { return (item.flags & (text::kCapitalised | text::kAllCaps)) != 0; }

class Weakener {
 public:
  Weakener(const Tables& tables, LexiconScratch* scratch) : tables_(tables), scratch_(*scratch) {}

  void Run() {
    // Found phrases come with anchors in ascending order within the running text, then again within the tags and links.
    // A second pass over a flag per item is simpler than a merge.
    FindNegated();
    for (Found& found : scratch_.found) {
      if (scratch_.joke) Add(kJoke, &found);
      if (found.source == Source::kUrlPath) {
        Add(kUrlPath, &found);
        continue;
      }
      if (IsNegated(found.anchor)) Add(kNegated, &found);
      if (found.source != Source::kText) continue;
      if (found.first > 0 && (MarksBefore(found) & kSimileMark) != 0) Add(kSimile, &found);
      if (found.end == found.first + 1) WeakenWord(&found);
    }
  }

 private:
  static void Add(Weakening bit, Found* found) { found->weakened = static_cast<std::uint8_t>(found->weakened | bit); }

  std::uint8_t MarksBefore(const Found& found) const { return scratch_.marks[found.first - 1]; }

  static bool CountsAsWord(const Item& item) { return item.kind == ItemKind::kWord || item.kind == ItemKind::kHashtag; }

  // Turns the marks of negators into a mark on every item within their reach: kNegator then says "is negated".
  void FindNegated() {
    std::uint32_t reach = 0;  // words that the last negator still reaches
    for (std::uint32_t i = 0; i < scratch_.running; ++i) {
      const Item& item = scratch_.items[i];
      std::uint8_t& marks = scratch_.marks[i];
      const bool negator_ends = (marks & kNegator) != 0;
      const bool clause_ends =
          item.kind == ItemKind::kClauseEnd || item.kind == ItemKind::kLineBreak || (marks & kClauseBreak) != 0;
      if (clause_ends) reach = 0;
      marks = static_cast<std::uint8_t>(reach > 0 ? marks | kNegator : marks & ~kNegator);
      if (reach > 0 && CountsAsWord(item)) --reach;
      if (negator_ends) reach = kNegationReach;
    }
  }
  bool IsNegated(std::uint32_t item) const { return (scratch_.marks[item] & kNegator) != 0; }

  // What only a phrase of one word suffers.
  void WeakenWord(Found* found) {
    const std::uint32_t at = found->first;
    const bool quote_before = at > 0 && scratch_.items[at - 1].kind == ItemKind::kQuote;
    const bool quote_after = at + 1 < scratch_.running && scratch_.items[at + 1].kind == ItemKind::kQuote;
    if (quote_before && quote_after) Add(kQuoted, found);

    const bool capital_tells = !scratch_.shape.shouting && !scratch_.shape.title_case;
    const bool named = at > 0 && (MarksBefore(*found) & kNameCue) != 0;
    if (named && (IsNameWord(at) || (capital_tells && HasCapital(scratch_.items[at])))) Add(kPersonName, found);
    found->beside_name = IsBesideName(at);
  }

  bool IsBesideName(std::uint32_t at) const {
    if (scratch_.shape.shouting || !HasCapital(scratch_.items[at])) return false;
    return (at > 0 && IsGivenName(at - 1)) || (IsNameWord(at) && at + 1 < scratch_.running && IsFamilyName(at + 1));
  }

  // A word of the lists of first names, however it is written.
  bool IsNameWord(std::uint32_t at) const { return (WordMarks(at) & (kFirstName | kWordName)) != 0; }

  // A capitalised first name, or a capitalised word that the lexicon knows nothing of and that its place does not
  // explain.
  bool IsGivenName(std::uint32_t at) const {
    const Item& item = scratch_.items[at];
    if (item.kind != ItemKind::kWord || !HasCapital(item) || scratch_.cover[at] != kNone) return false;
    if ((WordMarks(at) & kFirstName) != 0) return true;
    const bool capital_tells = (item.flags & text::kSentenceStart) == 0 && !scratch_.shape.title_case;
    return capital_tells && ((WordMarks(at) & kWordName) != 0 || IsUnknown(item));
  }

  // After a first name.
  bool IsFamilyName(std::uint32_t at) const {
    const Item& item = scratch_.items[at];
    if (item.kind != ItemKind::kWord || !HasCapital(item) || scratch_.cover[at] != kNone) return false;
    return !scratch_.shape.title_case || IsUnknown(item);
  }

  // A number, or "I", is no name.
  static bool IsUnknown(const Item& item) { return item.word == kNone && item.range.end - item.range.begin > 1; }

  std::uint8_t WordMarks(std::uint32_t at) const {
    const std::uint32_t node = tables_.trie.First(scratch_.items[at].word);
    return node == kNone ? std::uint8_t{0} : tables_.trie[node].marks;
  }

  const Tables& tables_;
  LexiconScratch& scratch_;
};

}  // namespace

void SetShape(LexiconScratch* scratch) {
  std::uint32_t words = 0;
  std::uint32_t all_capitals = 0;
  std::uint32_t telling = 0;
  std::uint32_t telling_capitals = 0;
  for (std::uint32_t i = 0; i < scratch->running; ++i) {
    const Item& item = scratch->items[i];
    const std::uint32_t size = item.range.end - item.range.begin;
    if (item.kind != ItemKind::kWord || size < 2) continue;
    ++words;
    if ((item.flags & text::kAllCaps) != 0) ++all_capitals;
    if (size < kTellingSize) continue;
    ++telling;
    if (HasCapital(item)) ++telling_capitals;
  }
  scratch->shape.shouting = words >= kFewestTellingWords && 3 * all_capitals >= 2 * words;
  scratch->shape.title_case = telling >= kFewestTellingWords && 5 * telling_capitals >= 4 * telling;
}

void Weaken(const Tables& tables, LexiconScratch* scratch) { Weakener(tables, scratch).Run(); }

}  // namespace metier::lexicon
