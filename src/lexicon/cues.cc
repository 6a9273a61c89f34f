// Builder's part for cues.txt: the words that weaken a match.

#include <array>
#include <optional>
#include <utility>

#include "lexicon/builder.h"

namespace metier::lexicon {
namespace {

constexpr std::array<std::pair<std::string_view, Mark>, 8> kSections = {{
    {"[negators]", kNegator},
    {"[not-negators]", kNotNegator},
    {"[clause-breaks]", kClauseBreak},
    {"[jokes]", kJokeMark},
    {"[name-cues]", kNameCue},
    {"[first-names]", kFirstName},
    {"[word-names]", kWordName},
    {"[similes]", kSimileMark},
}};

std::optional<Mark> SectionOf(std::string_view line) {
  for (const auto& [name, mark] : kSections) {
    if (name == line) return mark;
  }
  return std::nullopt;
}

}  // namespace

void Builder::AddCues(const std::string& file, std::string_view text) {
  file_ = file;
  std::optional<Mark> section;
  for (const Line line : SplitLines(text)) {
    if (line.text.front() == '[') {
      section = SectionOf(line.text);
      if (!section) Fault(line.number, "unknown section " + Quoted(line.text));
    } else if (section) {
      AddCueLine(line, *section);
    } else {
      Fault(line.number, "words outside a known [section]");
    }
  }
}

void Builder::AddCueLine(Line line, Mark section) {
  for (const std::string_view cue : SplitList(line.text, ',')) {
    if (cue.empty()) continue;  // a comma may end a line
    if (const std::string wrong = reader_.Read(cue); !wrong.empty()) {
      Fault(line.number, Quoted(cue) + ": " + wrong);
      continue;
    }
    if ((section == kFirstName || section == kWordName) && reader_.items().size() != 1) {
      Fault(line.number, Quoted(cue) + ": a first name is one word");
      continue;
    }
    std::uint8_t& marks = tables_->trie[AddPath()].marks;
    if ((marks & section) != 0) Fault(line.number, Quoted(cue) + ": twice in this section");
    marks = static_cast<std::uint8_t>(marks | section);
  }
}

}  // namespace metier::lexicon
