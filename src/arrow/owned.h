// Owners of the structs of the C Data Interface: what one gets must be released once, what one gives is released by
// others.

#ifndef METIER_SRC_ARROW_OWNED_H_
#define METIER_SRC_ARROW_OWNED_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "arrow/arrow_abi.h"

namespace metier::arrow {

// An ArrowSchema, ArrowArray or ArrowArrayStream that somebody else made. Released structs are empty ones.
template <typename Struct>
class Owned {
 public:
  Owned() = default;
  // Takes `*from` over, which is a released one afterwards.
  explicit Owned(Struct* from) : value_(*from) { from->release = nullptr; }
  Owned(Owned&& other) noexcept : value_(std::exchange(other.value_, Struct())) {}
  Owned& operator=(Owned&& other) noexcept {
    std::swap(value_, other.value_);
    return *this;
  }
  ~Owned() {
    if (value_.release != nullptr) value_.release(&value_);
  }

  Struct* get() { return &value_; }
  const Struct* get() const { return &value_; }
  explicit operator bool() const { return value_.release != nullptr; }

 private:
  Struct value_ = {};
};

// Hands `schema` with these children to `*out`. Format and name are copied.
void ExportSchema(std::string format, std::string name, bool nullable, std::vector<Owned<ArrowSchema>> children,
                  ArrowSchema* out);

// All of it: children, dictionary, metadata. Of a stream's schema everybody who asks gets one.
Owned<ArrowSchema> CopyOf(const ArrowSchema& schema);

// Bytes of a buffer: 16-byte aligned, as the allocator gives them.
template <typename T>
std::vector<char> BytesOf(const std::vector<T>& values) {
  const auto* bytes = reinterpret_cast<const char*>(values.data());
  return {bytes, bytes + values.size() * sizeof(T)};
}

// An array of our own: the validity bitmap (empty: no nulls) stands first among its buffers.
struct OwnArray {
  std::int64_t length = 0;
  std::int64_t null_count = 0;
  std::vector<std::vector<char>> buffers;
  std::vector<Owned<ArrowArray>> children;
};
void ExportArray(OwnArray array, ArrowArray* out);

}  // namespace metier::arrow

#endif  // METIER_SRC_ARROW_OWNED_H_
