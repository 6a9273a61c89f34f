#include "sink/highlight.h"

#include <algorithm>
#include <map>
#include <string>

namespace metier::sink {
namespace {

std::string ClassOf(double share) {
  constexpr double kWorthMarking = 0.5;
  if (share >= 2) return "for-3";
  if (share >= 1) return "for-2";
  if (share >= kWorthMarking) return "for-1";
  return share <= -kWorthMarking ? "against" : "";
}

void WritePart(std::string_view part, const std::string& kind, HtmlWriter* html) {
  if (part.empty()) return;
  if (kind.empty()) {
    html->Text(part);
  } else {
    html->Element("mark", part, {{"class", kind}});
  }
}

}  // namespace

void WriteHighlighted(std::string_view text, const std::vector<Highlight>& highlights, HtmlWriter* html) {
  std::map<std::size_t, double> changes;  // of the sum of shares, where they happen
  for (const Highlight& highlight : highlights) {
    const std::size_t begin = std::min<std::size_t>(highlight.begin, text.size());
    const std::size_t end = std::min<std::size_t>(highlight.end, text.size());
    if (begin >= end) continue;
    changes[begin] += highlight.share;
    changes[end] -= highlight.share;
  }
  std::size_t begin = 0;  // of the part not written yet
  std::string kind;
  double share = 0;
  for (const auto& [place, change] : changes) {
    share += change;
    const std::string next = ClassOf(share);
    if (next == kind) continue;
    WritePart(text.substr(begin, place - begin), kind, html);
    begin = place;
    kind = next;
  }
  WritePart(text.substr(begin), kind, html);
}

}  // namespace metier::sink
