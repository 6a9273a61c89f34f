// The corpora as the parts that training needs: posts to train on, posts to calibrate on, posts to be judged by.

#ifndef METIER_SRC_MODEL_DATASET_H_
#define METIER_SRC_MODEL_DATASET_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "model/corpus.h"
#include "model/train.h"
#include "text/tokenizer.h"

namespace metier::model {

// A held-out post with its label. `topics` without ancestors; none: chatter.
struct LabelledPost {
  std::string corpus;
  std::string source;
  std::string text;
  std::vector<TopicIndex> topics;
};

struct Dataset {
  std::vector<TrainingPost> train;        // shuffled, the same way in every run
  std::vector<LabelledPost> calibration;  // in the order of the corpora
  std::vector<LabelledPost> test;
  std::vector<LabelledPost> dev;          // what the corpora themselves publish as dev
};

struct DatasetOptions {
  int train_posts_per_source = 600;
  int held_out_posts_per_source = 200;  // each of calibration, test, dev
  bool with_train = true;
};

absl::StatusOr<Dataset> BuildDataset(const CorpusReader& corpora, const DatasetOptions& options, text::Tokenizer* tokenizer);

// The features of `text`, separated by blanks, as fastText reads them.
std::string FeatureLine(std::string_view text, text::Tokenizer* tokenizer);

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_DATASET_H_
