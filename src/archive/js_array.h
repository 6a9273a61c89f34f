// The elements of one huge JSON array, as the files of an X archive are: `window.YTD.tweets.part0 = [ {...}, {...} ]`.
// The array may also be a value of the file's one object: `{"type":"...","orderedItems":[ {...}, {...} ]}`. Cuts the
// array into its elements without understanding them, so that each can be parsed alone and a broken one costs only
// itself.

#ifndef METIER_SRC_ARCHIVE_JS_ARRAY_H_
#define METIER_SRC_ARCHIVE_JS_ARRAY_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/input.h"

namespace metier::archive {

struct Element {
  // From "{" to its "}"; not closed, and so no valid JSON, where the element is broken. Input::kPadding readable bytes
  // follow.
  std::string_view text;
  std::int64_t line = 0;
  std::int64_t byte = 0;  // Of the first byte.
  // Not empty: there is something here that is no object, or one too long; `text` is empty.
  std::string fault;
};

// Where the array is, and how a broken element is told from its neighbours.
struct ArrayPlace {
  // The keys of the file's object under which there are such arrays, read as one; empty where the array is the file's
  // only value.
  // An array that begins the file is found in either case.
  std::vector<std::string_view> keys = {};
  // True where no object inside an element begins as the elements themselves do (`{ "tweet"`).
  bool elements_stand_out = false;
};

// An element ends where its braces, counted outside of strings, are closed. Two things keep a broken one from
// swallowing its neighbours: a string ends at a raw newline, which JSON does not allow in it; and a comma followed by
// the very bytes that the last elements began with (`{ "tweet"`, with its spaces) begins an element. Those bytes cannot
// stand inside a well-formed string, since a quote ends it. Where elements stand out this holds whatever is open; else
// only an element that does not end, or has passed the limit, is cut so.
class ArrayReader {
 public:
  // `input` must outlive the reader, and nobody else may consume from it.
  explicit ArrayReader(Input* input, ArrayPlace place, std::size_t limit = kRecordLimit)
      : input_(input), place_(std::move(place)), limit_(limit) {}

  // The next element, valid until the next call; false at the end. A stream that is not empty and holds no array, or
  // that ends before the array does, gives a fault for that.
  bool Next(Element* element);

 private:
  bool FindArray();
  bool FindKeyedArray(std::size_t depth);
  bool GoOnBehindArray(std::string* fault);
  bool SkipString(std::string* content);
  void CutObject(Element* element);
  void SkipGarbage(Element* element);
  void SkipToOpening();
  bool SkipScalar();
  std::string_view Opening(std::size_t begin);
  bool BeginsElement(std::size_t brace);
  // Where the next element visibly begins in the first `size` bytes; 0 where nowhere.
  std::size_t FindNextElement(std::size_t size);
  bool CutAtNext(std::size_t size, Element* element);
  bool Has(std::size_t position);
  // Consumes white space and any of `others`; the next byte, or NUL at the end of the stream.
  char SkipSpaceAnd(std::string_view others);

  Input* const input_;
  const ArrayPlace place_;
  const std::size_t limit_;
  std::size_t cuts_ = 0;     // Elements that were cut because they did not end.
  std::size_t pending_ = 0;  // The element given last stays in the window until the next call.
  bool started_ = false;
  bool keyed_ = false;   // The array is a value of the file's object.
  bool closed_ = false;  // The last thing seen was the array's "]".
  bool done_ = false;
  std::string
      opening_;  // How elements begin here: "{", white space, the first key in its quotes. Empty until one is known.
};

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_JS_ARRAY_H_
