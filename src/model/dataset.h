// The corpora as the parts that training needs: posts to train on, posts to calibrate on, posts to be judged by.

#ifndef METIER_SRC_MODEL_DATASET_H_
#define METIER_SRC_MODEL_DATASET_H_

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "model/corpus.h"
#include "model/post_labels.h"
#include "model/relabelled_posts.h"
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

// In the order of the corpora. A post that a person labelled carries that label, in whatever corpus it stands first,
// and that corpus is called "<name>, by post"; of the held-out posts it comes besides the others of its source.
struct Dataset {
  std::vector<TrainingPost> train;
  std::vector<LabelledPost> labelled;  // those to train on that a person labelled
  std::vector<LabelledPost> calibration;
  std::vector<LabelledPost> test;
  std::vector<LabelledPost> dev;  // what the corpora themselves publish as dev
};

struct DatasetOptions {
  int train_posts_per_source = 600;
  int held_out_posts_per_source = 200;  // each of calibration, test, dev
  bool with_train = true;
  const PostLabels* labels = nullptr;    // null: none
  const PostLabels* held_out = nullptr;  // no post of the training side that these label is taken; null: none
  // What training posts of the sources are about instead of what their source is; null: none.
  const RelabelledPosts* relabelled = nullptr;
  // Is shown every training post that is not relabelled with its text, and may add to its topics; may be empty.
  std::function<void(std::string_view text, const text::TokenizedText& tokens, TrainingPost* post)> annotate = {};
};

// Which examples a dataset takes: every post that a person labelled, once; and of each side of each source the first
// ones, in the order of the corpora, but no labelled post of the training side a second time. Shown every example in
// that order.
class Selection {
 public:
  explicit Selection(const DatasetOptions& options)
      : labels_(options.labels),
        held_out_labels_(options.held_out),
        train_(options.train_posts_per_source),
        held_out_(options.held_out_posts_per_source) {}

  struct Choice {
    const PostLabel* label = nullptr;  // taken with this label
    bool by_source = false;            // taken with its source's
  };
  Choice Choose(const Example& example);

 private:
  bool IsHeldOut(const Example& example) const;

  const PostLabels* labels_;
  const PostLabels* held_out_labels_;
  int train_;
  int held_out_;
  std::unordered_set<std::uint64_t> labelled_;
  std::map<std::pair<std::string, Split>, int> taken_;  // posts of "corpus/source" on a side
};

absl::StatusOr<Dataset> BuildDataset(const CorpusReader& corpora, const DatasetOptions& options,
                                     text::Tokenizer* tokenizer);

// Labelled posts as posts to train on; what is accepted of them is left open.
std::vector<TrainingPost> ToTrainingPosts(const std::vector<LabelledPost>& posts, text::Tokenizer* tokenizer);

// The features of a text, separated by blanks, as fastText reads them.
std::string FeatureLine(const text::TokenizedText& tokens);

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_DATASET_H_
