// What kind of character: the few questions the text layer asks of Unicode's properties.

#ifndef METIER_SRC_TEXT_CHARACTERS_H_
#define METIER_SRC_TEXT_CHARACTERS_H_

#include <string_view>

#include "text/tokenizer.h"

namespace metier::text {

bool IsLetter(char32_t c);
bool IsDigit(char32_t c);  // decimal digits of any script
bool IsUpper(char32_t c);
bool IsLower(char32_t c);
bool IsMark(char32_t c);   // combining marks
bool IsEmoji(char32_t c);  // begins an emoji that is shown as a picture; not the (c) and (tm) signs, not digits

// A character that goes on with a word: before it no mention, hashtag or number begins. Letters of scripts that are
// written without spaces (Chinese, Japanese, Thai, ...) are not among them: there "今天#话题" does begin a tag.
bool ContinuesWord(char32_t c);

// The kind of a segment that ICU's word break cut: kWord, kNumber, kEmoji, kPunctuation or kSpace. Control and format
// characters by themselves are kSpace. `segment` is valid UTF-8 and not empty.
TokenKind KindOfSegment(std::string_view segment);

// kCapitalised and kAllCaps of a word.
std::uint8_t CaseFlags(std::string_view word);
std::uint8_t AsciiCaseFlags(std::string_view ascii_word);  // the same, sooner

}  // namespace metier::text

#endif  // METIER_SRC_TEXT_CHARACTERS_H_
