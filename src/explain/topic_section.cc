#include "explain/topic_section.h"

#include <algorithm>
#include <cmath>

#include "explain/topic_charts.h"
#include "explain/wording.h"
#include "sink/html_table.h"

namespace metier::explain {
namespace {

using sink::CloseTable;
using sink::OpenTable;
using sink::WriteNumber;

constexpr std::size_t kOccasionsOpen = 6;  // the strongest, shown at once
constexpr std::size_t kFoldedShown = 20;

bool IsWebAddress(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

std::string BandWord(const TopicAudit& topic) {
  return topic.status == "none" ? "nothing" : topic.status == "implied" ? "implied" : topic.band;
}

}  // namespace

std::string Anchor(const TopicAudit& topic) { return "topic-" + topic.slug; }

void TopicSection::Write(const TopicAudit& topic) {
  html_.Open("section", {{"aria-labelledby", Anchor(topic)}})
      .Open("h2", {{"id", Anchor(topic)}})
      .Text(topic.name + " ");
  html_.Element("span", BandWord(topic), {{"class", "badge " + BandWord(topic)}});
  html_.Element("span", " " + Fixed(topic.confidence, 2), {{"class", "quiet"}}).Close();
  html_.Element("p", Verdict(person_, topic));
  WriteDisputes(topic);
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

void TopicSection::WriteContributions(const TopicAudit& topic) {
  if (topic.contributions.empty()) return;
  OpenTable("Where the confidence comes from: what each thing adds, in logits.",
            {{"What"}, {"Adds", true}, {""}, {"Because"}}, &html_);
  WaterfallScale scale(topic);
  const auto row = [&](std::string_view what, double value, const std::string& because, bool total) {
    html_.Open("tr").Element("th", what, {{"scope", "row"}});
    WriteNumber(Fixed(value, 2, true), &html_);
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
  CloseTable(&html_);
  std::string silent;
  for (const ContributionAudit& c : topic.contributions) {
    if (c.contribution == 0) silent += (silent.empty() ? "" : ", ") + c.feature;
  }
  if (!silent.empty()) html_.Element("p", "Adds nothing here: " + silent + ".", {{"class", "quiet"}});
  if (const std::string meaning = SilentAttributionMeaning(topic); !meaning.empty()) {
    html_.Element("p", meaning, {{"class", "quiet"}});
  }
}

void TopicSection::WriteGates(const TopicAudit& topic) {
  html_.Open("p");
  bool any = false;
  for (const GateAudit& gate : topic.gates) {
    if (!gate.held) continue;
    html_.Text(any ? "; " : "A gate holds it: ");
    html_.Text(GateMeaning(gate.gate, FactsOf(topic)))
        .Element("span", " (" + gate.gate + ", " + GateLimit(gate) + ")", {{"class", "quiet"}});
    any = true;
  }
  html_.Text(any ? "." : "No gate holds it back.").Close();
}

void TopicSection::WriteSmallestSet(const TopicAudit& topic) {
  const std::string meaning = SmallestSetMeaning(topic);
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

void TopicSection::WriteOccasions(const TopicAudit& topic) {
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

void TopicSection::WriteLegend() {
  html_.Open("p", {{"class", "quiet"}}).Text("Marked words spoke for the topic (");
  html_.Element("mark", "little", {{"class", "for-1"}}).Text(", ").Element("mark", "more", {{"class", "for-2"}});
  html_.Text(", ").Element("mark", "most", {{"class", "for-3"}}).Text(") or ");
  html_.Element("mark", "against it", {{"class", "against"}}).Text(".").Close();
}

void TopicSection::WriteOccasion(const OccasionAudit& occasion) {
  html_.Open("li");
  for (const EvidenceAudit& evidence : occasion.posts) WriteEvidence(evidence);
  html_.Close();
}

void TopicSection::WriteEvidence(const EvidenceAudit& evidence) {
  const PostAudit& post = PostAt(evidence.post);
  WriteWhere(post,
             "; sure by " + Fixed(evidence.confidence, 2) + ", worth " + Fixed(evidence.value, 2) + Response(post));
  std::vector<sink::Highlight> highlights;
  for (const SpanAudit& span : evidence.spans) {
    highlights.push_back({static_cast<std::uint32_t>(span.begin), static_cast<std::uint32_t>(span.end), span.share});
  }
  WriteText(post, highlights);
}

// The head of a post: when, where, how sure.
void TopicSection::WriteWhere(const PostAudit& post, const std::string& figures) {
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

void TopicSection::WriteText(const PostAudit& post, const std::vector<sink::Highlight>& highlights) {
  if (!post.text) {
    html_.Element("p", post.found ? "The text was not kept." : "The post is not at hand.", {{"class", "quiet"}});
    return;
  }
  html_.Open("blockquote", {{"dir", "auto"}});
  sink::WriteHighlighted(*post.text, highlights, &html_);
  html_.Close();
}

std::string TopicSection::Response(const PostAudit& post) {
  if (!post.ranked) return "";
  std::string text = "; ";
  text += post.readers == 0 && post.anonymous == 0 ? "no response that counts" : "";
  if (post.readers > 0) {
    text += Counted(post.readers, "reader") + " (" + std::to_string(post.react_rarely) + " who rarely react, " +
            std::to_string(post.react_sometimes) + " sometimes, " + std::to_string(post.react_often) + " often)";
  }
  if (post.anonymous > 0) text += (post.readers > 0 ? " and " : "") + Counted(post.anonymous, "anonymous reaction");
  return text + ", \u00D7" + Fixed(post.factor, 2) + " against the usual";
}

void TopicSection::WriteNear(const TopicAudit& topic) {
  if (topic.near.empty()) return;
  html_.Open("details").Element("summary",
                                "What came near and does not count (" + Counted(topic.near_posts, "post") + ")");
  html_.Open("ol", {{"class", "posts"}});
  for (const NearAudit& near : topic.near) {
    html_.Open("li");
    WriteWhere(PostAt(near.post), near.confidence > 0 ? "; leans to it by " + LeansBy(near.confidence) +
                                                            ", and would count from " + CountsFrom() + " on"
                                                      : "");
    std::vector<sink::Highlight> highlights;
    for (const RefusedAudit& refused : near.refused) {
      highlights.push_back({static_cast<std::uint32_t>(refused.begin), static_cast<std::uint32_t>(refused.end), -1});
    }
    WriteText(PostAt(near.post), highlights);
    for (const RefusedAudit* refused : DistinctRefusals(near)) {
      html_.Open("div", {{"class", "quiet"}}).Text("Refused: \u201C").Element("bdi", refused->phrase).Text("\u201D, ");
      html_.Text(RefusalMeaning(*refused) + ".").Close();
    }
    html_.Close();
  }
  html_.Close().Close();
}

void TopicSection::WriteFolded(const TopicAudit& topic) {
  if (topic.folded.empty()) return;
  const auto count = static_cast<std::int64_t>(topic.folded.size());
  html_.Open("details").Element("summary", Counted(count, "post") + (count == 1 ? " repeats" : " repeat") +
                                               " another and " + (count == 1 ? "counts" : "count") + " no more");
  html_.Open("ol", {{"class", "posts"}});
  for (std::size_t i = 0; i < std::min(topic.folded.size(), kFoldedShown); ++i) {
    const FoldedAudit& folded = topic.folded[i];
    html_.Open("li");
    WriteWhere(PostAt(folded.post), std::string("; ") + (folded.why == "exact" ? "the same as" : "nearly the same as") +
                                        " that of " + Day(PostAt(folded.into).time));
    WriteText(PostAt(folded.post), {});
    html_.Close();
  }
  html_.Close();
  if (topic.folded.size() > kFoldedShown) {
    html_.Element("p", "And " + std::to_string(topic.folded.size() - kFoldedShown) + " more.", {{"class", "quiet"}});
  }
  html_.Close();
}

void TopicSection::WriteDiscounted(const TopicAudit& topic) {
  if (topic.discounted.empty()) return;
  html_.Open("details").Element(
      "summary", "Discounted (" + Counted(static_cast<std::int64_t>(topic.discounted.size()), "time") + ")");
  html_.Open("ul");
  for (const DiscountAudit& discount : topic.discounted) {
    html_.Open("li").Text(Day(PostAt(discount.post).time));
    if (!PostAt(discount.post).id.empty()) html_.Text(", ").Element("bdi", PostAt(discount.post).id);
    html_.Text((discount.reactors > 0 ? ", " + PeopleCounted(discount.reactors) : std::string()) + ": " +
               DiscountMeaning(discount.why) + ".");
    html_.Close();
  }
  html_.Close().Close();
}

void TopicSection::WriteDisputes(const TopicAudit& topic) {
  for (const DisputeAudit& dispute : topic.disputes) html_.Open("p").Element("bdi", DisputeMeaning(dispute)).Close();
}

}  // namespace metier::explain
