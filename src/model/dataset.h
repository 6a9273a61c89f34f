// The corpora as the parts that training needs: posts to train on, posts to calibrate on, posts to be judged by.

#ifndef METIER_SRC_MODEL_DATASET_H_
#define METIER_SRC_MODEL_DATASET_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "model/corpus.h"
#include "model/post_labels.h"
#include "model/train.h"
#include "text/tokenizer.h"

namespace metier::model {

// A post with its label. `topics` without ancestors; none: chatter.
struct LabelledPost {
  std::string corpus;
  std::string source;
  std::string text;
  std::vector<TopicIndex> topics;
  std::vector<TopicIndex> accepted = {};   // not meant by the label, but right to a fair reader too
  std::vector<TopicIndex> forbidden = {};  // what a trap seems to be about
  bool exact = false;  // a person labelled this very post, as narrowly as it allows; else the label is its source's
  bool trap = false;
};

// In the order of the corpora. A post that a person labelled carries that label, in whatever corpus it stands first, and
// that corpus is called "<name>, by post"; of the held-out posts it comes besides the others of its source.
struct Dataset {
  std::vector<TrainingPost> train;
  std::vector<LabelledPost> labelled;     // those to train on that a person labelled
  std::vector<LabelledPost> calibration;
  std::vector<LabelledPost> test;
  std::vector<LabelledPost> dev;  // what the corpora themselves publish as dev
};

struct DatasetOptions {
  int train_posts_per_source = 250;
  int held_out_posts_per_source = 200;  // each of calibration, test, dev
  bool with_train = true;
  const PostLabels* labels = nullptr;  // null: none
  // Is shown every training post with its text, and may add to its topics; may be empty.
  std::function<void(std::string_view text, const text::TokenizedText& tokens, TrainingPost* post)> annotate = {};
};

absl::StatusOr<Dataset> BuildDataset(const CorpusReader& corpora, const DatasetOptions& options,
                                     text::Tokenizer* tokenizer);

// Labelled posts as posts to train on; what is accepted of them is left open.
std::vector<TrainingPost> ToTrainingPosts(const std::vector<LabelledPost>& posts, text::Tokenizer* tokenizer);

// The features of a text, separated by blanks, as fastText reads them.
std::string FeatureLine(const text::TokenizedText& tokens);

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_DATASET_H_
