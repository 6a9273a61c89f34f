// What Match needs while it works: reused from post to post, one per thread, no allocation once its buffers have grown.

#ifndef METIER_SRC_LEXICON_SCRATCH_H_
#define METIER_SRC_LEXICON_SCRATCH_H_

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "lexicon/items.h"
#include "lexicon/matches.h"
#include "lexicon/tables.h"

namespace metier::lexicon {

// How a post uses capitals: where they tell nothing, they are not asked.
struct PostShape {
  bool shouting = false;    // MOST OF IT IS IN CAPITALS
  bool title_case = false;  // Most Longer Words Begin With a Capital
};

// A phrase at a place, before its senses are weighed.
struct Found {
  std::uint32_t phrase = 0;
  std::uint32_t first = 0;  // items [first, end) of LexiconScratch::items; of a joined hashtag, its one item
  std::uint32_t end = 0;
  std::uint32_t anchor = 0;  // the item of the running text where it stands: `first`, or its hashtag's, or its link's
  text::ByteRange range = {};
  Source source = Source::kText;
  bool joined = false;          // a hashtag, matched as a whole
  std::uint8_t weakened = 0;    // but for the bits that depend on the sense
  bool beside_name = false;     // a neighbour makes it part of a person's name, unless the sense is a name itself
  std::uint32_t hider = kNone;  // of a hidden one: the number of the found phrase that hides it
};

class LexiconScratch {
 public:
  // Forgets the last post. Any lexicon may come next.
  void Begin(const Tables& tables) {
    if (++epoch_ == 0) {  // after 2^32 posts
      cues_.clear();
      topics_.clear();
      epoch_ = 1;
    }
    cues_.resize(std::max(cues_.size(), std::size_t{tables.cue_texts.size()}));
    topics_.resize(std::max(topics_.size(), std::size_t{tables.totals[0].topic_count}));
    items.clear();
    found.clear();
    hidden.clear();
    cover.clear();
    marks.clear();
    joke = false;
  }

  // Where a context cue stands: it stands outside a range if its first end is before it or its last beginning after it.
  void SeeCue(std::uint32_t cue, text::ByteRange range) {
    CuePlaces& places = cues_[cue];
    if (places.epoch != epoch_) places = {epoch_, range.end, range.begin};
    places.first_end = std::min(places.first_end, range.end);
    places.last_begin = std::max(places.last_begin, range.begin);
  }
  bool StandsOutside(std::uint32_t cue, text::ByteRange range) const {
    const CuePlaces& places = cues_[cue];
    return places.epoch == epoch_ && (places.first_end <= range.begin || places.last_begin >= range.end);
  }

  // Which topics more than one phrase speaks for.
  void SeeTopic(TopicIndex topic, std::uint32_t phrase) {
    TopicPhrases& phrases = topics_[topic];
    if (phrases.epoch != epoch_) phrases = {epoch_, phrase, false};
    phrases.several = phrases.several || phrases.phrase != phrase;
  }
  bool HasSeveralPhrases(TopicIndex topic) const { return topics_[topic].epoch == epoch_ && topics_[topic].several; }

  std::vector<Item> items;           // the running text, then the words of its hashtags and links
  std::uint32_t running = 0;         // how many items the running text has
  std::vector<Found> found;          // phrases that won their place
  std::vector<Found> hidden;         // phrases that did not
  std::vector<std::uint32_t> cover;  // by item: the number of the found phrase over it, or kNone
  std::vector<std::uint8_t> marks;   // by item of the running text: bits of Mark, of what ends there
  bool joke = false;
  PostShape shape;
  std::string buffer;

 private:
  struct CuePlaces {
    std::uint32_t epoch = 0;
    std::uint32_t first_end = 0;
    std::uint32_t last_begin = 0;
  };
  struct TopicPhrases {
    std::uint32_t epoch = 0;
    std::uint32_t phrase = 0;
    bool several = false;
  };

  // Entries of another epoch are of an earlier post: nothing has to be cleared between posts.
  std::vector<CuePlaces> cues_;
  std::vector<TopicPhrases> topics_;
  std::uint32_t epoch_ = 0;
};

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_SCRATCH_H_
