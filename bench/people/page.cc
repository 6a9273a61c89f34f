#include "bench/people/page.h"

#include <cmath>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "bench/people/chart.h"

namespace metier::people {
namespace {

constexpr std::string_view kHead = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Composed people</title>
<style>
:root { color-scheme: light dark; --ink: #1b1f24; --paper: #ffffff; --quiet: #57606a; --rule: #d0d7de; --one: #0550ae; --two: #bc4c00; --good: #116329; --bad: #a40e26; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --quiet: #9da7b1; --rule: #30363d; --one: #79c0ff; --two: #ffa657; --good: #56d364; --bad: #ff7b72; } }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 68rem; margin: 2rem auto; padding: 0 1rem; }
p, figcaption { color: var(--quiet); }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
th, td { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid var(--rule); }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
.met { color: var(--good); } .missed { color: var(--bad); font-weight: 600; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr)); gap: 1.5rem; }
figure { margin: 0; } svg { width: 100%; height: auto; } svg text { fill: var(--quiet); font-size: 12px; }
.grid { stroke: var(--rule); } .guide { stroke: var(--quiet); stroke-dasharray: 4 4; }
.line { fill: none !important; stroke-width: 2; } .s0 { fill: var(--one); stroke: var(--one); } .s1 { fill: var(--two); stroke: var(--two); }
pre { overflow-x: auto; font-size: .8rem; } @media print { pre { white-space: pre-wrap; } }
</style>
</head>
<body>
<h1>Composed people</h1>
)";

std::string MeasureRows(const std::vector<Measure>& measures) {
  std::string rows;
  for (const Measure& measure : measures) {
    std::string bound;
    if (measure.at_least) bound = absl::StrFormat("at least %g", *measure.at_least);
    if (measure.at_most) bound = absl::StrFormat("at most %g", *measure.at_most);
    const char* verdict = bound.empty()   ? ""
                          : measure.met() ? "<span class=\"met\">met</span>"
                                          : "<span class=\"missed\">missed</span>";
    absl::StrAppendFormat(
        &rows, "<tr><td>%s</td><td class=\"n\">%.4f</td><td>%s</td><td>%s</td><td class=\"n\">%s</td></tr>\n",
        EscapedHtml(measure.name), measure.value, bound, verdict, EscapedHtml(measure.counts));
  }
  return absl::StrCat(
      "<table><thead><tr><th>measure</th><th class=\"n\">value</th><th>bound</th><th></th><th "
      "class=\"n\">counts</th></tr></thead><tbody>\n",
      rows, "</tbody></table>\n");
}

std::string KindRows(const std::vector<KindRow>& kinds) {
  std::string rows;
  for (const KindRow& row : kinds) {
    absl::StrAppendFormat(&rows,
                          "<tr><td>%s</td><td class=\"n\">%d</td><td class=\"n\">%.3f</td><td class=\"n\">%.3f</td>",
                          std::string(KindName(row.kind)), row.people, row.precision_at_5.value(), row.recall.value());
    for (const Rate* gains : {&row.gains_interest, &row.gains_expertise}) {
      absl::StrAppend(&rows, "<td class=\"n\">",
                      gains->of > 0 ? absl::StrFormat("%d (%.3f)", gains->hits, gains->value()) : "", "</td>");
    }
    rows += "</tr>\n";
  }
  return absl::StrCat(
      "<table><thead><tr><th>kind</th><th class=\"n\">people</th><th class=\"n\">precision at 5</th><th "
      "class=\"n\">recall</th>"
      "<th class=\"n\">gain interest</th><th class=\"n\">gain expertise</th></tr></thead><tbody>\n",
      rows, "</tbody></table>\n");
}

std::string ReliabilityChart(const Measures& m) {
  Chart chart("Reliability: how often a confidence is right", "confidence", "part that is right", 0, 1);
  for (int i = 0; i <= 5; ++i) chart.Tick(i / 5.0, absl::StrFormat("%.1f", i / 5.0));
  chart.Diagonal();
  int series = 0;
  for (const Reliability* reliability : {&m.all, &m.listed}) {
    std::vector<std::pair<double, double>> points;
    for (const CalibrationBin& bin : reliability->bins) {
      if (bin.count == 0) continue;
      points.emplace_back(bin.confidence, bin.right);
      chart.Dot(bin.confidence, bin.right, series,
                absl::StrFormat("%d topics, confidence %.3f, right %.3f", bin.count, bin.confidence, bin.right));
    }
    chart.Line(points, series++);
  }
  chart.Legend({"every assessed topic", "listed topics"});
  return chart.Svg();
}

std::string OccasionsChart(const Measures& m) {
  Chart chart("Precision of listed topics by the number of occasions", "occasions", "precision", 0,
              kOccasionBins.size());
  for (std::size_t i = 0; i < kOccasionBins.size(); ++i) {
    const double x = static_cast<double>(i) + 0.5;
    const bool last = i + 1 == kOccasionBins.size();
    chart.Tick(
        x, last ? absl::StrCat(kOccasionBins[i], "+") : absl::StrCat(kOccasionBins[i], "-", kOccasionBins[i + 1] - 1));
    chart.Bar(x, 0, m.by_occasions[i].value(), 0.6, 0,
              absl::StrFormat("%.4f of %d", m.by_occasions[i].value(), m.by_occasions[i].of));
  }
  return chart.Svg();
}

std::string FollowersChart(const Measures& m) {
  Chart chart("Confidence of true expertise by followers: quartiles", "followers", "confidence", 1, 6);
  for (int i = 1; i <= 6; ++i) chart.Tick(i, absl::StrCat("10^", i));
  for (const FollowerBin& bin : m.by_followers) {
    const double x = std::log10(bin.from) + 0.25;
    if (x > 6) continue;
    chart.Bar(x, bin.lower, bin.upper, 0.18, 0,
              absl::StrFormat("from %.0f: %.2f, %.2f, %.2f, %d topics", bin.from, bin.lower, bin.median, bin.upper,
                              bin.topics));
    chart.Dot(x, bin.median, 1, absl::StrFormat("median %.3f", bin.median));
  }
  return chart.Svg();
}

std::string ListingChart(const Measures& m) {
  Chart chart("If topics were listed from another confidence", "listed from", "precision at 5, recall", 0.4, 1);
  for (int i = 4; i <= 10; ++i) chart.Tick(i / 10.0, absl::StrFormat("%.1f", i / 10.0));
  std::vector<std::pair<double, double>> precision;
  std::vector<std::pair<double, double>> recall;
  for (const ListingPoint& point : m.listing) {
    precision.emplace_back(point.from, point.precision_at_5.value());
    recall.emplace_back(point.from, point.recall.value());
    chart.Dot(point.from, point.precision_at_5.value(), 0, absl::StrFormat("%.4f", point.precision_at_5.value()));
    chart.Dot(point.from, point.recall.value(), 1, absl::StrFormat("%.4f", point.recall.value()));
  }
  chart.Line(precision, 0);
  chart.Line(recall, 1);
  chart.Legend({"precision at 5", "recall of established topics"}, true);
  return chart.Svg();
}

}  // namespace

std::string ReportPage(const Measures& m, std::string_view setting, std::string_view errors) {
  return absl::StrCat(std::string(kHead), "<p>", EscapedHtml(setting), "</p>\n", "<h2>Against the bounds</h2>\n",
                      MeasureRows(m.bounded), "<div class=\"charts\">\n", ReliabilityChart(m), ListingChart(m),
                      OccasionsChart(m), FollowersChart(m), "</div>\n<h2>Kinds of people</h2>\n", KindRows(m.kinds),
                      "<h2>What explains it</h2>\n", MeasureRows(m.informal), "<h2>Errors</h2>\n<pre>",
                      EscapedHtml(errors), "</pre>\n</body>\n</html>\n");
}

}  // namespace metier::people
