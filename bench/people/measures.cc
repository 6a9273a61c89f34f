#include "bench/people/measures.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "sink/json.h"

namespace metier::people {
namespace {

Measure OfRate(std::string name, const Rate& rate, std::optional<double> at_least = {},
               std::optional<double> at_most = {}) {
  return {std::move(name), rate.value(), absl::StrCat(rate.hits, " of ", rate.of), at_least, at_most};
}

Measure OfNumber(std::string name, double value, std::size_t count, std::optional<double> at_most = {}) {
  return {std::move(name), value, absl::StrCat(count, " topics"), {}, at_most};
}

std::string Line(const Measure& measure) {
  std::string bound;
  if (measure.at_least) bound = absl::StrFormat(">= %.3f", *measure.at_least);
  if (measure.at_most) bound = absl::StrFormat("<= %.3f", *measure.at_most);
  const char* verdict = bound.empty() ? "" : measure.met() ? "met" : "MISSED";
  return absl::StrFormat("%-72s %8.4f  %-9s %-6s %s\n", measure.name, measure.value, bound, verdict, measure.counts);
}

}  // namespace

Measures MeasureAll(std::span<const Outcome> people, std::span<const Outcome> volume_people, std::size_t volumes,
                    const std::optional<LobstersMarks>& lobsters, const Taxonomy& taxonomy) {
  Measures m;
  const std::vector<Outcome> honest = Honest(people);
  const std::vector<Outcome> ordinary = OfKind(people, PersonKind::kOrdinary);
  m.all = MeasureReliability(people, false, taxonomy);
  m.listed = MeasureReliability(people, true, taxonomy);
  m.by_occasions = PrecisionByOccasions(people, taxonomy);
  m.listing = ListingCurve(people, taxonomy);
  m.honest_listing = ListingCurve(honest, taxonomy);
  m.by_followers = ConfidenceByFollowers(ordinary);
  m.crude = JudgeCrude(people, taxonomy);
  m.crude_posts_r2 = CrudePostsRSquared(volume_people);
  const Points followers = FollowersAgainstConfidence(ordinary);
  const Points posts = PostsAgainstConfidence(volume_people, volumes, false);
  const Points posts_within = PostsAgainstConfidence(volume_people, volumes, true);

  m.bounded.push_back(OfRate("precision at 5 of listed topics, everybody", PrecisionAt5(people, taxonomy), 0.97));
  m.bounded.push_back(
      OfRate("recall of true expertise (8 posts, 6 weeks), exact topic", Recall(people, Band::kExpertise), 0.90));
  m.bounded.push_back(OfRate("one-off topics that become expertise", OneOffs(people, Band::kExpertise), {}, 0));
  m.bounded.push_back(OfRate("one-off topics listed as interest or more", OneOffs(people, Band::kInterest), {}, 0.005));
  m.bounded.push_back(
      OfNumber("ECE of confidence, every assessed topic", m.all.ece, static_cast<std::size_t>(m.all.count), 0.03));
  m.bounded.push_back(
      OfNumber("ECE of confidence, listed topics", m.listed.ece, static_cast<std::size_t>(m.listed.count), 0.03));
  m.bounded.push_back(OfNumber("R2 of log(followers) on confidence", RSquared(followers.x, followers.confidence),
                               followers.x.size(), 0.05));
  m.bounded.push_back(OfNumber("R2 of log(posts) on confidence, the same mix", RSquared(posts.x, posts.confidence),
                               posts.x.size(), 0.05));
  m.bounded.push_back(
      OfRate("adversaries that gain expertise", AllGains(people, Band::kExpertise, taxonomy), {}, 0.001));
  if (lobsters)
    m.bounded.push_back(OfRate("Lobsters: listed topics that agree with the tags of 3 stories", lobsters->agree, 0.90));

  m.informal.push_back(OfRate("precision at 5, honest people", PrecisionAt5(honest, taxonomy)));
  m.informal.push_back(
      OfRate("precision at 5, topics narrower than a true one right too", PrecisionAt5OrNarrower(people, taxonomy)));
  m.informal.push_back(OfRate("precision of expertise", PrecisionOfBand(people, Band::kExpertise, taxonomy)));
  m.informal.push_back(OfRate("precision of interest", PrecisionOfBand(people, Band::kInterest, taxonomy)));
  m.informal.push_back(OfRate("true expertise listed as interest or more", Recall(people, Band::kInterest)));
  m.informal.push_back(OfRate("recall of true expertise of 16 posts and more", Recall(people, Band::kExpertise, 16)));
  m.informal.push_back(OfRate("true expertise that no gate holds below expertise", RecallOfGates(people)));
  m.informal.push_back(OfRate("topics touched a few times listed as expertise", Touched(people, Band::kExpertise)));
  m.informal.push_back(
      OfRate("topics touched a few times listed as interest or more", Touched(people, Band::kInterest)));
  m.informal.push_back(OfRate("adversaries that gain interest or more", AllGains(people, Band::kInterest, taxonomy)));
  m.informal.push_back(OfNumber("R2 of log(posts), each person and topic against its mean",
                                RSquared(posts_within.x, posts_within.confidence), posts_within.x.size()));
  m.informal.push_back(OfRate("crude sum: precision at 5, everybody", m.crude.precision_at_5));
  m.informal.push_back(OfRate("crude sum: precision at 5, honest people", JudgeCrude(honest, taxonomy).precision_at_5));
  m.informal.push_back(OfRate("crude sum: one-off topics listed", m.crude.one_offs_listed));
  m.informal.push_back(OfRate("crude sum: adversaries whose target is listed", m.crude.adversaries_listed));
  m.informal.push_back(
      OfNumber("crude sum: R2 of log(posts) on the sum, the same mix", m.crude_posts_r2, volume_people.size()));

  for (int kind = 0; kind < kPersonKinds; ++kind) {
    const std::vector<Outcome> some = OfKind(people, static_cast<PersonKind>(kind));
    KindRow row;
    row.kind = static_cast<PersonKind>(kind);
    row.people = static_cast<std::int64_t>(some.size());
    row.precision_at_5 = PrecisionAt5(some, taxonomy);
    row.recall = Recall(some, Band::kExpertise);
    row.gains_interest = Gains(some, row.kind, Band::kInterest, taxonomy);
    row.gains_expertise = Gains(some, row.kind, Band::kExpertise, taxonomy);
    m.kinds.push_back(row);
  }
  return m;
}

std::string MeasuresText(const Measures& m) {
  std::string text;
  for (const Measure& measure : m.bounded) text += Line(measure);
  text += "\n";
  for (const Measure& measure : m.informal) text += Line(measure);
  absl::StrAppendFormat(&text, "\n%-12s %7s %9s %9s %16s %16s\n", "kind", "people", "prec at 5", "recall",
                        "gain interest", "gain expertise");
  for (const KindRow& row : m.kinds) {
    absl::StrAppendFormat(&text, "%-12s %7d %9.4f %9.4f", std::string(KindName(row.kind)), row.people,
                          row.precision_at_5.value(), row.recall.value());
    if (row.gains_interest.of > 0) {
      absl::StrAppendFormat(&text, " %6d (%.4f) %6d (%.4f)", row.gains_interest.hits, row.gains_interest.value(),
                            row.gains_expertise.hits, row.gains_expertise.value());
    }
    text += "\n";
  }
  for (const auto& [name, reliability] :
       {std::pair("every assessed topic", &m.all), std::pair("listed topics", &m.listed)}) {
    absl::StrAppendFormat(&text, "\nreliability, %s\n%12s %12s %12s\n", name, "topics", "confidence", "right");
    for (const CalibrationBin& bin : reliability->bins) {
      if (bin.count > 0) absl::StrAppendFormat(&text, "%12d %12.4f %12.4f\n", bin.count, bin.confidence, bin.right);
    }
  }
  text += "\nprecision by occasions\n";
  for (std::size_t i = 0; i < kOccasionBins.size(); ++i) {
    absl::StrAppendFormat(&text, "from %3d  %.4f of %d\n", kOccasionBins[i], m.by_occasions[i].value(),
                          m.by_occasions[i].of);
  }
  text += "\nlisted from, precision at 5, recall of established topics; the same of honest people\n";
  for (std::size_t i = 0; i < m.listing.size(); ++i) {
    absl::StrAppendFormat(&text, "%.2f  %.4f  %.4f  %.4f  %.4f\n", m.listing[i].from,
                          m.listing[i].precision_at_5.value(), m.listing[i].recall.value(),
                          m.honest_listing[i].precision_at_5.value(), m.honest_listing[i].recall.value());
  }
  return text;
}

std::string MeasuresJson(const Measures& m) {
  std::string out;
  sink::JsonWriter json(&out);
  const auto rate = [&json](std::string_view key, const Rate& value) {
    json.Key(key).BeginObject().Key("hits").Integer(value.hits).Key("of").Integer(value.of).EndObject();
  };
  const auto measures = [&json](std::string_view key, const std::vector<Measure>& list) {
    json.Key(key).BeginArray();
    for (const Measure& measure : list) {
      json.BeginObject().Key("name").String(measure.name).Key("value").Number(measure.value);
      json.Key("counts").String(measure.counts);
      if (measure.at_least) json.Key("at_least").Number(*measure.at_least);
      if (measure.at_most) json.Key("at_most").Number(*measure.at_most);
      json.Key("met").Bool(measure.met()).EndObject();
    }
    json.EndArray();
  };
  const auto reliability = [&json](std::string_view key, const Reliability& value) {
    json.Key(key).BeginObject().Key("ece").Number(value.ece).Key("bins").BeginArray();
    for (const CalibrationBin& bin : value.bins) {
      json.BeginObject().Key("count").Integer(bin.count).Key("confidence").Number(bin.confidence);
      json.Key("right").Number(bin.right).EndObject();
    }
    json.EndArray().EndObject();
  };
  json.BeginObject();
  measures("bounded", m.bounded);
  measures("informal", m.informal);
  json.Key("kinds").BeginArray();
  for (const KindRow& row : m.kinds) {
    json.BeginObject().Key("kind").String(KindName(row.kind)).Key("people").Integer(row.people);
    rate("precision_at_5", row.precision_at_5);
    rate("recall", row.recall);
    rate("gains_interest", row.gains_interest);
    rate("gains_expertise", row.gains_expertise);
    json.EndObject();
  }
  json.EndArray();
  reliability("reliability_all", m.all);
  reliability("reliability_listed", m.listed);
  json.Key("by_occasions").BeginArray();
  for (std::size_t i = 0; i < kOccasionBins.size(); ++i) {
    json.BeginObject().Key("from").Integer(kOccasionBins[i]);
    rate("right", m.by_occasions[i]);
    json.EndObject();
  }
  json.EndArray().Key("by_followers").BeginArray();
  for (const FollowerBin& bin : m.by_followers) {
    json.BeginObject().Key("from").Number(bin.from).Key("topics").Integer(bin.topics).Key("lower").Number(bin.lower);
    json.Key("median").Number(bin.median).Key("upper").Number(bin.upper).EndObject();
  }
  json.EndArray();
  for (const auto& [key, curve] : {std::pair("listing", &m.listing), std::pair("honest_listing", &m.honest_listing)}) {
    json.Key(key).BeginArray();
    for (const ListingPoint& point : *curve) {
      json.BeginObject().Key("from").Number(point.from);
      rate("precision_at_5", point.precision_at_5);
      rate("recall", point.recall);
      json.EndObject();
    }
    json.EndArray();
  }
  json.EndObject();
  return out + "\n";
}

}  // namespace metier::people
