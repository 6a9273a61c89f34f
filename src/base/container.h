// The container of Metier's own files: named sections, each with its checksum, so that a damaged file is refused before
// anything in it is believed. docs/model-format.md describes every byte.
//
//   header   64 bytes: magic, version, number of sections, size of the file, checksum of header and table
//   table    one 48-byte entry a section: name, offset, size, checksum
//   sections each beginning at a multiple of 64 bytes, padded with zeros to the next one; the checksum covers the
//   padding too
//
// All integers are little-endian. Every byte of the file is covered by one of the checksums.

#ifndef METIER_SRC_BASE_CONTAINER_H_
#define METIER_SRC_BASE_CONTAINER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace metier::base {

inline constexpr std::size_t kSectionAlignment = 64;

// What a file holds: one kind is never taken for another, nor one version for another.
struct FileKind {
  std::array<char, 8> magic;
  std::uint32_t version = 1;
  std::string_view name;  // for messages: "model file"; static
};

using Sections = std::vector<std::pair<std::string, std::string>>;  // names and contents

// Builds the bytes of a container. Names are at most 23 bytes, at most 64 sections.
std::string PackSections(const FileKind& kind, const Sections& sections);

// The content of a section that FindArray reads.
template <typename T>
std::string BytesOf(std::span<const T> array) {
  static_assert(std::is_trivially_copyable_v<T>);
  return {reinterpret_cast<const char*>(array.data()), array.size_bytes()};
}

// The structural check. Views into `file`, which must outlive the result. InvalidArgument where the file is of another
// kind or version; DataLoss says what is wrong and at which byte.
class SectionTable {
 public:
  static absl::StatusOr<SectionTable> Parse(const FileKind& kind, std::string_view file);

  // DataLoss where there is no such section: whoever asks needs it.
  absl::StatusOr<std::string_view> Find(std::string_view name) const;
  // The section as an array; DataLoss where it ends in half an element. The file must be as aligned as T is.
  template <typename T>
  absl::StatusOr<std::span<const T>> FindArray(std::string_view name) const {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= kSectionAlignment);
    absl::StatusOr<std::string_view> bytes = Find(name);
    if (!bytes.ok()) return bytes.status();
    if (bytes->size() % sizeof(T) != 0) return HalfElement(name, sizeof(T));
    return std::span<const T>(reinterpret_cast<const T*>(bytes->data()), bytes->size() / sizeof(T));
  }
  // Names and contents, in the order of the file.
  const std::vector<std::pair<std::string_view, std::string_view>>& sections() const { return sections_; }
  // Of the header and the table, and so, through their checksums, of the whole file.
  std::uint64_t checksum() const { return checksum_; }

 private:
  absl::Status HalfElement(std::string_view name, std::size_t element) const;

  std::vector<std::pair<std::string_view, std::string_view>> sections_;
  std::string_view kind_;
  std::uint64_t checksum_ = 0;
};

}  // namespace metier::base

#endif  // METIER_SRC_BASE_CONTAINER_H_
