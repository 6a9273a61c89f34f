#include "text/language.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>
#include <array>
#include <vector>

#include "text/ascii.h"
#include "text/language_ballot.h"
#include "text/script_language.h"

namespace metier::text {
namespace {

constexpr std::size_t kEnoughWords = 400;  // More words say nothing new.

// No digits, no signs: "4x4" and "c++" are of all languages.
bool HasLettersOnly(std::string_view norm) {
  constexpr std::uint8_t kLetters = kAsciiLower | kNonAscii;
  const std::uint8_t classes = AsciiClassesOf(norm);
  if ((classes & ~kLetters) == 0) return true;
  if ((classes & ~(kLetters | kAsciiSign)) != 0) return false;
  return std::all_of(norm.begin(), norm.end(), [](char c) { return IsAsciiOf(kLetters, c) || c == '\''; });
}

// Words, and the words of tags where there is little else: a German's #travel is no English.
std::vector<VotingWord> CollectWords(const TokenizedText& text) {
  std::vector<VotingWord> words;
  words.reserve(std::min(text.tokens.size(), kEnoughWords));
  for (const Token& token : text.tokens) {
    if (words.size() == kEnoughWords) return words;
    if (token.kind == TokenKind::kWord && HasLettersOnly(text.Norm(token))) {
      words.push_back({text.Norm(token), token.flags});
    }
  }
  if (words.size() > LanguageBallot::kFewWords) return words;
  for (const Token& token : text.tokens) {
    if (token.kind != TokenKind::kHashtag) continue;
    for (std::uint32_t i = 0; i < token.part_count && words.size() < kEnoughWords; ++i) {
      const Token& part = text.parts[token.first_part + i];
      if (part.kind == TokenKind::kWord && HasLettersOnly(text.Norm(part))) words.push_back({text.Norm(part), 0});
    }
  }
  return words;
}

// Capitals mark names only where they are not everywhere: Not In A Headline, NOT IN A SHOUT.
void ForgetCapitalsOfHeadlines(std::vector<VotingWord>* words) {
  const auto capitalised = std::count_if(words->begin(), words->end(), [](const VotingWord& word) {
    return (word.flags & (kCapitalised | kAllCaps)) != 0;
  });
  if (static_cast<std::size_t>(capitalised) * 5 <= words->size() * 3) return;
  for (VotingWord& word : *words) word.flags = 0;
}

bool AreAscii(const std::vector<VotingWord>& words) {
  return std::all_of(words.begin(), words.end(), [](const VotingWord& word) { return IsAscii(word.norm); });
}

std::string Join(const std::vector<VotingWord>& words) {
  std::string joined;
  for (const VotingWord& word : words) {
    if (!joined.empty()) joined.push_back(' ');
    joined.append(word.norm);
  }
  return joined;
}

// "pt-BR" and "PT_br" -> "pt"; old codes, which Twitter and CLD2 still use, as BCP 47 has them now. "" for what says
// nothing: "und", "zxx", Twitter's private "qme", and whatever is no code.
std::string PrimaryCode(std::string_view tag) {
  const std::size_t size = AsciiRun(kAsciiLetter, tag, 0);
  if (size < 2 || size > 3 || (size < tag.size() && tag[size] != '-' && tag[size] != '_')) return "";
  std::string code(tag.substr(0, size));
  for (char& c : code) c = AsciiLower(c);
  if (size == 3 && (code == "und" || code == "zxx" || code == "art" || code[0] == 'q')) return "";
  if (code == "in") return "id";
  if (code == "iw") return "he";
  if (code == "jw") return "jv";
  if (code == "nb" || code == "nn") return "no";
  return code;
}

DetectorVote AskDetector(const std::string& words) {
  std::array<CLD2::Language, 3> languages = {};
  std::array<int, 3> percents = {};
  int text_bytes = 0;
  bool reliable = false;
  const CLD2::Language language =
      CLD2::ExtDetectLanguageSummary(words.data(), static_cast<int>(words.size()), /*is_plain_text=*/true,
                                     languages.data(), percents.data(), &text_bytes, &reliable);
  if (language == CLD2::UNKNOWN_LANGUAGE) return {};
  std::string code = PrimaryCode(CLD2::LanguageCode(language));
  if (code == "ms") code = "id";  // One language to everybody but its ministries; too close for short texts.
  return {code, reliable && percents[0] >= 60};
}

// The words of a text whose commonest script is Latin.
Language LanguageOfLatin(std::vector<VotingWord>* found, std::string_view hint, const WordFrequencies* words) {
  ForgetCapitalsOfHeadlines(found);
  LanguageBallot ballot(words);
  for (const VotingWord& word : *found) ballot.Add(word);
  if (!ballot.IsDecided()) ballot.AddDetector(AskDetector(Join(*found)));
  return ballot.Decide(hint);
}

}  // namespace

Language DetectLanguage(const TokenizedText& text, std::string_view hint_tag, const WordFrequencies* words) {
  const std::string hint = PrimaryCode(hint_tag);
  std::vector<VotingWord> found = CollectWords(text);
  if (AreAscii(found)) return LanguageOfLatin(&found, hint, words);
  const std::string joined = Join(found);
  const ScriptEvidence script = LanguageOfScript(joined);
  if (script.latin) return LanguageOfLatin(&found, hint, words);
  if (script.code.empty()) return HintedLanguage(hint);
  Language language = {script.code, script.share};
  if (!script.alternatives.empty()) {
    const DetectorVote vote = AskDetector(joined);
    if (vote.reliable && script.alternatives.find(vote.code) != std::string_view::npos) language.code = vote.code;
  }
  return language;
}

}  // namespace metier::text
