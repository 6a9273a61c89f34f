#include "lexicon/resolve.h"

#include <algorithm>
#include <optional>
#include <span>
#include <tuple>

namespace metier::lexicon {
namespace {

bool IsAsciiUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsAsciiLower(char c) { return c >= 'a' && c <= 'z'; }

class Resolver {
 public:
  Resolver(const Tables& tables, std::string_view original, LexiconScratch* scratch, LexiconMatches* out)
      : tables_(tables), original_(original), scratch_(*scratch), out_(*out) {}

  void Run() {
    for (const Found& found : scratch_.found) ResolvePhrase(found);
    for (const Found& hidden : scratch_.hidden) RefuseHidden(hidden);
    MuteNegated();
    WeakenUnsupportedNames();
    SortByPlace(&out_.matches);
    SortByPlace(&out_.refused);
  }

 private:
  // What one sense comes to, seen alone.
  struct Verdict {
    std::optional<RefusalReason> refused;
    std::string_view cue;  // the one that it needed and found, or that forbids it
  };

  void ResolvePhrase(const Found& found) {
    const std::string_view context = ContextOf(found);
    bool speaks = false;
    bool means_nothing = false;
    for (std::uint32_t i = First(found); i != kNone; i = tables_.senses[i].next) {
      const Sense& sense = tables_.senses[i];
      const Verdict verdict = Judge(sense, found);
      if (verdict.refused) {
        Refuse(i, found, *verdict.refused, verdict.cue);
      } else if (sense.needs.size == 0 && !context.empty()) {
        Refuse(i, found, RefusalReason::kOverruled, context);
      } else if (sense.topics.size > 0) {
        Accept(i, found, verdict.cue);
        speaks = true;
      } else {
        means_nothing = true;
      }
    }
    // One file may hide what another gives a topic: the topic wins.
    if (means_nothing && !speaks) out_.muted.push_back({.range = found.range});
  }

  // What the first sense that needs context, and has it, found; it overrules senses that need none.
  std::string_view ContextOf(const Found& found) const {
    std::string_view context;
    for (std::uint32_t i = First(found); i != kNone && context.empty(); i = tables_.senses[i].next) {
      const Verdict verdict = Judge(tables_.senses[i], found);
      if (!verdict.refused) context = verdict.cue;
    }
    return context;
  }

  std::uint32_t First(const Found& found) const { return tables_.phrases[found.phrase].first_sense; }

  Verdict Judge(const Sense& sense, const Found& found) const {
    if (!CaseHolds(sense, found)) return {RefusalReason::kCase, {}};
    if (const std::string_view cue = CueOutside(sense.forbids, found.range); !cue.empty())
      return {RefusalReason::kForbids, cue};
    const std::string_view cue = CueOutside(sense.needs, found.range);
    if (sense.needs.size > 0 && cue.empty()) return {RefusalReason::kNeeds, {}};
    return {std::nullopt, cue};
  }

  // The first of some cues that stands in the post outside `range`, or nothing.
  std::string_view CueOutside(Slice cues, text::ByteRange range) const {
    for (std::uint32_t i = cues.begin; i < cues.begin + cues.size; ++i) {
      const std::uint32_t cue = tables_.conditions[i];
      if (scratch_.StandsOutside(cue, range)) return tables_.cue_texts[cue];
    }
    return {};
  }

  bool CaseHolds(const Sense& sense, const Found& found) const {
    const unsigned wanted = sense.capitals | sense.all_capitals;
    if (wanted == 0) return true;
    if (found.joined) return TagCaseHolds(sense, found.range);
    for (std::uint32_t k = 0; found.first + k < found.end; ++k) {
      if ((wanted >> k & 1u) == 0) continue;
      const Item& item = scratch_.items[found.first + k];
      const bool one_letter = item.range.end - item.range.begin == 1;
      const bool all_capitals = (item.flags & text::kAllCaps) != 0 && !scratch_.shape.shouting;
      const bool capitalised = (item.flags & text::kCapitalised) != 0 && !(one_letter && scratch_.shape.shouting);
      const bool needs_all = (sense.all_capitals >> k & 1u) != 0;
      if (!all_capitals && (needs_all || !capitalised)) return false;
    }
    return true;
  }

  // A joined tag has no words to look at: its first letter decides, and all its letters for a phrase in capitals.
  bool TagCaseHolds(const Sense& sense, text::ByteRange range) const {
    const std::string_view tag = original_.substr(range.begin, range.end - range.begin);
    const auto first = std::find_if(tag.begin(), tag.end(), [](char c) { return IsAsciiUpper(c) || IsAsciiLower(c); });
    if (first == tag.end() || !IsAsciiUpper(*first)) return false;
    return sense.capitals != 0 || sense.all_capitals != 1 || std::none_of(first, tag.end(), IsAsciiLower);
  }

  void Accept(std::uint32_t number, const Found& found, std::string_view needed) {
    const Sense& sense = tables_.senses[number];
    Match match{
        .range = found.range, .phrase = found.phrase, .sense = number, .topics = Topics(sense), .source = found.source};
    match.weakened = found.weakened;
    if (found.beside_name && sense.name == 0) match.weakened |= kPersonName;
    match.base_strength = sense.strength;
    match.strength = Weakened(match.base_strength, match.weakened);
    match.needed = needed;
    out_.matches.push_back(match);
    if ((match.weakened & kPersonName) != 0)
      out_.muted.push_back({.range = match.range, .factor = Weakened(1, kPersonName)});
    for (const TopicIndex topic : match.topics) scratch_.SeeTopic(topic, match.phrase);
  }

  void Refuse(std::uint32_t number, const Found& found, RefusalReason reason, std::string_view cue) {
    out_.refused.push_back(
        {found.range, found.phrase, number, Topics(tables_.senses[number]), found.source, reason, cue});
  }

  void MuteNegated() {
    for (std::uint32_t i = 0; i < scratch_.running; ++i) {
      if ((scratch_.marks[i] & kNegator) != 0)
        out_.muted.push_back({.range = scratch_.items[i].range, .factor = Weakened(1, kNegated)});
    }
  }

  // "lamb's quarters" leaves no lamb behind, for a model either.
  void MuteInside(const Found& hider) {
    const std::string_view context = ContextOf(hider);
    const auto begin = static_cast<std::uint32_t>(out_.spared.size());
    for (std::uint32_t i = First(hider); i != kNone; i = tables_.senses[i].next) {
      const Sense& sense = tables_.senses[i];
      if (sense.topics.size == 0 || Judge(sense, hider).refused) continue;
      if (sense.needs.size == 0 && !context.empty()) continue;
      const std::span<const TopicIndex> topics = Topics(sense);
      out_.spared.insert(out_.spared.end(), topics.begin(), topics.end());
    }
    const auto end = static_cast<std::uint32_t>(out_.spared.size());
    if (end > begin) out_.muted.push_back({.range = hider.range, .spared_begin = begin, .spared_end = end});
  }

  void RefuseHidden(const Found& hidden) {
    // What one phrase hides stands together: its words are muted once.
    if (hidden.hider != muted_hider_) MuteInside(scratch_.found[hidden.hider]);
    muted_hider_ = hidden.hider;
    const std::string_view hider = tables_.phrase_texts[scratch_.found[hidden.hider].phrase];
    for (std::uint32_t i = First(hidden); i != kNone; i = tables_.senses[i].next) {
      if (tables_.senses[i].topics.size > 0) Refuse(i, hidden, RefusalReason::kHidden, hider);
    }
  }

  void WeakenUnsupportedNames() {
    for (Match& match : out_.matches) {
      if (tables_.senses[match.sense].name == 0) continue;
      const bool supported = std::any_of(match.topics.begin(), match.topics.end(),
                                         [this](TopicIndex topic) { return scratch_.HasSeveralPhrases(topic); });
      if (supported) continue;
      match.weakened |= kUnsupportedName;
      match.strength = Weakened(match.base_strength, match.weakened);
    }
  }

  std::span<const TopicIndex> Topics(const Sense& sense) const {
    return tables_.topics.subspan(sense.topics.begin, sense.topics.size);
  }

  // Running text comes sorted; only hashtags and links, which are found after it, have to be put in their places.
  template <typename T>
  static void SortByPlace(std::vector<T>* all) {
    const auto before = [](const T& a, const T& b) {
      return std::tie(a.range.begin, a.range.end, a.sense) < std::tie(b.range.begin, b.range.end, b.sense);
    };
    if (!std::is_sorted(all->begin(), all->end(), before)) std::sort(all->begin(), all->end(), before);
  }

  const Tables& tables_;
  const std::string_view original_;
  LexiconScratch& scratch_;
  LexiconMatches& out_;
  std::uint32_t muted_hider_ = kNone;
};

}  // namespace

void Resolve(const Tables& tables, std::string_view original, LexiconScratch* scratch, LexiconMatches* out) {
  Resolver(tables, original, scratch, out).Run();
}

}  // namespace metier::lexicon
