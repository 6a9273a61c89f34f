#include <algorithm>
#include <cstdio>

#include "base/time.h"
#include "explain/evidence.h"
#include "explain/person.h"
#include "explain/provenance.h"
#include "sink/table.h"

namespace metier::explain {
namespace {

constexpr std::size_t kSpansShown = 4;

template <typename... Values>
std::string Format(const char* format, Values... values) {
  char text[256];
  std::snprintf(text, sizeof(text), format, values...);
  return text;
}

std::string AttributionMeaning(const weigh::TopicAttribution& attribution) {
  std::string text = "nobody else lists or endorses them for it";
  if (attribution.others == 1) text = "1 person lists or endorses them for it";
  if (attribution.others > 1) text = Format("%d people list or endorse them for it", attribution.others);
  if (attribution.reciprocal > 0) text += Format("; %d more whom they list too", attribution.reciprocal);
  if (attribution.ring > 0) text += Format("; %d in a ring with them, not counted", attribution.ring);
  if (attribution.bio) text += "; the bio says so";
  return text;
}

// What each feature measures, for a reader who has not read the documentation.
std::string Meaning(const TopicProfile& profile, const weigh::TopicAttribution& attribution, std::string_view feature) {
  if (feature == "repetition") return Format("%lld separate occasions", static_cast<long long>(profile.occasions));
  if (feature == "span") return Format("in %lld different weeks", static_cast<long long>(profile.weeks));
  if (feature == "excess") return Format("%.1f %% of the posts, against how common it is", profile.share * 100);
  if (feature == "resonance") return "response against the person's usual one";
  if (feature == "responders") return Format("%lld people responded", static_cast<long long>(profile.responders));
  if (feature == "attribution") return AttributionMeaning(attribution);
  return "";
}

std::string GateMeaning(std::string_view gate) {
  if (gate == "one_occasion") return "one occasion is never enough";
  if (gate == "few_occasions") return "fewer than 3 occasions that are clearly about it";
  if (gate == "one_week") return "all within one week";
  if (gate == "thin") return "fewer than 5 occasions, 4 weeks or 4 posts' worth of evidence";
  if (gate == "six_weeks") return "all within six weeks";
  if (gate == "no_dates") return "no post has a date, so repetition cannot be seen";
  if (gate == "reposts_only") return "nothing in the person's own words";
  if (gate == "no_posts") return "no post carries this topic";
  return "";
}

std::string Spans(const Post& post, TopicIndex topic, Evidence* evidence) {
  std::vector<tag::Share> shares = evidence->Shares(post, topic);
  std::erase_if(shares, [](const tag::Share& share) { return share.share <= 0; });
  std::stable_sort(shares.begin(), shares.end(), [](const tag::Share& a, const tag::Share& b) { return a.share > b.share; });
  std::string text;
  for (std::size_t i = 0; i < std::min(shares.size(), kSpansShown); ++i) {
    const text::ByteRange range = shares[i].range;
    text += (i == 0 ? "" : ", ") + ("\"" + sink::OneLine(std::string_view(post.text).substr(range.begin, range.end - range.begin), 30) + "\" ") +
            Format("%+.2f", shares[i].share);
  }
  return text;
}

void AppendOccasion(const PersonExplanation& explanation, const weigh::Occasion& occasion, Evidence* evidence, std::string* out) {
  const std::string date = occasion.date == kUnknownTime ? "no date   " : base::FormatTime(occasion.date).substr(0, 10);
  const weigh::PostRecord& strongest = explanation.ledger.records[occasion.posts[occasion.strongest].post];
  out->append(Format("  %s  value %.3f", date.c_str(), occasion.value));
  if (strongest.ranked) {
    out->append(Format("  response: %zu readers, %lld anonymous, x%.2f against the usual", strongest.response.readers.size(),
                       static_cast<long long>(strongest.response.anonymous_reactions), strongest.factor));
  }
  out->append("\n");
  for (const weigh::OccasionPost& entry : occasion.posts) {
    const Post* post = evidence->Find(entry.post);
    out->append(Format("      %.2f  ", entry.confidence));
    out->append(post == nullptr ? "(text not at hand)" : sink::OneLine(post->text, 90)).append("\n");
    if (post == nullptr) continue;
    if (const std::string spans = Spans(*post, explanation.profile.topic, evidence); !spans.empty()) {
      out->append("            ").append(spans).append("\n");
    }
  }
}

bool Bears(const weigh::TaggedPost& post, TopicIndex topic) {
  return std::any_of(post.topics.begin(), post.topics.end(), [topic](const weigh::TopicEvidence& e) { return e.topic == topic; });
}

}  // namespace

std::string PersonText(const PersonExplanation& explanation, const tag::Knowledge& knowledge) {
  const TopicProfile& profile = explanation.profile;
  const Topic& topic = knowledge.taxonomy()[profile.topic];
  Evidence evidence(explanation, knowledge);
  std::string out = sink::OneLine(explanation.user, 60) + " and " + topic.slug + " (" + topic.name + "): " + std::string(BandName(profile.band)) +
                    Format(", confidence %.3f", profile.confidence) + (explanation.held_back ? ", not listed" : "") + "\n\nWhere the confidence comes from\n";
  out += Format("  %+8.4f  bias\n", profile.bias);
  for (const Contribution& c : profile.contributions) {
    out += Format("  %+8.4f  %-12s = %.4f x %.2f   ", c.contribution, std::string(c.feature).c_str(), c.value, c.coefficient) +
           Meaning(profile, explanation.ledger.AttributionOf(profile.topic), c.feature) + "\n";
  }
  out += Format("  %+8.4f  together; 1/(1+exp(-logit)) before any gate\n", profile.logit);

  if (const weigh::TopicAttribution attribution = explanation.ledger.AttributionOf(profile.topic);
      profile.contributions.empty() && attribution.others + attribution.reciprocal + attribution.ring + attribution.bio > 0) {
    out += "  " + AttributionMeaning(attribution) + "; without posts that is worth nothing\n";
  }

  out += "\nGates\n";
  bool any = false;
  for (const Gate& gate : profile.gates) {
    if (!gate.held) continue;
    any = true;
    out += "  " + std::string(gate.name) + ": at most " + (gate.most == Band::kMention ? "a mention" : "an interest") + ", because of " + GateMeaning(gate.name) + "\n";
  }
  if (!any) out += "  none held\n";

  const weigh::TopicLedger* ledger = explanation.ledger.Find(profile.topic);
  out += "\nOccasions\n";
  if (ledger == nullptr) out += "  none\n";
  for (std::size_t i = 0; ledger != nullptr && i < ledger->occasions.size(); ++i) AppendOccasion(explanation, ledger->occasions[i], &evidence, &out);

  std::size_t folded = 0;
  std::map<std::string_view, std::int64_t> discounts;
  for (std::size_t i = 0; i < explanation.ledger.records.size(); ++i) {
    if (!Bears(explanation.ledger.posts[i], profile.topic)) continue;
    if (!explanation.ledger.records[i].kept()) ++folded;
    for (const weigh::Discount& discount : explanation.ledger.records[i].discounts) {
      discounts[weigh::DiscountName(discount.why)] += std::max(discount.reactors, 1);
    }
  }
  if (folded > 0) out += "\nFolded: " + std::to_string(folded) + " posts say the same as another one and do not count again.\n";
  for (const auto& [why, count] : discounts) out += "Discounted: " + std::string(why) + ", " + std::to_string(count) + "\n";
  out += "\n" + ProvenanceText(knowledge) + ", as of " + (explanation.as_of == kUnknownTime ? "-" : base::FormatTime(explanation.as_of)) + "\n";
  return out;
}

}  // namespace metier::explain
