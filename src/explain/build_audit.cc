#include "explain/build_audit.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "explain/usual_response.h"
#include "profile/features.h"
#include "sink/records.h"

namespace metier::explain {
namespace {

constexpr std::size_t kNearShown = 5;

// Zero has one sign: a stored zero has none.
double Plain(double value) { return value + 0.0; }

class Builder {
 public:
  Builder(const Profile& profile, const weigh::Ledger& ledger, const AuditInputs& inputs)
      : profile_(profile), ledger_(ledger), inputs_(inputs), taxonomy_(inputs.taxonomy) {
    evidence_.reserve(ledger.posts.size());
    for (const weigh::TaggedPost& post : ledger.posts) {
      evidence_.push_back(inputs.evidence.Find(profile.user, post));
    }
  }

  PersonAudit Build() {
    audit_.user = profile_.user;
    audit_.as_of = profile_.as_of;
    audit_.records = profile_.posts;
    audit_.kept = ledger_.kept;
    audit_.left_out = profile_.left_out;
    audit_.interest_from = inputs_.parameters.interest_from;
    audit_.expertise_from = inputs_.parameters.expertise_from;
    audit_.provenance = inputs_.provenance;
    CountSilent();
    MeasureUsual();
    GatherNear();
    GatherSetBack();
    FindDisputes();
    for (const TopicIndex topic : TopicsInOrder()) {
      if (Wanted(topic)) BuildTopic(topic);
    }
    UseBestAnswered();
    return std::move(audit_);
  }

 private:
  struct Candidate {
    std::uint32_t post = 0;
    double confidence = 0;
    bool hidden = false;  // a phrase for the topic is part of a longer one
  };

  bool Wanted(TopicIndex topic) const {
    if (inputs_.only) return topic == *inputs_.only;
    return inputs_.options.include_sensitive || !taxonomy_[topic].sensitive;
  }

  void CountSilent() {
    for (std::size_t i = 0; i < ledger_.posts.size(); ++i) {
      if (!ledger_.records[i].kept() || evidence_[i] == nullptr) continue;
      switch (evidence_[i]->abstained) {
        case Abstention::kNone:
        case Abstention::kTooLong:  // Not weighed at all.
          break;
        case Abstention::kNoWords:
          ++audit_.wordless;
          break;
        case Abstention::kLanguage:
          ++audit_.foreign;
          break;
        case Abstention::kUnsure:
          ++audit_.unsure;
          break;
      }
    }
  }

  void MeasureUsual() {
    const UsualResponse usual(ledger_);
    audit_.ranked = static_cast<std::int64_t>(usual.posts());
    audit_.usual_quarter = usual.Quantile(0.25);
    audit_.usual_median = usual.Quantile(0.5);
    audit_.usual_three_quarters = usual.Quantile(0.75);
  }

  // What drew the most response is what people ask about, above all where it counts for nothing.
  void UseBestAnswered() {
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < ledger_.records.size(); ++i) {
      if (ledger_.records[i].ranked && ledger_.records[i].response.total() > 0) order.push_back(i);
    }
    const auto shown = static_cast<std::ptrdiff_t>(std::min(order.size(), kBestAnswered));
    std::partial_sort(order.begin(), order.begin() + shown, order.end(), [this](std::uint32_t a, std::uint32_t b) {
      const auto left = ledger_.records[a].response.total();
      const auto right = ledger_.records[b].response.total();
      return left != right ? left > right : a < b;
    });
    for (std::ptrdiff_t i = 0; i < shown; ++i) Use(order[static_cast<std::size_t>(i)]);
  }

  // The posts that do not carry a topic, but lean to it or would but for a refused sense or a hashtag.
  void GatherNear() {
    for (std::uint32_t i = 0; i < ledger_.posts.size(); ++i) {
      const PostEvidence* evidence = evidence_[i];
      if (evidence == nullptr || !ledger_.records[i].kept()) continue;
      for (const Leaning& leaning : evidence->on_hashtags) hashtagged_[leaning.topic].push_back(i);
      for (const Leaning& leaning : evidence->leaning) near_[leaning.topic].push_back({i, leaning.confidence});
      std::set<TopicIndex> refused;
      for (const RefusedPhrase& phrase : evidence->refused) refused.insert(phrase.topics.begin(), phrase.topics.end());
      const auto names = [](const auto& list, TopicIndex topic) {
        return std::any_of(list.begin(), list.end(), [topic](const auto& entry) { return entry.topic == topic; });
      };
      for (const TopicIndex topic : refused) {
        if (names(evidence->given, topic) || names(evidence->on_hashtags, topic) || names(evidence->leaning, topic))
          continue;
        near_[topic].push_back({i, 0});
      }
    }
  }

  // The posts that carry a topic and are folded, or of which some response is discounted.
  void GatherSetBack() {
    for (std::uint32_t i = 0; i < ledger_.records.size(); ++i) {
      if (ledger_.records[i].kept() && ledger_.records[i].discounts.empty()) continue;
      for (const weigh::TopicEvidence& evidence : ledger_.posts[i].topics) set_back_[evidence.topic].push_back(i);
    }
  }

  void FindDisputes() {
    if (const auto list = inputs_.disputes.find(profile_.user); list != inputs_.disputes.end()) {
      disputes_ = &list->second;
    }
    if (const auto list = inputs_.set_asides.find(profile_.user); list != inputs_.set_asides.end()) {
      set_asides_ = &list->second;
    }
  }

  // Listed, implied and held back as the profile orders them, then whatever else there is something to say of.
  std::vector<TopicIndex> TopicsInOrder() {
    std::vector<TopicIndex> order;
    for (const TopicProfile& topic : profile_.topics) order.push_back(topic.topic);
    for (const ImpliedTopic& topic : profile_.implied) order.push_back(topic.topic);
    for (const HeldBack& topic : profile_.held_back) order.push_back(topic.topic);
    std::set<TopicIndex> others;
    for (const auto& [topic, posts] : hashtagged_) others.insert(topic);
    for (const auto& [topic, posts] : near_) others.insert(topic);
    for (const auto& [topic, posts] : set_back_) others.insert(topic);
    for (const weigh::TopicAttribution& attribution : ledger_.attributions) others.insert(attribution.topic);
    if (disputes_ != nullptr) {
      for (const Dispute& dispute : *disputes_) others.insert(dispute.topic);
    }
    if (set_asides_ != nullptr) {
      for (const SetAside& aside : *set_asides_) others.insert(aside.topic);
    }
    if (inputs_.only) others.insert(*inputs_.only);
    for (const TopicIndex topic : order) others.erase(topic);
    std::vector<TopicIndex> rest(others.begin(), others.end());
    std::sort(rest.begin(), rest.end(),
              [this](TopicIndex a, TopicIndex b) { return taxonomy_[a].slug < taxonomy_[b].slug; });
    order.insert(order.end(), rest.begin(), rest.end());
    return order;
  }

  void BuildTopic(TopicIndex index) {
    const double background = index < inputs_.background.size() ? inputs_.background[index] : 0;
    TopicAudit topic = AbsentTopic(taxonomy_[index].slug, taxonomy_[index].name, inputs_.parameters.bias, background);
    if (const weigh::TopicLedger* entry = ledger_.Find(index)) {
      const TopicProfile assessed =
          profile::AssessTopic(ledger_, *entry, taxonomy_, inputs_.parameters, inputs_.background);
      AddProfile(assessed, &topic);
      AddStatus(index, &topic);
      AddResonance(*entry, &topic);
      for (const weigh::Occasion& occasion : entry->occasions) AddOccasion(index, occasion, &topic);
      if (inputs_.reweigher != nullptr && assessed.band != Band::kMention) AddSmallestSet(assessed, &topic);
    }
    AddAttribution(index, &topic);
    AddFoldedAndDiscounted(index, &topic);
    AddNear(index, &topic);
    AddDisputes(index, &topic);
    audit_.topics.push_back(std::move(topic));
  }

  static void AddProfile(const TopicProfile& profile, TopicAudit* topic) {
    topic->band = BandName(profile.band);
    topic->confidence = profile.confidence;
    topic->logit = profile.logit;
    topic->bias = profile.bias;
    topic->weeks = profile.weeks;
    topic->carrying = profile.posts;
    topic->responders = profile.responders;
    topic->share = profile.share;
    topic->prominence = profile.prominence;
    topic->since = profile.since;
    topic->last = profile.last;
    for (const Contribution& c : profile.contributions) {
      topic->contributions.push_back(
          {std::string(c.feature), Plain(c.value), Plain(c.coefficient), Plain(c.contribution)});
    }
    topic->gates.clear();
    for (const Gate& gate : profile.gates) {
      topic->gates.push_back({std::string(gate.name), gate.held, gate.cap, std::string(BandName(gate.most))});
    }
  }

  void AddStatus(TopicIndex index, TopicAudit* topic) const {
    const auto is = [index](const auto& entry) { return entry.topic == index; };
    if (std::any_of(profile_.topics.begin(), profile_.topics.end(), is)) {
      topic->status = "listed";
      return;
    }
    const auto implied = std::find_if(profile_.implied.begin(), profile_.implied.end(), is);
    if (implied != profile_.implied.end()) {
      topic->status = "implied";
      topic->implied_by = taxonomy_[implied->by].slug;
      return;
    }
    topic->status = "held_back";
    const auto held = std::find_if(profile_.held_back.begin(), profile_.held_back.end(), is);
    if (held != profile_.held_back.end()) topic->reason = held->gate;
  }

  static void AddResonance(const weigh::TopicLedger& entry, TopicAudit* topic) {
    const profile::Resonance resonance = profile::MeasureResonance(entry);
    topic->ranked_occasions = resonance.occasions;
    topic->resonance_mean = Plain(resonance.mean);
    topic->resonance_error = resonance.standard_error;
    topic->resonance_lower = Plain(resonance.lower());
  }

  void AddAttribution(TopicIndex index, TopicAudit* topic) const {
    const weigh::TopicAttribution attribution = ledger_.AttributionOf(index);
    topic->attribution_others = attribution.others;
    topic->attribution_reciprocal = attribution.reciprocal;
    topic->attribution_ring = attribution.ring;
    topic->attribution_bio = attribution.bio;
    topic->attribution_value = Plain(attribution.value);
  }

  void AddOccasion(TopicIndex index, const weigh::Occasion& occasion, TopicAudit* topic) {
    OccasionAudit& audit = topic->occasions.emplace_back();
    audit.date = occasion.date;
    audit.value = occasion.value;
    audit.strongest = occasion.strongest;
    audit.ranked = occasion.ranked;
    audit.resonance = Plain(occasion.resonance);
    for (const weigh::OccasionPost& entry : occasion.posts) {
      EvidenceAudit& post = audit.posts.emplace_back();
      post.post = Use(entry.post);
      post.confidence = entry.confidence;
      post.value = entry.value;
      const PostEvidence* evidence = evidence_[entry.post];
      if (evidence == nullptr) continue;
      for (const TopicShares& given : evidence->given) {
        if (given.topic != index) continue;
        for (const tag::Share& share : given.shares) {
          post.spans.push_back({share.range.begin, share.range.end, std::string(tag::ShareSourceName(share.source)),
                                Plain(share.share)});
        }
      }
    }
  }

  void AddFoldedAndDiscounted(TopicIndex index, TopicAudit* topic) {
    if (const auto posts = set_back_.find(index); posts != set_back_.end()) {
      for (const std::uint32_t post : posts->second) {
        const weigh::PostRecord& record = ledger_.records[post];
        if (!record.kept())
          topic->folded.push_back({Use(post), Use(record.into), std::string(weigh::FoldName(record.fold))});
        for (const weigh::Discount& discount : record.discounts) {
          topic->discounted.push_back({Use(post), std::string(weigh::DiscountName(discount.why)), discount.reactors});
        }
      }
    }
    if (const auto posts = hashtagged_.find(index); posts != hashtagged_.end()) {
      for (const std::uint32_t post : posts->second) topic->discounted.push_back({Use(post), "hashtags_only", 0});
    }
  }

  void AddNear(TopicIndex index, TopicAudit* topic) {
    const auto found = near_.find(index);
    if (found == near_.end()) return;
    std::vector<Candidate>& candidates = found->second;
    topic->near_posts = static_cast<std::int64_t>(candidates.size());
    // Of posts that do not lean to it at all, first those where a word is plainly part of something else.
    const auto is_hidden = [this, index](const Candidate& candidate) {
      const auto& refused = evidence_[candidate.post]->refused;
      return std::any_of(refused.begin(), refused.end(), [index](const RefusedPhrase& phrase) {
        return phrase.reason == lexicon::Name(lexicon::RefusalReason::kHidden) &&
               std::binary_search(phrase.topics.begin(), phrase.topics.end(), index);
      });
    };
    for (Candidate& candidate : candidates) candidate.hidden = is_hidden(candidate);
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
      return std::pair(a.confidence, a.hidden) > std::pair(b.confidence, b.hidden);
    });
    for (std::size_t i = 0; i < std::min(candidates.size(), kNearShown); ++i) {
      NearAudit& near = topic->near.emplace_back();
      near.post = Use(candidates[i].post);
      near.confidence = candidates[i].confidence;
      for (const RefusedPhrase& phrase : evidence_[candidates[i].post]->refused) {
        if (!std::binary_search(phrase.topics.begin(), phrase.topics.end(), index)) continue;
        const RefusedAudit refused = {
            phrase.range.begin,         phrase.range.end,
            std::string(phrase.phrase), std::string(phrase.reason),
            std::string(phrase.cue),    std::find(phrase.own.begin(), phrase.own.end(), index) == phrase.own.end()};
        // Several senses of one phrase, refused for the same reason, are one thing to say.
        if (std::find(near.refused.begin(), near.refused.end(), refused) == near.refused.end()) {
          near.refused.push_back(refused);
        }
      }
    }
  }

  void AddDisputes(TopicIndex index, TopicAudit* topic) {
    const SetAside* aside = nullptr;
    if (set_asides_ != nullptr) {
      for (const SetAside& entry : *set_asides_) {
        if (entry.topic == index) aside = &entry;
      }
    }
    if (aside != nullptr) {
      for (const weigh::TaggedPost& post : aside->posts) {
        for (std::uint32_t i = 0; i < ledger_.posts.size(); ++i) {
          if (!weigh::SameRecord(ledger_.posts[i], post)) continue;
          topic->discounted.push_back({Use(i), "rejected", 0});
          break;
        }
      }
    }
    if (disputes_ == nullptr) return;
    for (const Dispute& dispute : *disputes_) {
      if (dispute.topic != index) continue;
      DisputeAudit& audit = topic->disputes.emplace_back();
      audit.action = dispute.reject ? "reject" : "confirm";
      audit.date = dispute.date;
      audit.reason = dispute.reason;
      if (!dispute.reject || aside == nullptr) continue;
      audit.set_aside = std::count_if(
          aside->posts.begin(), aside->posts.end(),
          [&dispute](const weigh::TaggedPost& post) { return post.time == kUnknownTime || post.time <= dispute.date; });
    }
  }

  // The posts of the reweigher stand in the order of the ledger.
  void AddSmallestSet(const TopicProfile& assessed, TopicAudit* topic) {
    const SmallestSet set = FindSmallestSet(*inputs_.reweigher, profile_.user, assessed.topic, assessed.band);
    topic->smallest_known = true;
    topic->smallest_is_minimal = set.minimal;
    topic->smallest_confidence = set.after.confidence;
    topic->smallest_band = BandName(set.after.band);
    topic->smallest_tried = set.tried;
    for (const std::uint32_t post : set.posts) topic->smallest_set.push_back({Use(post)});
  }

  // The place of ledger entry `index` among the posts of the account.
  std::int64_t Use(std::uint32_t index) {
    const auto [place, fresh] = places_.try_emplace(index, static_cast<std::int64_t>(audit_.posts.size()));
    if (!fresh) return place->second;
    PostAudit& post = audit_.posts.emplace_back();
    const weigh::PostRecord& record = ledger_.records[index];
    const PostEvidence* evidence = evidence_[index];
    post.found = evidence != nullptr;
    if (evidence != nullptr) {
      post.id = evidence->id;
      // The address of a repost is often that of the post it repeats, and names its author.
      if (inputs_.keep_text || ledger_.posts[index].kind != PostKind::kRepost) post.url = evidence->url;
      if (inputs_.keep_text) post.text = evidence->text;
    }
    post.time = ledger_.posts[index].time;
    post.kind = sink::KindName(ledger_.posts[index].kind);
    post.ranked = record.ranked;
    post.readers = static_cast<std::int64_t>(record.response.readers.size());
    post.react_rarely = record.response.readers_by_class[static_cast<std::size_t>(weigh::SelectivityClass::kRarely)];
    post.react_sometimes =
        record.response.readers_by_class[static_cast<std::size_t>(weigh::SelectivityClass::kSometimes)];
    post.react_often = record.response.readers_by_class[static_cast<std::size_t>(weigh::SelectivityClass::kOften)];
    post.anonymous = record.response.anonymous_reactions;
    post.weighed = weigh::LikesOf(record.response.total());
    post.against_usual = Plain(record.resonance);
    post.factor = record.factor;
    post.age_weight = record.age_weight;
    post.kind_weight = record.kind_weight;
    return place->second;
  }

  const Profile& profile_;
  const weigh::Ledger& ledger_;
  const AuditInputs& inputs_;
  const Taxonomy& taxonomy_;
  PersonAudit audit_;
  std::vector<const PostEvidence*> evidence_;  // of each post of the ledger; null where it is not at hand
  std::map<std::uint32_t, std::int64_t> places_;
  std::map<TopicIndex, std::vector<std::uint32_t>> hashtagged_;
  std::map<TopicIndex, std::vector<Candidate>> near_;
  std::map<TopicIndex, std::vector<std::uint32_t>> set_back_;
  const std::vector<Dispute>* disputes_ = nullptr;
  const std::vector<SetAside>* set_asides_ = nullptr;
};

}  // namespace

TopicAudit AbsentTopic(std::string_view slug, std::string_view name, double bias, double background) {
  TopicAudit topic;
  topic.slug = slug;
  topic.name = name;
  topic.status = "none";
  topic.band = BandName(Band::kMention);
  topic.bias = bias;
  topic.logit = bias;
  topic.background = background;
  topic.gates.push_back({"no_posts", true, 0.0, std::string(BandName(Band::kMention))});
  return topic;
}

PersonAudit BuildAudit(const Profile& profile, const weigh::Ledger& ledger, const AuditInputs& inputs) {
  return Builder(profile, ledger, inputs).Build();
}

}  // namespace metier::explain
