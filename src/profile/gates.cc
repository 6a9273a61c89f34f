#include "profile/gates.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "profile/features.h"
#include "weigh/occasions.h"

namespace metier::profile {
namespace {

using weigh::Occasion;
using weigh::TopicLedger;

bool InsideOneWeek(const TopicLedger& topic) {
  UnixSeconds first = std::numeric_limits<UnixSeconds>::max();
  UnixSeconds last = kUnknownTime;
  for (const Occasion& occasion : topic.occasions) {
    if (occasion.date == kUnknownTime) continue;
    first = std::min(first, occasion.date);
    last = std::max(last, occasion.date);
  }
  if (last == kUnknownTime) return false;
  // As doubles: the difference of two hostile times need not fit.
  return static_cast<double>(last) - static_cast<double>(first) <= 7.0 * static_cast<double>(weigh::kSecondsPerDay);
}

bool HasDate(const Occasion& occasion) { return occasion.date != kUnknownTime; }
bool IsRanked(const Occasion& occasion) { return occasion.ranked; }

}  // namespace

std::vector<Gate> CheckGates(const TopicLedger& topic, const ProfileParameters& parameters) {
  const auto& all = topic.occasions;
  const auto occasions = static_cast<std::int64_t>(all.size());
  const bool thin = occasions < parameters.thin_occasions || DistinctWeeks(topic) < parameters.thin_weeks ||
                    topic.posts < parameters.thin_posts;
  const double mention = parameters.mention_cap;
  return {
      {"one_occasion", occasions == 1, mention},
      {"few_occasions", occasions < parameters.few_occasions, mention},
      {"one_week", InsideOneWeek(topic), mention},
      {"thin", thin, parameters.interest_cap},
      {"no_dates", std::none_of(all.begin(), all.end(), HasDate), mention},
      {"reposts_only", std::none_of(all.begin(), all.end(), IsRanked), mention},
  };
}

double Capped(double confidence, const std::vector<Gate>& gates) {
  for (const Gate& gate : gates) {
    if (gate.held) confidence = std::min(confidence, gate.cap);
  }
  return confidence;
}

Band BandOf(double confidence, const ProfileParameters& parameters) {
  if (confidence < parameters.interest_from) return Band::kMention;
  return confidence < parameters.expertise_from ? Band::kInterest : Band::kExpertise;
}

}  // namespace metier::profile
