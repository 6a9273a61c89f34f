// What the lexicon found in a post, and what it refused to find.

#ifndef METIER_SRC_LEXICON_MATCHES_H_
#define METIER_SRC_LEXICON_MATCHES_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/strength.h"
#include "metier/taxonomy.h"
#include "text/tokenizer.h"

namespace metier::lexicon {

// Where in the post a phrase stood.
enum class Source : std::uint8_t { kText, kHashtag, kUrlPath, kDomain };

enum class RefusalReason : std::uint8_t {
  kHidden,     // inside or across a longer match; `cue` is that match's phrase
  kNeeds,      // none of the words it needs stands elsewhere in the post; no cue
  kForbids,    // `cue` stands elsewhere in the post
  kCase,       // not written with the capitals it needs; no cue
  kOverruled,  // another sense of the same phrase found the context it needs: `cue`
};

std::string_view Name(Source source);         // "text", "hashtag", "link path", "domain"
std::string_view Name(RefusalReason reason);  // "hidden", "needs", "forbids", "case", "overruled"

// One sense of one phrase at one place. Spans and views point into the Lexicon and live as long as it does.
struct Match {
  text::ByteRange range = {};  // in the original; of a whole hashtag, '#' included, where the joined tag matched
  std::uint32_t phrase = 0;    // for Lexicon::PhraseText; equal for equal phrases
  std::uint32_t sense = 0;     // for Lexicon::SensePlace
  std::span<const TopicIndex> topics = {};  // never empty
  Source source = Source::kText;
  std::uint8_t weakened = 0;     // bits of Weakening
  double base_strength = 0;      // logits, as the entry says
  double strength = 0;           // Weakened(base_strength, weakened)
  std::string_view needed = {};  // the context that decided for it, if it needed any
};

struct RefusedSense {
  text::ByteRange range = {};
  std::uint32_t phrase = 0;
  std::uint32_t sense = 0;
  std::span<const TopicIndex> topics = {};  // empty for a sense that means nothing ("-")
  Source source = Source::kText;
  RefusalReason reason = RefusalReason::kHidden;
  std::string_view cue = {};  // see RefusalReason
};

// Words that mean less than they say, whoever reads them: the tagger counts what a model finds in them by `factor`
// only.
struct MutedWords {
  text::ByteRange range = {};
  double factor = 0;  // of kNegated or kPersonName; 0 inside an idiom and inside a longer name
  // [begin, end) of LexiconMatches::spared: topics that the words do speak for, and for what is above them.
  std::uint32_t spared_begin = 0;
  std::uint32_t spared_end = 0;
};

// Matches and refused senses come in the order of their ranges; muted words in no particular order.
struct LexiconMatches {
  std::vector<Match> matches;
  std::vector<RefusedSense> refused;
  std::vector<MutedWords> muted;
  std::vector<TopicIndex> spared;

  std::span<const TopicIndex> SparedBy(const MutedWords& words) const {
    return std::span(spared).subspan(words.spared_begin, words.spared_end - words.spared_begin);
  }

  void Clear() {
    matches.clear();
    refused.clear();
    muted.clear();
    spared.clear();
  }
};

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_MATCHES_H_
