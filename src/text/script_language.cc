#include "text/script_language.h"

#include <unicode/uscript.h>

#include <algorithm>
#include <map>

#include "text/characters.h"
#include "text/utf8.h"

namespace metier::text {
namespace {

struct ScriptOfOneLanguage {
  UScriptCode script;
  std::string_view code;
};

constexpr ScriptOfOneLanguage kScripts[] = {
    {USCRIPT_HANGUL, "ko"},   {USCRIPT_THAI, "th"},     {USCRIPT_GREEK, "el"},     {USCRIPT_HEBREW, "he"},
    {USCRIPT_ARMENIAN, "hy"}, {USCRIPT_GEORGIAN, "ka"}, {USCRIPT_BENGALI, "bn"},   {USCRIPT_TAMIL, "ta"},
    {USCRIPT_TELUGU, "te"},   {USCRIPT_KANNADA, "kn"},  {USCRIPT_MALAYALAM, "ml"}, {USCRIPT_GUJARATI, "gu"},
    {USCRIPT_GURMUKHI, "pa"}, {USCRIPT_SINHALA, "si"},  {USCRIPT_KHMER, "km"},     {USCRIPT_LAO, "lo"},
    {USCRIPT_MYANMAR, "my"},  {USCRIPT_ETHIOPIC, "am"}, {USCRIPT_TIBETAN, "bo"},   {USCRIPT_THAANA, "dv"},
    {USCRIPT_ORIYA, "or"},    {USCRIPT_CHEROKEE, "chr"}};

// Letters that one language of a shared script has and its neighbours have not; the first that is found decides.
struct TellingLetters {
  std::u32string_view letters;
  std::string_view code;
};
constexpr TellingLetters kCyrillic[] = {{U"ўЎ", "be"},  {U"ѓќѕ", "mk"}, {U"ђћљњј", "sr"}, {U"әқңұһ", "kk"},
                                        {U"їєґ", "uk"}, {U"ыэё", "ru"}, {U"і", "uk"}};
constexpr TellingLetters kArabic[] = {{U"ٹڈڑںےہ", "ur"}, {U"پچژگ", "fa"}};

constexpr std::string_view kOtherCyrillic = "bg be kk ky mk mn sr tg tt uk";
constexpr std::string_view kOtherArabic = "fa ku ps sd ug ur";
constexpr std::string_view kOtherDevanagari = "mr ne sa";

// "" where no letter tells.
template <std::size_t kCount>
std::string_view TellByLetters(const TellingLetters (&table)[kCount], const std::map<char32_t, int>& letters) {
  for (const TellingLetters& row : table) {
    const bool found = std::any_of(row.letters.begin(), row.letters.end(),
                                   [&letters](char32_t letter) { return letters.contains(letter); });
    if (found) return row.code;
  }
  return "";
}

void Settle(std::string_view told, std::string_view commonest, std::string_view others, ScriptEvidence* evidence) {
  evidence->code = told.empty() ? commonest : told;
  if (told.empty()) evidence->alternatives = others;
}

// How many letters of an alphabet say as much as one of these.
int Weight(UScriptCode script) {
  switch (script) {
    case USCRIPT_HAN:
      return 3;
    case USCRIPT_HANGUL:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
      return 2;
    default:
      return 1;
  }
}

}  // namespace

ScriptEvidence LanguageOfScript(std::string_view words) {
  std::map<UScriptCode, int> weights;
  std::map<char32_t, int> shared_letters;  // of Cyrillic and Arabic
  int total = 0;
  int ascii = 0;
  while (!words.empty()) {
    const Utf8Character character = DecodeUtf8(words);
    words.remove_prefix(character.size);
    if (!IsLetter(character.code_point)) continue;
    if (character.code_point < 0x80) {
      ++ascii;
      continue;
    }
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(character.code_point), &status);
    if (U_FAILURE(status) || script == USCRIPT_COMMON || script == USCRIPT_INHERITED) continue;
    weights[script] += Weight(script);
    total += Weight(script);
    if (script == USCRIPT_CYRILLIC || script == USCRIPT_ARABIC) ++shared_letters[character.code_point];
  }
  if (ascii > 0) weights[USCRIPT_LATIN] += ascii;
  total += ascii;
  ScriptEvidence evidence;
  if (total == 0) return evidence;
  // Japanese is written in three scripts at once; any kana beside the ideographs tells it from Chinese.
  const int kana = weights[USCRIPT_HIRAGANA] + weights[USCRIPT_KATAKANA];
  const int han = weights[USCRIPT_HAN];
  weights[USCRIPT_HAN] = han + kana;
  weights.erase(USCRIPT_HIRAGANA);
  weights.erase(USCRIPT_KATAKANA);

  const auto commonest = std::max_element(weights.begin(), weights.end(),
                                          [](const auto& a, const auto& b) { return a.second < b.second; });
  const UScriptCode script = commonest->first;
  evidence.share = static_cast<double>(commonest->second) / total;
  switch (script) {
    case USCRIPT_LATIN:
      evidence.latin = true;
      return evidence;
    case USCRIPT_HAN:
      evidence.code = kana * 12 >= han + kana ? "ja" : "zh";
      return evidence;
    case USCRIPT_CYRILLIC:
      Settle(TellByLetters(kCyrillic, shared_letters), "ru", kOtherCyrillic, &evidence);
      return evidence;
    case USCRIPT_ARABIC:
      Settle(TellByLetters(kArabic, shared_letters), "ar", kOtherArabic, &evidence);
      return evidence;
    case USCRIPT_DEVANAGARI:
      Settle("", "hi", kOtherDevanagari, &evidence);
      return evidence;
    default:
      for (const ScriptOfOneLanguage& row : kScripts) {
        if (row.script == script) evidence.code = row.code;
      }
      return evidence;
  }
}

}  // namespace metier::text
