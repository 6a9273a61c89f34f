// Which topics are taken for their siblings.

#ifndef METIER_SRC_EVAL_CONFUSION_H_
#define METIER_SRC_EVAL_CONFUSION_H_

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "eval/evaluation.h"
#include "metier/taxonomy.h"

namespace metier::eval {

// Siblings are two topics with a common parent, neither above the other.
bool AreSiblings(TopicIndex a, TopicIndex b, const Taxonomy& taxonomy);

// Counts pairs of a true topic and the sibling it was taken for. Copies that counted different posts add up.
class ConfusionCounter {
 public:
  // Of one post: all that is true of it, ancestors too; the topics wrongly given; and its surest topic where that is
  // wrong, else null.
  void Count(const std::set<TopicIndex>& truth, std::span<const TopicIndex> wrongly_given, const TopicIndex* wrong_best,
             const Taxonomy& taxonomy);
  void Add(const ConfusionCounter& other);

  // The `most` pairs confounded most often, ties in the order of topics. `posts` holds how many posts each topic is
  // true of.
  std::vector<SiblingConfusion> Worst(std::size_t most, std::span<const std::int64_t> posts) const;

 private:
  struct Counts {
    std::int64_t given = 0;
    std::int64_t best = 0;
    std::int64_t confounded = 0;
  };
  std::map<std::pair<TopicIndex, TopicIndex>, Counts> counts_;
};

}  // namespace metier::eval

#endif  // METIER_SRC_EVAL_CONFUSION_H_
