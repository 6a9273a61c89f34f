// The fitting loop: rows of words, buckets and labels together, by stochastic gradient on one-vs-all logistic loss.

#ifndef METIER_SRC_MODEL_FIT_H_
#define METIER_SRC_MODEL_FIT_H_

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "model/rows_of_posts.h"
#include "model/weights.h"

namespace metier::model {

struct FitOptions {
  int epochs = 5;
  float learning_rate = 0.1f;
  float dropout = 0.2f;  // of each row, in each epoch anew
  int threads = 1;       // does not change the result
};

// How likely a label is that a post only leans to.
inline constexpr float kLeaning = 0.25f;

// Which labels a post carries, ascending, none in two lists. A label in no list is a negative example.
struct Targets {
  std::vector<std::uint32_t> positive;
  std::vector<std::uint32_t> unknown;       // neither positive nor negative
  std::vector<std::uint32_t> leaning = {};  // as likely as kLeaning
};

class WordCounts;

// Improves `weights`, whose matrices stand at their start values. An epoch takes the posts of `order`, indices into
// posts and targets, one after the other: they should be well mixed. Adagrad (Duchi et al., 2011): a step a coordinate
// for labels, a step a row for words and buckets, falling linearly to zero. What `words` says of a post
// by all others stands in its logits from the start and is not changed; may be null. `progress` may be empty.
void Fit(const RowsOfPosts& posts, const std::vector<Targets>& targets, std::span<const std::uint32_t> order,
         const FitOptions& options, const WordCounts* words, Weights* weights,
         const std::function<void(std::string_view)>& progress);

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_FIT_H_
