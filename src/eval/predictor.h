// What is measured: something that reads a post and says how sure it is of each topic.

#ifndef METIER_SRC_EVAL_PREDICTOR_H_
#define METIER_SRC_EVAL_PREDICTOR_H_

#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "metier/tagging.h"
#include "tag/tagger.h"

namespace metier::eval {

// Not thread-safe: one a thread. What the accessors show is of the post read last, and holds until the next.
class Predictor {
 public:
  virtual ~Predictor() = default;
  virtual void Read(std::string_view text) = 0;
  virtual std::span<const double> confidences() const = 0;  // in [0, 1], one a topic, in the taxonomy's order
  virtual std::span<const TopicScore> given() const = 0;    // the topics that it commits itself to
  virtual bool silenced() const = 0;                        // it declines to judge the post; its confidences are void
};

using MakePredictor = std::function<std::unique_ptr<Predictor>()>;

// Metier itself. `knowledge` must outlive it.
class TaggerPredictor : public Predictor {
 public:
  explicit TaggerPredictor(const tag::Knowledge& knowledge, const tag::TagOptions& options = {})
      : tagger_(knowledge), options_(options) {}
  void Read(std::string_view text) override {
    tagger_.Tag(text, "", options_, &tagging_);
    confidences_ = tagger_.confidences();
  }
  std::span<const double> confidences() const override { return confidences_; }
  std::span<const TopicScore> given() const override { return tagging_.topics; }
  bool silenced() const override {
    return tagging_.abstained == Abstention::kLanguage || tagging_.abstained == Abstention::kNoWords;
  }

 private:
  tag::Tagger tagger_;
  tag::TagOptions options_;
  Tagging tagging_;
  std::span<const double> confidences_;
};

}  // namespace metier::eval

#endif  // METIER_SRC_EVAL_PREDICTOR_H_
