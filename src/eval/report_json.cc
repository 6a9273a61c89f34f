#include "eval/report.h"
#include "sink/json.h"

namespace metier::eval {
namespace {

constexpr std::size_t kShares = 5;

using sink::JsonWriter;

void WriteSummary(const Evaluation& e, JsonWriter* json) {
  json->Key("corpus").String(e.corpus);
  json->Key("topical").Integer(e.topical);
  json->Key("chatter").Integer(e.chatter);
  json->Key("coverage").Number(e.coverage);
  json->Key("precision").Number(e.precision);
  json->Key("chatter_silent").Number(e.chatter_silent);
  json->Key("traps").Integer(e.traps);
  json->Key("traps_right").Number(e.traps_right);
  json->Key("traps_avoided").Number(e.traps_avoided);
  json->Key("micro_f1").Number(e.micro_f1);
  json->Key("macro_f1").Number(e.macro_f1);
  json->Key("macro_f1_all").Number(e.macro_f1_all);
  json->Key("ece").Number(e.expected_calibration_error);
}

void WriteCurves(const Evaluation& e, JsonWriter* json) {
  json->Key("curve").BeginArray();
  for (const CoveragePoint& point : e.curve) {
    json->BeginObject().Key("coverage").Number(point.coverage);
    json->Key("root_precision").Number(point.root_precision);
    json->Key("precision").Number(point.precision).EndObject();
  }
  json->EndArray().Key("reliability").BeginArray();
  for (const ReliabilityBin& bin : e.reliability) {
    json->BeginObject().Key("pairs").Integer(bin.pairs);
    json->Key("confidence").Number(bin.confidence);
    json->Key("accuracy").Number(bin.accuracy).EndObject();
  }
  json->EndArray();
}

// Null where nothing was given, or nothing to be found: there is no such figure then.
void WriteTopics(const Evaluation& e, const Taxonomy& taxonomy, JsonWriter* json) {
  json->Key("topics").BeginArray();
  for (const TopicFigures& figures : e.topics) {
    json->BeginObject().Key("topic").String(taxonomy[figures.topic].slug);
    json->Key("posts").Integer(figures.posts());
    json->Key("right").Integer(figures.right);
    json->Key("wrong").Integer(figures.wrong);
    json->Key("missed").Integer(figures.missed);
    json->Key("precision");
    figures.right + figures.wrong > 0 ? json->Number(figures.Precision()) : json->Null();
    json->Key("recall");
    figures.posts() > 0 ? json->Number(figures.Recall()) : json->Null();
    json->Key("f1");
    figures.posts() > 0 ? json->Number(figures.F1()) : json->Null();
    json->EndObject();
  }
  json->EndArray().Key("confusion").BeginArray();
  for (const SiblingConfusion& pair : e.confusion) {
    json->BeginObject().Key("topic").String(taxonomy[pair.truth].slug);
    json->Key("taken_for").String(taxonomy[pair.taken_for].slug);
    json->Key("posts").Integer(pair.posts);
    json->Key("given").Integer(pair.given);
    json->Key("best").Integer(pair.best);
    json->Key("confounded").Integer(pair.confounded).EndObject();
  }
  json->EndArray();
}

void WriteWorst(const Evaluation& e, const Taxonomy& taxonomy, JsonWriter* json) {
  json->Key("worst").BeginArray();
  for (const Mistake& mistake : e.worst) {
    json->BeginObject().Key("id").String(mistake.id);
    json->Key("text").String(mistake.text);
    json->Key("given").String(taxonomy[mistake.given].slug);
    json->Key("confidence").Number(mistake.confidence).Key("topics").BeginArray();
    for (const TopicIndex topic : mistake.topics) json->String(taxonomy[topic].slug);
    json->EndArray();
    if (mistake.account) {
      json->Key("logit").Number(mistake.account->logit).Key("bias").Number(mistake.account->bias);
      if (mistake.account->raised_by) json->Key("raised_by").String(taxonomy[*mistake.account->raised_by].slug);
      json->Key("strongest_shares").BeginArray();
      for (const tag::Share& share : StrongestShares(*mistake.account, kShares)) {
        json->BeginObject().Key("start").Integer(share.range.begin).Key("end").Integer(share.range.end);
        json->Key("text").String(WordsOf(share, mistake.text));
        json->Key("source").String(tag::ShareSourceName(share.source)).Key("share").Number(share.share).EndObject();
      }
      json->EndArray();
    }
    json->EndObject();
  }
  json->EndArray();
}

}  // namespace

std::string EvaluationJson(const Evaluation& evaluation, const Taxonomy& taxonomy) {
  std::string out;
  JsonWriter json(&out);
  json.BeginObject();
  WriteSummary(evaluation, &json);
  WriteCurves(evaluation, &json);
  WriteTopics(evaluation, taxonomy, &json);
  WriteWorst(evaluation, taxonomy, &json);
  json.EndObject();
  out.push_back('\n');
  return out;
}

}  // namespace metier::eval
