// What Tables grow from, while a lexicon is built.

#ifndef METIER_SRC_LEXICON_GROWING_TABLES_H_
#define METIER_SRC_LEXICON_GROWING_TABLES_H_

#include <array>
#include <cstdint>
#include <vector>

#include "lexicon/growing_trie.h"
#include "lexicon/interner.h"
#include "lexicon/tables.h"

namespace metier::lexicon {

struct GrowingTables {
  Interner words;
  GrowingTrie trie;
  GrowingList phrase_texts;
  std::vector<Phrase> phrases;
  std::vector<Sense> senses;
  std::vector<TopicIndex> topics;
  std::vector<std::uint32_t> conditions;
  GrowingList cue_texts;
  std::vector<std::uint32_t> joined_nodes;
  GrowingList files;
  std::array<Totals, 1> totals;

  // Once the trie is frozen. Valid as long as this object lives and does not grow.
  Tables View() const {
    return {.words = words.View(),
            .trie = trie.View(),
            .phrase_texts = phrase_texts.View(),
            .phrases = phrases,
            .senses = senses,
            .topics = topics,
            .conditions = conditions,
            .cue_texts = cue_texts.View(),
            .joined_nodes = joined_nodes,
            .files = files.View(),
            .totals = totals};
  }
};

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_GROWING_TABLES_H_
