#include "profile/features.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "weigh/occasions.h"

namespace metier::profile {
namespace {

using weigh::Ledger;
using weigh::Occasion;
using weigh::TopicLedger;

double Repetition(const TopicLedger& topic) {
  double sum = 0;
  for (const Occasion& occasion : topic.occasions) sum += occasion.value;
  return std::log1p(sum);
}

double Responders(const Ledger& ledger, const TopicLedger& topic, const ProfileParameters& parameters) {
  if (ledger.responders == 0) return 0;
  const double here = static_cast<double>(topic.responders) / topic.post_weight;
  const double usual = static_cast<double>(ledger.responders) / ledger.kept_weight;
  const double limit = parameters.responder_ratio_limit;
  const double ratio = std::clamp(here / usual, 1 / limit, limit);
  const auto occasions = static_cast<double>(topic.occasions.size());
  return std::log(ratio) * occasions / (occasions + parameters.shrinkage_occasions);
}

}  // namespace

std::int64_t DistinctWeeks(const TopicLedger& topic) {
  std::vector<std::int64_t> weeks;
  for (const Occasion& occasion : topic.occasions) {
    if (occasion.date != kUnknownTime) weeks.push_back(weigh::WeekOf(occasion.date));
  }
  std::sort(weeks.begin(), weeks.end());
  return std::unique(weeks.begin(), weeks.end()) - weeks.begin();
}

double ShareOf(const Ledger& ledger, const TopicLedger& topic) {
  return ledger.kept_weight > 0 ? topic.mass / ledger.kept_weight : 0;
}

Resonance MeasureResonance(const TopicLedger& topic) {
  Resonance resonance;
  double sum = 0;
  for (const Occasion& occasion : topic.occasions) {
    if (!occasion.ranked) continue;
    sum += occasion.resonance;
    ++resonance.occasions;
  }
  if (resonance.occasions == 0) return resonance;
  const auto count = static_cast<double>(resonance.occasions);
  resonance.mean = sum / count;
  if (resonance.occasions < 2) return resonance;
  double squares = 0;
  for (const Occasion& occasion : topic.occasions) {
    if (occasion.ranked) squares += (occasion.resonance - resonance.mean) * (occasion.resonance - resonance.mean);
  }
  resonance.standard_error = std::sqrt(squares / ((count - 1) * count));
  return resonance;
}

double ResonanceOf(const TopicLedger& topic, const ProfileParameters& parameters) {
  const Resonance resonance = MeasureResonance(topic);
  if (resonance.occasions < 2) return 0;
  const auto count = static_cast<double>(resonance.occasions);
  return resonance.lower() * count / (count + parameters.shrinkage_occasions);
}

std::vector<Contribution> Contributions(const Ledger& ledger, const TopicLedger& topic,
                                        const ProfileParameters& parameters, double background, double attribution) {
  const double repetition = Repetition(topic);
  const double excess = std::log(ShareOf(ledger, topic) / (background + parameters.background_floor));
  const double confirmed = attribution * repetition / (1 + repetition);
  std::vector<Contribution> terms;
  terms.reserve(8);
  const auto add = [&terms](std::string_view feature, double value, double coefficient) {
    terms.push_back({feature, value, coefficient, coefficient * value});
  };
  add("repetition", repetition, parameters.repetition);
  add("span", std::log1p(static_cast<double>(DistinctWeeks(topic))), parameters.span);
  add("excess", excess, parameters.excess);
  add("lead", topic.leading_mass / topic.mass, parameters.lead);
  add("resonance", ResonanceOf(topic, parameters), parameters.resonance);
  add("responders", Responders(ledger, topic, parameters), parameters.responders);
  add("attribution", confirmed, parameters.attribution);
  add("calibration", 1, parameters.calibration);
  return terms;
}

}  // namespace metier::profile
