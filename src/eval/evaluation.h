// How good tagging was on one set of posts: the figures, as plain data.

#ifndef METIER_SRC_EVAL_EVALUATION_H_
#define METIER_SRC_EVAL_EVALUATION_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "metier/taxonomy.h"
#include "tag/tagger.h"

namespace metier::eval {

// tag/verdict.h says when a topic is right. Sources' labels are distant: some of what counts as wrong against them is
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

  std::int64_t posts() const { return right + missed; }  // that it is true of
  double Precision() const { return Part(right, right + wrong); }
  double Recall() const { return Part(right, right + missed); }
  double F1() const { return Part(2 * right, 2 * right + wrong + missed); }

 private:
  static double Part(std::int64_t part, std::int64_t whole) {
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
  }
};

// Posts of one topic that were taken for another with a common parent, which is wrong for them.
struct SiblingConfusion {
  TopicIndex truth = 0;
  TopicIndex taken_for = 0;
  std::int64_t posts = 0;       // that `truth` is true of
  std::int64_t given = 0;       // of them: were given `taken_for`
  std::int64_t best = 0;        // had it as their surest topic, given or not
  std::int64_t confounded = 0;  // either of the two
};

// A topic given to a post that it is wrong for: the surest of that post.
struct Mistake {
  std::string id;
  std::string text;
  TopicIndex given = 0;
  double confidence = 0;
  std::vector<TopicIndex> topics;            // the true ones
  std::optional<tag::TopicAccount> account;  // of `given`, where the predictor is Metier
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
  double macro_f1 = 0;                    // mean over topics that are true of at least 20 posts
  double macro_f1_all = 0;                // mean over topics that are true of at least one
  double expected_calibration_error = 0;  // over all pairs of a confidence of at least 0.1
  std::vector<CoveragePoint> curve;       // at every twentieth, and at 0.37
  std::array<ReliabilityBin, 10> reliability;
  std::vector<TopicFigures> topics;         // that were true or given, those of most posts first
  std::vector<SiblingConfusion> confusion;  // at most 100 pairs, the most confounded first
  std::vector<Mistake> worst;               // at most 50, the surest first
};

}  // namespace metier::eval

#endif  // METIER_SRC_EVAL_EVALUATION_H_
