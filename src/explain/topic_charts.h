// What a topic's account looks like: bars of contributions, occasions along time, response against the usual.

#ifndef METIER_SRC_EXPLAIN_TOPIC_CHARTS_H_
#define METIER_SRC_EXPLAIN_TOPIC_CHARTS_H_

#include "explain/audit.h"
#include "sink/html.h"

namespace metier::explain {

// One waterfall over the rows of a table: each bar begins where the one before ended.
class WaterfallScale {
 public:
  explicit WaterfallScale(const TopicAudit& topic);
  // `total`: the sum, from zero.
  void WriteBar(double value, bool total, sink::HtmlWriter* html);

 private:
  double low_ = 0;
  double high_ = 0;
  double reached_ = 0;
};

// The occasions along time, and where the response to each stands against the usual; nothing where fewer than two
// occasions have a date.
void WriteTopicCharts(const PersonAudit& person, const TopicAudit& topic, sink::HtmlWriter* html);

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_TOPIC_CHARTS_H_
