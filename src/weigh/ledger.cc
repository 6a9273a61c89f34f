#include "weigh/ledger.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <unordered_map>
#include <utility>

#include "weigh/occasions.h"

namespace metier::weigh {
namespace {

// 2^(-age / half-life).
double AgeWeight(UnixSeconds time, UnixSeconds as_of, const WeighParameters& parameters) {
  if (time == kUnknownTime || as_of == kUnknownTime) return 1;
  const double age_days =
      (static_cast<double>(as_of) - static_cast<double>(time)) / static_cast<double>(kSecondsPerDay);
  return age_days > 0 ? std::exp2(-age_days / parameters.half_life_days) : 1;
}

void AddDiscount(DiscountReason why, std::int32_t reactors, PostRecord* record) {
  if (reactors > 0) record->discounts.push_back({why, reactors});
}

PostRecord RecordOf(const Folding& folding, std::size_t post, PersonId author, const ReactionGraph& graph,
                    UnixSeconds as_of, const WeighParameters& parameters) {
  PostRecord record;
  record.into = folding.into[post];
  record.fold = folding.why[post];
  if (!record.kept()) return record;
  record.age_weight = AgeWeight(folding.posts[post].time, as_of, parameters);
  if (folding.posts[post].kind == PostKind::kRepost) {
    record.kind_weight = parameters.repost_weight;
    record.discounts.push_back({DiscountReason::kRepost, 0});
    return record;
  }
  record.kind_weight = 1;
  record.ranked = true;
  record.response = MeasureResponse(folding.responses[post], author, graph, parameters);
  AddDiscount(DiscountReason::kSelf, record.response.self_reactors, &record);
  AddDiscount(DiscountReason::kRing, record.response.ring_reactors, &record);
  AddDiscount(DiscountReason::kAutomatic, record.response.automatic_reactors, &record);
  return record;
}

void RankPosts(double kept_weight, const WeighParameters& parameters, std::vector<PostRecord>* records) {
  std::vector<std::size_t> ranked;
  std::vector<ResponseUnits> responses;
  for (std::size_t i = 0; i < records->size(); ++i) {
    if (!(*records)[i].ranked) continue;
    ranked.push_back(i);
    responses.push_back((*records)[i].response.total());
  }
  const std::vector<double> resonance = RankResonance(responses, kept_weight, parameters);
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    PostRecord& record = (*records)[ranked[i]];
    record.resonance = resonance[i];
    record.factor = std::exp2(resonance[i]);
  }
}

// Distinct named readers plus unnamed reactions of the posts added.
class ResponderCounter {
 public:
  void Add(const Response& response) {
    readers_.insert(readers_.end(), response.readers.begin(), response.readers.end());
    anonymous_ += response.anonymous_reactions;
  }

  std::int64_t Count() {
    std::sort(readers_.begin(), readers_.end());
    const auto end = std::unique(readers_.begin(), readers_.end());
    return static_cast<std::int64_t>(end - readers_.begin()) + anonymous_;
  }

 private:
  std::vector<PersonId> readers_;
  std::int64_t anonymous_ = 0;
};

// Every thread of the kept posts gets a number.
std::vector<OccasionKey> OccasionKeys(const Ledger& ledger) {
  std::vector<OccasionKey> keys(ledger.posts.size());
  std::unordered_map<ThreadId, std::uint32_t> threads;  // Only looked up, never walked.
  for (std::size_t i = 0; i < keys.size(); ++i) {
    keys[i].time = ledger.posts[i].time;
    if (ledger.posts[i].thread == 0) continue;
    const auto fresh = static_cast<std::uint32_t>(threads.size());
    keys[i].thread = threads.emplace(ledger.posts[i].thread, fresh).first->second;
  }
  return keys;
}

void FinishOccasion(const Ledger& ledger, Occasion* occasion) {
  double resonance = 0;
  int ranked = 0;
  for (std::uint32_t i = 0; i < occasion->posts.size(); ++i) {
    const OccasionPost& entry = occasion->posts[i];
    const PostRecord& record = ledger.records[entry.post];
    if (entry.value > occasion->posts[occasion->strongest].value) occasion->strongest = i;
    if (record.ranked) {
      resonance += record.resonance;
      ++ranked;
    }
  }
  occasion->value = occasion->posts[occasion->strongest].value;
  occasion->date = ledger.posts[occasion->posts.front().post].time;  // Unknown times stand last.
  occasion->ranked = ranked > 0;
  // The mean and not the strongest post's: which post is strongest can change by a hair, and the
  // resonance with it by a leap.
  if (ranked > 0) occasion->resonance = resonance / ranked;
}

struct Mention {
  TopicIndex topic;
  std::uint32_t post;
  float confidence;
};

// Of every topic: its kept posts, each by kind and confidence.
using Masses = std::vector<double>;

// How far the post is about the topic rather than about something surer, in (0, 1]: a surer topic takes the post to
// itself as far as the person writes more of it.
double LeadOf(const Mention& mention, const TaggedPost& post, const Masses& masses, const Taxonomy& taxonomy) {
  double lead = 1;
  for (const TopicEvidence& rival : post.topics) {
    if (IsSurerRival(rival, {mention.topic, mention.confidence}, taxonomy))
      lead = std::min(lead, masses[mention.topic] / masses[rival.topic]);
  }
  return lead;
}

// Ring mates who answer a post by ones and twos may be friends.
constexpr std::int32_t kMostFriends = 2;

// How far a post is its ring's. Three mates or more own it wholly where they have, or would have, half of what named
// people responded. Friends own what hardly anybody else answers, named or not: from a third to two thirds of it all.
double ArrangedPart(const Response& response) {
  if (response.ring == 0) return 0;
  const auto ring = static_cast<double>(response.ring);
  if (response.ring_reactors > kMostFriends) {
    return std::min(2 * ring / (ring + static_cast<double>(response.outside)), 1.0);
  }
  return std::clamp(3 * ring / (ring + static_cast<double>(response.total())) - 1, 0.0, 1.0);
}

double LargestSibling(TopicIndex topic, const Masses& masses, const Taxonomy& taxonomy) {
  double largest = 0;
  for (const TopicIndex parent : taxonomy[topic].parents) {
    for (const TopicIndex child : taxonomy[parent].children) {
      if (child != topic) largest = std::max(largest, masses[child]);
    }
  }
  return largest;
}

struct DatedMass {
  UnixSeconds time;
  double mass;
};

// The most mass within any season; posts without a time belong to all. `posts` are in canonical order.
double SeasonMass(std::span<const DatedMass> posts) {
  double undated = 0;
  double within = 0;
  double most = 0;
  std::size_t first = 0;
  for (const DatedMass& post : posts) {
    if (post.time == kUnknownTime) {
      undated += post.mass;
      continue;
    }
    within += post.mass;
    while (!Within(posts[first].time, post.time, kSeasonDays)) within -= posts[first++].mass;
    most = std::max(most, within);
  }
  return most + undated;
}

TopicLedger TopicLedgerOf(const Ledger& ledger, std::span<const Mention> mentions,
                          std::span<const OccasionKey> all_keys, const Masses& masses, const Taxonomy& taxonomy) {
  TopicLedger topic;
  topic.topic = mentions.front().topic;
  topic.mass = masses[topic.topic];
  topic.sibling_mass = LargestSibling(topic.topic, masses, taxonomy);
  std::vector<OccasionKey> keys;
  keys.reserve(mentions.size());
  for (const Mention& mention : mentions) keys.push_back(all_keys[mention.post]);
  const std::vector<std::uint32_t> occasion_of = GroupOccasions(keys);
  topic.occasions.resize(1 + *std::max_element(occasion_of.begin(), occasion_of.end()));

  ResponderCounter responders;
  std::vector<DatedMass> dated;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const PostRecord& record = ledger.records[mentions[i].post];
    const double confidence = mentions[i].confidence;
    const double value = confidence * record.kind_weight * record.factor * record.age_weight;
    topic.occasions[occasion_of[i]].posts.push_back({mentions[i].post, confidence, value});
    const double leading =
        confidence * record.kind_weight * LeadOf(mentions[i], ledger.posts[mentions[i].post], masses, taxonomy);
    topic.leading_mass += leading;
    dated.push_back({ledger.posts[mentions[i].post].time, leading});
    topic.arranged_mass += leading * ArrangedPart(record.response);
    topic.post_weight += record.kind_weight;
    responders.Add(record.response);
  }
  topic.season_mass = SeasonMass(dated);
  topic.posts = static_cast<std::int64_t>(mentions.size());
  topic.responders = responders.Count();
  for (Occasion& occasion : topic.occasions) FinishOccasion(ledger, &occasion);
  return topic;
}

void WeighTopics(const Taxonomy& taxonomy, Ledger* ledger) {
  std::vector<Mention> mentions;
  Masses masses(taxonomy.size());
  for (std::uint32_t i = 0; i < ledger->posts.size(); ++i) {
    if (!ledger->records[i].kept()) continue;
    for (const TopicEvidence& evidence : ledger->posts[i].topics) {
      mentions.push_back({evidence.topic, i, evidence.confidence});
      masses[evidence.topic] += evidence.confidence * ledger->records[i].kind_weight;
    }
  }
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const Mention& left, const Mention& right) { return left.topic < right.topic; });
  const std::vector<OccasionKey> keys = OccasionKeys(*ledger);
  for (std::size_t begin = 0; begin < mentions.size();) {
    std::size_t end = begin;
    while (end < mentions.size() && mentions[end].topic == mentions[begin].topic) ++end;
    ledger->topics.push_back(
        TopicLedgerOf(*ledger, std::span(mentions).subspan(begin, end - begin), keys, masses, taxonomy));
    begin = end;
  }
}

}  // namespace

bool IsSurerRival(const TopicEvidence& rival, const TopicEvidence& own, const Taxonomy& taxonomy) {
  return rival.confidence > own.confidence && !taxonomy.IsAncestor(rival.topic, own.topic) &&
         !taxonomy.IsAncestor(own.topic, rival.topic);
}

bool AreSiblings(TopicIndex one, TopicIndex other, const Taxonomy& taxonomy) {
  const std::vector<TopicIndex>& parents = taxonomy[other].parents;
  return one != other &&
         std::any_of(taxonomy[one].parents.begin(), taxonomy[one].parents.end(), [&](TopicIndex parent) {
           return std::find(parents.begin(), parents.end(), parent) != parents.end();
         });
}

std::string_view DiscountName(DiscountReason reason) {
  switch (reason) {
    case DiscountReason::kRepost:
      return "repost";
    case DiscountReason::kSelf:
      return "self";
    case DiscountReason::kRing:
      return "ring";
    case DiscountReason::kAutomatic:
      return "automatic";
  }
  return "";
}

std::string_view FoldName(FoldReason reason) {
  switch (reason) {
    case FoldReason::kNone:
      return "";
    case FoldReason::kExact:
      return "exact";
    case FoldReason::kNear:
      return "near";
  }
  return "";
}

const TopicLedger* Ledger::Find(TopicIndex topic) const {
  const auto found = std::lower_bound(topics.begin(), topics.end(), topic,
                                      [](const TopicLedger& entry, TopicIndex wanted) { return entry.topic < wanted; });
  return found != topics.end() && found->topic == topic ? &*found : nullptr;
}

TopicAttribution Ledger::AttributionOf(TopicIndex topic) const {
  const auto found =
      std::lower_bound(attributions.begin(), attributions.end(), topic,
                       [](const TopicAttribution& entry, TopicIndex wanted) { return entry.topic < wanted; });
  if (found != attributions.end() && found->topic == topic) return *found;
  return {.topic = topic};
}

Ledger Weigh(std::string user, Folding folding, const ReactionGraph& graph, UnixSeconds as_of, const Taxonomy& taxonomy,
             const WeighParameters& parameters, std::vector<TopicAttribution> attributions) {
  Ledger ledger;
  ledger.attributions = std::move(attributions);
  ledger.user = std::move(user);
  ledger.as_of = as_of;
  const PersonId author = IdOf(ledger.user);
  ResponderCounter responders;
  ledger.records.reserve(folding.posts.size());
  for (std::size_t i = 0; i < folding.posts.size(); ++i) {
    ledger.records.push_back(RecordOf(folding, i, author, graph, as_of, parameters));
    const PostRecord& record = ledger.records.back();
    ledger.kept += record.kept() ? 1 : 0;
    ledger.kept_weight += record.kind_weight;
    responders.Add(record.response);
  }
  ledger.posts = std::move(folding.posts);
  ledger.responders = responders.Count();
  RankPosts(ledger.kept_weight, parameters, &ledger.records);
  WeighTopics(taxonomy, &ledger);
  return ledger;
}

}  // namespace metier::weigh
