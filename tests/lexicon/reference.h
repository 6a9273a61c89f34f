// A matcher that is slow and plain: it tries every phrase at every word, and looks for context by looking everywhere.
// For texts of lower-case words, commas and line breaks only.

#ifndef METIER_TESTS_LEXICON_REFERENCE_H_
#define METIER_TESTS_LEXICON_REFERENCE_H_

#include <string>
#include <vector>

namespace metier::lexicon {

using Words = std::vector<std::string>;

struct PlainSense {
  Words phrase;
  std::string topic;  // empty: means nothing
  std::vector<Words> needs;
  std::vector<Words> forbids;
};

// Senses, negators, and the phrases that hide them. "lol" is a joke and "but" ends a clause.
struct PlainLexicon {
  std::vector<PlainSense> senses;
  std::vector<Words> negators;
  std::vector<Words> not_negators;

  std::string Entries() const;  // as the text of a file
  std::string Cues() const;     // as the text of cues.txt
};

// What it finds, one line each, sorted: "begin-end phrase topic weakened" and "begin-end phrase topic reason cue".
std::vector<std::string> PlainMatch(const PlainLexicon& lexicon, const Words& text);

// The words as they stand in a post: with blanks between, but for line breaks ("\n") and commas.
std::string Written(const Words& text);

}  // namespace metier::lexicon

#endif  // METIER_TESTS_LEXICON_REFERENCE_H_
