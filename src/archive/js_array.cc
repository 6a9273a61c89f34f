#include "archive/js_array.h"

#include <algorithm>

#include "archive/line_reader.h"
#include "archive/stream_reader.h"

namespace metier::archive {
namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr std::size_t kLongestWrapper = 4096;
constexpr std::size_t kLongestOpening = 256;
// Looking for the end of an element that has none costs up to the limit each time. After so many the file is hostile,
// and elements are cut wherever one seems to begin.
constexpr std::size_t kMostPatientCuts = 64;

bool IsSpace(char c) { return kSpace.find(c) != std::string_view::npos; }

}  // namespace

bool ArrayReader::Next(Element* element) {
  input_->Consume(pending_);
  pending_ = 0;
  *element = Element();
  if (done_) return false;
  if (!started_) {
    started_ = true;
    if (!FindArray()) {
      done_ = true;
      if (SkipSpaceAnd("") == '\0' && !Has(0)) return false;
      *element = {.text = {}, .line = input_->line(), .byte = input_->byte(), .fault = "no array of records here"};
      return true;
    }
  }

  for (;;) {
    const char next = SkipSpaceAnd(";");
    if (next != ',' && next != ']') break;
    closed_ = next == ']';
    input_->Consume(1);
    if (!closed_ || !keyed_) continue;
    if (GoOnBehindArray(&element->fault)) continue;
    if (element->fault.empty()) return false;
    element->line = input_->line();
    element->byte = input_->byte();
    SkipToOpening();
    done_ = !Has(0);
    return input_->status().ok();
  }
  element->line = input_->line();
  element->byte = input_->byte();
  if (!Has(0)) {
    done_ = true;
    if (closed_ || !input_->status().ok()) return false;
    element->fault = "the file ends before its array does";
    return true;
  }
  closed_ = false;
  if (input_->data().front() == '{') {
    CutObject(element);
  } else {
    SkipGarbage(element);
  }
  return true;
}

// Consumes the wrapper and the array's "[".
bool ArrayReader::FindArray() {
  if (!place_.keys.empty() && SkipSpaceAnd("") == '{') return FindKeyedArray(0);
  for (std::size_t at = 0; at < kLongestWrapper && Has(at); ++at) {
    const char c = input_->data()[at];
    if (c == '{') return false;
    if (c == '[') {
      input_->Consume(at + 1);
      return true;
    }
  }
  return false;
}

// Behind the "]" of an array under a key: true where elements go on, in another such array or, since a "]" may be
// damage, in this one. Else the file's object is at its end, or there is a fault.
bool ArrayReader::GoOnBehindArray(std::string* fault) {
  char next = SkipSpaceAnd("");
  if (next == ',') {
    next = SkipSpaceAnd(",");
    if (next == '"' && FindKeyedArray(1)) {
      closed_ = false;
      return true;
    }
    next = SkipSpaceAnd("");
  }
  if (next == '{') return true;
  if (next == '}') {
    input_->Consume(1);
    done_ = SkipSpaceAnd(";") == '\0';
    if (!done_) *fault = "text behind the end of the file's object";
    return false;
  }
  *fault = Has(0) ? "a record, or the end of the file's object, expected" : "the file ends before its object does";
  return false;
}

// Consumes the file's object, of which `depth` brackets are open, up to the "[" of a value under one of the keys; else
// to the bracket that closes it, or to the end of the stream.
bool ArrayReader::FindKeyedArray(std::size_t depth) {
  std::string key;
  for (;;) {
    const char c = SkipSpaceAnd(",");
    if (c == '\0') return false;
    if (c == '"') {
      if (!SkipString(&key)) return false;
      if (depth != 1 || SkipSpaceAnd("") != ':') continue;
      input_->Consume(1);
      const bool wanted = std::find(place_.keys.begin(), place_.keys.end(), key) != place_.keys.end();
      if (!wanted || SkipSpaceAnd("") != '[') continue;
      input_->Consume(1);
      return keyed_ = true;
    }
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return false;
    input_->Consume(1);
  }
}

// Consumes a string in its quotes; the first bytes of what stands in them into `*content`.
bool ArrayReader::SkipString(std::string* content) {
  content->clear();
  input_->Consume(1);
  while (Has(0)) {
    const char c = input_->data().front();
    input_->Consume(c == '\\' && Has(1) ? 2 : 1);
    if (c == '"') return true;
    if (content->size() < kLongestOpening) content->push_back(c);
  }
  return false;
}

std::size_t ArrayReader::FindNextElement(std::size_t size) {
  if (opening_.empty()) return 0;
  for (std::size_t at = 1; (at = input_->data().substr(0, size).find(opening_, at)) != std::string_view::npos; ++at) {
    if (BeginsElement(at)) return at;
  }
  return 0;
}

void ArrayReader::CutObject(Element* element) {
  const std::string opening(Opening(0));
  if (opening_.empty()) opening_ = opening;
  std::size_t depth = 0;
  bool in_string = false;
  std::size_t at = 0;
  const bool patient = !place_.elements_stand_out && cuts_ < kMostPatientCuts;
  for (; Has(at); ++at) {
    if (at > limit_) {
      if (patient && CutAtNext(at, element)) return;
      element->fault = TooLong("record");
      input_->Consume(at);
      SkipToOpening();
      return;
    }
    const char c = input_->data()[at];
    if (c == '{' && at > 0 && !patient && BeginsElement(at)) {
      while (IsSpace(input_->data()[at - 1]) || input_->data()[at - 1] == ',') --at;
      break;
    }
    if (in_string) {
      if (c == '\\' && Has(at + 1) && input_->data()[at + 1] != '\n') ++at;
      if (c == '"' || c == '\n') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      ++at;
      opening_ = opening;
      break;
    }
  }
  if (!Has(at) && depth > 0 && patient && CutAtNext(at, element)) return;
  if (!Has(at)) done_ = done_ || depth > 0;  // The file ends inside this element: one fault for both.
  pending_ = at;
  element->text = input_->data().substr(0, at);
}

bool ArrayReader::CutAtNext(std::size_t size, Element* element) {
  std::size_t end = FindNextElement(size);
  if (end == 0) return false;
  while (IsSpace(input_->data()[end - 1]) || input_->data()[end - 1] == ',') --end;
  ++cuts_;
  pending_ = end;
  element->text = input_->data().substr(0, end);
  return true;
}

void ArrayReader::SkipGarbage(Element* element) {
  element->fault = "a record in braces expected";
  if (!SkipScalar()) SkipToOpening();
}

// A number, a word or a string that a comma or the end of the array follows: this is all that is wrong.
bool ArrayReader::SkipScalar() {
  std::size_t end = 0;
  if (input_->data().front() == '"') {
    for (++end; Has(end) && input_->data()[end] != '"' && input_->data()[end] != '\n'; ++end) {
      if (input_->data()[end] == '\\') ++end;
      if (end > kLongestWrapper) return false;
    }
    ++end;
  } else {
    while (Has(end) && end <= kLongestWrapper && !IsSpace(input_->data()[end]) &&
           std::string_view(",]}{[:\"").find(input_->data()[end]) == std::string_view::npos) {
      ++end;
    }
  }
  if (end == 0 || end > kLongestWrapper || !Has(end)) return false;
  std::size_t next = end;
  while (Has(next) && next <= 2 * kLongestWrapper && IsSpace(input_->data()[next])) ++next;
  if (!Has(next) || (input_->data()[next] != ',' && input_->data()[next] != ']')) return false;
  input_->Consume(end);
  return true;
}

// To the next place where an element begins, or to the end of the stream.
void ArrayReader::SkipToOpening() {
  // Without any element seen, a brace is the best there is.
  const std::string opening = opening_.empty() ? "{" : opening_;
  for (;;) {
    const std::string_view data = input_->data();
    const std::size_t found = data.find(opening);
    if (found != std::string_view::npos) {
      input_->Consume(found);
      return;
    }
    const std::size_t last = data.find_last_not_of(kSpace);
    if (last != std::string_view::npos) closed_ = data[last] == ']' || data[last] == ';';
    // The opening may begin at the end of what is here.
    input_->Consume(data.size() - std::min(data.size(), opening.size() - 1));
    if (!input_->Fill()) {
      input_->Consume(input_->data().size());
      return;
    }
  }
}

// "{", white space and the first key in its quotes, at `begin`; empty where there is no such thing.
std::string_view ArrayReader::Opening(std::size_t begin) {
  std::size_t end = begin + 1;
  std::size_t quotes = 0;
  for (; quotes < 2; ++end) {
    if (end - begin > kLongestOpening || !Has(end)) return {};
    const char c = input_->data()[end];
    if (c == '"') {
      ++quotes;
    } else if (quotes == 0 ? !IsSpace(c) : c == '\n') {
      return {};
    }
  }
  return input_->data().substr(begin, end - begin);
}

bool ArrayReader::BeginsElement(std::size_t brace) {
  if (opening_.empty()) return false;
  std::size_t before = brace;
  while (before > 0 && IsSpace(input_->data()[before - 1])) --before;
  if (before == 0 || input_->data()[before - 1] != ',') return false;
  return Has(brace + opening_.size() - 1) && input_->data().substr(brace).starts_with(opening_);
}

bool ArrayReader::Has(std::size_t position) {
  while (position >= input_->data().size()) {
    if (!input_->Fill()) return false;
  }
  return true;
}

char ArrayReader::SkipSpaceAnd(std::string_view others) {
  for (;;) {
    const std::string_view data = input_->data();
    std::size_t end = 0;
    while (end < data.size() && (IsSpace(data[end]) || others.find(data[end]) != std::string_view::npos)) ++end;
    input_->Consume(end);
    if (Has(0) && end < data.size()) return input_->data().front();
    if (!Has(0)) return '\0';
  }
}

}  // namespace metier::archive
