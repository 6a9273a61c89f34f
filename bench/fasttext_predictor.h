// Plain fastText, as a peer: its usual way of cutting text, its own loader and its own scores.

#ifndef METIER_BENCH_FASTTEXT_PREDICTOR_H_
#define METIER_BENCH_FASTTEXT_PREDICTOR_H_

#include <fasttext/fasttext.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "eval/predictor.h"
#include "metier/taxonomy.h"

namespace metier::bench {

inline constexpr std::string_view kLabel = "__label__";
inline constexpr std::string_view kChatter = "chatter";

// As fastText's own tutorial has it: lower case, and . ! ? , ' / ( ) stand by themselves. One line, without its end.
std::string PlainLine(std::string_view text);

// Its scores are taken as they are: no calibration, no rule about ancestors, no abstaining by language.
class FastTextPredictor : public eval::Predictor {
 public:
  // Gives what scores `threshold` or more.
  FastTextPredictor(std::shared_ptr<const fasttext::FastText> model, const Taxonomy& taxonomy, double threshold);
  void Read(std::string_view text) override;
  std::span<const double> confidences() const override { return confidences_; }
  std::span<const TopicScore> given() const override { return given_; }
  bool silenced() const override { return false; }

 private:
  std::shared_ptr<const fasttext::FastText> model_;
  const Taxonomy& taxonomy_;
  double threshold_;
  std::vector<double> confidences_;
  std::vector<TopicScore> given_;
};

}  // namespace metier::bench

#endif  // METIER_BENCH_FASTTEXT_PREDICTOR_H_
