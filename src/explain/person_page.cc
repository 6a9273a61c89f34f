#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "explain/person.h"
#include "explain/provenance.h"
#include "explain/topic_section.h"
#include "explain/wording.h"
#include "sink/html.h"
#include "sink/html_table.h"

namespace metier::explain {
namespace {

using sink::CloseTable;
using sink::HtmlWriter;
using sink::OpenTable;
using sink::WriteNumber;

constexpr std::size_t kNearTopics = 25;
constexpr double kWorthListing = 0.15;  // a leaning

class PageWriter {
 public:
  PageWriter(const PersonAudit& person, HtmlWriter* html) : person_(person), html_(*html), section_(person, html) {}

  void WritePerson(const std::string& index) {
    if (!index.empty()) {
      html_.Open("nav", {{"aria-label", "All people"}}).Element("a", "All people", {{"href", index}}).Close();
    }
    html_.Open("h1").Text("What ").Element("bdi", person_.user).Text(" is about").Close();
    WriteSummary();
    const std::vector<const TopicAudit*> listed = With("listed");
    if (listed.empty()) {
      html_.Element("p", "No topic is listed.");
    } else {
      WriteListed(listed);
    }
    WriteImplied();
    WriteJumps();
    WriteBestAnswered();
    for (const TopicAudit* topic : listed) section_.Write(*topic);
    WriteHeldBack();
    WriteNearTopics();
    WriteFoot();
  }

  void WriteOne(const TopicAudit& topic, const WhatIf* what_if) {
    html_.Open("h1").Element("bdi", person_.user).Text(" and " + topic.name).Close();
    WriteSummary();
    if (what_if != nullptr) WriteWhatIf(topic, *what_if);
    section_.Write(topic);
    WriteFoot();
  }

 private:
  std::vector<const TopicAudit*> With(std::string_view status) const {
    std::vector<const TopicAudit*> topics;
    for (const TopicAudit& topic : person_.topics) {
      if (topic.status == status) topics.push_back(&topic);
    }
    return topics;
  }

  void WriteSummary() {
    std::string text = Counted(person_.records, "post") + " weighed";
    if (person_.kept < person_.records)
      text += ", of which " + std::to_string(person_.records - person_.kept) + " repeat another and do not count again";
    if (person_.left_out > 0) text += "; " + std::to_string(person_.left_out) + " more were left out";
    text += ".";
    if (person_.foreign > 0) {
      text += " " + Counted(person_.foreign, "post") + (person_.foreign == 1 ? " is" : " are") +
              " in a language that Metier cannot judge.";
    }
    if (person_.unsure > 0)
      text += " " + std::to_string(person_.unsure) + (person_.unsure == 1 ? " is" : " are") +
              " about nothing in particular.";
    if (person_.as_of != kUnknownTime) text += " As of " + Day(person_.as_of) + ".";
    html_.Element("p", text, {{"class", "quiet"}});
  }

  void WriteListed(const std::vector<const TopicAudit*>& topics) {
    OpenTable("Topics, surest first. Each links to the whole account of it.",
              {{"Topic"},
               {"Band"},
               {"Confidence", true},
               {"Occasions", true},
               {"Weeks", true},
               {"Of the posts", true},
               {"When"}},
              &html_);
    for (const TopicAudit* topic : topics) {
      html_.Open("tr")
          .Open("th", {{"scope", "row"}})
          .Element("a", topic->name, {{"href", "#" + Anchor(*topic)}})
          .Close();
      html_.Open("td").Element("span", topic->band, {{"class", "badge " + topic->band}}).Close();
      WriteNumber(Fixed(topic->confidence, 2), &html_);
      WriteNumber(std::to_string(topic->occasions.size()), &html_);
      WriteNumber(std::to_string(topic->weeks), &html_);
      WriteNumber(Percent(topic->share), &html_);
      html_.Element("td", topic->since == kUnknownTime ? "" : Months(topic->since, topic->last), {{"class", "when"}})
          .Close();
    }
    CloseTable(&html_);
    html_.Element(
        "p",
        "A confidence of 0.90 means: of ten topics listed so surely, nine are right. An interest is listed from " +
            Fixed(person_.interest_from, 2) + " on; expertise, from " + Fixed(person_.expertise_from, 2) +
            " on, is what somebody has come back to over months. It is no diploma.",
        {{"class", "quiet"}});
  }

  void WriteImplied() {
    const std::vector<const TopicAudit*> implied = With("implied");
    if (implied.empty()) return;
    html_.Open("p", {{"class", "quiet"}})
        .Text("Not listed by themselves, because one narrower topic is nearly all there is to them: ");
    for (std::size_t i = 0; i < implied.size(); ++i) {
      html_.Text((i > 0 ? ", " : "") + implied[i]->name + " (by " + implied[i]->implied_by + ")");
    }
    html_.Text(".").Close();
  }

  void WriteJumps() {
    const std::size_t held = With("held_back").size();
    const std::size_t none = With("none").size();
    if (held + none == 0) return;
    html_.Open("p").Text("Looking for something that is not listed? ");
    if (held > 0)
      html_.Element("a", Counted(static_cast<std::int64_t>(held), "topic") + " held back", {{"href", "#held-back"}});
    if (held > 0 && none > 0) html_.Text(", ");
    if (none > 0)
      html_.Element("a", Counted(static_cast<std::int64_t>(none), "topic") + " that no post counts for",
                    {{"href", "#not-carried"}});
    html_.Text(".").Close();
  }

  // What drew the most response is what a person expects to be known for: here is what it counts for.
  void WriteBestAnswered() {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < person_.posts.size(); ++i) {
      if (person_.posts[i].ranked && person_.posts[i].weighed > 0) order.push_back(i);
    }
    if (order.empty()) return;
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      return person_.posts[a].weighed > person_.posts[b].weighed;
    });
    order.resize(std::min(order.size(), kBestAnswered));
    html_.Open("details").Element("summary", "The best answered posts, and what they count for");
    html_.Element("p", "Response makes the evidence of a post count up to twice, and never makes a topic by itself.",
                  {{"class", "quiet"}});
    html_.Open("ol", {{"class", "posts"}});
    for (const std::size_t post : order) {
      html_.Open("li");
      section_.WriteWhere(person_.posts[post], TopicSection::Response(person_.posts[post]));
      section_.WriteText(person_.posts[post], {});
      html_.Open("div", {{"class", "quiet"}}).Text("Counts for: ");
      bool any = false;
      for (const TopicAudit& topic : person_.topics) {
        if (!CarriedBy(topic, static_cast<std::int64_t>(post))) continue;
        html_.Text(any ? ", " : "").Element("a", topic.name, {{"href", "#" + Anchor(topic)}});
        html_.Text(topic.listed() ? "" : topic.status == "implied" ? " (implied)" : " (held back)");
        any = true;
      }
      html_.Text(any ? "." : "no topic.").Close().Close();
    }
    html_.Close().Close();
  }

  static bool CarriedBy(const TopicAudit& topic, std::int64_t post) {
    if (topic.status == "implied") return false;
    for (const OccasionAudit& occasion : topic.occasions) {
      for (const EvidenceAudit& evidence : occasion.posts) {
        if (evidence.post == post) return true;
      }
    }
    return false;
  }

  void WriteWhatIf(const TopicAudit& topic, const WhatIf& what_if) {
    const TopicProfile& after = what_if.profile;
    html_.Element("h2", "What if");
    html_.Open("p").Element("bdi", QuestionOf(what_if.change)).Text(": weighed again, not estimated.").Close();
    OpenTable("Now and then", {{""}, {"Now", true}, {"Then", true}}, &html_);
    const auto row = [this](std::string_view what, const std::string& now, const std::string& then) {
      html_.Open("tr").Element("th", what, {{"scope", "row"}});
      WriteNumber(now, &html_);
      WriteNumber(then, &html_);
      html_.Close();
    };
    row("confidence", Fixed(topic.confidence, 4), Fixed(after.confidence, 4));
    row("band", topic.band, std::string(BandName(after.band)));
    row("occasions", std::to_string(topic.occasions.size()), std::to_string(after.occasions));
    row("logit", Fixed(topic.logit, 3, true), Fixed(after.logit, 3, true));
    CloseTable(&html_);
  }

  void WriteHeldBack() {
    const std::vector<const TopicAudit*> held = With("held_back");
    if (held.empty()) return;
    html_.Element("h2", "Held back", {{"id", "held-back"}});
    html_.Element(
        "p",
        "Topics that some posts touch, with the reason why they are not listed. Each opens to the posts behind it.");
    for (const TopicAudit* topic : held) {
      html_.Open("details", {{"id", Anchor(*topic)}}).Open("summary").Text(topic->name + ": ");
      html_.Element("span", ShortReason(*topic), {{"class", "quiet"}}).Close();
      html_.Element("p", Verdict(person_, *topic));
      section_.WriteDisputes(*topic);
      // Of what a gate holds the gate is the reason; of anything else, what the confidence is made of.
      if (topic->reason == "below_interest") section_.WriteContributions(*topic);
      section_.WriteOccasions(*topic);
      section_.WriteNear(*topic);
      section_.WriteDiscounted(*topic);
      html_.Close();
    }
  }

  static std::string ShortReason(const TopicAudit& topic) {
    const auto count = static_cast<std::int64_t>(topic.occasions.size());
    const std::string when = topic.since == kUnknownTime ? "" : ", " + Months(topic.since, topic.last);
    if (topic.reason == "one_occasion") return "one occasion" + when + ", is never enough";
    if (topic.reason == "few_occasions") {
      return Counted(count, "occasion") + when + (count < 3 ? ", are never enough" : ", fewer than 3 clearly about it");
    }
    if (topic.reason == "below_interest")
      return "confidence " + Fixed(topic.confidence, 2) + " on " + Counted(count, "occasion") + when;
    return GateMeaning(topic.reason, FactsOf(topic)) + when;
  }

  // Topics that no post carries, where there is something to say: a dispute, a hashtag, a post that leans.
  void WriteNearTopics() {
    std::vector<const TopicAudit*> topics = With("none");
    std::stable_sort(topics.begin(), topics.end(),
                     [](const TopicAudit* a, const TopicAudit* b) { return Interest(*a) > Interest(*b); });
    if (topics.empty()) return;
    html_.Element("h2", "Not carried by any post", {{"id", "not-carried"}});
    html_.Element("p", "Topics that something in the posts hints at, and that no post counts for.");
    std::size_t shown = 0;
    for (; shown < std::min(topics.size(), kNearTopics); ++shown) {
      const TopicAudit& topic = *topics[shown];
      if (Interest(topic) < kWorthListing) break;
      html_.Open("details", {{"id", Anchor(topic)}}).Open("summary").Text(topic.name + ": ");
      html_.Open("span", {{"class", "quiet"}});
      WriteHint(topic);
      html_.Close();
      html_.Close();
      html_.Element("p", Verdict(person_, topic));
      section_.WriteDisputes(topic);
      section_.WriteNear(topic);
      section_.WriteDiscounted(topic);
      html_.Close();
    }
    if (topics.size() > shown) {
      html_.Element("p",
                    (shown > 0 ? "And " : "") + Counted(static_cast<std::int64_t>(topics.size() - shown), "topic") +
                        (shown > 0 ? " that even less speaks for." : " that next to nothing speaks for."),
                    {{"class", "quiet"}});
    }
  }

  static const RefusedAudit* FirstRefused(const TopicAudit& topic) {
    for (const NearAudit& near : topic.near) {
      for (const RefusedAudit& refused : near.refused) {
        // A common word that happens to be a name ("up", "go") is no more than that.
        if (!refused.narrower && refused.reason != "case") return &refused;
      }
    }
    return nullptr;
  }

  // What somebody asks about first: disputes, then hashtags, then phrases that were read in another sense, those before
  // others that are written like names, then leanings.
  static double Interest(const TopicAudit& topic) {
    if (!topic.disputes.empty()) return 4;
    if (!topic.discounted.empty()) return 3;
    if (topic.attributed()) return 2;
    const double nearest = topic.near.empty() ? 0 : topic.near.front().confidence;
    const RefusedAudit* const refused = FirstRefused(topic);
    if (refused == nullptr) return nearest;
    const char first = refused->phrase.empty() ? '\0' : refused->phrase.front();
    return (first >= 'A' && first <= 'Z' ? 1.5 : 1) + nearest / 2;
  }

  void WriteHint(const TopicAudit& topic) {
    if (!topic.disputes.empty()) {
      html_.Text("disputed");
    } else if (!topic.discounted.empty()) {
      html_.Text(topic.discounted.front().why == "rejected" ? "set aside with a topic that was rejected"
                                                            : "only hashtags speak for it");
    } else if (topic.attributed()) {
      html_.Text(AttributionMeaning(topic));
    } else if (const RefusedAudit* refused = FirstRefused(topic)) {
      html_.Text("\u201C").Element("bdi", refused->phrase).Text("\u201D was not counted: " + RefusalMeaning(*refused));
    } else if (topic.near.front().confidence > 0) {
      html_.Text("the nearest post leans to it by " + LeansBy(topic.near.front().confidence));
    } else {
      html_.Text("a phrase was read in another sense");
    }
  }

  void WriteFoot() {
    html_.Open("footer").Element(
        "p", ProvenanceText(person_.provenance) + ", settings " + person_.provenance.settings_checksum + ".",
        {{"class", "quiet"}});
    html_.Close();
  }

  const PersonAudit& person_;
  HtmlWriter& html_;
  TopicSection section_;
};

}  // namespace

std::string PersonPage(const PersonAudit& person, const PageOptions& options) {
  std::string page;
  HtmlWriter html(&page);
  sink::BeginPage(person.user + (options.only == nullptr ? std::string(": topics") : " and " + options.only->name),
                  &html);
  PageWriter writer(person, &html);
  if (options.only == nullptr) {
    writer.WritePerson(options.index);
  } else {
    writer.WriteOne(*options.only, options.what_if);
  }
  html.CloseAll();
  return page;
}

}  // namespace metier::explain
