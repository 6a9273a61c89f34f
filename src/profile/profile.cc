#include "profile/profile.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

#include "profile/features.h"
#include "profile/gates.h"

namespace metier {

std::string_view BandName(Band band) {
  switch (band) {
    case Band::kMention:
      return "mention";
    case Band::kInterest:
      return "interest";
    case Band::kExpertise:
      return "expertise";
  }
  return "";
}

}  // namespace metier

namespace metier::profile {
namespace {

using weigh::Ledger;
using weigh::Occasion;
using weigh::OccasionPost;
using weigh::TopicLedger;

double At(std::span<const double> by_topic, TopicIndex topic) { return topic < by_topic.size() ? by_topic[topic] : 0; }

// The first gate that keeps the topic from being listed.
std::string_view ReasonHeldBack(const TopicProfile& topic) {
  for (const Gate& gate : topic.gates) {
    if (gate.held && gate.most == Band::kMention) return gate.name;
  }
  return "below_interest";
}

bool Carries(const weigh::TaggedPost& post, TopicIndex topic) {
  const auto found =
      std::lower_bound(post.topics.begin(), post.topics.end(), topic,
                       [](const weigh::TopicEvidence& entry, TopicIndex wanted) { return entry.topic < wanted; });
  return found != post.topics.end() && found->topic == topic;
}

// The part of the occasions' value that comes from posts that carry `below` too.
double SharedValue(const Ledger& ledger, const TopicLedger& topic, TopicIndex below) {
  double shared = 0;
  double whole = 0;
  for (const Occasion& occasion : topic.occasions) {
    whole += occasion.value;
    if (Carries(ledger.posts[occasion.posts[occasion.strongest].post], below)) shared += occasion.value;
  }
  return whole > 0 ? shared / whole : 0;
}

// The one of `listed` that implies `topic`. The largest share wins, then the topic that stands first in the taxonomy.
std::optional<TopicIndex> ImpliedBy(const Ledger& ledger, const TopicProfile& topic,
                                    const std::vector<TopicProfile>& listed, const Taxonomy& taxonomy,
                                    const ProfileParameters& parameters) {
  const TopicLedger* entry = ledger.Find(topic.topic);
  std::optional<TopicIndex> by;
  double best = 0;
  for (const TopicProfile& other : listed) {
    if (!taxonomy.IsAncestor(topic.topic, other.topic)) continue;
    const double shared = SharedValue(ledger, *entry, other.topic);
    if (shared < parameters.implied_share) continue;
    if (!by || shared > best || (shared == best && other.topic < *by)) {
      by = other.topic;
      best = shared;
    }
  }
  return by;
}

template <typename Entry>
void SortByConfidence(const Taxonomy& taxonomy, std::vector<Entry>* entries) {
  std::sort(entries->begin(), entries->end(), [&taxonomy](const Entry& left, const Entry& right) {
    if (left.confidence != right.confidence) return left.confidence > right.confidence;
    return taxonomy[left.topic].slug < taxonomy[right.topic].slug;
  });
}

}  // namespace

TopicProfile AssessTopic(const Ledger& ledger, const TopicLedger& topic, const Taxonomy& taxonomy,
                         const ProfileParameters& parameters, std::span<const double> backgrounds) {
  const double background = At(backgrounds, topic.topic);
  TopicProfile result;
  result.topic = topic.topic;
  result.occasions = static_cast<std::int64_t>(topic.occasions.size());
  result.weeks = DistinctWeeks(topic);
  result.posts = topic.posts;
  result.responders = topic.responders;
  result.resonance = ResonanceOf(topic, parameters);
  result.share = ShareOf(ledger, topic);
  for (const Occasion& occasion : topic.occasions) {
    for (const OccasionPost& entry : occasion.posts) {
      const UnixSeconds time = ledger.posts[entry.post].time;
      if (time == kUnknownTime) continue;
      result.since = result.since == kUnknownTime ? time : std::min(result.since, time);
      result.last = std::max(result.last, time);
    }
  }
  result.bias = parameters.bias;
  result.contributions = Contributions(ledger, topic, parameters, background, ledger.AttributionOf(topic.topic).value);
  result.logit = result.bias;
  for (const Contribution& term : result.contributions) result.logit += term.contribution;
  const Prominence prominence = MeasureProminence(ledger, topic, taxonomy, parameters, background);
  result.prominence = prominence.whole;
  result.gates = CheckGates(topic, prominence, parameters);
  result.confidence = Capped(1 / (1 + std::exp(-result.logit)), result.gates);
  result.band = BandOf(result.confidence, result.gates, parameters);
  return result;
}

Profile ComputeProfile(const std::string& user, const Ledger& ledger, const Taxonomy& taxonomy,
                       const ProfileParameters& parameters, std::span<const double> background,
                       const ProfileOptions& options) {
  Profile profile;
  profile.user = user;
  profile.as_of = ledger.as_of;
  profile.posts = static_cast<std::int64_t>(ledger.posts.size());
  // Children stand after their parents in the taxonomy: from the back, every descendant is
  // decided before its ancestors.
  for (auto entry = ledger.topics.rbegin(); entry != ledger.topics.rend(); ++entry) {
    if (entry->topic >= taxonomy.size()) continue;
    if (taxonomy[entry->topic].sensitive && !options.include_sensitive) continue;
    TopicProfile topic = AssessTopic(ledger, *entry, taxonomy, parameters, background);
    if (topic.band == Band::kMention) {
      profile.held_back.push_back({topic.topic, topic.band, ReasonHeldBack(topic), topic.confidence, topic.prominence});
    } else if (const auto by = ImpliedBy(ledger, topic, profile.topics, taxonomy, parameters)) {
      profile.implied.push_back({topic.topic, *by, topic.confidence});
    } else {
      profile.topics.push_back(std::move(topic));
    }
  }
  SortByConfidence(taxonomy, &profile.topics);
  // What gates hold has the same confidence, mostly.
  std::sort(profile.held_back.begin(), profile.held_back.end(),
            [&taxonomy](const HeldBack& left, const HeldBack& right) {
              if (left.confidence != right.confidence) return left.confidence > right.confidence;
              if (left.prominence != right.prominence) return left.prominence > right.prominence;
              return taxonomy[left.topic].slug < taxonomy[right.topic].slug;
            });
  SortByConfidence(taxonomy, &profile.implied);
  return profile;
}

}  // namespace metier::profile
