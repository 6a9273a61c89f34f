#include "arrow/string_column.h"

#include <cstring>
#include <string>

#include "base/message.h"

namespace metier::arrow {
namespace {

constexpr std::string_view kIntegers = "cCsSiIlL";

template <typename T>
T Load(const void* buffer, std::int64_t at) {
  T value;
  std::memcpy(&value, static_cast<const char*>(buffer) + at * static_cast<std::int64_t>(sizeof(T)), sizeof(T));
  return value;
}

template <typename Offset>
std::string_view Between(const ArrowArray& array, std::int64_t at) {
  const auto begin = static_cast<std::int64_t>(Load<Offset>(array.buffers[1], at));
  const auto end = static_cast<std::int64_t>(Load<Offset>(array.buffers[1], at + 1));
  if (end <= begin) return {};
  return {static_cast<const char*>(array.buffers[2]) + begin, static_cast<std::size_t>(end - begin)};
}

// 16 bytes: the length, then the text itself where it fits, else its beginning, the number of a buffer and a place
// there.
std::string_view Viewed(const ArrowArray& array, std::int64_t at) {
  constexpr std::int32_t kInline = 12;
  const char* view = static_cast<const char*>(array.buffers[1]) + at * 16;
  const auto size = Load<std::int32_t>(view, 0);
  if (size <= 0) return {};
  if (size <= kInline) return {view + 4, static_cast<std::size_t>(size)};
  const auto buffer = Load<std::int32_t>(view, 2);
  const auto offset = Load<std::int32_t>(view, 3);
  return {static_cast<const char*>(array.buffers[2 + buffer]) + offset, static_cast<std::size_t>(size)};
}

}  // namespace

absl::Status CheckStrings(const ArrowSchema& schema) {
  const std::string_view format = schema.format;
  if (schema.dictionary != nullptr && format.size() == 1 && kIntegers.find(format[0]) != std::string_view::npos) {
    return CheckStrings(*schema.dictionary);
  }
  if (schema.dictionary == nullptr && (format == "u" || format == "U" || format == "vu" || format == "n"))
    return absl::OkStatus();
  return absl::InvalidArgumentError(base::Concat("column ", base::Excerpt(schema.name == nullptr ? "" : schema.name),
                                                 " holds no strings (its Arrow format is ", base::Excerpt(format),
                                                 ")"));
}

StringColumn::StringColumn(const ArrowSchema& schema, const ArrowArray& array) : array_(array) {
  const std::string_view format = schema.format;
  if (schema.dictionary != nullptr) {
    layout_ = Layout::kDictionary;
    index_format_ = format[0];
    dictionary_ = std::make_shared<const StringColumn>(*schema.dictionary, *array.dictionary);
  } else if (format == "u") {
    layout_ = Layout::kOffsets32;
  } else if (format == "U") {
    layout_ = Layout::kOffsets64;
  } else if (format == "vu") {
    layout_ = Layout::kViews;
  }
}

bool StringColumn::IsNull(std::int64_t at) const {
  if (array_.null_count == 0 || array_.buffers[0] == nullptr) return false;
  return (static_cast<const std::uint8_t*>(array_.buffers[0])[at / 8] >> (at % 8) & 1) == 0;
}

std::int64_t StringColumn::IndexAt(std::int64_t at) const {
  const void* indices = array_.buffers[1];
  switch (index_format_) {
    case 'c':
      return Load<std::int8_t>(indices, at);
    case 'C':
      return Load<std::uint8_t>(indices, at);
    case 's':
      return Load<std::int16_t>(indices, at);
    case 'S':
      return Load<std::uint16_t>(indices, at);
    case 'i':
      return Load<std::int32_t>(indices, at);
    case 'I':
      return Load<std::uint32_t>(indices, at);
    default:
      return Load<std::int64_t>(indices, at);
  }
}

std::string_view StringColumn::operator[](std::int64_t row) const {
  if (layout_ == Layout::kNull) return {};
  const std::int64_t at = row + array_.offset;
  if (IsNull(at)) return {};
  switch (layout_) {
    case Layout::kOffsets32:
      return Between<std::int32_t>(array_, at);
    case Layout::kOffsets64:
      return Between<std::int64_t>(array_, at);
    case Layout::kViews:
      return Viewed(array_, at);
    default:
      break;
  }
  const std::int64_t index = IndexAt(at);
  if (index < 0 || index >= dictionary_->array_.length) return {};
  return (*dictionary_)[index];
}

}  // namespace metier::arrow
