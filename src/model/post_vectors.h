// A post's vector from float weights, as inference computes it from frozen ones.

#ifndef METIER_SRC_MODEL_POST_VECTORS_H_
#define METIER_SRC_MODEL_POST_VECTORS_H_

#include <memory>
#include <string_view>

#include "model/weights.h"

namespace metier::model {

// Thread-safe. `weights` must outlive it.
class PostVectors {
 public:
  explicit PostVectors(const Weights& weights);
  // The mean of the rows of `features` (separated by blanks). `row` has one entry a dimension.
  void Compute(std::string_view features, float* row) const;

 private:
  struct Words;
  const Weights& weights_;
  std::shared_ptr<const Words> words_;
};

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_POST_VECTORS_H_
