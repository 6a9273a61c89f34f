// How good tagging is, measured on posts whose topics are known.

#ifndef METIER_SRC_TAG_EVALUATE_H_
#define METIER_SRC_TAG_EVALUATE_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "model/dataset.h"
#include "tag/knowledge.h"

namespace metier::tag {

// A topic given to a post is right when it is one of the post's topics or above one; a topic below one of them is neither right nor wrong, for the label does
// not say. Sources' labels are distant: some of what counts as wrong here is right.
struct CoveragePoint {
  double coverage = 0;        // part of the topical posts, those with the surest best topic first
  double root_precision = 0;  // the best topic hangs under the right root
  double precision = 0;       // the best topic is right
};

struct ReliabilityBin {
  std::int64_t pairs = 0;  // of post and topic with a confidence in this tenth
  double confidence = 0;   // mean
  double accuracy = 0;     // part of them that is right
};

struct Evaluation {
  std::string corpus;
  std::int64_t topical = 0;
  std::int64_t chatter = 0;
  double coverage = 0;         // topical posts that got a topic
  double precision = 0;        // of the topics given to topical posts
  double chatter_silent = 0;   // chatter posts that got none
  double micro_f1 = 0;
  double macro_f1 = 0;         // over topics with at least 20 posts
  double expected_calibration_error = 0;  // over all pairs of a confidence of at least 0.1
  std::vector<CoveragePoint> curve;       // at coverages 0.1, 0.2, 0.37, 0.5, 0.6, 0.8, 1
  std::array<ReliabilityBin, 10> reliability;
};

// One a corpus, in the order in which they come. Threads do not change the result.
std::vector<Evaluation> Evaluate(const Knowledge& knowledge, const std::vector<model::LabelledPost>& posts, int threads);

std::string EvaluationText(const Evaluation& evaluation);

}  // namespace metier::tag

#endif  // METIER_SRC_TAG_EVALUATE_H_
