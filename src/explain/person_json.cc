#include "base/time.h"
#include "explain/person.h"
#include "explain/provenance.h"
#include "sink/json.h"

namespace metier::explain {
namespace {

class PersonWriter {
 public:
  PersonWriter(const PersonAudit& person, const TopicAudit& topic, std::string* out)
      : person_(person), topic_(topic), json_(out) {}

  void Write(const WhatIf* what_if) {
    json_.BeginObject().Key("user").String(person_.user).Key("topic").String(topic_.slug);
    json_.Key("name").String(topic_.name);
    Time("as_of", person_.as_of);
    json_.Key("confidence").Number(topic_.confidence).Key("band").String(topic_.band);
    json_.Key("listed").Bool(topic_.listed()).Key("status").String(topic_.status);
    Optional("reason", topic_.reason);
    Optional("implied_by", topic_.implied_by);
    json_.Key("logit").Number(topic_.logit).Key("bias").Number(topic_.bias);
    json_.Key("contributions").BeginArray();
    for (const ContributionAudit& c : topic_.contributions)
      WriteContribution(c.feature, c.value, c.coefficient, c.contribution);
    json_.EndArray().Key("gates").BeginArray();
    for (const GateAudit& gate : topic_.gates) WriteGate(gate.gate, gate.held, gate.cap, gate.most);
    json_.EndArray();
    WriteAttribution();
    WriteFigures();
    json_.Key("occasions").BeginArray();
    for (const OccasionAudit& occasion : topic_.occasions) WriteOccasion(occasion);
    json_.EndArray();
    WriteFolded();
    WriteDiscounted();
    WriteNear();
    WriteDisputes();
    WriteSmallestSet();
    if (what_if != nullptr) WriteWhatIf(*what_if);
    WritePerson();
    json_.Key("provenance");
    WriteProvenance(person_.provenance, &json_);
    json_.EndObject();
  }

 private:
  void Time(std::string_view key, UnixSeconds time) {
    json_.Key(key);
    time == kUnknownTime ? json_.Null() : json_.String(base::FormatTime(time));
  }
  void Optional(std::string_view key, std::string_view value) {
    json_.Key(key);
    value.empty() ? json_.Null() : json_.String(value);
  }
  const PostAudit& PostAt(std::int64_t post) const { return person_.posts[static_cast<std::size_t>(post)]; }

  void WriteContribution(std::string_view feature, double value, double coefficient, double contribution) {
    json_.BeginObject().Key("feature").String(feature).Key("value").Number(value);
    json_.Key("coefficient").Number(coefficient).Key("contribution").Number(contribution + 0.0).EndObject();
  }

  void WriteGate(std::string_view gate, bool held, double cap, std::string_view most) {
    json_.BeginObject().Key("gate").String(gate).Key("held").Bool(held).Key("cap").Number(cap);
    json_.Key("most").String(most).EndObject();
  }

  // Counts: who they are is nobody's business.
  void WriteAttribution() {
    json_.Key("attribution").BeginObject().Key("others").Integer(topic_.attribution_others);
    json_.Key("reciprocal").Integer(topic_.attribution_reciprocal).Key("ring").Integer(topic_.attribution_ring);
    json_.Key("bio").Bool(topic_.attribution_bio).Key("value").Number(topic_.attribution_value).EndObject();
  }

  void WriteFigures() {
    json_.Key("weeks").Integer(topic_.weeks).Key("posts").Integer(topic_.carrying);
    json_.Key("responders").Integer(topic_.responders);
    json_.Key("share").Number(topic_.share).Key("background").Number(topic_.background);
    json_.Key("prominence").Number(topic_.prominence);
    Time("since", topic_.since);
    Time("last", topic_.last);
    json_.Key("resonance").BeginObject().Key("occasions").Integer(topic_.ranked_occasions);
    json_.Key("mean").Number(topic_.resonance_mean).Key("standard_error").Number(topic_.resonance_error);
    json_.Key("lower_bound").Number(topic_.resonance_lower).EndObject();
    json_.Key("usual_response").BeginObject().Key("posts").Integer(person_.ranked);
    json_.Key("quarter").Number(person_.usual_quarter).Key("median").Number(person_.usual_median);
    json_.Key("three_quarters").Number(person_.usual_three_quarters).EndObject();
  }

  void WriteOccasion(const OccasionAudit& occasion) {
    json_.BeginObject();
    Time("date", occasion.date);
    json_.Key("value").Number(occasion.value).Key("resonance");
    occasion.ranked ? json_.Number(occasion.resonance) : json_.Null();
    json_.Key("posts").BeginArray();
    for (const EvidenceAudit& evidence : occasion.posts) WriteEvidence(evidence);
    json_.EndArray();
    WriteResponse(PostAt(occasion.posts[static_cast<std::size_t>(occasion.strongest)].post));
    json_.EndObject();
  }

  void WriteResponse(const PostAudit& post) {
    json_.Key("response").BeginObject().Key("readers").Integer(post.readers);
    json_.Key("reacting").BeginObject().Key("rarely").Integer(post.react_rarely);
    json_.Key("sometimes").Integer(post.react_sometimes).Key("often").Integer(post.react_often).EndObject();
    json_.Key("anonymous").Integer(post.anonymous).Key("weighed").Number(post.weighed);
    json_.Key("against_usual").Number(post.against_usual).Key("factor").Number(post.factor);
    json_.Key("age_weight").Number(post.age_weight).EndObject();
  }

  // Opens the object of a post, and leaves it open.
  void BeginPost(const PostAudit& post) {
    json_.BeginObject().Key("id").String(post.id);
    Time("time", post.time);
    if (!post.url.empty()) json_.Key("url").String(post.url);
    json_.Key("kind").String(post.kind).Key("text");
    post.text ? json_.String(*post.text) : json_.Null();
  }

  void WriteEvidence(const EvidenceAudit& evidence) {
    BeginPost(PostAt(evidence.post));
    json_.Key("confidence").Number(evidence.confidence).Key("value").Number(evidence.value).Key("spans").BeginArray();
    for (const SpanAudit& span : evidence.spans) {
      json_.BeginObject().Key("start").Integer(span.begin).Key("end").Integer(span.end);
      json_.Key("source").String(span.source).Key("share").Number(span.share).EndObject();
    }
    json_.EndArray();
    WriteResponse(PostAt(evidence.post));
    json_.EndObject();
  }

  void WriteFolded() {
    json_.Key("folded").BeginArray();
    for (const FoldedAudit& folded : topic_.folded) {
      json_.BeginObject().Key("id").String(PostAt(folded.post).id);
      Time("time", PostAt(folded.post).time);
      json_.Key("into").String(PostAt(folded.into).id).Key("why").String(folded.why).EndObject();
    }
    json_.EndArray();
  }

  void WriteDiscounted() {
    json_.Key("discounted").BeginArray();
    for (const DiscountAudit& discount : topic_.discounted) {
      json_.BeginObject().Key("id").String(PostAt(discount.post).id);
      Time("time", PostAt(discount.post).time);
      json_.Key("why").String(discount.why).Key("reactors").Integer(discount.reactors).EndObject();
    }
    json_.EndArray();
  }

  void WriteNear() {
    json_.Key("near").BeginObject().Key("posts").Integer(topic_.near_posts).Key("nearest").BeginArray();
    for (const NearAudit& near : topic_.near) {
      BeginPost(PostAt(near.post));
      json_.Key("confidence");
      near.confidence > 0 ? json_.Number(near.confidence) : json_.Null();
      json_.Key("refused").BeginArray();
      for (const RefusedAudit& refused : near.refused) {
        json_.BeginObject().Key("start").Integer(refused.begin).Key("end").Integer(refused.end);
        json_.Key("phrase").String(refused.phrase).Key("reason").String(refused.reason);
        Optional("cue", refused.cue);
        json_.Key("narrower").Bool(refused.narrower);
        json_.EndObject();
      }
      json_.EndArray().EndObject();
    }
    json_.EndArray().EndObject();
  }

  void WriteDisputes() {
    json_.Key("disputes").BeginArray();
    for (const DisputeAudit& dispute : topic_.disputes) {
      json_.BeginObject().Key("action").String(dispute.action);
      Time("date", dispute.date);
      Optional("reason", dispute.reason);
      json_.Key("set_aside").Integer(dispute.set_aside).EndObject();
    }
    json_.EndArray();
  }

  void WriteSmallestSet() {
    json_.Key("smallest_set");
    if (!topic_.smallest_known) {
      json_.Null();
      return;
    }
    json_.BeginObject().Key("posts").BeginArray();
    for (const RemovedPost& removed : topic_.smallest_set) json_.String(PostAt(removed.post).id);
    json_.EndArray().Key("minimal").Bool(topic_.smallest_is_minimal);
    json_.Key("confidence").Number(topic_.smallest_confidence).Key("band").String(topic_.smallest_band);
    json_.Key("tried").Integer(topic_.smallest_tried).EndObject();
  }

  void WriteWhatIf(const WhatIf& what_if) {
    const TopicProfile& after = what_if.profile;
    json_.Key("what_if").BeginObject().Key("without").BeginArray();
    for (const std::string& id : what_if.change.without) json_.String(id);
    json_.EndArray().Key("more_occasions").Integer(what_if.change.more_occasions);
    json_.Key("without_attribution").Bool(what_if.change.without_attribution);
    json_.Key("confidence").Number(after.confidence).Key("band").String(BandName(after.band));
    json_.Key("logit").Number(after.logit).Key("bias").Number(after.bias).Key("occasions").Integer(after.occasions);
    json_.Key("weeks").Integer(after.weeks).Key("posts").Integer(after.posts).Key("share").Number(after.share);
    json_.Key("prominence").Number(after.prominence);
    json_.Key("contributions").BeginArray();
    for (const Contribution& c : after.contributions)
      WriteContribution(c.feature, c.value, c.coefficient, c.contribution);
    json_.EndArray().Key("gates").BeginArray();
    for (const Gate& gate : after.gates) WriteGate(gate.name, gate.held, gate.cap, BandName(gate.most));
    json_.EndArray().EndObject();
  }

  void WritePerson() {
    json_.Key("person").BeginObject().Key("posts").Integer(person_.records).Key("kept").Integer(person_.kept);
    json_.Key("left_out").Integer(person_.left_out).Key("foreign").Integer(person_.foreign);
    json_.Key("wordless").Integer(person_.wordless).Key("unsure").Integer(person_.unsure).EndObject();
  }

  const PersonAudit& person_;
  const TopicAudit& topic_;
  sink::JsonWriter json_;
};

}  // namespace

std::string PersonJson(const PersonAudit& person, const TopicAudit& topic, const WhatIf* what_if) {
  std::string out;
  PersonWriter(person, topic, &out).Write(what_if);
  out.push_back('\n');
  return out;
}

}  // namespace metier::explain
