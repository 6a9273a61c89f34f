#include "profile/gates.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "profile/features.h"
#include "weigh/occasions.h"

namespace metier::profile {
namespace {

// A topic with e times as many leading posts may have a logit lower by this.
constexpr double kPerLeadingPosts = 3;

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

// As doubles: the difference of two hostile times need not fit.
bool Within(UnixSeconds first, UnixSeconds last, double days) {
  return static_cast<double>(last) - static_cast<double>(first) <= days * static_cast<double>(weigh::kSecondsPerDay);
}

// Whether there are dates, and all of them lie within so many days.
bool Inside(const std::vector<UnixSeconds>& dates, double days) {
  return !dates.empty() && Within(dates.front(), dates.back(), days);
}

// The same, or all but one stray date do, the first or the last where the next is more than `stray` days off: a single
// post far off makes no season of a few weeks. More dates never bring it about: beyond an end they leave all others as
// the rest, and between they only come nearer.
bool InsideButForAStray(const std::vector<UnixSeconds>& dates, double days, double stray) {
  if (dates.empty() || Inside(dates, days)) return !dates.empty();
  const UnixSeconds second = dates[1];
  const UnixSeconds last_but_one = dates[dates.size() - 2];
  return (!Within(dates.front(), second, stray) && Within(second, dates.back(), days)) ||
         (!Within(last_but_one, dates.back(), stray) && Within(dates.front(), last_but_one, days));
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

std::vector<Gate> CheckGates(const TopicLedger& topic, double logit, const ProfileParameters& parameters) {
  const auto& all = topic.occasions;
  const auto occasions = static_cast<double>(all.size());
  const bool thin = occasions < parameters.thin_occasions ||
                    static_cast<double>(DistinctWeeks(topic)) < parameters.thin_weeks ||
                    logit + kPerLeadingPosts * std::log(topic.leading_mass) < parameters.thin_surety;
  const std::vector<UnixSeconds> dates = DatesOf(topic);
  const double mention = parameters.mention_cap;
  return {
      {"one_occasion", occasions == 1, mention, Band::kMention},
      {"few_occasions", ClearOccasions(topic, parameters) < parameters.few_occasions, mention, Band::kMention},
      {"one_week", Inside(dates, 7), mention, Band::kMention},
      {"thin", thin, 1, Band::kInterest},
      {"six_weeks", InsideButForAStray(dates, parameters.expertise_days, parameters.stray_days), 1, Band::kInterest},
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
