// The words of a text in Latin letters vote on its language.
//
// Statistics of letters (CLD2) need a paragraph; posts have six words, a third of them names. So each word gives
// evidence for each language against English: a function word for the languages in whose lists it stands, a word of the
// English table against all of them, the commoner the more, an unknown word a little for all of them, and its ending or
// accents for some. CLD2 has a vote too. English needs no evidence of its own: it is what is left when no other
// language has any.

#ifndef METIER_SRC_TEXT_LANGUAGE_BALLOT_H_
#define METIER_SRC_TEXT_LANGUAGE_BALLOT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "text/function_words.h"
#include "text/language.h"
#include "text/word_frequencies.h"

namespace metier::text {

struct VotingWord {
  std::string_view norm;
  std::uint8_t flags = 0;  // TokenFlags
};

// What a statistical detector says.
struct DetectorVote {
  std::string code;  // BCP 47; empty: nothing
  bool reliable = false;
};

// One text's ballot: Add every word, then AddDetector unless IsDecided, then Decide.
class LanguageBallot {
 public:
  // Up to so many words only the script, or a hint, can tell the language.
  static constexpr std::size_t kFewWords = 2;

  // `words` may be null: then only the lists of function words speak. It must outlive the ballot.
  explicit LanguageBallot(const WordFrequencies* words) : words_(words) {}

  void Add(const VotingWord& word);
  // No detector can change what is decided: there are too few words for any, or they leave every other language further
  // behind English than a vote can make up. Then it need not be asked, which takes longer than all else.
  bool IsDecided() const;
  void AddDetector(const DetectorVote& vote);
  // Of English that was decided without a vote, the least confidence that any vote would leave.
  Language Decide(std::string_view hint) const;

 private:
  bool KnownInEnglish(std::string_view norm) const { return words_ != nullptr && words_->Knows(norm); }
  double EnglishLogShare(std::string_view norm, std::span<const FunctionWord> lists) const;
  double GenericEvidence(const VotingWord& word, double english_log_share, bool accented) const;
  void AddWord(const VotingWord& word);
  double NearestWithAnyVote() const;

  const WordFrequencies* words_;
  std::array<double, kLanguages> score_ = {};
  std::array<int, kLanguages> hits_ = {};  // words (and detectors) that speak for this language and not for English
  double unlisted_ = 0;                    // for any language without a list of its own
  std::string unlisted_code_;              // the one that the detector named
  std::size_t count_ = 0;
  std::size_t unknown_ = 0;
  bool has_vote_ = false;
};

// The hint where there is one, with even odds; else "und".
Language HintedLanguage(std::string_view hint);

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_LANGUAGE_BALLOT_H_
