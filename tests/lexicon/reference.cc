#include "tests/lexicon/reference.h"

#include <algorithm>

#include "lexicon/strength.h"

namespace metier::lexicon {
namespace {

std::string Join(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string JoinAll(const std::vector<Words>& lists) {
  std::string text;
  for (const Words& words : lists) text += (text.empty() ? "" : ", ") + Join(words);
  return text;
}

// Words [begin, end) of the text.
struct Place {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool Overlaps(const Place& other) const { return begin < other.end && other.begin < end; }
  bool IsStrictlyInside(const Place& other) const {
    return other.begin <= begin && end <= other.end && end - begin < other.end - other.begin;
  }
};

bool StandsAt(const Words& phrase, const Words& text, std::size_t at) {
  return at + phrase.size() <= text.size() &&
         std::equal(phrase.begin(), phrase.end(), text.begin() + static_cast<long>(at));
}

class Plain {
 public:
  Plain(const PlainLexicon& lexicon, const Words& text) : lexicon_(lexicon), text_(text) {
    for (std::size_t at = 0; at < text.size();) {
      const Words longest = Longest(at);
      if (!longest.empty()) winners_.push_back({at, at + longest.size()});
      at += std::max<std::size_t>(longest.size(), 1);
    }
  }

  std::vector<std::string> Run() {
    for (const Place& winner : winners_) JudgeSenses(winner);
    for (std::size_t at = 0; at < text_.size(); ++at) {
      for (const PlainSense& sense : lexicon_.senses) {
        if (StandsAt(sense.phrase, text_, at)) RefuseIfHidden(sense, {at, at + sense.phrase.size()});
      }
    }
    std::sort(lines_.begin(), lines_.end());
    return lines_;
  }

 private:
  Words Longest(std::size_t at) const {
    Words longest;
    for (const PlainSense& sense : lexicon_.senses) {
      if (sense.phrase.size() > longest.size() && StandsAt(sense.phrase, text_, at)) longest = sense.phrase;
    }
    return longest;
  }

  Words PhraseAt(const Place& place) const {
    return {text_.begin() + static_cast<long>(place.begin), text_.begin() + static_cast<long>(place.end)};
  }

  bool IsDead(const Place& winner) const {
    int senses = 0;
    bool nothing = false;
    for (const PlainSense& sense : lexicon_.senses) {
      if (sense.phrase != PhraseAt(winner)) continue;
      ++senses;
      nothing = sense.topic.empty() && sense.needs.empty() && sense.forbids.empty();
    }
    return senses == 1 && nothing;
  }

  bool StandsElsewhere(const Words& cue, const Place& place) const {
    for (std::size_t at = 0; at < text_.size(); ++at) {
      const Place cue_place{at, at + cue.size()};
      if (!StandsAt(cue, text_, at) || cue_place.Overlaps(place)) continue;
      const bool silenced = std::any_of(winners_.begin(), winners_.end(), [&](const Place& winner) {
        return IsDead(winner) && cue_place.IsStrictlyInside(winner);
      });
      if (!silenced) return true;
    }
    return false;
  }

  // The first of `cues`, in the order in which the files name cues first, that stands elsewhere.
  std::string Decider(const std::vector<Words>& cues, const Place& place) const {
    for (const PlainSense& sense : lexicon_.senses) {
      for (const std::vector<Words>* list : {&sense.needs, &sense.forbids}) {
        for (const Words& cue : *list) {
          if (std::find(cues.begin(), cues.end(), cue) != cues.end() && StandsElsewhere(cue, place)) return Join(cue);
        }
      }
    }
    return "";
  }

  void JudgeSenses(const Place& place) {
    const std::string phrase = Join(PhraseAt(place));
    std::string overruling;
    for (const PlainSense& sense : lexicon_.senses) {
      if (Join(sense.phrase) != phrase || sense.needs.empty() || !overruling.empty()) continue;
      if (Decider(sense.forbids, place).empty()) overruling = Decider(sense.needs, place);
    }
    for (const PlainSense& sense : lexicon_.senses) {
      if (Join(sense.phrase) != phrase) continue;
      const std::string forbidding = Decider(sense.forbids, place);
      if (!forbidding.empty()) {
        Say(place, phrase, sense.topic, "forbids " + forbidding);
      } else if (!sense.needs.empty() && Decider(sense.needs, place).empty()) {
        Say(place, phrase, sense.topic, "needs ");
      } else if (sense.needs.empty() && !overruling.empty()) {
        Say(place, phrase, sense.topic, "overruled " + overruling);
      } else if (!sense.topic.empty()) {
        Say(place, phrase, sense.topic, std::to_string(Weakenings(place.begin)));
      }
    }
  }

  int Weakenings(std::size_t at) const {
    const bool joke = std::find(text_.begin(), text_.end(), "lol") != text_.end();
    return (joke ? kJoke : 0) | (IsNegated(at) ? kNegated : 0);
  }

  bool IsNegated(std::size_t at) const {
    int words = 0;
    for (std::size_t i = at; i-- > 0 && words < static_cast<int>(kNegationReach); ++words) {
      if (NegatorEndsAt(i)) return true;
      if (text_[i] == "," || text_[i] == "\n" || text_[i] == "but") return false;
    }
    return false;
  }

  // Cues, too, are taken longest first and do not overlap.
  bool NegatorEndsAt(std::size_t last) const {
    for (std::size_t at = 0; at <= last;) {
      std::size_t longest = text_[at] == "lol" || text_[at] == "but" ? 1 : 0;
      bool negates = false;
      for (const auto* list : {&lexicon_.negators, &lexicon_.not_negators}) {
        for (const Words& cue : *list) {
          if (cue.size() <= longest || !StandsAt(cue, text_, at)) continue;
          longest = cue.size();
          negates = list == &lexicon_.negators;
        }
      }
      if (negates && at + longest == last + 1) return true;
      at += std::max<std::size_t>(longest, 1);
    }
    return false;
  }

  void RefuseIfHidden(const PlainSense& sense, const Place& place) {
    for (const Place& winner : winners_) {
      if (winner.begin > place.begin || place.begin >= winner.end) continue;
      const bool itself = place.begin == winner.begin && place.end == winner.end;
      if (!itself && !sense.topic.empty())
        Say(place, Join(sense.phrase), sense.topic, "hidden " + Join(PhraseAt(winner)));
    }
  }

  void Say(const Place& place, const std::string& phrase, const std::string& topic, const std::string& what) {
    const Words before(text_.begin(), text_.begin() + static_cast<long>(place.begin));
    const std::size_t begin = place.begin == 0 ? 0 : Written(before).size() + 1;
    lines_.push_back(std::to_string(begin) + "-" + std::to_string(begin + phrase.size()) + " " + phrase + " " + topic +
                     " " + what);
  }

  const PlainLexicon& lexicon_;
  const Words& text_;
  std::vector<Place> winners_;
  std::vector<std::string> lines_;
};

}  // namespace

std::string Written(const Words& text) { return Join(text); }

std::string PlainLexicon::Entries() const {
  std::string text;
  for (const PlainSense& sense : senses) {
    text += Join(sense.phrase) + " | " + (sense.topic.empty() ? "-" : sense.topic);
    if (!sense.needs.empty()) text += " | needs " + JoinAll(sense.needs);
    if (!sense.forbids.empty()) text += " | forbids " + JoinAll(sense.forbids);
    text += "\n";
  }
  return text;
}

std::string PlainLexicon::Cues() const {
  return "[jokes]\nlol\n[clause-breaks]\nbut\n[negators]\n" + JoinAll(negators) + "\n[not-negators]\n" +
         JoinAll(not_negators);
}

std::vector<std::string> PlainMatch(const PlainLexicon& lexicon, const Words& text) {
  return Plain(lexicon, text).Run();
}

}  // namespace metier::lexicon
