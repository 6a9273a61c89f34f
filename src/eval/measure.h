// How good tagging is, measured on posts whose topics are known.

#ifndef METIER_SRC_EVAL_MEASURE_H_
#define METIER_SRC_EVAL_MEASURE_H_

#include <vector>

#include "eval/evaluation.h"
#include "eval/predictor.h"
#include "model/dataset.h"
#include "tag/knowledge.h"

namespace metier::eval {

// What the predictors that `make` makes, one a thread, say of `posts`: one evaluation a corpus, in the order in which
// they come. `knowledge` lends taxonomy and roots. Threads do not change the result.
std::vector<Evaluation> Measure(const tag::Knowledge& knowledge, const std::vector<model::LabelledPost>& posts,
                                const MakePredictor& make, int threads);

// The same of Metier itself, each of the worst mistakes with the account of the topic wrongly given.
std::vector<Evaluation> Evaluate(const tag::Knowledge& knowledge, const std::vector<model::LabelledPost>& posts,
                                 int threads);

}  // namespace metier::eval

#endif  // METIER_SRC_EVAL_MEASURE_H_
