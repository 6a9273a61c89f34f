// Examples to weights, in two steps: fastText learns the rows of words, one topic against the rest, and then every topic's own row is
// fitted again over them, with the negatives that fastText gets wrong left out.

#ifndef METIER_SRC_MODEL_TRAIN_H_
#define METIER_SRC_MODEL_TRAIN_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "metier/taxonomy.h"
#include "model/weights.h"

namespace metier::model {

struct TrainingOptions {
  int dimension = 64;
  int epochs = 4;
  double learning_rate = 0.5;
  int buckets = 200000;
  int min_count = 6;        // of a word, to have a row of its own
  int min_subword = 0;      // in code points; max 0: no subwords
  int max_subword = 0;
  int word_ngrams = 2;
  int threads = 1;          // of fastText; with 1 the same input gives the same bytes
  int head_epochs = 3;
  std::string work_directory;  // for fastText's input; created, left behind
};

// A training post: its features separated by blanks, and its topics without ancestors; no topics: chatter.
struct TrainingPost {
  std::string features;
  std::vector<TopicIndex> topics;
};

// Weights without labels: the rows of words and buckets, as fastText learns them. It reads `posts` in their order, so they must come well mixed.
// `progress` gets lines for a person; may be empty.
absl::StatusOr<Weights> TrainRows(const std::vector<TrainingPost>& posts, const Taxonomy& taxonomy, const TrainingOptions& options,
                                  const std::function<void(std::string_view)>& progress);

// Sets weights->labels (one a topic in the taxonomy's order, then kChatterLabel), label_rows and label_biases: one-vs-all logistic regression by
// stochastic gradient, in the order of `posts`. fastText's own one-vs-all loss takes every label that a post does not carry for a negative example; that is
// wrong for the labels below the post's own: a post labelled "sports" may well be about golf. Here descendants of a post's labels are
// neither positive nor negative. A label without a positive example keeps a row of zeros. Threads share out the labels, so their number does not change the result.
void TrainHeads(const std::vector<TrainingPost>& posts, const Taxonomy& taxonomy, const TrainingOptions& options, Weights* weights);

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_TRAIN_H_
