// A column of strings, in whichever of Arrow's layouts it comes.

#ifndef METIER_SRC_ARROW_STRING_COLUMN_H_
#define METIER_SRC_ARROW_STRING_COLUMN_H_

#include <cstdint>
#include <memory>
#include <string_view>

#include "absl/status/status.h"
#include "arrow/arrow_abi.h"

namespace metier::arrow {

// utf8, large_utf8, utf8_view, a dictionary of one of these with integer indices, or null. InvalidArgument, naming the
// column, for anything else.
absl::Status CheckStrings(const ArrowSchema& schema);

// Views `array`, which must outlive it and be of `schema`, which was checked. What a producer says of its buffers is
// believed: the interface has no sizes to check.
class StringColumn {
 public:
  StringColumn(const ArrowSchema& schema, const ArrowArray& array);

  // Of the row in the array's own counting: its offset is added here. Empty where it is null.
  std::string_view operator[](std::int64_t row) const;

 private:
  enum class Layout : std::uint8_t { kNull, kOffsets32, kOffsets64, kViews, kDictionary };

  bool IsNull(std::int64_t at) const;
  std::int64_t IndexAt(std::int64_t at) const;

  const ArrowArray& array_;
  Layout layout_ = Layout::kNull;
  char index_format_ = 0;
  std::shared_ptr<const StringColumn> dictionary_;
};

}  // namespace metier::arrow

#endif  // METIER_SRC_ARROW_STRING_COLUMN_H_
