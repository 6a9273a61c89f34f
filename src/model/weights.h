// The weights of a topic model, in the form that training makes and freezing writes. Inference never sees this: it
// reads the frozen file in place.
//
// The model is that of fastText: a post's vector is the mean of the rows of its words, their subwords and its word
// bigrams; a label's logit is the inner product of that vector with the label's row, plus the label's bias. (Joulin et
// al., "Bag of Tricks for Efficient Text Classification", 2016.)

#ifndef METIER_SRC_MODEL_WEIGHTS_H_
#define METIER_SRC_MODEL_WEIGHTS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "model/word_evidence.h"

namespace metier::model {

// How features become rows. Hashes are fastText's (FNV-1a with signed bytes).
struct Hashing {
  std::uint32_t dimension = 0;
  std::uint32_t buckets = 0;      // rows shared by subwords and word n-grams; 0 where neither is used
  std::uint32_t min_subword = 0;  // in code points; max_subword 0: no subwords
  std::uint32_t max_subword = 0;
  std::uint32_t word_ngrams = 1;
};

// Row-major matrix of floats.
struct Matrix {
  std::uint32_t rows = 0;
  std::uint32_t columns = 0;
  std::vector<float> values;
  const float* Row(std::size_t row) const { return values.data() + row * columns; }
  float* Row(std::size_t row) { return values.data() + row * columns; }
};

struct Weights {
  Hashing hashing;
  std::vector<std::string> words;          // words[0] is fastText's end of sentence, "</s>", a part of every post
  Matrix word_rows;                        // a word's own row plus the rows of its subwords: their SUM
  std::vector<std::uint16_t> word_counts;  // how many rows that sum has
  Matrix bucket_rows;
  std::vector<std::string> labels;
  Matrix label_rows;
  std::vector<double> label_biases;
  WordLabels word_labels;  // added to the product of rows; empty: words say nothing by themselves
};

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_WEIGHTS_H_
