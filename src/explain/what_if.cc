#include "explain/what_if.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "absl/status/status.h"
#include "base/checksum.h"
#include "base/message.h"
#include "explain/usual_response.h"
#include "weigh/duplicates.h"
#include "weigh/occasions.h"

namespace metier::explain {
namespace {

using weigh::TaggedPost;
using weigh::TopicEvidence;

constexpr float kClearPost = 0.9F;

// What the posts of further occasions are about: the same, in turn, as the strongest post of each occasion that is
// there.
std::vector<std::vector<TopicEvidence>> TopicsOfOccasions(const weigh::Ledger& ledger, TopicIndex topic) {
  std::vector<std::vector<TopicEvidence>> topics;
  if (const weigh::TopicLedger* entry = ledger.Find(topic)) {
    for (const weigh::Occasion& occasion : entry->occasions) {
      const std::uint32_t strongest = occasion.posts[static_cast<std::size_t>(occasion.strongest)].post;
      topics.push_back(ledger.posts[strongest].topics);
    }
  }
  if (topics.empty()) topics.push_back({{topic, kClearPost}});
  return topics;
}

void AddOccasions(const weigh::Ledger& ledger, TopicIndex topic, std::int64_t occasions, UnixSeconds newest,
                  std::vector<TaggedPost>* posts) {
  const std::vector<std::vector<TopicEvidence>> topics = TopicsOfOccasions(ledger, topic);
  const std::int64_t likes = std::llround(UsualResponse(ledger).Quantile(0.5));
  for (std::int64_t i = 1; i <= occasions; ++i) {
    TaggedPost post;
    post.id = base::Checksum("metier what-if " + std::to_string(i));
    post.time = (newest == kUnknownTime ? 0 : newest) + i * 7 * weigh::kSecondsPerDay;
    post.text_key = post.id;
    post.topics = topics[static_cast<std::size_t>(i - 1) % topics.size()];
    post.counts[static_cast<std::size_t>(ReactionKind::kLike)] = likes;
    posts->push_back(post);
  }
}

// Leaves of the posts' topics `topic`, its siblings, and those that some post on it is surer of: what they take from it
// depends on how much of them there is in all posts.
void KeepWhatBears(TopicIndex topic, const Taxonomy& taxonomy, std::vector<TaggedPost>* posts) {
  std::set<TopicIndex> bear = {topic};
  for (const TaggedPost& post : *posts) {
    const auto own = std::find_if(post.topics.begin(), post.topics.end(),
                                  [topic](const TopicEvidence& evidence) { return evidence.topic == topic; });
    if (own == post.topics.end()) continue;
    for (const TopicEvidence& rival : post.topics) {
      if (weigh::IsSurerRival(rival, *own, taxonomy)) bear.insert(rival.topic);
    }
  }
  for (TaggedPost& post : *posts) {
    std::erase_if(post.topics, [&](const TopicEvidence& evidence) {
      return !bear.contains(evidence.topic) && !weigh::AreSiblings(evidence.topic, topic, taxonomy);
    });
  }
}

}  // namespace

Reweigher::Reweigher(profile::ArchiveProfile archive, const Taxonomy& taxonomy,
                     const profile::ProfileParameters& parameters, const profile::FinishOptions& options)
    : taxonomy_(taxonomy), parameters_(parameters), options_(options) {
  archive.Settle();
  const weigh::AttributionGraph attributions(archive.attributions(), parameters_.weigh);
  for (const auto& [id, posts] : archive.anonymous()) {
    const weigh::Folding folding = weigh::FoldDuplicates(posts.posts(), parameters_.weigh);
    anonymous_log_.Add(id, folding);
    anonymous_newest_ = std::max(anonymous_newest_, folding.Newest());
  }
  reactions_ = anonymous_log_.edges().size();
  for (const auto& [name, posts] : archive.named()) {
    Person& person = named_[name];
    person.posts = posts.posts();
    const weigh::Folding folding = weigh::FoldDuplicates(person.posts, parameters_.weigh);
    person.log.Add(weigh::IdOf(name), folding);
    person.attributions = attributions.Weigh(weigh::IdOf(name), taxonomy_);
    person.newest = folding.Newest();
    reactions_ += person.log.edges().size();
  }
}

const std::vector<TaggedPost>& Reweigher::PostsOf(std::string_view user) const {
  static const std::vector<TaggedPost> kNone;
  const auto person = named_.find(user);
  return person == named_.end() ? kNone : person->second.posts;
}

UnixSeconds Reweigher::as_of() const {
  UnixSeconds newest = anonymous_newest_;
  for (const auto& [name, person] : named_) newest = std::max(newest, person.newest);
  return options_.as_of.value_or(newest);
}

weigh::Ledger Reweigher::Weigh(const std::string& user, TopicIndex topic, std::vector<TaggedPost> posts,
                               bool attribution) const {
  KeepWhatBears(topic, taxonomy_, &posts);
  weigh::Folding folding = weigh::FoldDuplicates(std::move(posts), parameters_.weigh);
  weigh::ReactionLog log = anonymous_log_;
  UnixSeconds newest = std::max(anonymous_newest_, folding.Newest());
  for (const auto& [name, person] : named_) {
    if (name == user) continue;
    log.Merge(person.log);
    newest = std::max(newest, person.newest);
  }
  log.Add(weigh::IdOf(user), folding);
  const weigh::ReactionGraph graph(log, parameters_.weigh);
  const auto person = named_.find(user);
  std::vector<weigh::TopicAttribution> attributions;
  if (attribution && person != named_.end()) attributions = person->second.attributions;
  return weigh::Weigh(user, std::move(folding), graph, options_.as_of.value_or(newest), taxonomy_, parameters_.weigh,
                      std::move(attributions));
}

TopicProfile Reweigher::Assess(const std::string& user, TopicIndex topic, std::vector<TaggedPost> posts,
                               bool attribution) const {
  const weigh::Ledger ledger = Weigh(user, topic, std::move(posts), attribution);
  if (const weigh::TopicLedger* entry = ledger.Find(topic)) {
    return profile::AssessTopic(ledger, *entry, taxonomy_, parameters_, options_.background);
  }
  TopicProfile nothing;
  nothing.topic = topic;
  nothing.bias = parameters_.bias;
  nothing.logit = parameters_.bias;
  nothing.gates = {{"no_posts", true, 0.0, Band::kMention}};
  return nothing;
}

absl::StatusOr<WhatIf> AskWhatIf(const Reweigher& reweigher, const std::string& user, TopicIndex topic,
                                 const Change& change) {
  const std::vector<TaggedPost>& before = reweigher.PostsOf(user);
  std::vector<TaggedPost> posts = before;
  for (const std::string& id : change.without) {
    const auto is_it = [hash = weigh::HashedId(id)](const TaggedPost& post) { return post.id == hash; };
    if (id.empty() || std::none_of(before.begin(), before.end(), is_it)) {
      return absl::NotFoundError(base::Concat("no post ", base::Excerpt(id), " by ", base::Excerpt(user)));
    }
    std::erase_if(posts, is_it);
  }
  if (change.more_occasions > 0) {
    AddOccasions(reweigher.Weigh(user, topic, before), topic, change.more_occasions, reweigher.as_of(), &posts);
  }
  WhatIf answer;
  answer.change = change;
  answer.profile = reweigher.Assess(user, topic, std::move(posts), !change.without_attribution);
  return answer;
}

namespace {

// The search of FindSmallestSet over groups: a post with its copies.
class SmallestSetSearch {
 public:
  SmallestSetSearch(const Reweigher& reweigher, const std::string& user, TopicIndex index, Band band)
      : reweigher_(reweigher), user_(user), index_(index), band_(band), posts_(reweigher.PostsOf(user)) {
    const weigh::Ledger ledger = reweigher.Weigh(user, index, posts_);
    const weigh::TopicLedger* topic = ledger.Find(index);
    if (topic == nullptr) return;
    std::vector<std::pair<double, std::uint32_t>> order;
    for (const weigh::Occasion& occasion : topic->occasions) {
      for (const weigh::OccasionPost& post : occasion.posts) order.emplace_back(-post.value, post.post);
    }
    std::sort(order.begin(), order.end());
    for (const auto& [value, kept] : order) {
      std::vector<std::uint32_t>& group = groups_.emplace_back();
      for (std::uint32_t i = 0; i < ledger.records.size(); ++i) {
        if (ledger.records[i].into == kept) group.push_back(i);
      }
    }
    // What one weighing costs, and what the whole search may.
    const std::size_t cost = posts_.size() + reweigher.reactions();
    budget_ = std::clamp<std::size_t>(kWork / std::max<std::size_t>(cost, 1), 16, kMostTrials);
  }

  SmallestSet Find() {
    for (std::size_t i = 0; i < groups_.size() && tried_ < budget_; ++i) {
      if (Falls({i})) return Found({i}, true);
    }
    const bool singles = tried_ == groups_.size();
    std::vector<std::size_t> greedy = Greedy();
    if (greedy.empty()) return {};
    if (greedy.size() <= 2) return Found(greedy, singles || greedy.size() == 1);
    const std::size_t pairs = groups_.size() * (groups_.size() - 1) / 2;
    if (!singles || tried_ + pairs > budget_) return Found(greedy, false);
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      for (std::size_t j = i + 1; j < groups_.size(); ++j) {
        if (Falls({i, j})) return Found({i, j}, true);
      }
    }
    return Found(greedy, greedy.size() == 3);
  }

 private:
  static constexpr std::size_t kMostTrials = 1000;
  static constexpr std::size_t kWork = 20'000'000;  // posts and reactions looked at: some seconds

  TopicProfile Without(const std::vector<std::size_t>& chosen) {
    ++tried_;
    std::vector<bool> gone(posts_.size(), false);
    for (const std::size_t group : chosen) {
      for (const std::uint32_t post : groups_[group]) gone[post] = true;
    }
    std::vector<TaggedPost> left;
    for (std::size_t i = 0; i < posts_.size(); ++i) {
      if (!gone[i]) left.push_back(posts_[i]);
    }
    return reweigher_.Assess(user_, index_, std::move(left));
  }
  bool Falls(const std::vector<std::size_t>& chosen) {
    TopicProfile after = Without(chosen);
    if (after.band >= band_) return false;
    fallen_ = std::move(after);
    return true;
  }

  // Takes away what is worth most until the band falls, halving the steps, and puts back what is not needed.
  std::vector<std::size_t> Greedy() {
    std::vector<std::size_t> chosen;
    std::size_t low = 0;  // so many are not enough
    std::size_t high = groups_.size();
    const auto first = [](std::size_t count) {
      std::vector<std::size_t> all(count);
      for (std::size_t i = 0; i < count; ++i) all[i] = i;
      return all;
    };
    if (high == 0 || !Falls(first(high))) return {};
    while (high - low > 1) {
      const std::size_t middle = low + (high - low) / 2;
      (Falls(first(middle)) ? high : low) = middle;
    }
    chosen = first(high);
    for (std::size_t i = chosen.size(); i-- > 0 && chosen.size() > 1 && tried_ < 2 * budget_;) {
      std::vector<std::size_t> fewer = chosen;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      if (Falls(fewer)) chosen = std::move(fewer);
    }
    return chosen;
  }

  // `chosen` is the set that fell last.
  SmallestSet Found(const std::vector<std::size_t>& chosen, bool minimal) {
    SmallestSet found;
    found.tried = static_cast<std::int64_t>(tried_);
    found.minimal = minimal;
    found.after = fallen_;
    for (const std::size_t group : chosen) {
      found.posts.insert(found.posts.end(), groups_[group].begin(), groups_[group].end());
    }
    std::sort(found.posts.begin(), found.posts.end());
    return found;
  }

  const Reweigher& reweigher_;
  const std::string& user_;
  const TopicIndex index_;
  const Band band_;
  const std::vector<TaggedPost>& posts_;
  std::vector<std::vector<std::uint32_t>> groups_;  // by value, the highest first
  std::size_t budget_ = 0;
  std::size_t tried_ = 0;
  TopicProfile fallen_;  // without the last set that sufficed
};

}  // namespace

SmallestSet FindSmallestSet(const Reweigher& reweigher, const std::string& user, TopicIndex topic, Band band) {
  return SmallestSetSearch(reweigher, user, topic, band).Find();
}

}  // namespace metier::explain
