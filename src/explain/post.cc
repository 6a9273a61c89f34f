#include "explain/post.h"

#include <algorithm>
#include <utility>

#include "explain/provenance.h"
#include "explain/wording.h"
#include "sink/json.h"
#include "sink/table.h"

namespace metier::explain {
namespace {

constexpr std::size_t kConsidered = 5;
constexpr double kWorthConsidering = 0.05;

std::string Signed(double value) { return Fixed(value, 3, true); }

std::string Slugs(const std::vector<TopicIndex>& topics, const Taxonomy& taxonomy) {
  std::string text;
  for (const TopicIndex topic : topics) text += (text.empty() ? "" : ", ") + taxonomy[topic].slug;
  return text;
}

void AddShortTopics(tag::Tagger* tagger, PostExplanation* explanation) {
  std::vector<TopicScore> order;
  for (const TopicScore& score : tagger->ConfidencesFrom(kWorthConsidering)) {
    const bool given = std::any_of(explanation->tagging.topics.begin(), explanation->tagging.topics.end(),
                                   [&score](const TopicScore& other) { return other.topic == score.topic; });
    if (!given) order.push_back(score);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const TopicScore& a, const TopicScore& b) { return a.confidence > b.confidence; });
  order.resize(std::min(order.size(), kConsidered));
  for (const TopicScore& score : order) explanation->considered.push_back(tagger->Account(score.topic));
}

// A logit by what gave it: with calibration and the model's bias these are all of it.
struct Split {
  double words = 0;
  double phrases = 0;
  double rivals = 0;
  double muted = 0;
};

Split SplitOf(const tag::TopicAccount& account) {
  Split split;
  for (const tag::Share& share : account.shares) {
    switch (share.source) {
      case tag::ShareSource::kWord:
        split.words += share.share;
        break;
      case tag::ShareSource::kPhrase:
        split.phrases += share.share;
        break;
      case tag::ShareSource::kRival:
        split.rivals += share.share;
        break;
      case tag::ShareSource::kMuted:
        split.muted += share.share;
        break;
    }
  }
  return split;
}

void WriteAccount(const tag::TopicAccount& account, const PostExplanation& explanation, const Taxonomy& taxonomy,
                  sink::JsonWriter* json) {
  json->BeginObject().Key("topic").String(taxonomy[account.topic].slug);
  json->Key("confidence")
      .Number(account.confidence)
      .Key("logit")
      .Number(account.logit)
      .Key("bias")
      .Number(account.bias);
  if (account.raised_by) json->Key("raised_by").String(taxonomy[*account.raised_by].slug);
  const Split split = SplitOf(account);
  json->Key("split")
      .BeginObject()
      .Key("calibration")
      .Number(account.calibration)
      .Key("model_bias")
      .Number(account.bias - account.calibration);
  json->Key("words").Number(split.words).Key("phrases").Number(split.phrases).Key("rivals").Number(split.rivals);
  json->Key("muted").Number(split.muted).EndObject();
  json->Key("shares").BeginArray();
  for (const tag::Share& share : account.shares) {
    json->BeginObject().Key("start").Integer(share.range.begin).Key("end").Integer(share.range.end);
    json->Key("text").String(
        std::string_view(explanation.text).substr(share.range.begin, share.range.end - share.range.begin));
    json->Key("source").String(tag::ShareSourceName(share.source)).Key("share").Number(share.share).EndObject();
  }
  json->EndArray().EndObject();
}

void AppendAccount(const tag::TopicAccount& account, const PostExplanation& explanation, const Taxonomy& taxonomy,
                   std::string* out) {
  char head[160];
  std::snprintf(head, sizeof(head), "%-28s confidence %.3f = 1/(1+exp(-(%.3f)))", taxonomy[account.topic].slug.c_str(),
                account.confidence, account.logit);
  out->append(head);
  if (account.raised_by)
    out->append("  (as ").append(taxonomy[*account.raised_by].slug).append(", which is part of it)");
  const Split split = SplitOf(account);
  out->append("\n    = ").append(Signed(account.calibration)).append(" calibration ");
  out->append(Signed(account.bias - account.calibration)).append(" model bias ");
  for (const auto& [value, name] : {std::pair(split.words, "words"), std::pair(split.phrases, "phrases"),
                                    std::pair(split.rivals, "rivals"), std::pair(split.muted, "muted")}) {
    if (value != 0) out->append(Signed(value)).append(" ").append(name).append(" ");
  }
  out->back() = '\n';
  std::vector<tag::Share> shares = account.shares;
  std::stable_sort(shares.begin(), shares.end(),
                   [](const tag::Share& a, const tag::Share& b) { return std::abs(a.share) > std::abs(b.share); });
  for (const tag::Share& share : shares) {
    out->append("    ")
        .append(Signed(share.share))
        .append("  ")
        .append(tag::ShareSourceName(share.source))
        .append(" \"");
    out->append(sink::OneLine(
        std::string_view(explanation.text).substr(share.range.begin, share.range.end - share.range.begin), 40));
    out->append("\"\n");
  }
}

// Why no topic was given.
std::string AbstentionMeaning(const PostExplanation& explanation) {
  switch (explanation.tagging.abstained) {
    case Abstention::kNoWords:
      return "no_words: there are no words to judge by";
    case Abstention::kLanguage:
      return "language: it is in " + explanation.tagging.lang + ", which no model serves";
    case Abstention::kUnsure:
      return explanation.considered.empty() ? "unsure: chatter, nothing in it leans to any topic"
                                            : "unsure: no topic reaches its threshold";
    case Abstention::kTooLong:
      return "too_long: it is longer than the limit of texts";
    case Abstention::kNone:
      break;
  }
  return "";
}

std::string RefusalReason(const Refusal& refusal) {
  return RefusalMeaning({refusal.range.begin, refusal.range.end, refusal.phrase, refusal.reason, refusal.cue, false});
}

}  // namespace

PostExplanation ExplainPost(std::string_view text, std::string_view lang_hint, const tag::Knowledge& knowledge) {
  PostExplanation explanation;
  explanation.text = text;
  tag::Tagger tagger(knowledge);
  tagger.Tag(text, lang_hint, {}, &explanation.tagging);
  for (const TopicScore& score : explanation.tagging.topics) explanation.topics.push_back(tagger.Account(score.topic));
  AddShortTopics(&tagger, &explanation);
  for (const lexicon::RefusedSense& sense : tagger.matches().refused) {
    explanation.refused.push_back({sense.range,
                                   std::string(knowledge.lexicon().PhraseText(sense.phrase)),
                                   {sense.topics.begin(), sense.topics.end()},
                                   std::string(lexicon::Name(sense.reason)),
                                   std::string(sense.cue),
                                   0});
  }
  const bool silenced =
      explanation.tagging.abstained == Abstention::kLanguage || explanation.tagging.abstained == Abstention::kNoWords;
  for (const tag::TopicAccount& account : explanation.considered) {
    explanation.refused.push_back(
        {{},
         "",
         {account.topic},
         silenced ? std::string(AbstentionName(explanation.tagging.abstained)) : "below_threshold",
         "",
         account.confidence});
  }
  return explanation;
}

std::string PostJson(const PostExplanation& explanation, const tag::Knowledge& knowledge) {
  const Taxonomy& taxonomy = knowledge.taxonomy();
  std::string out;
  sink::JsonWriter json(&out);
  json.BeginObject().Key("text").String(explanation.text).Key("lang").String(explanation.tagging.lang);
  json.Key("topics").BeginArray();
  for (const tag::TopicAccount& account : explanation.topics) WriteAccount(account, explanation, taxonomy, &json);
  json.EndArray().Key("considered").BeginArray();
  for (const tag::TopicAccount& account : explanation.considered) WriteAccount(account, explanation, taxonomy, &json);
  json.EndArray().Key("refused").BeginArray();
  for (const Refusal& refusal : explanation.refused) {
    json.BeginObject().Key("topics").BeginArray();
    for (const TopicIndex topic : refusal.topics) json.String(taxonomy[topic].slug);
    json.EndArray().Key("reason").String(refusal.reason);
    if (refusal.phrase.empty()) {
      json.Key("confidence").Number(refusal.confidence);
    } else {
      json.Key("start")
          .Integer(refusal.range.begin)
          .Key("end")
          .Integer(refusal.range.end)
          .Key("phrase")
          .String(refusal.phrase);
      json.Key("cue");
      refusal.cue.empty() ? json.Null() : json.String(refusal.cue);
    }
    json.EndObject();
  }
  json.EndArray().Key("abstained");
  const Abstention abstained = explanation.tagging.abstained;
  abstained == Abstention::kNone ? json.Null() : json.String(AbstentionName(abstained));
  json.Key("provenance");
  WriteProvenance(ProvenanceOf(knowledge), &json);
  json.EndObject();
  out.push_back('\n');
  return out;
}

std::string PostText(const PostExplanation& explanation, const tag::Knowledge& knowledge) {
  const Taxonomy& taxonomy = knowledge.taxonomy();
  std::string out = "\"" + sink::OneLine(explanation.text, 500) + "\"\nlanguage: " + explanation.tagging.lang + "\n\n";
  for (const tag::TopicAccount& account : explanation.topics) AppendAccount(account, explanation, taxonomy, &out);
  if (explanation.topics.empty()) out += "No topic. " + AbstentionMeaning(explanation) + ".\n";
  if (!explanation.considered.empty()) out += "\nConsidered, but not sure enough:\n";
  for (const tag::TopicAccount& account : explanation.considered) AppendAccount(account, explanation, taxonomy, &out);
  bool heading = false;
  for (const Refusal& refusal : explanation.refused) {
    if (refusal.phrase.empty()) continue;
    if (!heading) out += "\nRefused senses:\n";
    heading = true;
    out += "    \"" + sink::OneLine(refusal.phrase, 40) + "\" as " +
           (refusal.topics.empty() ? "nothing" : Slugs(refusal.topics, taxonomy)) + ": " + RefusalReason(refusal) +
           " (" + refusal.reason + ")\n";
  }
  out += "\n" + ProvenanceText(ProvenanceOf(knowledge)) + "\n";
  return out;
}

}  // namespace metier::explain
