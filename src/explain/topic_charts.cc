#include "explain/topic_charts.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/time.h"
#include "explain/wording.h"
#include "sink/chart.h"

namespace metier::explain {
namespace {

constexpr double kBarWidth = 240;
constexpr double kBarHeight = 14;
constexpr std::size_t kMostTicks = 5;

std::string Coordinate(double value) { return Fixed(value, 1); }

// "Jun 2023".
std::string ShortMonth(UnixSeconds time) {
  const std::string month = Months(time, time);
  return month.substr(0, 3) + month.substr(month.find(' '));
}

// Ticks at the beginnings of months, as many as fit; both ends where that gives none.
std::vector<sink::ChartTick> MonthTicks(UnixSeconds first, UnixSeconds last) {
  std::vector<UnixSeconds> months;
  const std::string begin = base::FormatTime(first);
  int year = std::stoi(begin.substr(0, 4));
  int month = std::stoi(begin.substr(5, 2));
  for (;;) {
    month = month == 12 ? 1 : month + 1;
    year += month == 1 ? 1 : 0;
    if (year > 9999) break;
    const std::string number = std::to_string(year);
    const auto time = base::ParseTime(std::string(4 - number.size(), '0') + number + (month < 10 ? "-0" : "-") +
                                      std::to_string(month) + "-01");
    if (!time.ok() || *time > last) break;
    months.push_back(*time);
  }
  std::vector<sink::ChartTick> ticks;
  const std::size_t step = std::max<std::size_t>(1, (months.size() + kMostTicks - 1) / kMostTicks);
  for (std::size_t i = 0; i < months.size(); i += step) {
    ticks.push_back({static_cast<double>(months[i]), ShortMonth(months[i])});
  }
  if (ticks.empty()) ticks = {{static_cast<double>(first), Day(first)}};
  return ticks;
}

void Figure(const sink::Chart& chart, const std::string& caption, sink::HtmlWriter* html) {
  html->Open("figure").Element("h3", chart.title);
  sink::WriteChart(chart, html);
  html->Element("figcaption", caption).Close();
}

}  // namespace

WaterfallScale::WaterfallScale(const TopicAudit& topic) {
  double reached = 0;
  const auto reach = [&](double value) {
    reached += value;
    low_ = std::min(low_, reached);
    high_ = std::max(high_, reached);
  };
  reach(topic.bias);
  for (const ContributionAudit& c : topic.contributions) reach(c.contribution);
  if (high_ - low_ < 1e-9) high_ = low_ + 1;
}

void WaterfallScale::WriteBar(double value, bool total, sink::HtmlWriter* html) {
  const double from = total ? 0 : reached_;
  const double to = from + value;
  if (!total) reached_ = to;
  const auto x = [this](double at) { return 2 + (at - low_) / (high_ - low_) * (kBarWidth - 4); };
  html->Open("svg",
             {{"viewBox", "0 0 " + Coordinate(kBarWidth) + " " + Coordinate(kBarHeight)}, {"aria-hidden", "true"}});
  html->Shape("line", {{"class", "axis"},
                       {"x1", Coordinate(x(0))},
                       {"y1", "0"},
                       {"x2", Coordinate(x(0))},
                       {"y2", Coordinate(kBarHeight)}});
  html->Shape("rect", {{"class", value < 0 ? "dot-2" : "dot-1"},
                       {"x", Coordinate(x(std::min(from, to)))},
                       {"y", "2"},
                       {"width", Coordinate(std::max(std::abs(x(to) - x(from)), 1.0))},
                       {"height", Coordinate(kBarHeight - 4)}});
  html->Close();
}

void WriteTopicCharts(const PersonAudit& person, const TopicAudit& topic, sink::HtmlWriter* html) {
  std::vector<const OccasionAudit*> dated;
  for (const OccasionAudit& occasion : topic.occasions) {
    if (!base::FormatTime(occasion.date).empty()) dated.push_back(&occasion);
  }
  if (dated.size() < 2) return;
  UnixSeconds first = dated.front()->date;
  UnixSeconds last = std::max(dated.front()->date, person.as_of);
  double highest = 1;
  for (const OccasionAudit* occasion : dated) {
    first = std::min(first, occasion->date);
    last = std::max(last, occasion->date);
    highest = std::max(highest, occasion->value);
  }
  if (base::FormatTime(last).empty() || last <= first) return;
  const double margin = (static_cast<double>(last) - static_cast<double>(first)) * 0.02;
  const sink::ChartAxis time = {"", static_cast<double>(first) - margin, static_cast<double>(last) + margin,
                                MonthTicks(first, last)};

  sink::Chart occasions;
  occasions.id = topic.slug + "-occasions";
  occasions.title = "Occasions";
  occasions.x = time;
  occasions.y = {"worth", 0, highest > 1 ? 2.0 : 1.0, {}};
  for (double at = 0; at <= occasions.y.high + 1e-9; at += occasions.y.high / 4)
    occasions.y.ticks.push_back({at, Fixed(at, occasions.y.high > 1 ? 1 : 2)});
  occasions.series = {{"occasions of " + topic.name, {}, false}};
  sink::Chart response;
  response.id = topic.slug + "-response";
  response.title = "Response against the usual";
  response.x = time;
  response.y = {"rank", -1, 1, {{-1, "least"}, {0, "usual"}, {1, "most"}}};
  response.series = {{"posts of these occasions", {}, false}};
  for (const OccasionAudit* occasion : dated) {
    const std::string when = Day(occasion->date);
    const double x = static_cast<double>(occasion->date);
    occasions.series[0].points.push_back({x, occasion->value, 2, when + ": worth " + Fixed(occasion->value, 2), 0.0});
    occasions.description += when + " worth " + Fixed(occasion->value, 2) + ". ";
    if (!occasion->ranked) continue;
    response.series[0].points.push_back(
        {x, occasion->resonance, 4, when + ": " + Fixed(occasion->resonance, 2, true), {}});
    response.description += when + " " + Fixed(occasion->resonance, 2, true) + ". ";
  }
  html->Open("div", {{"class", "figures"}});
  Figure(occasions,
         "Each bar is a day or a thread with posts on the topic: higher the surer, the better answered and the more "
         "recent.",
         html);
  if (!response.series[0].points.empty()) {
    Figure(response,
           "How the response ranks among all posts of the person, from the least to the most. The size of the audience "
           "cancels.",
           html);
  }
  html->Close();
}

}  // namespace metier::explain
