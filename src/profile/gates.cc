#include "profile/gates.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "profile/features.h"
#include "weigh/occasions.h"

namespace metier::profile {
namespace {

using weigh::Occasion;
using weigh::TopicLedger;

std::vector<UnixSeconds> DatesOf(const TopicLedger& topic) {
  std::vector<UnixSeconds> dates;
  for (const Occasion& occasion : topic.occasions) {
    if (occasion.date != kUnknownTime) dates.push_back(occasion.date);
  }
  std::sort(dates.begin(), dates.end());
  return dates;
}

// Whether there are dates, and all of them lie within so many days.
bool Inside(const std::vector<UnixSeconds>& dates, double days) {
  return !dates.empty() && weigh::Within(dates.front(), dates.back(), days);
}

// Occasions with a post that is clearly on the topic: leaning three times is no interest yet.
double ClearOccasions(const TopicLedger& topic, const ProfileParameters& parameters) {
  const auto clear = [&](const Occasion& occasion) {
    return std::any_of(occasion.posts.begin(), occasion.posts.end(),
                       [&](const weigh::OccasionPost& post) { return post.confidence >= parameters.clear_from; });
  };
  return static_cast<double>(std::count_if(topic.occasions.begin(), topic.occasions.end(), clear));
}

bool IsRanked(const Occasion& occasion) { return occasion.ranked; }

}  // namespace

Prominence MeasureProminence(const weigh::Ledger& ledger, const TopicLedger& topic, const Taxonomy& taxonomy,
                             const ProfileParameters& parameters, double background) {
  const double usual = background + parameters.prominence_floor;
  const double breadth = std::pow(static_cast<double>(1 + taxonomy[topic.topic].beneath), parameters.breadth);
  const double lost = parameters.misheard * topic.sibling_mass +
                      parameters.season * std::max(topic.season_mass - topic.leading_mass / 2, 0.0);
  const auto of = [&](double leading) {
    const double own = std::max(leading - lost, 0.0);
    return own > 0 ? own * std::sqrt(own / ledger.kept_weight / usual) / breadth : 0;
  };
  return {of(topic.leading_mass), of(topic.leading_mass - topic.arranged_mass)};
}

std::vector<Gate> CheckGates(const TopicLedger& topic, const Prominence& prominence,
                             const ProfileParameters& parameters) {
  const auto& all = topic.occasions;
  const auto occasions = static_cast<double>(all.size());
  const bool thin = occasions < parameters.thin_occasions ||
                    static_cast<double>(DistinctWeeks(topic)) < parameters.thin_weeks ||
                    prominence.whole < parameters.thin_prominence;
  const std::vector<UnixSeconds> dates = DatesOf(topic);
  const double mention = parameters.mention_cap;
  return {
      {"one_occasion", occasions == 1, mention, Band::kMention},
      {"few_occasions", ClearOccasions(topic, parameters) < parameters.few_occasions, mention, Band::kMention},
      {"one_week", Inside(dates, 7), mention, Band::kMention},
      {"faint", prominence.whole < parameters.faint_prominence, mention, Band::kMention},
      {"thin", thin, 1, Band::kInterest},
      {"ring", !thin && prominence.unarranged < parameters.thin_prominence, 1, Band::kInterest},
      {"six_weeks", Inside(dates, weigh::kSeasonDays), 1, Band::kInterest},
      {"no_dates", dates.empty(), mention, Band::kMention},
      {"reposts_only", std::none_of(all.begin(), all.end(), IsRanked), mention, Band::kMention},
  };
}

double Capped(double confidence, const std::vector<Gate>& gates) {
  for (const Gate& gate : gates) {
    if (gate.held) confidence = std::min(confidence, gate.cap);
  }
  return confidence;
}

Band BandOf(double confidence, const std::vector<Gate>& gates, const ProfileParameters& parameters) {
  Band band = Band::kExpertise;
  if (confidence < parameters.expertise_from) band = Band::kInterest;
  if (confidence < parameters.interest_from) band = Band::kMention;
  for (const Gate& gate : gates) {
    if (gate.held) band = std::min(band, gate.most);
  }
  return band;
}

}  // namespace metier::profile
