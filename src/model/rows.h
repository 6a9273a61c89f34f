// Which rows make up a post: the one walk over words, subwords and n-grams that training and inference share.

#ifndef METIER_SRC_MODEL_ROWS_H_
#define METIER_SRC_MODEL_ROWS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/hashing.h"
#include "model/weights.h"

namespace metier::model {

// Calls visit.Word(owner, row) for the word row of each known feature, visit.Bucket(first, last, row) for each subword
// of an unknown one and each n-gram of features first..last. `word_at(i)` is the text of feature i < `size`; the end of
// sentence is feature `size`. `find(i, word)` is its row, or -1. `hashes` is scratch. Order and rows are those of
// fastText's Dictionary::getLine.
template <typename WordAt, typename FindWord, typename Visit>
void ForEachRow(std::size_t size, WordAt word_at, const Hashing& hashing, FindWord find,
                std::vector<std::uint32_t>* hashes, Visit& visit) {
  hashes->clear();
  for (std::size_t i = 0; i <= size; ++i) {
    const std::string_view word = i < size ? word_at(i) : kEndOfSentence;
    hashes->push_back(WordHash(word));
    if (const std::int64_t row = find(i, word); row >= 0) {
      visit.Word(i, static_cast<std::size_t>(row));
    } else if (i < size && hashing.max_subword > 0) {
      ForEachSubword(word, hashing.min_subword, hashing.max_subword, hashing.buckets,
                     [&](std::uint32_t bucket) { visit.Bucket(i, i, bucket); });
    }
  }
  for (std::size_t i = 0; i <= size; ++i) {
    std::uint64_t hash = StartNgram((*hashes)[i]);
    for (std::size_t j = i + 1; j <= size && j < i + hashing.word_ngrams; ++j) {
      hash = ExtendNgram(hash, (*hashes)[j]);
      visit.Bucket(i, j, hash % hashing.buckets);
    }
  }
}

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_ROWS_H_
