#include <algorithm>
#include <cstdio>

#include "eval/report.h"
#include "sink/table.h"

namespace metier::eval {
namespace {

constexpr std::array<double, 7> kShownCoverages = {0.1, 0.2, 0.37, 0.5, 0.6, 0.8, 1.0};
constexpr std::size_t kShownConfusions = 20;
constexpr std::size_t kShownShares = 3;
constexpr std::size_t kShownText = 280;

class TextReport {
 public:
  TextReport(const Evaluation& evaluation, const Taxonomy& taxonomy) : e_(evaluation), taxonomy_(taxonomy) {}

  std::string Write() && {
    text_ = e_.corpus + "\n";
    WriteSummary();
    WriteCurves();
    WriteConfusion();
    WriteTopics();
    WriteWorst();
    return std::move(text_);
  }

 private:
  template <typename... Values>
  void Add(const char* format, Values... values) {
    char line[256];
    std::snprintf(line, sizeof(line), format, values...);
    text_ += line;
  }

  const char* Slug(TopicIndex topic) const { return taxonomy_[topic].slug.c_str(); }

  void WriteSummary() {
    Add("  topical posts %lld, chatter %lld\n", static_cast<long long>(e_.topical), static_cast<long long>(e_.chatter));
    Add("  given a topic %.3f of the topical posts; precision of the topics given %.3f\n", e_.coverage, e_.precision);
    if (e_.chatter > 0) Add("  chatter left without topic %.3f\n", e_.chatter_silent);
    if (e_.traps > 0) {
      Add("  of %lld traps %.3f got nothing wrong, %.3f nothing of what they only seem to be about\n",
          static_cast<long long>(e_.traps), e_.traps_right, e_.traps_avoided);
    }
    Add("  F1 micro %.3f, macro %.3f (over topics of at least 20 posts; %.3f over all); expected calibration error "
        "%.3f\n",
        e_.micro_f1, e_.macro_f1, e_.macro_f1_all, e_.expected_calibration_error);
  }

  void WriteCurves() {
    text_ += "  coverage   right root   right topic (best topic, surest posts first)\n";
    for (const CoveragePoint& point : e_.curve) {
      if (std::find(kShownCoverages.begin(), kShownCoverages.end(), point.coverage) != kShownCoverages.end())
        Add("      %.2f        %.3f        %.3f\n", point.coverage, point.root_precision, point.precision);
    }
    text_ += "  confidence   right   pairs\n";
    for (const ReliabilityBin& bin : e_.reliability) {
      if (bin.pairs > 0)
        Add("       %.3f   %.3f   %lld\n", bin.confidence, bin.accuracy, static_cast<long long>(bin.pairs));
    }
  }

  void WriteConfusion() {
    if (e_.confusion.empty()) return;
    text_ += "  siblings confounded: posts of the one, of them given the other, with it as best topic, either\n";
    for (std::size_t i = 0; i < std::min(e_.confusion.size(), kShownConfusions); ++i) {
      const SiblingConfusion& pair = e_.confusion[i];
      Add("    %5lld %5lld %5lld %5lld  %s taken for %s\n", static_cast<long long>(pair.posts),
          static_cast<long long>(pair.given), static_cast<long long>(pair.best),
          static_cast<long long>(pair.confounded), Slug(pair.truth), Slug(pair.taken_for));
    }
  }

  void WriteTopics() {
    text_ += "  topic                            posts   precision   recall   F1\n";
    for (const TopicFigures& figures : e_.topics) {
      Add("    %-30s %5lld       ", Slug(figures.topic), static_cast<long long>(figures.posts()));
      // Without a topic given there is no precision, without a post of the topic no recall.
      figures.right + figures.wrong > 0 ? Add("%.3f    ", figures.Precision()) : Add("    -    ");
      figures.posts() > 0 ? Add("%.3f  %.3f\n", figures.Recall(), figures.F1()) : Add("    -      -\n");
    }
  }

  void WriteWorst() {
    if (!e_.worst.empty()) text_ += "  surest mistakes\n";
    for (const Mistake& mistake : e_.worst) {
      Add("    %.3f %s instead of ", mistake.confidence, Slug(mistake.given));
      for (const TopicIndex topic : mistake.topics) text_ += taxonomy_[topic].slug + " ";
      text_ += (mistake.topics.empty() ? "nothing: " : ": ") + sink::OneLine(mistake.text, kShownText) + "\n";
      if (mistake.account) WriteAccount(*mistake.account, mistake.text);
    }
  }

  void WriteAccount(const tag::TopicAccount& account, std::string_view post) {
    Add("          %+.2f before a word", account.bias);
    for (const tag::Share& share : StrongestShares(account, kShownShares)) {
      Add(", %+.2f ", share.share);
      text_ += std::string(tag::ShareSourceName(share.source)) + " \"" + sink::OneLine(WordsOf(share, post), 40) + "\"";
    }
    if (account.raised_by) text_ += ", as " + taxonomy_[*account.raised_by].slug;
    text_ += "\n";
  }

  const Evaluation& e_;
  const Taxonomy& taxonomy_;
  std::string text_;
};

}  // namespace

std::string EvaluationText(const Evaluation& evaluation, const Taxonomy& taxonomy) {
  return TextReport(evaluation, taxonomy).Write();
}

}  // namespace metier::eval
