#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "eval/report.h"
#include "sink/chart.h"
#include "sink/highlight.h"
#include "sink/html.h"
#include "sink/html_table.h"

namespace metier::eval {
namespace {

using sink::HtmlWriter;

constexpr std::size_t kShownConfusions = 40;
constexpr std::size_t kShownShares = 5;

std::string Fixed(double value, int decimals, bool sign = false) {
  std::array<char, 352> digits;
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, decimals).ptr;
  const std::string text(digits.data(), end);
  if (text.front() == '-') return "\u2212" + text.substr(1);
  return sign ? "+" + text : text;
}

// With commas between thousands.
std::string Count(std::int64_t value) {
  std::string text = std::to_string(value);
  for (std::ptrdiff_t place = std::ssize(text) - 3; place > 0; place -= 3)
    text.insert(static_cast<std::size_t>(place), ",");
  return text;
}

class PageReport {
 public:
  PageReport(const Taxonomy& taxonomy, HtmlWriter* html) : taxonomy_(taxonomy), html_(*html) {}

  void Write(const Evaluation& e, std::size_t number) {
    id_ = "set-" + std::to_string(number);
    html_.Element("h2", e.corpus, {{"id", id_}});
    WriteSummary(e);
    html_.Open("div", {{"class", "figures"}});
    WriteCurve(e);
    WriteReliability(e);
    html_.Close();
    WriteConfusion(e);
    WriteWorst(e);
    WriteTopics(e);
  }

 private:
  void Row(std::string_view name, const std::string& figure, std::string_view meaning) {
    html_.Open("tr").Element("th", name, {{"scope", "row"}}).Element("td", figure, {{"class", "number"}});
    html_.Element("td", meaning, {{"class", "quiet"}}).Close();
  }

  void WriteSummary(const Evaluation& e) {
    sink::OpenTable("Summary", {{"Measure"}, {"Figure", true}, {"What it says"}}, &html_);
    Row("Posts about something", Count(e.topical), "known to be about at least one topic");
    Row("Posts about nothing", Count(e.chatter), "chatter, and traps that are about nothing");
    Row("Coverage", Fixed(e.coverage, 3), "of the posts about something that were given a topic");
    Row("Precision", Fixed(e.precision, 3), "of all topics given");
    if (e.chatter > 0)
      Row("Chatter left alone", Fixed(e.chatter_silent, 3), "of the posts about nothing, traps aside, given no topic");
    if (e.traps > 0) {
      Row("Traps", Count(e.traps), "posts that seem to be about what they are not about");
      Row("Traps right", Fixed(e.traps_right, 3), "of the traps given nothing wrong");
      Row("Traps avoided", Fixed(e.traps_avoided, 3), "of the traps not given what they only seem to be about");
    }
    Row("Micro F1", Fixed(e.micro_f1, 3), "over all pairs of a post and a topic");
    Row("Macro F1", Fixed(e.macro_f1, 3), "mean over topics of at least 20 posts");
    Row("Macro F1, all topics", Fixed(e.macro_f1_all, 3), "mean over topics of at least one post");
    Row("Calibration error", Fixed(e.expected_calibration_error, 3),
        "mean distance between confidence and how often it was right, from a confidence of 0.1 on");
    sink::CloseTable(&html_);
  }

  void Figure(const sink::Chart& chart, std::string_view caption) {
    html_.Open("figure").Element("h3", chart.title);
    sink::WriteChart(chart, &html_);
    html_.Element("figcaption", caption).Close();
  }

  void WriteCurve(const Evaluation& e) {
    sink::Chart chart;
    chart.id = id_ + "-curve";
    chart.title = "Precision and coverage";
    chart.x.label = "Posts answered, the surest first";
    chart.y.label = "Best topic right";
    chart.series = {{"right root", {}, true}, {"right topic", {}, true}};
    double lowest = 1;
    for (const CoveragePoint& point : e.curve) {
      const std::string at = Fixed(point.coverage * 100, 0) + " % of posts: ";
      chart.series[0].points.push_back(
          {point.coverage, point.root_precision, 3, at + Fixed(point.root_precision, 3) + " right root"});
      chart.series[1].points.push_back(
          {point.coverage, point.precision, 3, at + Fixed(point.precision, 3) + " right topic"});
      lowest = std::min({lowest, point.root_precision, point.precision});
      chart.description +=
          at + Fixed(point.root_precision, 3) + " right root, " + Fixed(point.precision, 3) + " right topic. ";
    }
    chart.y.low = std::clamp(std::floor(lowest * 10) / 10, 0.0, 0.8);
    Figure(chart, "Each post's surest topic, when only the surest posts are answered. The vertical axis begins at " +
                      Fixed(chart.y.low * 100, 0) + " %.");
  }

  void WriteReliability(const Evaluation& e) {
    sink::Chart chart;
    chart.id = id_ + "-reliability";
    chart.title = "Reliability";
    chart.x.label = "Confidence";
    chart.y.label = "Right";
    chart.diagonal = true;
    chart.series = {{"tenths of confidence, larger where there are more pairs", {}, false}};
    std::int64_t most = 1;
    for (const ReliabilityBin& bin : e.reliability) most = std::max(most, bin.pairs);
    for (const ReliabilityBin& bin : e.reliability) {
      if (bin.pairs == 0) continue;
      const std::string note = "confidence " + Fixed(bin.confidence, 3) + ": " + Fixed(bin.accuracy, 3) + " right of " +
                               Count(bin.pairs) + " pairs";
      const double radius = 3 + 9 * std::sqrt(static_cast<double>(bin.pairs) / static_cast<double>(most));
      chart.series[0].points.push_back({bin.confidence, bin.accuracy, radius, note});
      chart.description += note + ". ";
    }
    Figure(chart,
           "How often topics of a confidence were right. On the dotted line a confidence means what it says; above it "
           "topics are right more often than that, below it less often.");
  }

  void WriteConfusion(const Evaluation& e) {
    html_.Element("h3", "Siblings confounded");
    if (e.confusion.empty()) {
      html_.Element("p", "None.");
      return;
    }
    sink::OpenTable(
        "Posts of a topic taken for another with the same parent. Given: as a topic of the post; best: as its "
        "surest, given or not.",
        {{"Topic"}, {"Taken for"}, {"Posts", true}, {"Given", true}, {"Best", true}, {"Either", true}}, &html_);
    for (std::size_t i = 0; i < std::min(e.confusion.size(), kShownConfusions); ++i) {
      const SiblingConfusion& pair = e.confusion[i];
      html_.Open("tr").Element("th", taxonomy_[pair.truth].name, {{"scope", "row"}});
      html_.Element("td", taxonomy_[pair.taken_for].name);
      for (const std::int64_t count : {pair.posts, pair.given, pair.best, pair.confounded})
        sink::WriteNumber(Count(count), &html_);
      html_.Close();
    }
    sink::CloseTable(&html_);
  }

  void WriteWorst(const Evaluation& e) {
    html_.Element("h3", "The " + std::to_string(e.worst.size()) + " surest mistakes");
    html_.Open("p", {{"class", "quiet"}}).Text("Marked words spoke for the wrong topic (");
    html_.Element("mark", "little", {{"class", "for-1"}}).Text(", ").Element("mark", "more", {{"class", "for-2"}});
    html_.Text(", ").Element("mark", "most", {{"class", "for-3"}}).Text(") or ");
    html_.Element("mark", "against it", {{"class", "against"}});
    html_.Text(". Figures are logits: what stands before any word and what all words give add up to the confidence.");
    html_.Close().Open("ol", {{"class", "posts"}});
    for (const Mistake& mistake : e.worst) WriteMistake(mistake);
    html_.Close();
  }

  void WriteMistake(const Mistake& mistake) {
    html_.Open("li").Element("strong", taxonomy_[mistake.given].name).Text(" " + Fixed(mistake.confidence, 3));
    html_.Text(" instead of ");
    if (mistake.topics.empty()) html_.Text("nothing");
    for (std::size_t i = 0; i < mistake.topics.size(); ++i) {
      if (i > 0) html_.Text(", ");
      html_.Element("strong", taxonomy_[mistake.topics[i]].name);
    }
    if (!mistake.id.empty()) html_.Text(" ").Element("bdi", mistake.id, {{"class", "quiet"}});
    html_.Open("blockquote", {{"dir", "auto"}});
    std::vector<sink::Highlight> highlights;
    if (mistake.account) {
      for (const tag::Share& share : mistake.account->shares)
        highlights.push_back({share.range.begin, share.range.end, share.share});
    }
    sink::WriteHighlighted(mistake.text, highlights, &html_);
    html_.Close();
    if (mistake.account) WriteAccount(*mistake.account, mistake.text);
    html_.Close();
  }

  void WriteAccount(const tag::TopicAccount& account, std::string_view post) {
    html_.Open("div", {{"class", "quiet"}}).Text(Fixed(account.bias, 2, true) + " before a word");
    for (const tag::Share& share : StrongestShares(account, kShownShares)) {
      html_.Text(", " + Fixed(share.share, 2, true) + " " + std::string(tag::ShareSourceName(share.source)) +
                 " \u201C");
      html_.Element("bdi", WordsOf(share, post)).Text("\u201D");
    }
    html_.Text("; in all " + Fixed(account.logit, 2, true));
    if (account.raised_by) html_.Text(", as " + taxonomy_[*account.raised_by].name + ", which is part of it");
    html_.Text(".").Close();
  }

  void WriteTopics(const Evaluation& e) {
    html_.Element("h3", "Topic by topic");
    sink::OpenTable("Every topic that was true of a post or given to one, those of most posts first.",
                    {{"Topic"},
                     {"Posts", true},
                     {"Precision", true},
                     {"Recall", true},
                     {"F1", true},
                     {"Right", true},
                     {"Wrong", true},
                     {"Missed", true}},
                    &html_);
    for (const TopicFigures& figures : e.topics) {
      html_.Open("tr").Element("th", taxonomy_[figures.topic].name, {{"scope", "row"}});
      sink::WriteNumber(Count(figures.posts()), &html_);
      sink::WriteNumber(figures.right + figures.wrong > 0 ? Fixed(figures.Precision(), 3) : "\u2013", &html_);
      sink::WriteNumber(figures.posts() > 0 ? Fixed(figures.Recall(), 3) : "\u2013", &html_);
      sink::WriteNumber(figures.posts() > 0 ? Fixed(figures.F1(), 3) : "\u2013", &html_);
      for (const std::int64_t count : {figures.right, figures.wrong, figures.missed})
        sink::WriteNumber(Count(count), &html_);
      html_.Close();
    }
    sink::CloseTable(&html_);
  }

  const Taxonomy& taxonomy_;
  HtmlWriter& html_;
  std::string id_;
};

}  // namespace

std::string EvaluationPage(std::span<const Evaluation> evaluations, const Taxonomy& taxonomy,
                           std::string_view provenance) {
  std::string page;
  HtmlWriter html(&page);
  sink::BeginPage("Metier: evaluation", &html);
  html.Element("h1", "How good the topics are");
  html.Element("p", "Topics given to posts, against what the posts are known to be about.");
  html.Element("p", provenance, {{"class", "quiet"}});
  if (evaluations.size() > 1) {
    html.Open("nav", {{"aria-label", "Sets of posts"}}).Open("ul");
    for (std::size_t i = 0; i < evaluations.size(); ++i)
      html.Open("li").Element("a", evaluations[i].corpus, {{"href", "#set-" + std::to_string(i + 1)}}).Close();
    html.Close().Close();
  }
  PageReport report(taxonomy, &html);
  for (std::size_t i = 0; i < evaluations.size(); ++i) report.Write(evaluations[i], i + 1);
  html.CloseAll();
  return page;
}

}  // namespace metier::eval
