// lexicon_check LEXICON-DIRECTORY TAXONOMY-DIRECTORY [WORDS-FILE] < posts.txt
//
// Lists every fault of the lexicon and exits with 1 if there is one. Otherwise says how large it is, and for each line
// of stdin (unless it is a terminal) what matches, how strongly and why, and what was refused. WORDS-FILE cuts hashtags
// into words; models/words.txt beside the lexicon's directory is taken if it is there.

#include <unistd.h>

#include <ctime>
#include <iostream>
#include <string>

#include "lexicon/evidence.h"
#include "lexicon/lexicon.h"
#include "text/word_frequencies.h"

namespace {

using metier::lexicon::kWeakeningRules;
using metier::lexicon::Lexicon;
using metier::lexicon::LexiconMatches;

std::string_view Written(const std::string& post, metier::text::ByteRange range) {
  return std::string_view(post).substr(range.begin, range.end - range.begin);
}

void Show(const Lexicon& lexicon, const metier::Taxonomy& taxonomy, const std::string& post,
          const LexiconMatches& found) {
  const auto slugs = [&taxonomy](auto topics) {
    std::string all;
    for (const metier::TopicIndex topic : topics) all += (all.empty() ? "" : " ") + taxonomy[topic].slug;
    return all;
  };
  std::cout << post << '\n';
  for (const auto& match : found.matches) {
    std::cout << "  + " << slugs(match.topics) << ' ' << match.strength << "  '" << Written(post, match.range) << "' ("
              << Name(match.source) << ", " << lexicon.SensePlace(match.sense);
    if (!match.needed.empty()) std::cout << ", found '" << match.needed << "'";
    for (const auto& rule : kWeakeningRules) {
      if ((match.weakened & rule.bit) != 0) std::cout << ", " << rule.name << " x " << rule.factor;
    }
    std::cout << ")\n";
  }
  for (const auto& refused : found.refused) {
    std::cout << "  - " << slugs(refused.topics) << "  '" << Written(post, refused.range) << "' ("
              << Name(refused.reason);
    if (!refused.cue.empty()) std::cout << " '" << refused.cue << "'";
    std::cout << ", " << lexicon.SensePlace(refused.sense) << ")\n";
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: lexicon_check LEXICON-DIRECTORY TAXONOMY-DIRECTORY [WORDS-FILE] < posts.txt\n";
    return 2;
  }
  const auto taxonomy = metier::Taxonomy::Load(argv[2]);
  if (!taxonomy.ok()) {
    std::cerr << taxonomy.status().message() << '\n';
    return 2;
  }
  const auto words = metier::text::WordFrequencies::Load(argc > 3 ? argv[3] : std::string(argv[1]) + "/../words.txt");
  const std::clock_t start = std::clock();
  const auto lexicon = Lexicon::Load(argv[1], *taxonomy, words.ok() ? words->get() : nullptr);
  const double took = 1e3 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  if (!lexicon.ok()) {
    std::cerr << lexicon.status().message() << '\n';
    return 1;
  }
  std::cerr << lexicon->phrase_count() << " phrases, " << lexicon->sense_count() << " senses, "
            << lexicon->ambiguous_count() << " phrases that context decides, no faults, loaded in " << took << " ms of processor time\n";
  if (isatty(STDIN_FILENO) != 0) return 0;
  metier::text::Tokenizer tokenizer(words.ok() ? *words : nullptr);
  metier::text::TokenizedText text;
  metier::lexicon::LexiconScratch scratch;
  LexiconMatches found;
  for (std::string post; std::getline(std::cin, post);) {
    tokenizer.Tokenize(post, &text);
    lexicon->Match(text, post, &scratch, &found);
    Show(*lexicon, *taxonomy, post, found);
  }
  return 0;
}
