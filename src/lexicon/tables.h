// What a loaded lexicon is made of: flat tables that point at each other by number. Built once by the builder, then
// constant.

#ifndef METIER_SRC_LEXICON_TABLES_H_
#define METIER_SRC_LEXICON_TABLES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "lexicon/string_table.h"
#include "lexicon/trie.h"
#include "metier/taxonomy.h"

namespace metier::lexicon {

inline constexpr std::uint32_t kMaxPhraseItems = 16;  // signs count: "c++" has three
inline constexpr std::uint32_t kMaxPhraseWords = 8;

// The sections of cues.txt. Bits of TrieNode::marks.
enum Mark : std::uint8_t {
  kNegator = 1,
  kNotNegator = 2,
  kClauseBreak = 4,
  kJokeMark = 8,
  kNameCue = 16,
  kFirstName = 32,  // names; kWordName: names that are common words as well
  kSimileMark = 64,
  kWordName = 128,
};

// [begin, begin + size) of one of the arrays below.
struct Slice {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
};

struct Sense {
  std::uint32_t phrase = 0;
  std::uint32_t next = kNone;  // the next sense of the same phrase, in the order of the files
  Slice topics;                // of Tables::topics; empty: means nothing
  Slice needs;                 // of Tables::conditions
  Slice forbids;               // of Tables::conditions
  double strength = 0;
  bool name = false;
  // For `cased`: bit k is set if item k of the phrase must begin with a capital, or be in capitals throughout.
  std::uint16_t capitals = 0;
  std::uint16_t all_capitals = 0;
  std::uint16_t file = 0;
  std::uint32_t line = 0;
};

struct Phrase {
  std::uint32_t first_sense = kNone;
  // Its only reading is "-": nothing inside it counts, not even as context.
  bool dead = false;
};

struct Tables {
  StringTable words;  // keys of items, see items.h
  Trie trie;
  StringList phrase_texts;  // by phrase, as first written; a spelling that differs only where posts may is the same
  std::vector<Phrase> phrases;
  std::vector<Sense> senses;
  std::vector<TopicIndex> topics;
  std::vector<std::uint32_t> conditions;  // numbers of cues
  StringList cue_texts;                   // by cue, as first written
  std::vector<std::uint32_t>
      joined_nodes;                // by word: the trie node of the phrase that reads so without its spaces, or kNone
  std::vector<std::string> files;  // for places in messages
  std::size_t topic_count = 0;
  std::uint64_t checksum = 0;
};

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_TABLES_H_
