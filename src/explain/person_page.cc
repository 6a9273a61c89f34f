#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/time.h"
#include "explain/person.h"
#include "explain/provenance.h"
#include "explain/topic_charts.h"
#include "explain/wording.h"
#include "sink/highlight.h"
#include "sink/html.h"

namespace metier::explain {
namespace {

using sink::HtmlWriter;

constexpr std::size_t kOccasionsOpen = 6;     // the strongest, shown at once
constexpr std::size_t kPostsOfHeldBack = 12;  // of a topic that is held back, in all
constexpr std::size_t kFoldedShown = 20;
constexpr std::size_t kNearTopics = 25;
constexpr double kWorthListing = 0.2;  // a leaning
constexpr std::size_t kBestAnswered = 3;

bool IsWebAddress(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

std::string Anchor(const TopicAudit& topic) { return "topic-" + topic.slug; }

std::string BandWord(const TopicAudit& topic) {
  return topic.status == "none" ? "nothing" : topic.status == "implied" ? "implied" : topic.band;
}

class PageWriter {
 public:
  PageWriter(const PersonAudit& person, HtmlWriter* html) : person_(person), html_(*html) {}

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
    for (const TopicAudit* topic : listed) WriteTopic(*topic);
    WriteHeldBack();
    WriteNearTopics();
    WriteFoot();
  }

  void WriteOne(const TopicAudit& topic, const WhatIf* what_if) {
    html_.Open("h1").Element("bdi", person_.user).Text(" and " + topic.name).Close();
    WriteSummary();
    if (what_if != nullptr) WriteWhatIf(topic, *what_if);
    WriteTopic(topic);
    WriteFoot();
  }

 private:
  const PostAudit& PostAt(std::int64_t post) const { return person_.posts[static_cast<std::size_t>(post)]; }

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
      text += ", of which " + Counted(person_.records - person_.kept, "one repeat") + " another and count once";
    if (person_.left_out > 0) text += "; " + std::to_string(person_.left_out) + " more were left out";
    text += ".";
    if (person_.foreign > 0) {
      text += " " + Counted(person_.foreign, "post") + (person_.foreign == 1 ? " is" : " are") +
              " in a language that Metier cannot judge.";
    }
    if (person_.unsure > 0) text += " " + std::to_string(person_.unsure) + " are about nothing in particular.";
    if (person_.as_of != kUnknownTime) text += " As of " + Day(person_.as_of) + ".";
    html_.Element("p", text, {{"class", "quiet"}});
  }

  void OpenTable(const std::string& caption) {
    html_.Open("div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", caption}});
    html_.Open("table").Element("caption", caption);
  }
  void CloseTable() { html_.Close().Close().Close(); }
  void Head(std::initializer_list<std::pair<std::string_view, bool>> columns) {
    html_.Open("thead").Open("tr");
    for (const auto& [name, number] : columns) {
      html_.Element("th", name, {{"scope", "col"}, {"class", number ? "number" : "name"}});
    }
    html_.Close().Close().Open("tbody");
  }
  void Number(const std::string& figure) { html_.Element("td", figure, {{"class", "number"}}); }

  void WriteListed(const std::vector<const TopicAudit*>& topics) {
    OpenTable("Topics, surest first. Each links to the whole account of it.");
    Head({{"Topic", false},
          {"Band", false},
          {"Confidence", true},
          {"Occasions", true},
          {"Weeks", true},
          {"Of the posts", true},
          {"When", false}});
    for (const TopicAudit* topic : topics) {
      html_.Open("tr")
          .Open("th", {{"scope", "row"}})
          .Element("a", topic->name, {{"href", "#" + Anchor(*topic)}})
          .Close();
      html_.Open("td").Element("span", topic->band, {{"class", "badge " + topic->band}}).Close();
      Number(Fixed(topic->confidence, 2));
      Number(std::to_string(topic->occasions.size()));
      Number(std::to_string(topic->weeks));
      Number(Percent(topic->share));
      html_.Element("td", topic->since == kUnknownTime ? "" : Months(topic->since, topic->last)).Close();
    }
    CloseTable();
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

  void WriteTopic(const TopicAudit& topic) {
    html_.Open("section", {{"aria-labelledby", Anchor(topic)}})
        .Open("h2", {{"id", Anchor(topic)}})
        .Text(topic.name + " ");
    html_.Element("span", BandWord(topic), {{"class", "badge " + BandWord(topic)}});
    html_.Element("span", " " + Fixed(topic.confidence, 2), {{"class", "quiet"}}).Close();
    html_.Element("p", Verdict(person_, topic));
    for (const DisputeAudit& dispute : topic.disputes) html_.Open("p").Element("bdi", DisputeMeaning(dispute)).Close();
    WriteContributions(topic);
    WriteGates(topic);
    WriteTopicCharts(person_, topic, &html_);
    if (const std::string meaning = ResponseMeaning(person_, topic); !meaning.empty()) {
      html_.Element("p", meaning, {{"class", "quiet"}});
    }
    WriteSmallestSet(topic);
    WriteOccasions(topic);
    WriteNear(topic);
    WriteFolded(topic);
    WriteDiscounted(topic);
    html_.Close();
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
      WriteWhere(person_.posts[post], Response(person_.posts[post]));
      WriteText(person_.posts[post], {});
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

  void WriteContributions(const TopicAudit& topic) {
    if (topic.contributions.empty()) return;
    OpenTable("Where the confidence comes from: what each thing adds, in logits.");
    Head({{"What", false}, {"Adds", true}, {"", false}, {"Because", false}});
    WaterfallScale scale(topic);
    const auto row = [&](std::string_view what, double value, const std::string& because, bool total) {
      html_.Open("tr").Element("th", what, {{"scope", "row"}});
      Number(Fixed(value, 2, true));
      html_.Open("td", {{"class", "bar"}});
      scale.WriteBar(value, total, &html_);
      html_.Close().Element("td", because, {{"class", "quiet"}}).Close();
    };
    row("bias", topic.bias, "before a post is read", false);
    for (const ContributionAudit& c : topic.contributions) {
      if (c.contribution != 0) row(c.feature, c.contribution, FeatureMeaning(topic, c.feature), false);
    }
    row("together", topic.logit, "a confidence of " + Fixed(1 / (1 + std::exp(-topic.logit)), 3) + " before any gate",
        true);
    CloseTable();
    std::string silent;
    for (const ContributionAudit& c : topic.contributions) {
      if (c.contribution == 0) silent += (silent.empty() ? "" : ", ") + c.feature;
    }
    if (!silent.empty()) html_.Element("p", "Adds nothing here: " + silent + ".", {{"class", "quiet"}});
  }

  void WriteGates(const TopicAudit& topic) {
    html_.Open("p");
    bool any = false;
    for (const GateAudit& gate : topic.gates) {
      if (!gate.held) continue;
      html_.Text(any ? "; " : "Held back by a gate: ");
      html_.Text(GateMeaning(gate.gate))
          .Element("span", " (" + gate.gate + ", at most " + Fixed(gate.cap, 2) + ")", {{"class", "quiet"}});
      any = true;
    }
    html_.Text(any ? "." : "No gate held.").Close();
  }

  void WriteWhatIf(const TopicAudit& topic, const WhatIf& what_if) {
    const TopicProfile& after = what_if.profile;
    html_.Element("h2", "What if");
    std::string question;
    const auto add = [&question](const std::string& part) { question += (question.empty() ? "" : ", ") + part; };
    for (const std::string& id : what_if.change.without) add("without post " + id);
    if (what_if.change.more_occasions > 0) add("with " + Counted(what_if.change.more_occasions, "more occasion"));
    if (what_if.change.without_attribution) add("without what others say");
    html_.Open("p").Element("bdi", question).Text(": weighed again, not estimated.").Close();
    OpenTable("Now and then");
    Head({{"", false}, {"Now", true}, {"Then", true}});
    const auto row = [this](std::string_view what, const std::string& now, const std::string& then) {
      html_.Open("tr").Element("th", what, {{"scope", "row"}});
      Number(now);
      Number(then);
      html_.Close();
    };
    row("confidence", Fixed(topic.confidence, 4), Fixed(after.confidence, 4));
    row("band", topic.band, std::string(BandName(after.band)));
    row("occasions", std::to_string(topic.occasions.size()), std::to_string(after.occasions));
    row("logit", Fixed(topic.logit, 3, true), Fixed(after.logit, 3, true));
    CloseTable();
  }

  // The head of a post: when, where, how sure.
  void WriteWhere(const PostAudit& post, const std::string& figures) {
    html_.Open("span", {{"class", "quiet"}}).Text(Day(post.time));
    if (post.kind != "post") html_.Text(", " + post.kind);
    if (IsWebAddress(post.url)) {
      html_.Text(", ").Element("a", post.id.empty() ? "link" : post.id,
                               {{"href", post.url}, {"rel", "noreferrer noopener"}});
    } else if (!post.id.empty()) {
      html_.Text(", ").Element("bdi", post.id);
    }
    html_.Text(figures).Close();
  }

  void WriteText(const PostAudit& post, const std::vector<sink::Highlight>& highlights) {
    if (!post.text) {
      html_.Element("p", post.found ? "The text was not kept." : "The post is not at hand.", {{"class", "quiet"}});
      return;
    }
    html_.Open("blockquote", {{"dir", "auto"}});
    sink::WriteHighlighted(*post.text, highlights, &html_);
    html_.Close();
  }

  void WriteEvidence(const EvidenceAudit& evidence) {
    const PostAudit& post = PostAt(evidence.post);
    WriteWhere(post,
               "; sure by " + Fixed(evidence.confidence, 2) + ", worth " + Fixed(evidence.value, 2) + Response(post));
    std::vector<sink::Highlight> highlights;
    for (const SpanAudit& span : evidence.spans) {
      highlights.push_back({static_cast<std::uint32_t>(span.begin), static_cast<std::uint32_t>(span.end), span.share});
    }
    WriteText(post, highlights);
  }

  static std::string Response(const PostAudit& post) {
    if (!post.ranked) return "";
    std::string text = "; ";
    text += post.readers == 0 && post.anonymous == 0 ? "nobody responded" : "";
    if (post.readers > 0) {
      text += Counted(post.readers, "reader") + " (" + std::to_string(post.react_rarely) + " who rarely react, " +
              std::to_string(post.react_sometimes) + " sometimes, " + std::to_string(post.react_often) + " often)";
    }
    if (post.anonymous > 0) text += (post.readers > 0 ? " and " : "") + Counted(post.anonymous, "anonymous reaction");
    return text + ", \u00D7" + Fixed(post.factor, 2) + " against the usual";
  }

  void WriteOccasion(const OccasionAudit& occasion) {
    html_.Open("li");
    for (const EvidenceAudit& evidence : occasion.posts) WriteEvidence(evidence);
    html_.Close();
  }

  void WriteOccasions(const TopicAudit& topic) {
    if (topic.occasions.empty()) return;
    std::vector<std::size_t> order(topic.occasions.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&topic](std::size_t a, std::size_t b) {
      return topic.occasions[a].value > topic.occasions[b].value;
    });
    const std::size_t shown = std::min(order.size(), kOccasionsOpen);
    html_.Element("h3", shown == order.size() ? (shown == 1 ? "The occasion" : "The occasions")
                                              : "The " + std::to_string(shown) + " strongest occasions");
    WriteLegend();
    html_.Open("ol", {{"class", "posts"}});
    for (std::size_t i = 0; i < shown; ++i) WriteOccasion(topic.occasions[order[i]]);
    html_.Close();
    if (shown == order.size()) return;
    html_.Open("details").Element("summary", "The other " + std::to_string(order.size() - shown) + " occasions");
    html_.Open("ol", {{"class", "posts"}});
    for (std::size_t i = shown; i < order.size(); ++i) WriteOccasion(topic.occasions[order[i]]);
    html_.Close().Close();
  }

  void WriteLegend() {
    html_.Open("p", {{"class", "quiet"}}).Text("Marked words spoke for the topic (");
    html_.Element("mark", "little", {{"class", "for-1"}}).Text(", ").Element("mark", "more", {{"class", "for-2"}});
    html_.Text(", ").Element("mark", "most", {{"class", "for-3"}}).Text(") or ");
    html_.Element("mark", "against it", {{"class", "against"}}).Text(".").Close();
  }

  void WriteNear(const TopicAudit& topic) {
    if (topic.near.empty()) return;
    html_.Open("details").Element("summary",
                                  "What came near and does not count (" + Counted(topic.near_posts, "post") + ")");
    html_.Open("ol", {{"class", "posts"}});
    for (const NearAudit& near : topic.near) {
      html_.Open("li");
      WriteWhere(PostAt(near.post), near.confidence > 0 ? "; leans to it by " + Fixed(near.confidence, 2) +
                                                              ", and would count from 0.50 on"
                                                        : "");
      std::vector<sink::Highlight> highlights;
      for (const RefusedAudit& refused : near.refused) {
        highlights.push_back({static_cast<std::uint32_t>(refused.begin), static_cast<std::uint32_t>(refused.end), -1});
      }
      WriteText(PostAt(near.post), highlights);
      for (const RefusedAudit& refused : near.refused) {
        html_.Open("div", {{"class", "quiet"}}).Text("Refused: \u201C").Element("bdi", refused.phrase).Text("\u201D, ");
        html_.Text(RefusalMeaning(refused) + ".").Close();
      }
      html_.Close();
    }
    html_.Close().Close();
  }

  void WriteFolded(const TopicAudit& topic) {
    if (topic.folded.empty()) return;
    const auto count = static_cast<std::int64_t>(topic.folded.size());
    html_.Open("details").Element("summary", Counted(count, "post") + (count == 1 ? " repeats" : " repeat") +
                                                 " another and " + (count == 1 ? "counts" : "count") + " no more");
    html_.Open("ol", {{"class", "posts"}});
    for (std::size_t i = 0; i < std::min(topic.folded.size(), kFoldedShown); ++i) {
      const FoldedAudit& folded = topic.folded[i];
      html_.Open("li");
      WriteWhere(PostAt(folded.post), std::string("; ") +
                                          (folded.why == "exact" ? "the same as" : "nearly the same as") + " that of " +
                                          Day(PostAt(folded.into).time));
      WriteText(PostAt(folded.post), {});
      html_.Close();
    }
    html_.Close();
    if (topic.folded.size() > kFoldedShown) {
      html_.Element("p", "And " + std::to_string(topic.folded.size() - kFoldedShown) + " more.", {{"class", "quiet"}});
    }
    html_.Close();
  }

  void WriteDiscounted(const TopicAudit& topic) {
    if (topic.discounted.empty()) return;
    html_.Open("details").Element(
        "summary", "Discounted (" + Counted(static_cast<std::int64_t>(topic.discounted.size()), "time") + ")");
    html_.Open("ul");
    for (const DiscountAudit& discount : topic.discounted) {
      html_.Open("li").Text(Day(PostAt(discount.post).time));
      if (!PostAt(discount.post).id.empty()) html_.Text(", ").Element("bdi", PostAt(discount.post).id);
      html_.Text(": " + (discount.reactors > 0 ? Counted(discount.reactors, "person") + ". " : std::string()) +
                 DiscountMeaning(discount.why) + ".");
      html_.Close();
    }
    html_.Close().Close();
  }

  void WriteSmallestSet(const TopicAudit& topic) {
    const std::string meaning = SmallestSetMeaning(person_, topic);
    if (meaning.empty()) return;
    html_.Open("details").Element("summary", "What would change it");
    html_.Element("p", meaning).Open("ol", {{"class", "posts"}});
    for (const RemovedPost& removed : topic.smallest_set) {
      html_.Open("li");
      WriteWhere(PostAt(removed.post), "");
      WriteText(PostAt(removed.post), {});
      html_.Close();
    }
    html_.Close().Close();
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
      for (const DisputeAudit& dispute : topic->disputes)
        html_.Open("p").Element("bdi", DisputeMeaning(dispute)).Close();
      html_.Open("ol", {{"class", "posts"}});
      std::size_t posts = 0;
      for (const OccasionAudit& occasion : topic->occasions) {
        if (posts >= kPostsOfHeldBack) break;
        WriteOccasion(occasion);
        posts += occasion.posts.size();
      }
      html_.Close();
      WriteNear(*topic);
      WriteDiscounted(*topic);
      html_.Close();
    }
  }

  static std::string ShortReason(const TopicAudit& topic) {
    const auto count = static_cast<std::int64_t>(topic.occasions.size());
    const std::string when = topic.since == kUnknownTime ? "" : ", " + Months(topic.since, topic.last);
    if (topic.reason == "one_occasion") return "one occasion" + when + ", is never enough";
    if (topic.reason == "few_occasions") return Counted(count, "occasion") + when + ", are never enough";
    if (topic.reason == "below_interest")
      return "confidence " + Fixed(topic.confidence, 2) + " on " + Counted(count, "occasion") + when +
             ": too little of the posts";
    return GateMeaning(topic.reason) + when;
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
      for (const DisputeAudit& dispute : topic.disputes)
        html_.Open("p").Element("bdi", DisputeMeaning(dispute)).Close();
      WriteNear(topic);
      WriteDiscounted(topic);
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
      if (!near.refused.empty()) return &near.refused.front();
    }
    return nullptr;
  }

  // What somebody asks about first: disputes, then hashtags, then phrases that were read in another sense, then
  // leanings.
  static double Interest(const TopicAudit& topic) {
    if (!topic.disputes.empty()) return 4;
    if (!topic.discounted.empty()) return 3;
    const double nearest = topic.near.empty() ? 0 : topic.near.front().confidence;
    return FirstRefused(topic) != nullptr ? 1 + nearest : nearest;
  }

  void WriteHint(const TopicAudit& topic) {
    if (!topic.disputes.empty()) {
      html_.Text("disputed");
    } else if (!topic.discounted.empty()) {
      html_.Text(topic.discounted.front().why == "rejected" ? "set aside with a topic that was rejected"
                                                            : "only hashtags speak for it");
    } else if (const RefusedAudit* refused = FirstRefused(topic)) {
      html_.Text("\u201C").Element("bdi", refused->phrase).Text("\u201D was not counted: " + RefusalMeaning(*refused));
    } else {
      html_.Text("the nearest post leans to it by " + Fixed(topic.near.front().confidence, 2));
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
