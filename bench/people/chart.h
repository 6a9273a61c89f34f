// Small charts as inline SVG, coloured by the style sheet of the page they stand in.

#ifndef METIER_BENCH_PEOPLE_CHART_H_
#define METIER_BENCH_PEOPLE_CHART_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace metier::people {

// & < > and both quotes as entities.
std::string EscapedHtml(std::string_view text);

// Axes in a fixed frame: x from `low` to `high`, y from 0 to 1. Adds marks, then gives the SVG.
class Chart {
 public:
  Chart(std::string_view title, std::string_view x_label, std::string_view y_label, double low, double high);

  // A tick of the x axis.
  void Tick(double x, std::string_view label);
  // `series` 0 or 1 picks the colour.
  void Line(const std::vector<std::pair<double, double>>& points, int series);
  void Dot(double x, double y, int series, std::string_view note);
  // A vertical bar from `bottom` to `top`.
  void Bar(double x, double bottom, double top, double width, int series, std::string_view note);
  void Diagonal();
  // In the upper left corner, or in the lower left one.
  void Legend(const std::vector<std::string>& names, bool low = false);

  std::string Svg() const;

 private:
  double X(double x) const;
  static double Y(double y);

  std::string title_;
  std::string body_;
  double low_;
  double high_;
};

}  // namespace metier::people

#endif  // METIER_BENCH_PEOPLE_CHART_H_
