#include "text/normalize.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/utf8.h"

namespace metier::text {
namespace {

constexpr std::array<std::string_view, 11> kTakesContractedIs = {"it",    "that", "he",  "she", "what", "who",
                                                                 "there", "here", "let", "how", "where"};

// Apostrophes that NFKC leaves as they are: U+2018, U+2019 and the modifier letter U+02BC.
void StraightenApostrophes(std::size_t begin, std::string* out) {
  for (const std::string_view curly : {"\u2018", "\u2019", "\u02BC"}) {
    for (std::size_t at = out->find(curly, begin); at != std::string::npos; at = out->find(curly, at + 1)) {
      out->replace(at, curly.size(), 1, '\'');
    }
  }
}

}  // namespace

void AppendAsciiFolded(std::string_view ascii, std::uint8_t classes, std::string* out) {
  const std::size_t begin = out->size();
  out->append(ascii.substr(0, kLongestWord));
  if ((classes & kAsciiUpper) == 0) return;
  for (std::size_t i = begin; i < out->size(); ++i) (*out)[i] = AsciiLower((*out)[i]);
}

void AppendFolded(std::string_view utf8, std::string* out) {
  const std::uint8_t classes = AsciiClassesOf(utf8);
  if ((classes & kNonAscii) == 0) return AppendAsciiFolded(utf8, classes, out);
  utf8 = TruncateUtf8(utf8, kLongestWord);
  const std::size_t begin = out->size();
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
  std::string folded;
  icu::StringByteSink<std::string> sink(&folded);
  if (U_SUCCESS(status)) {
    folding->normalizeUTF8(0, icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())), sink, nullptr, status);
  }
  // ICU fails here only without its data or without memory; the word as it stands is then the best norm there is.
  out->append(U_SUCCESS(status) ? std::string_view(folded) : utf8);
  StraightenApostrophes(begin, out);
}

void AppendWordNorm(std::string_view word, std::string* out) {
  const std::size_t begin = out->size();
  AppendFolded(word, out);
  const std::string_view norm = std::string_view(*out).substr(begin);
  if (norm.size() <= 2 || !norm.ends_with("'s")) return;
  const std::string_view owner = norm.substr(0, norm.size() - 2);
  const auto* const end = kTakesContractedIs.end();
  if (std::find(kTakesContractedIs.begin(), end, owner) == end) out->resize(out->size() - 2);
}

}  // namespace metier::text
