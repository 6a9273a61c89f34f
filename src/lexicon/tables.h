// What a loaded lexicon is made of: flat tables that point at each other by number. They are views: of a file that was
// compiled, or of what the builder grew (growing_tables.h). Both are the same bytes.

#ifndef METIER_SRC_LEXICON_TABLES_H_
#define METIER_SRC_LEXICON_TABLES_H_

#include <array>
#include <cstdint>
#include <span>

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

// No byte of Sense and Phrase is padding, so that a file of them is the same at every build.
struct Sense {
  double strength = 0;
  std::uint32_t phrase = 0;
  std::uint32_t next = kNone;  // the next sense of the same phrase, in the order of the files
  Slice topics;                // of Tables::topics; empty: means nothing
  Slice needs;                 // of Tables::conditions
  Slice forbids;               // of Tables::conditions
  std::uint32_t line = 0;
  std::uint16_t file = 0;
  // For `cased`: bit k is set if item k of the phrase must begin with a capital, or be in capitals throughout.
  std::uint16_t capitals = 0;
  std::uint16_t all_capitals = 0;
  std::uint8_t name = 0;  // 0 or 1
  std::array<std::uint8_t, 5> unused = {};
};
static_assert(sizeof(Sense) == 56);

struct Phrase {
  std::uint32_t first_sense = kNone;
  // 1 if its only reading is "-": nothing inside it counts, not even as context.
  std::uint32_t dead = 0;
};
static_assert(sizeof(Phrase) == 8);

struct Totals {
  std::uint64_t topic_count = 0;  // of the taxonomy that the topics are numbers of
  std::uint64_t checksum = 0;     // of the texts
};

struct Tables {
  StringTable words;  // keys of items, see items.h
  Trie trie;
  StringList phrase_texts;  // by phrase, as first written; a spelling that differs only where posts may is the same
  std::span<const Phrase> phrases;
  std::span<const Sense> senses;
  std::span<const TopicIndex> topics;
  std::span<const std::uint32_t> conditions;  // numbers of cues
  StringList cue_texts;                       // by cue, as first written
  std::span<const std::uint32_t>
      joined_nodes;                // by word: the trie node of the phrase that reads so without its spaces, or kNone
  StringList files;                // for places in messages
  std::span<const Totals> totals;  // one
};

// Every array of `tables` with the name of its section in a compiled file (docs/knowledge-format.md).
template <typename AnyTables, typename Visitor>
void VisitArrays(AnyTables& tables, Visitor visit) {
  visit("lexicon-words", tables.words.texts.text);
  visit("lexicon-word-ends", tables.words.texts.ends);
  visit("lexicon-word-slots", tables.words.slots);
  visit("lexicon-nodes", tables.trie.nodes);
  visit("lexicon-node-words", tables.trie.words);
  visit("lexicon-first-nodes", tables.trie.first);
  visit("lexicon-joined-nodes", tables.joined_nodes);
  visit("lexicon-phrases", tables.phrases);
  visit("lexicon-phrase-text", tables.phrase_texts.text);
  visit("lexicon-phrase-ends", tables.phrase_texts.ends);
  visit("lexicon-senses", tables.senses);
  visit("lexicon-topics", tables.topics);
  visit("lexicon-conditions", tables.conditions);
  visit("lexicon-cues", tables.cue_texts.text);
  visit("lexicon-cue-ends", tables.cue_texts.ends);
  visit("lexicon-files", tables.files.text);
  visit("lexicon-file-ends", tables.files.ends);
  visit("lexicon-totals", tables.totals);
}

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_TABLES_H_
