// A small trained model, for tests: two dozen words, six topics, every mechanism in use.

#ifndef METIER_TESTS_MODEL_TINY_MODEL_H_
#define METIER_TESTS_MODEL_TINY_MODEL_H_

#include <string>
#include <vector>

#include "metier/taxonomy.h"
#include "model/frozen.h"
#include "model/train.h"

namespace metier::model {

Taxonomy TinyTaxonomy();
// Seeded posts about golf, baking, rust, sports (said generally) and nothing.
std::vector<TrainingPost> TinyPosts(const Taxonomy& taxonomy);
TrainingOptions TinyOptions();
// Trained once a process.
const Weights& TinyWeights();
// The calibration of a model that has none yet.
Calibration NoCalibration(const Weights& weights);

}  // namespace metier::model

#endif  // METIER_TESTS_MODEL_TINY_MODEL_H_
