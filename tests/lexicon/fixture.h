// A taxonomy and a lexicon from text, and a post against them, in a line or two.

#ifndef METIER_TESTS_LEXICON_FIXTURE_H_
#define METIER_TESTS_LEXICON_FIXTURE_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lexicon/evidence.h"
#include "lexicon/lexicon.h"
#include "metier/taxonomy.h"
#include "text/tokenizer.h"
#include "text/word_frequencies.h"

namespace metier::lexicon {

// Topics named by their slugs, without parents.
inline Taxonomy MakeTaxonomy(const std::vector<std::string>& slugs) {
  std::string text;
  for (const std::string& slug : slugs)
    text += "[" + slug + "]\nname: " + slug + "\nabout: All about " + slug + ".\n\n";
  const std::pair<std::string, std::string> file{"topics.txt", text};
  absl::StatusOr<Taxonomy> taxonomy = Taxonomy::Parse({&file, 1});
  EXPECT_TRUE(taxonomy.ok()) << taxonomy.status();
  return *std::move(taxonomy);
}

inline Taxonomy StandardTaxonomy() {
  return MakeTaxonomy({"golf",           "graduate-school", "foraging",  "gardening",   "cooking",  "monetary-policy",
                       "swift-language", "stocks",          "cars",      "france",      "baseball", "parenting",
                       "college",        "humor",           "usa",       "programming", "travel",   "sheep",
                       "football",       "statistics",      "basketball"});
}

class Reader {
 public:
  // `cues` is the text of cues.txt. Words of hashtags in lower case are cut by the project's own word list.
  explicit Reader(const std::string& entries, const std::string& cues = "") : taxonomy_(StandardTaxonomy()) {
    const std::vector<std::pair<std::string, std::string>> files = {{"cues.txt", cues}, {"test.txt", entries}};
    absl::StatusOr<Lexicon> lexicon = Lexicon::Parse(files, taxonomy_);
    EXPECT_TRUE(lexicon.ok()) << lexicon.status();
    if (lexicon.ok()) lexicon_ = std::make_unique<Lexicon>(*std::move(lexicon));
  }

  static text::Tokenizer MakeTokenizer() {
    static const auto words = text::WordFrequencies::Load(METIER_DATA_DIR "/words.txt");
    EXPECT_TRUE(words.ok()) << words.status();
    return text::Tokenizer(words.ok() ? *words : nullptr);
  }

  const LexiconMatches& Match(std::string_view post) {
    post_ = post;
    tokenizer_.Tokenize(post_, &text_);
    lexicon_->Match(text_, post_, &scratch_, &matches_);
    return matches_;
  }

  // "golf('the masters')" for each match and topic, in order.
  std::vector<std::string> Topics(std::string_view post) {
    std::vector<std::string> all;
    for (const lexicon::Match& match : Match(post).matches) {
      for (const TopicIndex topic : match.topics) all.push_back(Say(topic, match.range));
    }
    return all;
  }

  // "cooking('lamb') hidden by lamb's quarters" for each refusal and topic, in order.
  std::vector<std::string> Refusals(std::string_view post) {
    std::vector<std::string> all;
    for (const RefusedSense& refused : Match(post).refused) {
      for (const TopicIndex topic : refused.topics) {
        all.push_back(Say(topic, refused.range).append(" ").append(Name(refused.reason)));
        if (!refused.cue.empty()) all.back().append(" by ").append(refused.cue);
      }
    }
    return all;
  }

  // The weakenings of the only match in `post`.
  int Bits(std::string_view post) {
    const LexiconMatches& found = Match(post);
    EXPECT_EQ(found.matches.size(), 1u) << post;
    if (found.matches.size() != 1) return -1;
    const lexicon::Match& match = found.matches[0];
    EXPECT_DOUBLE_EQ(match.strength, Weakened(match.base_strength, match.weakened));
    return match.weakened;
  }

  const Lexicon& lexicon() const { return *lexicon_; }
  const Taxonomy& taxonomy() const { return taxonomy_; }

 private:
  std::string Say(TopicIndex topic, text::ByteRange range) const {
    return taxonomy_[topic].slug + "('" + post_.substr(range.begin, range.end - range.begin) + "')";
  }

  Taxonomy taxonomy_;
  std::unique_ptr<Lexicon> lexicon_;
  text::Tokenizer tokenizer_ = MakeTokenizer();
  text::TokenizedText text_;
  LexiconScratch scratch_;
  LexiconMatches matches_;
  std::string post_;
};

}  // namespace metier::lexicon

#endif  // METIER_TESTS_LEXICON_FIXTURE_H_
