// The text of a lexicon file to entries: what one line says, before anything is known about topics or other lines.
// Format: models/lexicon/README.md.

#ifndef METIER_SRC_LEXICON_ENTRY_H_
#define METIER_SRC_LEXICON_ENTRY_H_

#include <string>
#include <string_view>
#include <vector>

#include "lexicon/strength.h"

namespace metier::lexicon {

// "file:line: what" for each thing that is wrong.
using Faults = std::vector<std::string>;

struct Entry {
  int line = 0;
  std::vector<std::string> phrases;      // plurals written out
  std::vector<std::string_view> topics;  // slugs; empty for "-", which means nothing
  double strength = kNormalStrength;
  bool cased = false;
  bool name = false;
  std::vector<std::string> needs;  // plurals written out
  std::vector<std::string> forbids;
};

// Appends the entries of `text`, which they point into. A line with a fault gives no entry and at least one line in
// `*faults`.
void ParseEntries(std::string_view file, std::string_view text, std::vector<Entry>* entries, Faults* faults);

// The lines of `text` that say something, each with its number, without the blanks around it. For cues.txt too.
struct Line {
  int number = 0;
  std::string_view text;
};
std::vector<Line> SplitLines(std::string_view text);

// The pieces between separators, without the blanks around them; empty ones too.
std::vector<std::string_view> SplitList(std::string_view text, char separator);

std::string Where(std::string_view file, int line);  // "food.txt:12"
std::string Quoted(std::string_view text);           // "'lamb'"

}  // namespace metier::lexicon

#endif  // METIER_SRC_LEXICON_ENTRY_H_
