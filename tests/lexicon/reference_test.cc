// Properties over random lexicons and random soups of words: the matcher does what the plain one does.

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "tests/lexicon/fixture.h"
#include "tests/lexicon/reference.h"

namespace metier::lexicon {
namespace {

class Soup {
 public:
  explicit Soup(unsigned seed) : random_(seed) {}

  std::size_t Below(std::size_t n) { return random_() % n; }

  Words Phrase(std::size_t longest) {
    Words words(1 + Below(longest));
    for (std::string& word : words) word = kVocabulary[Below(std::size(kVocabulary))];
    return words;
  }

  std::vector<Words> Cues(std::size_t most) {
    std::vector<Words> cues;
    for (std::size_t n = Below(most + 1); n > 0; --n) {
      const Words cue = Phrase(2);
      if (std::find(cues.begin(), cues.end(), cue) == cues.end()) cues.push_back(cue);
    }
    return cues;
  }

  PlainLexicon Lexicon() {
    PlainLexicon lexicon;
    lexicon.negators = {{"not"}, {"ka", "not", "bo"}};
    lexicon.not_negators = {{"not", "ci"}, {"ci", "not"}};
    std::set<std::pair<Words, std::string>> said;    // one sense for each phrase and topic, so that none is said twice
    std::set<std::pair<Words, bool>> unconditional;  // and no "-" beside a topic under the same conditions
    for (int i = 0; i < 14; ++i) {
      PlainSense sense{Phrase(4), kTopics[Below(std::size(kTopics))], {}, {}};
      if (Below(3) == 0) sense.needs = Cues(2);
      if (Below(4) == 0) sense.forbids = Cues(2);
      const bool plain = sense.needs.empty() && sense.forbids.empty();
      if (plain && unconditional.contains({sense.phrase, !sense.topic.empty()})) continue;
      if (!said.insert({sense.phrase, sense.topic}).second) continue;
      if (plain) unconditional.insert({sense.phrase, sense.topic.empty()});
      lexicon.senses.push_back(sense);
    }
    return lexicon;
  }

  Words Text() {
    Words text(Below(40));
    for (std::string& word : text) {
      constexpr const char* kOthers[] = {",", "\n", "not", "but", "lol", "zz", "not", "zz"};
      word = Below(4) == 0 ? kOthers[Below(std::size(kOthers))] : kVocabulary[Below(std::size(kVocabulary))];
    }
    return text;
  }

 private:
  static constexpr const char* kVocabulary[] = {"ka", "bo", "ci", "du", "ef"};
  static constexpr const char* kTopics[] = {"golf", "cooking", "travel", ""};
  std::mt19937 random_;
};

std::vector<std::string> Found(Reader* reader, const std::string& post) {
  const LexiconMatches& found = reader->Match(post);
  std::vector<std::string> lines;
  const auto say = [&](const auto& at, const std::string& what) {
    std::string line = std::to_string(at.range.begin) + "-" + std::to_string(at.range.end) + " ";
    line.append(reader->lexicon().PhraseText(at.phrase)).append(" ");
    if (!at.topics.empty()) line.append(reader->taxonomy()[at.topics[0]].slug);
    lines.push_back(line + " " + what);
  };
  for (const Match& match : found.matches) say(match, std::to_string(match.weakened));
  for (const RefusedSense& refused : found.refused) {
    say(refused, std::string(Name(refused.reason)).append(" ").append(refused.cue));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

// A lexicon with two conditional senses of like conditions may be refused; another is made then.
PlainLexicon GoodLexicon(Soup* soup) {
  const Taxonomy taxonomy = StandardTaxonomy();
  while (true) {
    PlainLexicon lexicon = soup->Lexicon();
    const std::pair<std::string, std::string> file{"x.txt", lexicon.Entries()};
    if (Lexicon::Parse({&file, 1}, taxonomy).ok()) return lexicon;
  }
}

TEST(ReferenceTest, AgreesOnRandomSoups) {
  std::size_t lines = 0;
  for (unsigned seed = 0; seed < 150; ++seed) {
    Soup soup(seed);
    const PlainLexicon plain = GoodLexicon(&soup);
    Reader reader(plain.Entries(), plain.Cues());
    for (int i = 0; i < 40; ++i) {
      const Words text = soup.Text();
      const std::vector<std::string> expected = PlainMatch(plain, text);
      ASSERT_EQ(Found(&reader, Written(text)), expected) << plain.Entries() << "\n"
                                                         << Written(text) << "\nseed " << seed;
      lines += expected.size();
    }
  }
  EXPECT_GT(lines, 20000u);  // the soups are not thin
}

// What stands later changes whether a sense holds, never where a phrase is.
TEST(ReferenceTest, TextAfterTheEndMovesNothing) {
  for (unsigned seed = 0; seed < 40; ++seed) {
    Soup soup(1000 + seed);
    const PlainLexicon plain = GoodLexicon(&soup);
    Reader reader(plain.Entries(), plain.Cues());
    const auto places = [&reader](const std::string& post) {
      std::set<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>> all;
      const LexiconMatches& found = reader.Match(post);
      for (const Match& match : found.matches) all.insert({match.range.begin, match.range.end, match.phrase});
      for (const RefusedSense& refused : found.refused)
        all.insert({refused.range.begin, refused.range.end, refused.phrase});
      return all;
    };
    for (int i = 0; i < 30; ++i) {
      const std::string post = Written(soup.Text());
      // A sense that means nothing, and holds, is the one thing of which there is no record.
      const auto leaves_no_record = [&](std::uint32_t phrase) {
        return plain.Entries().find(std::string(reader.lexicon().PhraseText(phrase)) + " | -") != std::string::npos;
      };
      const auto before = places(post);
      const auto after = places(post + ". " + Written(soup.Text()));
      for (const auto& place : before) {
        EXPECT_TRUE(after.contains(place) || leaves_no_record(std::get<2>(place))) << post << " " << std::get<0>(place);
      }
      for (const auto& place : after) {
        if (std::get<1>(place) > post.size()) continue;
        EXPECT_TRUE(before.contains(place) || leaves_no_record(std::get<2>(place)))
            << post << " " << std::get<0>(place);
      }
    }
  }
}

}  // namespace
}  // namespace metier::lexicon
