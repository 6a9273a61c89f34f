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

// verdict.h says when a topic is right. Sources' labels are distant: some of what counts as wrong against them is
// right.
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

struct TopicFigures {
  TopicIndex topic = 0;
  std::int64_t right = 0;   // given and right
  std::int64_t wrong = 0;   // given and wrong
  std::int64_t missed = 0;  // true and not given
};

// A topic given to a post that it is wrong for: the surest of that post.
struct Mistake {
  std::string id;
  std::string text;
  TopicIndex given = 0;
  double confidence = 0;
  std::vector<TopicIndex> topics;  // the true ones
};

struct Evaluation {
  std::string corpus;
  std::int64_t topical = 0;
  std::int64_t chatter = 0;
  double coverage = 0;        // topical posts that got a topic
  double precision = 0;       // of the topics given, those given to chatter included where a person labelled it
  double chatter_silent = 0;  // chatter posts that are no traps and got no topic
  std::int64_t traps = 0;
  double traps_right = 0;    // traps that got nothing wrong
  double traps_avoided = 0;  // traps that got nothing of what they only seem to be about
  double micro_f1 = 0;
  double macro_f1 = 0;                    // over topics with at least 20 posts
  double expected_calibration_error = 0;  // over all pairs of a confidence of at least 0.1
  std::vector<CoveragePoint> curve;       // at coverages 0.1, 0.2, 0.37, 0.5, 0.6, 0.8, 1
  std::array<ReliabilityBin, 10> reliability;
  std::vector<TopicFigures> topics;  // of every topic that was true or given, in the taxonomy's order
  std::vector<Mistake> worst;        // at most 50, the surest first
};

// One a corpus, in the order in which they come. Threads do not change the result.
std::vector<Evaluation> Evaluate(const Knowledge& knowledge, const std::vector<model::LabelledPost>& posts,
                                 int threads);

std::string EvaluationText(const Evaluation& evaluation, const Taxonomy& taxonomy);

}  // namespace metier::tag

#endif  // METIER_SRC_TAG_EVALUATE_H_
