#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/time.h"
#include "explain/person.h"
#include "explain/provenance.h"
#include "explain/wording.h"
#include "sink/table.h"

namespace metier::explain {
namespace {

constexpr std::size_t kSpansShown = 4;
constexpr std::size_t kNarrowest = 40;

// Lines of a terminal. Widths are counted in code points.
class Page {
 public:
  explicit Page(TextStyle style) : style_(style) { style_.width = std::max(style_.width, kNarrowest); }

  void Heading(std::string_view text) { out_.append("\n").append(Bold(text)).append("\n"); }
  std::string Bold(std::string_view text) const { return Coloured("1", text); }
  std::string Dim(std::string_view text) const { return Coloured("2", text); }
  std::string Coloured(std::string_view code, std::string_view text) const {
    if (!style_.colours) return std::string(text);
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
  }

  // Words in lines no longer than the width; the first begins after `first`, the others are indented by `indent`.
  void Paragraph(std::string_view first, std::size_t indent, std::string_view text) {
    std::string line(first);
    std::size_t used = Length(first);
    bool fresh = true;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(' '), text.size());
      const std::string_view word = text.substr(0, end);
      text.remove_prefix(std::min(end + 1, text.size()));
      const std::size_t length = Length(word);
      if (!fresh && used + 1 + length > style_.width) {
        out_.append(line).push_back('\n');
        line.assign(indent, ' ');
        used = indent;
        fresh = true;
      }
      if (!fresh) {
        line.push_back(' ');
        ++used;
      }
      line.append(word);
      used += length;
      fresh = false;
    }
    out_.append(line).push_back('\n');
  }

  // One line of foreign text, cut to the width.
  void Quote(std::size_t indent, std::string_view text) {
    out_.append(indent, ' ')
        .append(sink::OneLine(text, std::max<std::size_t>(style_.width - indent, 20) - 1))
        .append("\n");
  }

  void Line(const std::string& text) { out_.append(text).push_back('\n'); }
  std::string Take() { return std::move(out_); }

 private:
  static std::size_t Length(std::string_view text) {
    std::size_t length = 0;
    for (const char c : text) length += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return length;
  }

  TextStyle style_;
  std::string out_;
};

std::string Padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

std::string RightPadded(const std::string& text, std::size_t width) {
  return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

std::string Spans(const EvidenceAudit& evidence, const PostAudit& post) {
  if (!post.text) return "";
  std::vector<SpanAudit> spans = evidence.spans;
  std::erase_if(spans, [](const SpanAudit& span) { return span.share <= 0; });
  std::stable_sort(spans.begin(), spans.end(),
                   [](const SpanAudit& a, const SpanAudit& b) { return a.share > b.share; });
  std::string text;
  for (std::size_t i = 0; i < std::min(spans.size(), kSpansShown); ++i) {
    const auto begin = std::min(static_cast<std::size_t>(spans[i].begin), post.text->size());
    const auto size = static_cast<std::size_t>(spans[i].end - spans[i].begin);
    text += (i == 0 ? "" : ", ") +
            ("\"" + sink::OneLine(std::string_view(*post.text).substr(begin, size), 30) + "\" ") +
            Fixed(spans[i].share, 2, true);
  }
  return text;
}

class PersonPrinter {
 public:
  PersonPrinter(const PersonAudit& person, const TopicAudit& topic, TextStyle style)
      : person_(person), topic_(topic), page_(style) {}

  std::string Print(const WhatIf* what_if) {
    page_.Line(page_.Bold(sink::OneLine(person_.user, 60) + " and " + topic_.slug) + " (" + topic_.name +
               "): " + page_.Coloured(topic_.listed() ? "32" : "33", topic_.band) + ", confidence " +
               Fixed(topic_.confidence, 3) + (topic_.listed() ? "" : ", not listed"));
    page_.Paragraph("", 0, Verdict(person_, topic_));
    PrintContributions();
    if (what_if != nullptr) PrintWhatIf(*what_if);
    PrintGates();
    PrintDisputes();
    PrintResponse();
    PrintOccasions();
    PrintNear();
    PrintFoldedAndDiscounted();
    PrintSmallestSet();
    page_.Line("");
    page_.Paragraph("", 0,
                    ProvenanceText(person_.provenance) + ", as of " +
                        (person_.as_of == kUnknownTime ? "-" : base::FormatTime(person_.as_of)));
    return page_.Take();
  }

 private:
  const PostAudit& PostAt(std::int64_t post) const { return person_.posts[static_cast<std::size_t>(post)]; }

  std::string TextOf(const PostAudit& post) const {
    if (post.text) return *post.text;
    return post.found ? "(text not kept; post " + post.id + ")" : "(post not at hand)";
  }

  void PrintContributions() {
    page_.Heading("Where the confidence comes from");
    const auto line = [this](double value, std::string_view what, const std::string& meaning) {
      page_.Paragraph("  " + RightPadded(Fixed(value, 4, true), 8) + "  " + Padded(std::string(what), 12) + " ", 25,
                      meaning);
    };
    line(topic_.bias, "bias", "before a post is read");
    std::string silent;
    for (const ContributionAudit& c : topic_.contributions) {
      if (c.contribution == 0) {
        silent += (silent.empty() ? "" : ", ") + c.feature;
      } else {
        line(c.contribution, c.feature,
             "= " + Fixed(c.value, 4) + " x " + Fixed(c.coefficient, 3) + "  " + FeatureMeaning(topic_, c.feature));
      }
    }
    line(topic_.logit, "together",
         "which is a confidence of " + Fixed(1 / (1 + std::exp(-topic_.logit)), 3) + " before any gate");
    if (!silent.empty()) page_.Paragraph("  ", 2, "Adds nothing here: " + silent + ".");
    const std::string meaning = SilentAttributionMeaning(topic_);
    if (!meaning.empty() && !topic_.contributions.empty()) {
      page_.Paragraph("  ", 2, meaning);
    }
  }

  void PrintWhatIf(const WhatIf& what_if) {
    page_.Heading("What if: " + QuestionOf(what_if.change));
    const TopicProfile& after = what_if.profile;
    const auto row = [this](std::string_view what, const std::string& now, const std::string& then) {
      page_.Line("  " + Padded(std::string(what), 14) + RightPadded(now, 12) + RightPadded(then, 12));
    };
    row("", "now", "then");
    row("confidence", Fixed(topic_.confidence, 4), Fixed(after.confidence, 4));
    row("band", topic_.band, std::string(BandName(after.band)));
    row("occasions", std::to_string(topic_.occasions.size()), std::to_string(after.occasions));
    row("weeks", std::to_string(topic_.weeks), std::to_string(after.weeks));
    row("bias", Fixed(topic_.bias, 4, true), Fixed(after.bias, 4, true));
    const std::size_t terms = std::max(topic_.contributions.size(), after.contributions.size());
    for (std::size_t i = 0; i < terms; ++i) {
      const bool is_now = i < topic_.contributions.size();
      const bool is_then = i < after.contributions.size();
      row(is_now ? topic_.contributions[i].feature : std::string(after.contributions[i].feature),
          is_now ? Fixed(topic_.contributions[i].contribution, 4, true) : "-",
          is_then ? Fixed(after.contributions[i].contribution + 0.0, 4, true) : "-");
    }
    row("logit", Fixed(topic_.logit, 4, true), Fixed(after.logit, 4, true));
    for (const Gate& gate : after.gates) {
      if (gate.held)
        page_.Paragraph("  ", 4,
                        "then the gate " + std::string(gate.name) +
                            " holds: " + GateMeaning(gate.name, {after.occasions, after.weeks, after.prominence}));
    }
  }

  void PrintGates() {
    page_.Heading("Gates");
    bool any = false;
    for (const GateAudit& gate : topic_.gates) {
      if (!gate.held) continue;
      any = true;
      page_.Paragraph("  ", 4,
                      gate.gate + ": " + GateLimit(gate) + " (" + GateMeaning(gate.gate, FactsOf(topic_)) + ")");
    }
    if (!any) page_.Line("  none held");
  }

  void PrintDisputes() {
    if (topic_.disputes.empty()) return;
    page_.Heading("Disputes");
    for (const DisputeAudit& dispute : topic_.disputes) page_.Paragraph("  ", 4, DisputeMeaning(dispute));
  }

  void PrintResponse() {
    const std::string meaning = ResponseMeaning(person_, topic_);
    if (meaning.empty()) return;
    page_.Heading("Response");
    page_.Paragraph("  ", 2, meaning);
  }

  void PrintOccasions() {
    page_.Heading("Occasions");
    if (topic_.occasions.empty()) page_.Line("  none");
    for (const OccasionAudit& occasion : topic_.occasions) {
      const PostAudit& strongest = PostAt(occasion.posts[static_cast<std::size_t>(occasion.strongest)].post);
      std::string line =
          (occasion.date == kUnknownTime ? "no date   " : base::FormatTime(occasion.date).substr(0, 10)) + "  value " +
          Fixed(occasion.value, 3);
      if (strongest.ranked) {
        line += "  response: " + Counted(strongest.readers, "reader");
        if (strongest.readers > 0) {
          line += " (" + std::to_string(strongest.react_rarely) + " who rarely react, " +
                  std::to_string(strongest.react_sometimes) + " sometimes, " + std::to_string(strongest.react_often) +
                  " often)";
        }
        if (strongest.anonymous > 0) line += ", " + std::to_string(strongest.anonymous) + " anonymous";
        line += ", x" + Fixed(strongest.factor, 2) + " against the usual";
      }
      page_.Paragraph("  ", 14, line);
      for (const EvidenceAudit& evidence : occasion.posts) {
        const PostAudit& post = PostAt(evidence.post);
        page_.Quote(6, Fixed(evidence.confidence, 2) + "  " + TextOf(post));
        if (const std::string spans = Spans(evidence, post); !spans.empty()) page_.Paragraph("            ", 12, spans);
      }
    }
  }

  void PrintNear() {
    if (topic_.near.empty()) return;
    page_.Heading("What came near, and does not count");
    for (const NearAudit& near : topic_.near) {
      const PostAudit& post = PostAt(near.post);
      page_.Quote(
          2, (near.confidence > 0 ? LeansBy(near.confidence) : " -  ") + "  " + Day(post.time) + "  " + TextOf(post));
      for (const RefusedAudit* refused : DistinctRefusals(near)) {
        page_.Paragraph("        ", 10,
                        "\"" + sink::OneLine(refused->phrase, 40) + "\" refused: " + RefusalMeaning(*refused));
      }
    }
    const auto more = topic_.near_posts - static_cast<std::int64_t>(topic_.near.size());
    if (more > 0) page_.Line("  and " + std::to_string(more) + " more");
  }

  void PrintFoldedAndDiscounted() {
    const auto folded = static_cast<std::int64_t>(topic_.folded.size());
    if (folded > 0) {
      page_.Heading("Folded");
      page_.Paragraph("  ", 2,
                      Counted(folded, "post") + (folded == 1 ? " says" : " say") +
                          " the same as another one, and each thing counts once.");
    }
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> discounts;  // posts, reactors
    for (const DiscountAudit& discount : topic_.discounted) {
      ++discounts[discount.why].first;
      discounts[discount.why].second += discount.reactors;
    }
    if (discounts.empty()) return;
    page_.Heading("Discounted");
    for (const auto& [why, counts] : discounts) {
      page_.Paragraph("  ", 4,
                      why + ", " + Counted(counts.first, "post") +
                          (counts.second > 0 ? ", reactions of " + PeopleCounted(counts.second) : "") + ": " +
                          DiscountMeaning(why));
    }
  }

  void PrintSmallestSet() {
    const std::string meaning = SmallestSetMeaning(topic_);
    if (meaning.empty()) return;
    page_.Heading("What would change it");
    page_.Paragraph("  ", 2, meaning);
    for (const RemovedPost& removed : topic_.smallest_set) {
      const PostAudit& post = PostAt(removed.post);
      page_.Quote(4, Day(post.time) + "  " + (post.id.empty() ? "" : post.id + "  ") + TextOf(post));
    }
  }

  const PersonAudit& person_;
  const TopicAudit& topic_;
  Page page_;
};

}  // namespace

std::string PersonText(const PersonAudit& person, const TopicAudit& topic, const WhatIf* what_if, TextStyle style) {
  return PersonPrinter(person, topic, style).Print(what_if);
}

}  // namespace metier::explain
