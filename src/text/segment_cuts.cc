#include "text/segment_cuts.h"

#include <algorithm>

#include "text/characters.h"
#include "text/utf8.h"

namespace metier::text {
namespace {

// The size of the keycap that `text` begins with (digit, '#' or '*', perhaps a selector, U+20E3), or 0.
std::size_t KeycapSize(std::string_view text) {
  if (text.empty() || std::string_view("0123456789#*").find(text[0]) == std::string_view::npos) return 0;
  const std::string_view marks = text.substr(1);
  for (const std::string_view keycap : {std::string_view("\uFE0F\u20E3"), std::string_view("\u20E3")}) {
    if (marks.starts_with(keycap)) return 1 + keycap.size();
  }
  return 0;
}

bool BeginsWithTwoLetters(std::string_view text) {
  if (text.empty()) return false;
  const Utf8Character first = DecodeUtf8(text);
  text.remove_prefix(first.size);
  return IsLetter(first.code_point) && !text.empty() && IsLetter(DecodeUtf8(text).code_point);
}

// The position of the first '@', or of the first full stop that stands for a missing blank: at least two characters,
// the last a letter, before it and two letters after it. The size of `text` where there is none.
std::size_t JoiningSign(std::string_view text) {
  std::size_t run = 0;  // characters since the last full stop
  for (std::size_t i = 0; i < text.size(); i += DecodeUtf8(text.substr(i)).size) {
    if (text[i] == '@') return i;
    if (text[i] != '.') {
      ++run;
      continue;
    }
    if (run >= 2 && IsLetter(DecodeLastUtf8(text.substr(0, i)).code_point) &&
        BeginsWithTwoLetters(text.substr(i + 1))) {
      return i;
    }
    run = 0;
  }
  return text.size();
}

// Appends the ends of [begin, end) without its outer underscores and of those.
void CutUnderscores(std::string_view segment, std::size_t begin, std::size_t end, std::vector<std::size_t>* ends) {
  const std::string_view piece = segment.substr(begin, end - begin);
  const std::size_t first = piece.find_first_not_of('_');
  if (first != std::string_view::npos) {
    const std::size_t last = piece.find_last_not_of('_');
    if (first > 0) ends->push_back(begin + first);
    if (last + 1 < piece.size()) ends->push_back(begin + last + 1);
  }
  ends->push_back(end);
}

}  // namespace

void CutSegment(std::string_view segment, std::vector<std::size_t>* ends) {
  ends->clear();
  std::size_t begin = 0;
  for (std::size_t size = KeycapSize(segment); size > 0; size = KeycapSize(segment.substr(begin))) {
    begin += size;
    ends->push_back(begin);
  }
  while (begin < segment.size()) {
    const std::size_t sign = begin + JoiningSign(segment.substr(begin));
    if (sign > begin) CutUnderscores(segment, begin, sign, ends);
    if (sign == segment.size()) return;
    begin = sign + 1;
    ends->push_back(begin);
  }
}

}  // namespace metier::text
