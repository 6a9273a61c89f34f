// Charts as inline SVG: readable without script, in the colours of the page's style sheet, told apart by shape as well.

#ifndef METIER_SRC_SINK_CHART_H_
#define METIER_SRC_SINK_CHART_H_

#include <optional>
#include <string>
#include <vector>

#include "sink/html.h"

namespace metier::sink {

struct ChartTick {
  double at = 0;
  std::string label;
};

// low < high. Without ticks of its own the axis is of parts of a whole, within [0, 1], and is drawn in percent.
struct ChartAxis {
  std::string label;
  double low = 0;
  double high = 1;
  std::vector<ChartTick> ticks = {};
};

struct ChartPoint {
  double x = 0;
  double y = 0;
  double radius = 3.5;              // of its dot, of a chart about 480 wide
  std::string note;                 // shown on hovering, and to a screen reader
  std::optional<double> from = {};  // instead of a dot, a bar from here up to y, twice `radius` wide
};

struct ChartSeries {
  std::string name;
  std::vector<ChartPoint> points;  // in the order of the line
  bool line = true;                // joined by one
};

struct Chart {
  std::string id;  // unique in the page, [a-z0-9-]+
  std::string title;
  std::string description;  // what it shows, for those who do not see it
  ChartAxis x;
  ChartAxis y;
  std::vector<ChartSeries> series;  // one or two
  bool diagonal = false;            // a guide where x equals y
};

// Points outside the axes are drawn on their edge.
void WriteChart(const Chart& chart, HtmlWriter* html);

}  // namespace metier::sink

#endif  // METIER_SRC_SINK_CHART_H_
