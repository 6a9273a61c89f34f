#include "text/language_ballot.h"

#include <algorithm>
#include <cmath>

#include "text/ascii.h"
#include "text/utf8.h"

namespace metier::text {
namespace {

// Everything below is in natural logarithms of likelihood ratios, "how much likelier in that language than in English".
// The shares are estimates; the priors and caps were set on tests/text/language_posts.h and checked on the outside
// corpora (tests/text/language_corpora_test.cc).
constexpr double kPriorAgainstForeign = -3.5;   // Metier is run on English archives first of all.
constexpr double kPriorAgainstUnlisted = -4.5;  // Languages without a list of their own: by CLD2 alone.
constexpr double kMostAWordCanSay = 6.0;        // One word is never proof: titles, names and quotations exist.
constexpr double kRarestEnglish = -14.5;        // About one in two million words, the end of the table.
constexpr double kUnknownWord = 0.8;            // A word that is in no English table,
constexpr double kUnknownName = 0.15;           // which means little if it looks like a name.
constexpr double kEnding = 1.0;
constexpr double kTellingLetter = 1.5;
constexpr double kForeignLetter = -1.0;
constexpr double kReliableDetector = 3.0;
constexpr double kUnreliableDetector = 0.7;
constexpr double kToSay = 1.0;  // From so much on, a word speaks for a language.
constexpr double kEvenOdds = 0.6;
constexpr double kSurely = 0.5;  // As log odds, above kEvenOdds: then a hint cannot change the outcome either.

// The share that a list's word has in its language: Zipf's law, scaled so that a list covers about half of all words.
double LogShareOfRank(std::uint8_t rank) {
  static const std::array<double, 256> shares = [] {
    std::array<double, 256> made = {};
    for (std::size_t i = 0; i < made.size(); ++i) made[i] = std::log(0.18 / static_cast<double>(i + 6));
    return made;
  }();
  return shares[rank];
}

double Logistic(double x) { return 1.0 / (1.0 + std::exp(-x)); }

bool InTheMiddleAndCapitalised(std::uint8_t flags) {
  return (flags & (kCapitalised | kAllCaps)) != 0 && (flags & kSentenceStart) == 0;
}

// Accents off, for loans: café, Pokémon, Beyoncé. Only Latin-1's, which are the ones English keeps.
std::string WithoutAccents(std::string_view norm) {
  static constexpr std::string_view kBase = "aaaaaaaceeeeiiiidnooooo_ouuuuyty";  // U+00E0 to U+00FF
  std::string plain;
  while (!norm.empty()) {
    const Utf8Character character = DecodeUtf8(norm);
    if (character.code_point >= 0xE0 && character.code_point <= 0xFF) {
      plain.push_back(kBase[character.code_point - 0xE0]);
    } else {
      plain.append(norm.substr(0, character.size));
    }
    norm.remove_prefix(character.size);
  }
  return plain;
}

// Every accented letter of the word is one of the language's own.
bool HasLettersOf(std::string_view norm, std::size_t language) {
  while (!norm.empty()) {
    const Utf8Character character = DecodeUtf8(norm);
    const std::string_view bytes = norm.substr(0, character.size);
    if (character.size > 1 && kLanguageWords[language].letters.find(bytes) == std::string_view::npos) return false;
    norm.remove_prefix(character.size);
  }
  return true;
}

}  // namespace

Language HintedLanguage(std::string_view hint) {
  if (hint.empty()) return {"und", 0.0};
  return {std::string(hint), 0.5};
}

void LanguageBallot::Add(const VotingWord& word) {
  ++count_;
  // l'homme, dell'anno: the article speaks for itself.
  const std::size_t apostrophe = word.norm.find('\'');
  if (apostrophe != std::string_view::npos && FindFunctionWord(word.norm).empty() && !KnownInEnglish(word.norm)) {
    const std::string_view article = word.norm.substr(0, apostrophe + 1);
    if (!FindFunctionWord(article).empty()) {
      AddWord({article, 0});
      if (article.size() < word.norm.size()) AddWord({word.norm.substr(apostrophe + 1), word.flags});
      return;
    }
  }
  AddWord(word);
}

// Logarithm of the word's share in English; kRarestEnglish where it is not known.
double LanguageBallot::EnglishLogShare(std::string_view norm, std::span<const FunctionWord> lists) const {
  if (words_ != nullptr) {
    const std::uint64_t count = words_->Count(norm);
    return count > 0 ? std::max(words_->LogShare(count), kRarestEnglish) : kRarestEnglish;
  }
  for (const FunctionWord& entry : lists) {
    if (entry.language == 0) return LogShareOfRank(entry.rank);
  }
  return kRarestEnglish;
}

// How much a word that is not in a language's list speaks for that language: the less, the commoner it is in English.
double LanguageBallot::GenericEvidence(const VotingWord& word, double english_log_share, bool accented) const {
  const bool name = InTheMiddleAndCapitalised(word.flags);
  if (english_log_share > kRarestEnglish) {
    const double weight = name ? 0.25 : 0.5;  // "Android Studio" is at home everywhere.
    return -std::clamp(weight * (english_log_share + 15.4), 0.3, 4.0);
  }
  if (words_ == nullptr) return 0.0;  // Every word is unknown then: no evidence.
  if (accented && KnownInEnglish(WithoutAccents(word.norm))) return kUnknownName;
  return name || word.norm.size() < 3 ? kUnknownName : kUnknownWord;
}

void LanguageBallot::AddWord(const VotingWord& word) {
  const std::span<const FunctionWord> lists = FindFunctionWord(word.norm);
  const double english = EnglishLogShare(word.norm, lists);
  if (english <= kRarestEnglish) ++unknown_;
  const bool accented = !IsAscii(word.norm);
  const double generic = GenericEvidence(word, english, accented);
  const bool telling = generic > kUnknownName;

  std::array<double, kLanguages> says;
  says.fill(generic);
  for (const FunctionWord& entry : lists) {
    if (entry.language == 0) continue;
    double ratio = std::min(LogShareOfRank(entry.rank) - english, kMostAWordCanSay);
    if (InTheMiddleAndCapitalised(word.flags)) ratio /= 2;  // Part of a name: San Juan de la Cruz.
    says[entry.language] = std::max(ratio, generic);
    if (ratio >= kToSay) ++hits_[entry.language];
  }
  for (std::size_t i = 1; i < kLanguages; ++i) score_[i] += says[i];
  if (accented && telling) {
    for (std::size_t i = 1; i < kLanguages; ++i) {
      score_[i] += HasLettersOf(word.norm, i) ? kTellingLetter : kForeignLetter;
    }
  }
  if (generic > 0 && lists.empty()) {
    const std::uint32_t endings = LanguagesWithEndingOf(word.norm);
    for (std::size_t i = 1; i < kLanguages && endings != 0; ++i) {
      if ((endings >> i & 1) == 0) continue;
      score_[i] += telling ? kEnding : kEnding / 2;
      if (telling) ++hits_[i];
    }
  }
  unlisted_ += generic + (accented && telling ? 0.5 : 0.0);
}

// How near another language could come to English if the detector were sure of it.
double LanguageBallot::NearestWithAnyVote() const {
  const double listed = *std::max_element(score_.begin() + 1, score_.end()) + kPriorAgainstForeign;
  return std::max(listed, unlisted_ + kPriorAgainstUnlisted) + kReliableDetector;
}

bool LanguageBallot::IsDecided() const { return count_ <= kFewWords || NearestWithAnyVote() <= -kSurely; }

void LanguageBallot::AddDetector(const DetectorVote& vote) {
  has_vote_ = true;
  const double weight = vote.reliable ? kReliableDetector : kUnreliableDetector;
  if (vote.code.empty()) return;
  if (vote.code == "en") {
    for (std::size_t i = 1; i < kLanguages; ++i) score_[i] -= weight;
    unlisted_ -= weight;
    return;
  }
  for (std::size_t i = 1; i < kLanguages; ++i) {
    if (kLanguageWords[i].code != vote.code) continue;
    score_[i] += weight;
    hits_[i] += vote.reliable ? 1 : 0;
    return;
  }
  if (!vote.reliable || unknown_ * 2 < count_) return;
  unlisted_code_ = vote.code;
  unlisted_ += weight;
}

Language LanguageBallot::Decide(std::string_view hint) const {
  if (count_ <= kFewWords) return HintedLanguage(hint);
  Language best = {"en", 0.0};
  double best_score = 0.0;  // English's own: all others are against it
  double second_score = -1e9;
  const auto consider = [&](std::string_view code, double score) {
    if (score > best_score) {
      second_score = best_score;
      best_score = score;
      best.code = code;
    } else {
      second_score = std::max(second_score, score);
    }
  };
  for (std::size_t i = 1; i < kLanguages; ++i) {
    if (hits_[i] > 0) consider(kLanguageWords[i].code, score_[i] + kPriorAgainstForeign);
  }
  if (!unlisted_code_.empty()) consider(unlisted_code_, unlisted_ + kPriorAgainstUnlisted);
  if (!has_vote_) second_score = std::max(second_score, NearestWithAnyVote());
  best.confidence = Logistic(std::min(best_score - second_score, 20.0));

  // Not one word that English has, and none of any other language either.
  const bool nothing_known = words_ != nullptr && unknown_ == count_ && best.code == "en";
  if (nothing_known || (best.confidence < kEvenOdds && !hint.empty())) return HintedLanguage(hint);
  return best;
}

}  // namespace metier::text
