#include "explain/wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <tuple>

#include "base/time.h"
#include "profile/parameters.h"
#include "sink/table.h"
#include "tag/tagger.h"

namespace metier::explain {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};

// The limits that ship: accounts do not hold them.
constexpr profile::ProfileParameters kGates = {};

std::string Month(UnixSeconds time) {
  const std::string text = base::FormatTime(time);  // "2018-10-10T..."
  if (text.empty()) return "no date";
  const int month = (text[5] - '0') * 10 + (text[6] - '0');
  return std::string(kMonths[static_cast<std::size_t>(month - 1)]) + " " + text.substr(0, 4);
}

std::string Occasions(const TopicAudit& topic) {
  const auto count = static_cast<std::int64_t>(topic.occasions.size());
  std::string text = Counted(count, "occasion");
  if (topic.since == kUnknownTime) return text;
  if (count > 1) text += " in " + Counted(topic.weeks, "week");
  return text + ", " + Months(topic.since, topic.last);
}

bool Rejected(const TopicAudit& topic) {
  return std::any_of(topic.disputes.begin(), topic.disputes.end(),
                     [](const DisputeAudit& dispute) { return dispute.action == "reject"; });
}

std::int64_t CountDiscounts(const TopicAudit& topic, std::string_view why) {
  return std::count_if(topic.discounted.begin(), topic.discounted.end(),
                       [why](const DiscountAudit& discount) { return discount.why == why; });
}

double ValueOf(const TopicAudit& topic, std::string_view feature, double otherwise) {
  for (const ContributionAudit& contribution : topic.contributions) {
    if (contribution.feature == feature) return contribution.value;
  }
  return otherwise;
}

// The part of the posts about the topic that counts here and not for a surer topic.
double LeadOf(const TopicAudit& topic) { return ValueOf(topic, "lead", 1); }

std::string ShareMeaning(const TopicAudit& topic) {
  return Percent(topic.share) + " of the posts; of posts at large " + Percent(topic.background) + " are about it";
}

// How many posts count here, and how many times more than at large, as one number.
std::string Prominence(const GateFacts& facts) { return "its prominence is " + Fixed(facts.prominence, 1); }

std::string WhyHeldBack(const PersonAudit& person, const TopicAudit& topic) {
  if (topic.reason == "one_occasion") {
    return "One occasion" +
           (topic.since == kUnknownTime ? std::string() : ", " + Months(topic.since, topic.last) + ",") +
           " is never enough, however much response it drew.";
  }
  if (topic.reason == "few_occasions") {
    if (topic.occasions.size() < 3) return "Only " + Occasions(topic) + ": fewer than three are never enough.";
    return "There are " + Occasions(topic) +
           ", but on fewer than three of them it is clearly about this: leaning to it "
           "is never enough.";
  }
  if (topic.reason == "one_week") {
    return "All " + Counted(static_cast<std::int64_t>(topic.occasions.size()), "occasion") + " fall within one week, " +
           Month(topic.since) + ": a passing matter, as far as one can see.";
  }
  if (topic.reason == "no_dates")
    return "No post about it has a date, so nobody can see whether it was more than once.";
  if (topic.reason == "reposts_only") return "Only other people's posts passed on, nothing in the person's own words.";
  const std::string elsewhere =
      LeadOf(topic) < 0.5 ? ", and most of those here are more surely about something else" : "";
  if (topic.reason == "faint") {
    return "There are " + Occasions(topic) + ": " + ShareMeaning(topic) + " too" + elsewhere + ". " +
           "For how common and how broad the topic is that does not stand out: " + Prominence(FactsOf(topic)) +
           ", and an interest takes " + Fixed(kGates.faint_prominence, 1) + ".";
  }
  return "There are " + Occasions(topic) + ": " + ShareMeaning(topic) + " too" + elsewhere +
         ". That makes a confidence of " + Fixed(topic.confidence, 2) + ", and an interest begins at " +
         Fixed(person.interest_from, 2) + ".";
}

std::string WhyNone(const PersonAudit& person, const TopicAudit& topic) {
  std::string text = "No post counts for it.";
  if (const auto set_aside = CountDiscounts(topic, "rejected"); set_aside > 0 && Rejected(topic)) {
    text = "It was rejected: " + Counted(set_aside, "post") + " up to then no longer " +
           (set_aside == 1 ? "counts." : "count.");
  }
  if (const auto folded = static_cast<std::int64_t>(topic.folded.size()); folded > 0) {
    text += " " + Counted(folded, "post") + (folded == 1 ? " that speaks" : " that speak") + " for it only " +
            (folded == 1 ? "repeats" : "repeat") + " another one, which does not.";
  }
  if (topic.attributed()) text += " " + SilentAttributionMeaning(topic);
  if (const std::int64_t tagged = CountDiscounts(topic, "hashtags_only"); tagged > 0) {
    text += " In " + Counted(tagged, "post") + " only hashtags speak for it, and those alone make no topic.";
  }
  if (topic.near_posts > 0) {
    text += " " + Counted(topic.near_posts, "post") + (topic.near_posts == 1 ? " comes" : " come") + " near";
    const double nearest = topic.near.empty() ? 0 : topic.near.front().confidence;
    if (nearest > 0) {
      text += ", the nearest at " + LeansBy(nearest) + "; from " + CountsFrom() + " on a post counts.";
    } else if (!topic.near.empty() && !topic.near.front().refused.empty()) {
      const RefusedAudit& refused = topic.near.front().refused.front();
      text += ": \"" + sink::OneLine(refused.phrase, 40) + "\" was not counted, for " + RefusalMeaning(refused) + ".";
    } else {
      text += ".";
    }
  } else if (topic.folded.empty() && topic.discounted.empty()) {
    text += " None comes near.";
  }
  if (person.foreign > 0) {
    text += " " + Counted(person.foreign, "post") + (person.foreign == 1 ? " is" : " are") +
            " in a language that Metier cannot judge.";
  }
  return text;
}

}  // namespace

std::string Fixed(double value, int decimals, bool sign) {
  char text[64];
  // What rounds to nothing has no sign but the one that is asked for.
  const double smallest = 0.5 * std::pow(10.0, -decimals);
  if (value < 0 && value > -smallest) value = 0;
  std::snprintf(text, sizeof(text), sign ? "%+.*f" : "%.*f", decimals, value);
  return text;
}

std::string LeansBy(double confidence) { return Fixed(std::floor(confidence * 100 + 1e-9) / 100, 2); }

std::string CountsFrom() { return Fixed(*tag::EvidenceOptions().min_confidence, 2); }

std::string Percent(double part) {
  if (part > 0 && part < 0.0005) return "less than 0.1 %";
  return Fixed(part * 100, part < 0.1 ? 1 : 0) + " %";
}

std::string Counted(std::int64_t count, std::string_view noun) {
  return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

std::string PeopleCounted(std::int64_t count) { return std::to_string(count) + (count == 1 ? " person" : " people"); }

std::string Day(UnixSeconds time) {
  const std::string text = base::FormatTime(time);
  if (text.empty()) return "no date";
  return std::to_string((text[8] - '0') * 10 + (text[9] - '0')) + " " + Month(time);
}

std::string Months(UnixSeconds first, UnixSeconds last) {
  const std::string from = Month(first);
  const std::string to = Month(last);
  return from == to ? from : from + " to " + to;
}

std::string Verdict(const PersonAudit& person, const TopicAudit& topic) {
  std::string text;
  if (topic.status == "listed") {
    text = "Listed as " + topic.band + ": " + Occasions(topic) + ", " + Percent(topic.share) + " of the posts.";
  } else if (topic.status == "implied") {
    text = "Not listed by itself: nearly everything that speaks for it is about " + topic.implied_by +
           ", which is listed and narrower.";
  } else if (topic.status == "held_back") {
    text = "Not listed. " + WhyHeldBack(person, topic);
  } else {
    text = "Not listed. " + WhyNone(person, topic);
  }
  if (Rejected(topic)) {
    if (topic.status == "none") return text;
    text += topic.listed() ? " It was rejected once, and what was posted since then carries it alone."
                           : " It was rejected, and only what was posted since then counts.";
  } else if (CountDiscounts(topic, "rejected") > 0) {
    const std::int64_t posts = CountDiscounts(topic, "rejected");
    text += " " + Counted(posts, "post") + " spoke for it only as part of a topic that was rejected, and no longer " +
            (posts == 1 ? "counts." : "count.");
  }
  return text;
}

std::string FeatureMeaning(const TopicAudit& topic, std::string_view feature) {
  const auto occasions = static_cast<std::int64_t>(topic.occasions.size());
  if (feature == "repetition") return Counted(occasions, "separate occasion");
  if (feature == "span") return "in " + Counted(topic.weeks, "different week");
  if (feature == "excess") return ShareMeaning(topic);
  if (feature == "resonance") return "response against the person's usual, at its lower bound";
  if (feature == "responders") return PeopleCounted(topic.responders) + " responded";
  if (feature == "lead") {
    return "of those posts " + Percent(LeadOf(topic)) + " count here and not for a surer topic of the same post";
  }
  if (feature == "attribution") return AttributionMeaning(topic);
  return "";
}

GateFacts FactsOf(const TopicAudit& topic) {
  return {static_cast<std::int64_t>(topic.occasions.size()), topic.weeks, topic.prominence};
}

std::string GateMeaning(std::string_view gate, const GateFacts& facts) {
  if (gate == "one_occasion") return "one occasion is never enough";
  if (gate == "few_occasions") return "fewer than 3 occasions that are clearly about it";
  if (gate == "one_week") return "all within one week";
  if (gate == "faint") return Prominence(facts) + ", and an interest takes " + Fixed(kGates.faint_prominence, 1);
  if (gate == "thin") {
    const bool often = static_cast<double>(facts.occasions) >= kGates.thin_occasions;
    if (often && static_cast<double>(facts.weeks) >= kGates.thin_weeks)
      return Prominence(facts) + ", and an expertise takes " + Fixed(kGates.thin_prominence, 1);
    return "expertise takes " + Fixed(kGates.thin_occasions, 0) + " occasions in " + Fixed(kGates.thin_weeks, 0) +
           " weeks; here are " + Counted(facts.occasions, "occasion") + " in " + Counted(facts.weeks, "week");
  }
  if (gate == "ring") return "without the posts that a ring answers too little is left for an expertise";
  if (gate == "six_weeks") return "all within six weeks";
  if (gate == "no_dates") return "no post has a date, so repetition cannot be seen";
  if (gate == "reposts_only") return "nothing in the person's own words";
  if (gate == "no_posts") return "no post carries this topic";
  return "";
}

std::string GateLimit(const GateAudit& gate) {
  const std::string band = gate.most == "mention" ? "at most a mention" : "at most an interest";
  return gate.cap < 1 ? band + ", " + Fixed(gate.cap, 2) : band;
}

std::string AttributionMeaning(const TopicAudit& topic) {
  std::string text = "nobody else lists or endorses them for it";
  if (topic.attribution_others == 1) text = "1 person lists or endorses them for it";
  if (topic.attribution_others > 1) {
    text = std::to_string(topic.attribution_others) + " people list or endorse them for it";
  }
  if (topic.attribution_reciprocal > 0) {
    text += "; " + std::to_string(topic.attribution_reciprocal) + " more whom they list too";
  }
  if (topic.attribution_ring > 0) {
    text += "; " + std::to_string(topic.attribution_ring) + " in a ring with them, not counted";
  }
  if (topic.attribution_bio) text += "; the bio says so";
  return text;
}

std::string SilentAttributionMeaning(const TopicAudit& topic) {
  if (!topic.attributed()) return "";
  for (const ContributionAudit& contribution : topic.contributions) {
    if (contribution.feature == "attribution" && contribution.contribution != 0) return "";
  }
  std::string text = AttributionMeaning(topic);
  text[0] = text[0] == 'n' ? 'N' : text[0];
  return text + (topic.occasions.empty() ? ": without posts that is worth nothing." : ".");
}

std::string DiscountMeaning(std::string_view why) {
  if (why == "repost") return "somebody else's words passed on: a quarter of the weight, and no response";
  if (why == "self") return "reactions of the person to their own post: count for nothing";
  if (why == "ring") return "reactions of a closed circle that mostly reacts to itself: count for nothing";
  if (why == "automatic") return "reactions within seconds to nearly everything: count for nothing";
  if (why == "hashtags_only") return "only the hashtags speak for the topic: no evidence";
  if (why == "rejected") return "set aside, because the topic was rejected";
  return "";
}

std::string RefusalMeaning(const RefusedAudit& refused) {
  std::string cue = refused.cue.empty() ? "" : " \"" + sink::OneLine(refused.cue, 40) + "\"";
  if (refused.reason == "hidden" && refused.cue == refused.phrase)
    return "the same words stand for something else here";
  if (refused.reason == "hidden") return "it is part of" + (cue.empty() ? " something longer" : cue);
  if (refused.reason == "needs") return "nothing around it says that it is meant so";
  if (refused.reason == "forbids") return "beside" + (cue.empty() ? " other words" : cue) + " it means something else";
  if (refused.reason == "case") return "it is not written with the capitals of the name";
  if (refused.reason == "overruled") return "another sense fits better" + (cue.empty() ? "" : ", because of" + cue);
  return refused.reason;
}

std::vector<const RefusedAudit*> DistinctRefusals(const NearAudit& near) {
  std::vector<const RefusedAudit*> distinct;
  for (const RefusedAudit& refused : near.refused) {
    const bool said = std::any_of(distinct.begin(), distinct.end(), [&refused](const RefusedAudit* other) {
      return std::tie(refused.phrase, refused.reason, refused.cue) ==
             std::tie(other->phrase, other->reason, other->cue);
    });
    if (!said) distinct.push_back(&refused);
  }
  return distinct;
}

std::string ResponseMeaning(const PersonAudit& person, const TopicAudit& topic) {
  if (topic.ranked_occasions == 0) return "";
  std::string text = "The person's usual response is worth " + Fixed(person.usual_median, 1) + " likes a post";
  if (person.ranked >= 4) {
    text += " (half of all " + std::to_string(person.ranked) + " posts are between " + Fixed(person.usual_quarter, 1) +
            " and " + Fixed(person.usual_three_quarters, 1) + ")";
  }
  text += ". ";
  if (topic.ranked_occasions < 2) return text + "One occasion says nothing of the usual response to this topic.";
  text += "Over " + Counted(topic.ranked_occasions, "occasion") + " of this topic it ranks at " +
          Fixed(topic.resonance_mean, 2, true) + " on a scale from -1 to +1, where 0 is the usual; give or take " +
          Fixed(topic.resonance_error, 2) + ". Counted is the lower end, " + Fixed(topic.resonance_lower, 2, true) +
          ", the less the fewer the occasions: here " + Fixed(ValueOf(topic, "resonance", 0), 2, true) + ".";
  return text;
}

std::string SmallestSetMeaning(const TopicAudit& topic) {
  if (!topic.smallest_known) return "";
  const auto posts = static_cast<std::int64_t>(topic.smallest_set.size());
  std::string text = "Without " + (posts == 1 ? std::string("this one post") : "these " + Counted(posts, "post")) +
                     " it would be " + topic.smallest_band + ", at " + Fixed(topic.smallest_confidence, 3) + ". ";
  text += topic.smallest_is_minimal ? "No smaller set does that." : "The smallest set found, not proven the smallest.";
  return text + " " + Counted(topic.smallest_tried, "set") + " tried, each by weighing again.";
}

std::string DisputeMeaning(const DisputeAudit& dispute) {
  std::string text = dispute.action == "reject" ? "Rejected" : "Confirmed";
  text += dispute.date == kUnknownTime ? std::string(" without a date") : " on " + Day(dispute.date);
  if (!dispute.reason.empty()) text += ": \"" + sink::OneLine(dispute.reason, 200) + "\"";
  if (dispute.action == "reject") {
    return text + ". " + Counted(dispute.set_aside, "post") + " up to then no longer " +
           (dispute.set_aside == 1 ? "counts." : "count.");
  }
  return text + ". That alone changes nothing: only posts make topics.";
}

std::string QuestionOf(const Change& change) {
  std::string question;
  const auto add = [&question](const std::string& part) { question += (question.empty() ? "" : ", ") + part; };
  for (const std::string& id : change.without) add("without post " + sink::OneLine(id, 40));
  if (change.more_occasions > 0) add("with " + Counted(change.more_occasions, "more occasion"));
  if (change.without_attribution) add("without what others say");
  return question;
}

}  // namespace metier::explain
