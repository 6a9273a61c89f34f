#include "bench/people/page.h"

#include <cmath>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "sink/chart.h"
#include "sink/html.h"
#include "sink/html_table.h"

namespace metier::people {
namespace {

using sink::CloseTable;
using sink::HtmlWriter;
using sink::OpenTable;
using sink::WriteNumber;

void WriteMeasures(const std::vector<Measure>& measures, HtmlWriter* html) {
  OpenTable("Measures against their bounds", {{"measure"}, {"value", true}, {"bound"}, {""}, {"counts", true}}, html);
  for (const Measure& measure : measures) {
    html->Open("tr").Element("th", measure.name, {{"scope", "row"}});
    WriteNumber(absl::StrFormat("%.4f", measure.value), html);
    std::string bound;
    if (measure.at_least) bound = absl::StrFormat("at least %g", *measure.at_least);
    if (measure.at_most) bound = absl::StrFormat("at most %g", *measure.at_most);
    html->Element("td", bound).Open("td");
    if (!bound.empty()) html->Element(measure.met() ? "span" : "strong", measure.met() ? "met" : "missed");
    html->Close();
    WriteNumber(measure.counts, html);
    html->Close();
  }
  CloseTable(html);
}

void WriteKinds(const std::vector<KindRow>& kinds, HtmlWriter* html) {
  OpenTable("By kind of person",
            {{"kind"},
             {"people", true},
             {"precision at 5", true},
             {"recall", true},
             {"gain interest", true},
             {"gain expertise", true}},
            html);
  for (const KindRow& row : kinds) {
    html->Open("tr").Element("th", KindName(row.kind), {{"scope", "row"}});
    WriteNumber(absl::StrCat(row.people), html);
    for (const Rate* rate : {&row.precision_at_5, &row.recall})
      WriteNumber(absl::StrFormat("%.3f", rate->value()), html);
    for (const Rate* gains : {&row.gains_interest, &row.gains_expertise})
      WriteNumber(gains->of > 0 ? absl::StrFormat("%d (%.3f)", gains->hits, gains->value()) : "", html);
    html->Close();
  }
  CloseTable(html);
}

// What a chart shows, for those who do not see it, are the notes of its points.
void WriteFigure(sink::Chart chart, HtmlWriter* html) {
  for (const sink::ChartSeries& series : chart.series) {
    for (const sink::ChartPoint& point : series.points) absl::StrAppend(&chart.description, point.note, ". ");
  }
  html->Open("figure").Element("h3", chart.title);
  sink::WriteChart(chart, html);
  html->Close();
}

sink::Chart ReliabilityChart(const Measures& m) {
  sink::Chart chart;
  chart.id = "reliability";
  chart.title = "Reliability: how often a confidence is right";
  chart.x.label = "confidence";
  chart.y.label = "right";
  chart.diagonal = true;
  chart.series = {{"every assessed topic", {}, true}, {"listed topics", {}, true}};
  for (std::size_t i = 0; const Reliability* reliability : {&m.all, &m.listed}) {
    for (const CalibrationBin& bin : reliability->bins) {
      if (bin.count == 0) continue;
      chart.series[i].points.push_back(
          {bin.confidence, bin.right, 4,
           absl::StrFormat("%d topics, confidence %.3f, right %.3f", bin.count, bin.confidence, bin.right)});
    }
    ++i;
  }
  return chart;
}

sink::Chart OccasionsChart(const Measures& m) {
  sink::Chart chart;
  chart.id = "occasions";
  chart.title = "Precision of listed topics by the number of occasions";
  chart.x = {"occasions", 0, static_cast<double>(kOccasionBins.size())};
  chart.y.label = "precision";
  chart.series = {{"listed topics", {}, false}};
  for (std::size_t i = 0; i < kOccasionBins.size(); ++i) {
    const bool last = i + 1 == kOccasionBins.size();
    const double x = static_cast<double>(i) + 0.5;
    const std::string occasions =
        last ? absl::StrCat(kOccasionBins[i], "+") : absl::StrCat(kOccasionBins[i], "-", kOccasionBins[i + 1] - 1);
    chart.x.ticks.push_back({x, occasions});
    const Rate& rate = m.by_occasions[i];
    chart.series[0].points.push_back(
        {x, rate.value(), 14, absl::StrFormat("%s occasions: %.4f of %d", occasions, rate.value(), rate.of), 0.0});
  }
  return chart;
}

sink::Chart FollowersChart(const Measures& m) {
  sink::Chart chart;
  chart.id = "followers";
  chart.title = "Confidence of true expertise by followers";
  chart.x = {"followers", 1, 6};
  for (int i = 1; i <= 6; ++i) chart.x.ticks.push_back({static_cast<double>(i), absl::StrCat("10^", i)});
  chart.y.label = "confidence";
  chart.series = {{"middle half", {}, false}, {"median", {}, false}};
  for (const FollowerBin& bin : m.by_followers) {
    const double x = std::log10(bin.from) + 0.25;
    if (x > chart.x.high) continue;
    const std::string from = absl::StrFormat("from %.0f followers: ", bin.from);
    chart.series[0].points.push_back(
        {x, bin.upper, 7, absl::StrFormat("%s%.2f to %.2f, %d topics", from, bin.lower, bin.upper, bin.topics),
         bin.lower});
    chart.series[1].points.push_back({x, bin.median, 4, absl::StrFormat("%smedian %.3f", from, bin.median)});
  }
  return chart;
}

sink::Chart ListingChart(const Measures& m) {
  sink::Chart chart;
  chart.id = "listing";
  chart.title = "If topics were listed from another confidence";
  chart.x = {"listed from", 0.4, 1};
  chart.y.label = "part";
  chart.series = {{"precision at 5", {}, true}, {"recall of established topics", {}, true}};
  for (const ListingPoint& point : m.listing) {
    const double precision = point.precision_at_5.value();
    const double recall = point.recall.value();
    const std::string from = absl::StrFormat("from %.2f: ", point.from);
    chart.series[0].points.push_back({point.from, precision, 4, absl::StrFormat("%sprecision %.4f", from, precision)});
    chart.series[1].points.push_back({point.from, recall, 4, absl::StrFormat("%srecall %.4f", from, recall)});
  }
  return chart;
}

}  // namespace

std::string ReportPage(const Measures& m, std::string_view setting, std::string_view errors) {
  std::string page;
  HtmlWriter html(&page);
  sink::BeginPage("Metier: composed people", &html);
  html.Element("h1", "Composed people").Element("p", setting, {{"class", "quiet"}});
  html.Element("h2", "Against the bounds");
  WriteMeasures(m.bounded, &html);
  html.Open("div", {{"class", "figures"}});
  for (const sink::Chart& chart : {ReliabilityChart(m), ListingChart(m), OccasionsChart(m), FollowersChart(m)})
    WriteFigure(chart, &html);
  html.Close().Element("h2", "Kinds of people");
  WriteKinds(m.kinds, &html);
  html.Element("h2", "What explains it");
  WriteMeasures(m.informal, &html);
  html.Element("h2", "Errors").Open("div", {{"class", "scroll"}, {"tabindex", "0"}}).Element("pre", errors);
  html.CloseAll();
  return page;
}

}  // namespace metier::people
