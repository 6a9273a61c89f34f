#include "base/time.h"
#include "explain/evidence.h"
#include "explain/person.h"
#include "explain/provenance.h"
#include "sink/json.h"

namespace metier::explain {
namespace {

class PersonWriter {
 public:
  PersonWriter(const PersonExplanation& explanation, const tag::Knowledge& knowledge, std::string* out)
      : explanation_(explanation), knowledge_(knowledge), evidence_(explanation, knowledge), json_(out) {}

  void Write() {
    const TopicProfile& profile = explanation_.profile;
    json_.BeginObject().Key("user").String(explanation_.user);
    json_.Key("topic").String(knowledge_.taxonomy()[profile.topic].slug);
    json_.Key("as_of");
    Time(explanation_.as_of);
    json_.Key("confidence").Number(profile.confidence).Key("band").String(BandName(profile.band)).Key("listed").Bool(!explanation_.held_back);
    json_.Key("logit").Number(profile.logit).Key("bias").Number(profile.bias);
    json_.Key("contributions").BeginArray();
    for (const Contribution& c : profile.contributions) {
      json_.BeginObject().Key("feature").String(c.feature).Key("value").Number(c.value);
      json_.Key("coefficient").Number(c.coefficient).Key("contribution").Number(c.contribution).EndObject();
    }
    json_.EndArray().Key("gates").BeginArray();
    for (const Gate& gate : profile.gates) {
      json_.BeginObject().Key("gate").String(gate.name).Key("held").Bool(gate.held).Key("cap").Number(gate.cap).Key("most").String(BandName(gate.most)).EndObject();
    }
    json_.EndArray();
    Attribution();
    Occasions();
    Folded();
    Discounted();
    json_.Key("provenance");
    WriteProvenance(knowledge_, &json_);
    json_.EndObject();
  }

 private:
  void Time(UnixSeconds time) { time == kUnknownTime ? json_.Null() : json_.String(base::FormatTime(time)); }

  // Counts: who they are is nobody's business.
  void Attribution() {
    const weigh::TopicAttribution attribution = explanation_.ledger.AttributionOf(explanation_.profile.topic);
    json_.Key("attribution").BeginObject().Key("others").Integer(attribution.others);
    json_.Key("reciprocal").Integer(attribution.reciprocal).Key("ring").Integer(attribution.ring);
    json_.Key("bio").Bool(attribution.bio).Key("value").Number(attribution.value).EndObject();
  }

  void Occasions() {
    json_.Key("occasions").BeginArray();
    if (const weigh::TopicLedger* topic = explanation_.ledger.Find(explanation_.profile.topic)) {
      for (const weigh::Occasion& occasion : topic->occasions) WriteOccasion(occasion);
    }
    json_.EndArray();
  }

  void WriteOccasion(const weigh::Occasion& occasion) {
    json_.BeginObject().Key("date");
    Time(occasion.date);
    json_.Key("value").Number(occasion.value).Key("posts").BeginArray();
    for (const weigh::OccasionPost& post : occasion.posts) WritePost(post);
    json_.EndArray().Key("response");
    const weigh::PostRecord& strongest = explanation_.ledger.records[occasion.posts[occasion.strongest].post];
    json_.BeginObject();
    json_.Key("readers").Integer(static_cast<std::int64_t>(strongest.response.readers.size()));
    json_.Key("anonymous").Integer(strongest.response.anonymous_reactions);
    json_.Key("weighed").Number(static_cast<double>(strongest.response.total()) / weigh::kUnitsPerLike);
    json_.Key("against_usual").Number(strongest.resonance).Key("factor").Number(strongest.factor).Key("age_weight").Number(strongest.age_weight);
    json_.EndObject().EndObject();
  }

  void WritePost(const weigh::OccasionPost& post) {
    const Post* original = evidence_.Find(post.post);
    json_.BeginObject().Key("id").String(original == nullptr ? std::string_view() : original->id).Key("time");
    Time(explanation_.ledger.posts[post.post].time);
    if (original != nullptr && !original->url.empty()) json_.Key("url").String(original->url);
    json_.Key("text");
    original == nullptr ? json_.Null() : json_.String(original->text);
    json_.Key("confidence").Number(post.confidence).Key("value").Number(post.value).Key("spans").BeginArray();
    if (original != nullptr) {
      for (const tag::Share& share : evidence_.Shares(*original, explanation_.profile.topic)) {
        json_.BeginObject().Key("start").Integer(share.range.begin).Key("end").Integer(share.range.end);
        json_.Key("source").String(tag::ShareSourceName(share.source)).Key("share").Number(share.share).EndObject();
      }
    }
    json_.EndArray().EndObject();
  }

  // Only what bears on the topic: the copies of its posts, the discounts of its posts.
  bool Bears(std::size_t index) const {
    for (const weigh::TopicEvidence& topic : explanation_.ledger.posts[index].topics) {
      if (topic.topic == explanation_.profile.topic) return true;
    }
    return false;
  }

  void Folded() {
    json_.Key("folded").BeginArray();
    for (std::size_t i = 0; i < explanation_.ledger.records.size(); ++i) {
      const weigh::PostRecord& record = explanation_.ledger.records[i];
      if (record.kept() || !Bears(i)) continue;
      json_.BeginObject().Key("id").String(evidence_.IdOf(i)).Key("time");
      Time(explanation_.ledger.posts[i].time);
      json_.Key("into").String(evidence_.IdOf(record.into)).Key("why").String(weigh::FoldName(record.fold)).EndObject();
    }
    json_.EndArray();
  }

  void Discounted() {
    json_.Key("discounted").BeginArray();
    for (std::size_t i = 0; i < explanation_.ledger.records.size(); ++i) {
      if (!Bears(i)) continue;
      for (const weigh::Discount& discount : explanation_.ledger.records[i].discounts) {
        json_.BeginObject().Key("id").String(evidence_.IdOf(i));
        json_.Key("why").String(weigh::DiscountName(discount.why)).Key("reactors").Integer(discount.reactors).EndObject();
      }
    }
    json_.EndArray();
  }

  const PersonExplanation& explanation_;
  const tag::Knowledge& knowledge_;
  Evidence evidence_;
  sink::JsonWriter json_;
};

}  // namespace

TopicProfile NoPosts(TopicIndex topic, double bias) {
  TopicProfile profile;
  profile.topic = topic;
  profile.bias = bias;
  profile.logit = bias;
  profile.gates = {{"no_posts", true, 0.0}};
  return profile;
}

std::string PersonJson(const PersonExplanation& explanation, const tag::Knowledge& knowledge) {
  std::string out;
  PersonWriter(explanation, knowledge, &out).Write();
  out.push_back('\n');
  return out;
}

}  // namespace metier::explain
