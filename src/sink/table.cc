#include "sink/table.h"

#include <algorithm>
#include <cmath>

#include "base/time.h"
#include "sink/unsafe.h"
#include "text/utf8.h"

namespace metier::sink {
namespace {

constexpr std::size_t kTextWidth = 64;
constexpr std::size_t kHeldBackShown = 6;

void Pad(std::string text, std::size_t width, std::string* out) {
  out->append(text);
  out->append(width > text.size() ? width - text.size() : 1, ' ');
}

std::string Percent(double value) { return std::to_string(static_cast<int>(std::lround(value * 100))) + " %"; }

std::string Month(UnixSeconds time) { return time == kUnknownTime ? std::string("-") : base::FormatTime(time).substr(0, 7); }

}  // namespace

std::string OneLine(std::string_view text, std::size_t width) {
  std::string line;
  std::size_t shown = 0;
  while (!text.empty()) {
    if (shown == width) return line + "…";
    const text::Utf8Character character = text::DecodeUtf8(text);
    text.remove_prefix(character.size);
    if (character.code_point == '\n' || character.code_point == '\r' || character.code_point == '\t') {
      line.push_back(' ');
    } else {
      text::AppendUtf8(IsUnsafe(character.code_point) ? text::kReplacementCharacter : character.code_point, &line);
    }
    ++shown;
  }
  return line;
}

void AppendTaggingTable(const Post& post, const Tagging& tagging, const Taxonomy& taxonomy, std::string* out) {
  std::string topics;
  for (const TopicScore& score : tagging.topics) {
    topics += (topics.empty() ? "" : ", ") + taxonomy[score.topic].slug + " " + Percent(score.confidence);
  }
  if (topics.empty()) topics = "(" + std::string(AbstentionName(tagging.abstained)) + ")";
  out->append(OneLine(post.text, kTextWidth)).append("\n    ").append(topics).append("\n");
}

void AppendProfileTable(const Profile& profile, const Taxonomy& taxonomy, std::string* out) {
  out->append(OneLine(profile.user, 40)).append("  (").append(std::to_string(profile.posts)).append(" posts");
  if (profile.left_out > 0) out->append(", ").append(std::to_string(profile.left_out)).append(" more left out");
  out->append(")\n");
  for (const TopicProfile& topic : profile.topics) {
    out->append("  ");
    Pad(taxonomy[topic.topic].slug, 30, out);
    Pad(std::string(BandName(topic.band)), 11, out);
    Pad(Percent(topic.confidence), 7, out);
    Pad(std::to_string(topic.occasions) + " occasions in " + std::to_string(topic.weeks) + " weeks", 28, out);
    Pad(Month(topic.since) + " to " + Month(topic.last), 20, out);
    out->append(std::to_string(topic.responders)).append(" responders\n");
  }
  if (profile.topics.empty()) out->append("  no topic\n");
  std::string held_back;
  for (std::size_t i = 0; i < std::min(profile.held_back.size(), kHeldBackShown); ++i) {
    const HeldBack& held = profile.held_back[i];
    held_back += (i == 0 ? "" : ", ") + taxonomy[held.topic].slug + " (" + std::string(held.gate) + ")";
  }
  if (profile.held_back.size() > kHeldBackShown) held_back += ", and " + std::to_string(profile.held_back.size() - kHeldBackShown) + " more";
  if (!held_back.empty()) out->append("  held back: ").append(held_back).append("\n");
  out->append("\n");
}

}  // namespace metier::sink
