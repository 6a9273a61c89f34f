#include "text/word_break.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

#include <array>

#include "text/ascii.h"
#include "text/utf8.h"

namespace metier::text {
namespace {

// Making an iterator loads rules and dictionaries; cloning one is cheap. Null only where ICU has lost its data.
const icu::BreakIterator* Prototype() {
  static const std::unique_ptr<const icu::BreakIterator> prototype = [] {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) made.reset();
    return made;
  }();
  return prototype.get();
}

// What is left to do without ICU: every character a segment. It tiles, and finds no words.
void BreakAtCharacters(std::string_view utf8, std::size_t begin, std::size_t end, std::vector<std::uint32_t>* ends) {
  for (std::size_t i = begin; i < end;) {
    i += DecodeUtf8(utf8.substr(i)).size;
    ends->push_back(static_cast<std::uint32_t>(i));
  }
}

// What a byte of ASCII does to the boundary before it. ICU's root locale (CLDR 42) differs from UAX #29 in ASCII twice:
// '@' is a letter, and ':' is none in the middle of one.
enum BreakClass : std::uint8_t {
  kInWord = 1,   // clings to another of its kind
  kInBlank = 2,  // so does a blank
  kLook = 4,     // needs a look at what stands around it
};

constexpr std::array<std::uint8_t, 256> kBreakClasses = [] {
  std::array<std::uint8_t, 256> classes = {};
  for (unsigned byte = 0; byte < 0x80; ++byte) {
    const char c = static_cast<char>(byte);
    if (IsAsciiOf(kAsciiWord | kAsciiAt, c)) classes[byte] = kInWord;
    if (std::string_view(".',;\n").find(c) != std::string_view::npos) classes[byte] = kLook;
  }
  classes[' '] = kInBlank;
  return classes;
}();

// Does `sign` between these two stay inside a word or a number? Rules WB6, WB7, WB11 and WB12.
bool StaysInside(char before, char sign, char after) {
  const std::uint8_t both = AsciiClassOf(before) | AsciiClassOf(after);
  const bool letters = (both & ~(kAsciiLetter | kAsciiAt)) == 0;
  const bool digits = both == kAsciiDigit;
  switch (sign) {
    case '.':
    case '\'':
      return letters || digits;
    case ',':
    case ';':
      return digits;
    default:
      return false;
  }
}

// All of UAX #29 that is left where [begin, end) of `text` is ASCII. Where a word ends nobody can foresee, a processor
// least of all: so boundaries are counted, not branched upon.
void AppendAsciiBreaks(std::string_view text, std::size_t begin, std::size_t end, std::vector<std::uint32_t>* ends) {
  if (begin == end) return;
  const std::size_t before = ends->size();
  ends->resize(before + (end - begin));  // No more than a segment a byte.
  std::uint32_t* out = ends->data() + before;
  std::uint8_t last = kBreakClasses[static_cast<unsigned char>(text[begin])];
  for (std::size_t i = begin + 1; i < end; ++i) {
    std::uint8_t here = kBreakClasses[static_cast<unsigned char>(text[i])];
    if (here == kLook) {
      if (text[i] == '\n' && text[i - 1] == '\r') continue;
      if (i + 1 < end && StaysInside(text[i - 1], text[i], text[i + 1])) here = kInWord;
    }
    *out = static_cast<std::uint32_t>(i);
    out += (last & here & (kInWord | kInBlank)) == 0;
    last = here;
  }
  *out++ = static_cast<std::uint32_t>(end);
  ends->resize(static_cast<std::size_t>(out - ends->data()));
}

// Between a blank and an ASCII character that is none there is a boundary, and no rule looks across it: a blank begins
// and ends no sequence of UAX #29 but that of blanks, and ASCII has nothing that clings to what stands before it.
bool PartsForSure(std::string_view utf8, std::size_t at) {
  return utf8[at - 1] == ' ' && utf8[at] != ' ' && !IsAsciiOf(kNonAscii, utf8[at]);
}

}  // namespace

struct WordBreaker::Impl {
  std::unique_ptr<icu::BreakIterator> iterator;
  UText utf8 = UTEXT_INITIALIZER;

  ~Impl() {
    iterator.reset();  // It holds a clone of the UText.
    utext_close(&utf8);
  }
};

WordBreaker::WordBreaker() : impl_(std::make_unique<Impl>()) {
  if (Prototype() != nullptr) impl_->iterator.reset(Prototype()->clone());
}
WordBreaker::~WordBreaker() = default;
WordBreaker::WordBreaker(WordBreaker&&) noexcept = default;
WordBreaker& WordBreaker::operator=(WordBreaker&&) noexcept = default;

void WordBreaker::Break(std::string_view utf8, std::vector<std::uint32_t>* ends) {
  ends->clear();
  std::size_t icu_begin = FindNonAscii(utf8);
  if (icu_begin == utf8.size()) return AppendAsciiBreaks(utf8, 0, utf8.size(), ends);
  std::size_t icu_end = utf8.size();
  while (!IsAsciiOf(kNonAscii, utf8[icu_end - 1])) --icu_end;
  while (icu_begin > 0 && !PartsForSure(utf8, icu_begin)) --icu_begin;
  while (icu_end < utf8.size() && !PartsForSure(utf8, icu_end)) ++icu_end;
  AppendAsciiBreaks(utf8, 0, icu_begin, ends);
  AppendIcuBreaks(utf8, icu_begin, icu_end, ends);
  AppendAsciiBreaks(utf8, icu_end, utf8.size(), ends);
}

void WordBreaker::BreakByIcu(std::string_view utf8, std::vector<std::uint32_t>* ends) {
  ends->clear();
  if (!utf8.empty()) AppendIcuBreaks(utf8, 0, utf8.size(), ends);
}

void WordBreaker::AppendIcuBreaks(std::string_view utf8, std::size_t begin, std::size_t end,
                                  std::vector<std::uint32_t>* ends) {
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&impl_->utf8, utf8.data() + begin, static_cast<std::int64_t>(end - begin), &status);
  icu::BreakIterator* iterator = impl_->iterator.get();
  if (iterator != nullptr) iterator->setText(&impl_->utf8, status);
  if (iterator == nullptr || U_FAILURE(status)) return BreakAtCharacters(utf8, begin, end, ends);
  iterator->first();
  for (int32_t at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next()) {
    ends->push_back(static_cast<std::uint32_t>(begin) + static_cast<std::uint32_t>(at));
  }
}

}  // namespace metier::text
