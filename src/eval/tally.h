// Counts what a predictor says of posts against what is true of them, post by post.

#ifndef METIER_SRC_EVAL_TALLY_H_
#define METIER_SRC_EVAL_TALLY_H_

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "eval/confusion.h"
#include "eval/evaluation.h"
#include "eval/predictor.h"
#include "model/dataset.h"
#include "tag/knowledge.h"

namespace metier::eval {

// Not thread-safe. `knowledge` must outlive it.
class Tally {
 public:
  explicit Tally(const tag::Knowledge& knowledge);

  // Judges what `predictor` says of the post that it read last; `index` is its place among all posts.
  void Count(const model::LabelledPost& post, std::size_t index, const Predictor& predictor);

  // Takes over what another has counted of other posts.
  void Add(Tally other);

  // The figures. The order in which posts were counted does not change them.
  Evaluation Conclude(std::string corpus) &&;

 private:
  struct Best {
    double confidence;
    bool root;
    bool right;
    std::size_t post;
  };
  // Whole numbers, so that the order of adding does not matter.
  struct Bin {
    std::int64_t pairs = 0;
    std::int64_t confidence = 0;  // sum, in units of 2^-32
    std::int64_t right = 0;
  };

  void CountTrap(const model::LabelledPost& post, const Predictor& predictor);
  void CountConfidences(const model::LabelledPost& post, const Predictor& predictor);
  // Returns the topics wrongly given.
  std::vector<TopicIndex> CountGiven(const model::LabelledPost& post, std::size_t index, const Predictor& predictor);
  void CountTopical(const model::LabelledPost& post, std::size_t index, const Predictor& predictor,
                    const std::vector<TopicIndex>& wrongly_given);
  bool SharesRoot(TopicIndex topic, const std::vector<TopicIndex>& truth) const;
  void ConcludeTopics(Evaluation* result);
  void ConcludeReliability(Evaluation* result);
  void ConcludeCurve(Evaluation* result);
  void ConcludeMistakes(Evaluation* result);

  const tag::Knowledge* knowledge_;
  std::vector<Best> best_;  // of the topical posts
  std::int64_t topical_ = 0, chatter_ = 0, plain_chatter_ = 0, covered_ = 0, silent_ = 0, given_ = 0, right_ = 0,
               traps_ = 0, traps_right_ = 0, traps_avoided_ = 0;
  std::array<Bin, 10> bins_;
  std::vector<TopicFigures> figures_;  // one a topic
  ConfusionCounter confusion_;
  std::vector<std::pair<std::size_t, Mistake>> mistakes_;  // with the post's index
};

}  // namespace metier::eval

#endif  // METIER_SRC_EVAL_TALLY_H_
