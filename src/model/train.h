// Examples to weights: one-vs-all logistic regression over the mean of learned rows, in which what a label leaves open
// is not taken for a no.

#ifndef METIER_SRC_MODEL_TRAIN_H_
#define METIER_SRC_MODEL_TRAIN_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "metier/taxonomy.h"
#include "model/weights.h"

namespace metier::model {

struct TrainingOptions {
  int dimension = 96;
  int epochs = 3;
  double learning_rate = 0.2;
  double dropout = 0.1;  // of each row of a post, in each epoch anew
  int buckets = 131072;
  int min_count = 3;  // of a word, to have a row of its own
  int word_ngrams = 2;
  int threads = 1;       // do not change the result
  int own_repeats = 20;  // of our own posts among the others, in each epoch
  int last_epochs = 6;   // at the end, over our own posts and a sample of the others
  double last_learning_rate = 0.1;
  double last_dropout = 0.3;
  int last_sample = 100000;
  WordEvidenceWeights word_evidence = {0.8, 0.3};
};

struct TrainingPost {
  std::string features;                  // separated by blanks
  std::vector<TopicIndex> topics;        // without ancestors; none: chatter
  std::vector<TopicIndex> maybe;         // neither taught nor taught against
  std::vector<TopicIndex> leaning = {};  // taught to be as likely as kLeaning (model/fit.h)
};

// Weights with one label a topic, in the taxonomy's order, then kChatterLabel. The ancestors of a post's topics are
// positive too; their descendants are left open, for a post labelled "sports" may well be about golf. `posts` must come
// well mixed. The same input gives the same bytes. `progress` gets lines for a person; may be empty.
Weights Train(const std::vector<TrainingPost>& posts, const std::vector<TrainingPost>& own, const Taxonomy& taxonomy,
              const TrainingOptions& options, const std::function<void(std::string_view)>& progress);

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_TRAIN_H_
