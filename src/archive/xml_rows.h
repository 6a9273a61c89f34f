// The rows of a Stack Exchange dump: `<row Id="1" Body="&lt;p&gt;..." />`, any number of them in one element.

#ifndef METIER_SRC_ARCHIVE_XML_ROWS_H_
#define METIER_SRC_ARCHIVE_XML_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/input.h"

namespace metier::archive {

struct XmlRow {
  std::vector<std::pair<std::string, std::string>> attributes;  // References resolved; UTF-8.
  std::size_t size = 0;                                         // So many of them; the others are memory kept.
  std::int64_t line = 0;
  std::int64_t byte = 0;
  std::string fault;  // Not empty: the row is broken; `line` and `byte` say where.

  // Empty where there is none.
  std::string_view Get(std::string_view name) const;
};

// Each row is cut out and given to expat as a document of its own, so that a broken one costs itself, no entity is ever
// declared, and memory is bounded by the longest. A row ends at "/>" outside of quotes; where a "<" stands before that,
// which no well-formed row has, it is broken, and the next begins there.
class XmlRowReader {
 public:
  // `input` must outlive the reader, and nobody else may consume from it.
  explicit XmlRowReader(Input* input, std::size_t limit = kRecordLimit);
  ~XmlRowReader();

  // The next row, valid until the next call; false at the end. A stream that ends before its root element does gives a
  // fault for that.
  bool Next(XmlRow* row);

 private:
  struct Parser;
  bool FindRow(XmlRow* row);
  std::size_t FindEnd(XmlRow* row);

  Input* const input_;
  const std::size_t limit_;
  const std::unique_ptr<Parser> parser_;
  std::size_t pending_ = 0;
  bool closed_ = false;  // The root element's end was seen.
  bool any_ = false;     // Something other than white space was.
  bool done_ = false;
};

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_XML_ROWS_H_
