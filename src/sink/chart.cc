#include "sink/chart.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace metier::sink {
namespace {

// The drawing in its own units; the page scales it.
constexpr double kWidth = 480;
constexpr double kHeight = 360;
constexpr double kLeft = 64;
constexpr double kRight = kWidth - 24;
constexpr double kTop = 14;
constexpr double kBottom = kHeight - 76;
constexpr double kAxisLabel = kHeight - 36;
constexpr double kLegend = kHeight - 12;

std::string Coordinate(double value) {
  std::array<char, 64> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 1).ptr;
  return std::string(digits.data(), end);
}

std::string Percent(double value) { return std::to_string(std::lround(value * 100)) + " %"; }

// The widest of the usual steps that still gives four intervals or more.
double StepOf(const ChartAxis& axis) {
  for (const double step : {0.2, 0.1, 0.05, 0.02}) {
    if ((axis.high - axis.low) / step >= 3.99) return step;
  }
  return 0.01;
}

std::vector<ChartTick> TicksOf(const ChartAxis& axis) {
  if (!axis.ticks.empty()) return axis.ticks;
  std::vector<ChartTick> ticks;
  for (double at = axis.low; at < axis.high + 1e-6; at += StepOf(axis)) ticks.push_back({at, Percent(at)});
  return ticks;
}

class Plot {
 public:
  Plot(const Chart& chart, HtmlWriter* html) : chart_(chart), html_(*html) {}

  void Write() {
    const std::string title = chart_.id + "-title";
    const std::string description = chart_.id + "-description";
    html_.Open("svg", {{"viewBox", "0 0 " + Coordinate(kWidth) + " " + Coordinate(kHeight)},
                       {"role", "img"},
                       {"aria-labelledby", title + " " + description}});
    html_.Element("title", chart_.title, {{"id", title}}).Element("desc", chart_.description, {{"id", description}});
    WriteAxes();
    if (chart_.diagonal) WriteDiagonal();
    for (std::size_t i = 0; i < chart_.series.size(); ++i) WriteSeries(chart_.series[i], i + 1);
    WriteLegend();
    html_.Close();
  }

 private:
  static double Along(double value, const ChartAxis& axis) {
    return (std::clamp(value, axis.low, axis.high) - axis.low) / (axis.high - axis.low);
  }
  double X(double value) const { return kLeft + Along(value, chart_.x) * (kRight - kLeft); }
  double Y(double value) const { return kBottom - Along(value, chart_.y) * (kBottom - kTop); }

  void Line(std::string_view kind, double x1, double y1, double x2, double y2) {
    html_.Shape("line", {{"class", std::string(kind)},
                         {"x1", Coordinate(x1)},
                         {"y1", Coordinate(y1)},
                         {"x2", Coordinate(x2)},
                         {"y2", Coordinate(y2)}});
  }
  void Label(double x, double y, std::string_view anchor, std::string_view text) {
    html_.Element("text", text, {{"x", Coordinate(x)}, {"y", Coordinate(y)}, {"text-anchor", std::string(anchor)}});
  }

  void WriteAxes() {
    for (const ChartTick& tick : TicksOf(chart_.x)) {
      Line("grid", X(tick.at), kTop, X(tick.at), kBottom);
      Label(X(tick.at), kBottom + 18, "middle", tick.label);
    }
    for (const ChartTick& tick : TicksOf(chart_.y)) {
      Line("grid", kLeft, Y(tick.at), kRight, Y(tick.at));
      Label(kLeft - 6, Y(tick.at) + 4, "end", tick.label);
    }
    Line("axis", kLeft, kBottom, kRight, kBottom);
    Line("axis", kLeft, kTop, kLeft, kBottom);
    Label((kLeft + kRight) / 2, kAxisLabel, "middle", chart_.x.label);
    const double middle = (kTop + kBottom) / 2;
    html_.Element("text", chart_.y.label,
                  {{"text-anchor", "middle"}, {"transform", "translate(14 " + Coordinate(middle) + ") rotate(-90)"}});
  }

  void WriteDiagonal() {
    const double low = std::max(chart_.x.low, chart_.y.low);
    const double high = std::min(chart_.x.high, chart_.y.high);
    Line("guide", X(low), Y(low), X(high), Y(high));
  }

  void Dot(std::size_t number, double x, double y, double radius, const std::string& note) {
    const std::string kind = "dot-" + std::to_string(number);
    if (number == 1) {
      html_.Open("circle", {{"class", kind}, {"cx", Coordinate(x)}, {"cy", Coordinate(y)}, {"r", Coordinate(radius)}});
    } else {
      html_.Open("rect", {{"class", kind},
                          {"x", Coordinate(x - radius)},
                          {"y", Coordinate(y - radius)},
                          {"width", Coordinate(2 * radius)},
                          {"height", Coordinate(2 * radius)}});
    }
    if (!note.empty()) html_.Element("title", note);
    html_.Close();
  }

  void Bar(std::size_t number, const ChartPoint& point) {
    html_.Open("rect", {{"class", "dot-" + std::to_string(number)},
                        {"x", Coordinate(X(point.x) - point.radius)},
                        {"y", Coordinate(Y(point.y))},
                        {"width", Coordinate(2 * point.radius)},
                        {"height", Coordinate(Y(*point.from) - Y(point.y))}});
    if (!point.note.empty()) html_.Element("title", point.note);
    html_.Close();
  }

  void WriteSeries(const ChartSeries& series, std::size_t number) {
    if (series.line) {
      std::string points;
      for (const ChartPoint& point : series.points)
        points += (points.empty() ? "" : " ") + Coordinate(X(point.x)) + "," + Coordinate(Y(point.y));
      html_.Shape("polyline", {{"class", "line-" + std::to_string(number)}, {"points", points}});
    }
    for (const ChartPoint& point : series.points) {
      if (point.from) {
        Bar(number, point);
      } else {
        Dot(number, X(point.x), Y(point.y), point.radius, point.note);
      }
    }
  }

  void WriteLegend() {
    const double width = (kRight - kLeft) / static_cast<double>(std::max<std::size_t>(chart_.series.size(), 1));
    for (std::size_t i = 0; i < chart_.series.size(); ++i) {
      const double x = kLeft + width * static_cast<double>(i);
      if (chart_.series[i].line) Line("line-" + std::to_string(i + 1), x, kLegend - 4, x + 26, kLegend - 4);
      Dot(i + 1, x + 13, kLegend - 4, 3.5, "");
      Label(x + 33, kLegend, "start", chart_.series[i].name);
    }
  }

  const Chart& chart_;
  HtmlWriter& html_;
};

}  // namespace

void WriteChart(const Chart& chart, HtmlWriter* html) { Plot(chart, html).Write(); }

}  // namespace metier::sink
