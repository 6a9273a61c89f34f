// Charts as inline SVG: readable without script, in the colours of the page's style sheet, told apart by shape as well.

#ifndef METIER_SRC_SINK_CHART_H_
#define METIER_SRC_SINK_CHART_H_

#include <string>
#include <vector>

#include "sink/html.h"

namespace metier::sink {

// Of parts of a whole: drawn in percent. 0 <= low < high <= 1.
struct ChartAxis {
  std::string label;
  double low = 0;
  double high = 1;
};

struct ChartPoint {
  double x = 0;
  double y = 0;
  double radius = 3.5;  // of its dot, of a chart about 480 wide
  std::string note;     // shown on hovering, and to a screen reader
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
