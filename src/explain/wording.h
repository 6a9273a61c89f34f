// What the names and numbers of an account mean, in words for somebody who has read no documentation.

#ifndef METIER_SRC_EXPLAIN_WORDING_H_
#define METIER_SRC_EXPLAIN_WORDING_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "explain/audit.h"
#include "explain/what_if.h"

namespace metier::explain {

// 0.125, 2 -> "0.13"; with `sign` "+0.13".
std::string Fixed(double value, int decimals, bool sign = false);
// 0.125 -> "12 %", 0.0125 -> "1.2 %", 0.0001 -> "less than 0.1 %".
std::string Percent(double part);
// The confidence from which on a post counts for a topic.
std::string CountsFrom();
// Of a post below that: rounded down, so that 0.1999 does not read as if it counted.
std::string LeansBy(double confidence);
// 1, "post" -> "1 post"; 2 -> "2 posts".
std::string Counted(std::int64_t count, std::string_view noun);
// "1 person", "3 people".
std::string PeopleCounted(std::int64_t count);
// "5 June 2023"; "no date".
std::string Day(UnixSeconds time);
// "June 2023"; "June 2023 to May 2024".
std::string Months(UnixSeconds first, UnixSeconds last);

// One or two sentences: why the person has the topic, or why not.
std::string Verdict(const PersonAudit& person, const TopicAudit& topic);
// Of a feature: what its value stands for in this account. "13 separate occasions".
std::string FeatureMeaning(const TopicAudit& topic, std::string_view feature);
// What holds the gate.
struct GateFacts {
  std::int64_t occasions = 0;
  std::int64_t weeks = 0;
  double prominence = 0;
};
GateFacts FactsOf(const TopicAudit& topic);
std::string GateMeaning(std::string_view gate, const GateFacts& facts);
// What a gate that holds leaves: "at most a mention, 0.50".
std::string GateLimit(const GateAudit& gate);
// "3 people list or endorse them for it; the bio says so".
std::string AttributionMeaning(const TopicAudit& topic);
// A sentence where there is attribution that adds nothing; else empty.
std::string SilentAttributionMeaning(const TopicAudit& topic);
// Of a discount, after its number: "reposts: somebody else's words, a quarter of the weight, no response".
std::string DiscountMeaning(std::string_view why);
std::string RefusalMeaning(const RefusedAudit& refused);
// Each thing to say once, however often the phrase stands in the post.
std::vector<const RefusedAudit*> DistinctRefusals(const NearAudit& near);
// Whole sentences; empty where there is nothing to say.
std::string ResponseMeaning(const PersonAudit& person, const TopicAudit& topic);
std::string SmallestSetMeaning(const TopicAudit& topic);
std::string DisputeMeaning(const DisputeAudit& dispute);
// "without post a, with 2 more occasions".
std::string QuestionOf(const Change& change);

}  // namespace metier::explain

#endif  // METIER_SRC_EXPLAIN_WORDING_H_
