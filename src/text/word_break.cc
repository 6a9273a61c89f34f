#include "text/word_break.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

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
void BreakAtCharacters(std::string_view utf8, std::vector<std::uint32_t>* ends) {
  for (std::size_t i = 0; i < utf8.size();) {
    i += DecodeUtf8(utf8.substr(i)).size;
    ends->push_back(static_cast<std::uint32_t>(i));
  }
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
  if (utf8.empty()) return;
  if (utf8.size() == 1) {  // Mostly the blank between two entities.
    ends->push_back(1);
    return;
  }
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&impl_->utf8, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
  icu::BreakIterator* iterator = impl_->iterator.get();
  if (iterator != nullptr) iterator->setText(&impl_->utf8, status);
  if (iterator == nullptr || U_FAILURE(status)) return BreakAtCharacters(utf8, ends);
  iterator->first();
  for (int32_t end = iterator->next(); end != icu::BreakIterator::DONE; end = iterator->next()) {
    ends->push_back(static_cast<std::uint32_t>(end));
  }
}

}  // namespace metier::text
