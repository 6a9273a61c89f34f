#include "base/container.h"

#include <array>
#include <bit>
#include <cstring>

#include "absl/strings/str_cat.h"
#include "base/checksum.h"

namespace metier::base {
namespace {

static_assert(std::endian::native == std::endian::little, "files are little-endian and are mapped as they stand");

constexpr std::uint32_t kMaxSections = 64;

struct Header {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t section_count;
  std::uint64_t file_size;
  std::uint64_t checksum;  // of the header with this field zero, followed by the table
  std::array<std::uint8_t, 32> reserved;
};
static_assert(sizeof(Header) == 64);

struct Entry {
  std::array<char, 24> name;  // padded with NUL
  std::uint64_t offset;
  std::uint64_t size;  // without padding
  std::uint64_t checksum;
};
static_assert(sizeof(Entry) == 48);

std::size_t Padded(std::size_t size) { return (size + kSectionAlignment - 1) / kSectionAlignment * kSectionAlignment; }

std::uint64_t HeaderChecksum(Header header, std::string_view table) {
  header.checksum = 0;
  std::string bytes(reinterpret_cast<const char*>(&header), sizeof(header));
  bytes.append(table);
  return base::Checksum(bytes);
}

absl::Status Damaged(const FileKind& kind, std::string_view what, std::uint64_t byte) {
  return absl::DataLossError(
      absl::StrCat("damaged ", std::string(kind.name), ": ", std::string(what), " (at byte ", byte, ")"));
}

}  // namespace

std::string PackSections(const FileKind& kind, const Sections& sections) {
  const std::size_t table_size = sections.size() * sizeof(Entry);
  std::string file(Padded(sizeof(Header) + table_size), '\0');
  std::vector<Entry> entries;
  for (const auto& [name, bytes] : sections) {
    Entry entry = {};
    std::memcpy(entry.name.data(), name.data(), std::min(name.size(), entry.name.size() - 1));
    entry.offset = file.size();
    entry.size = bytes.size();
    file.append(bytes);
    file.resize(Padded(file.size()), '\0');
    entry.checksum = base::Checksum(std::string_view(file).substr(entry.offset));
    entries.push_back(entry);
  }
  // Of no sections there is no pointer that memcpy may have.
  if (!entries.empty()) std::memcpy(file.data() + sizeof(Header), entries.data(), table_size);

  Header header = {};
  header.magic = kind.magic;
  header.version = kind.version;
  header.section_count = static_cast<std::uint32_t>(sections.size());
  header.file_size = file.size();
  header.checksum = HeaderChecksum(
      header, std::string_view(file).substr(sizeof(Header), Padded(sizeof(Header) + table_size) - sizeof(Header)));
  std::memcpy(file.data(), &header, sizeof(header));
  return file;
}

absl::StatusOr<SectionTable> SectionTable::Parse(const FileKind& kind, std::string_view file) {
  Header header = {};
  if (file.size() < sizeof(header))
    return Damaged(kind, absl::StrCat("only ", file.size(), " bytes long"), file.size());
  std::memcpy(&header, file.data(), sizeof(header));
  if (header.magic != kind.magic)
    return absl::InvalidArgumentError(absl::StrCat("not a Metier ", std::string(kind.name)));
  if (header.version != kind.version) {
    return absl::InvalidArgumentError(absl::StrCat(std::string(kind.name), " of version ", header.version,
                                                   ", this engine reads version ", kind.version));
  }
  if (header.file_size != file.size()) {
    return Damaged(kind, absl::StrCat("it says it has ", header.file_size, " bytes, but has ", file.size()),
                   file.size());
  }
  if (header.section_count > kMaxSections) return Damaged(kind, "too many sections", 12);
  const std::size_t table_end = Padded(sizeof(Header) + header.section_count * sizeof(Entry));
  if (table_end > file.size()) return Damaged(kind, "its table of sections does not fit", file.size());
  if (HeaderChecksum(header, file.substr(sizeof(Header), table_end - sizeof(Header))) != header.checksum) {
    return Damaged(kind, "the checksum of its header does not fit", 0);
  }

  SectionTable table;
  table.kind_ = kind.name;
  table.checksum_ = header.checksum;
  std::size_t expected = table_end;
  for (std::uint32_t i = 0; i < header.section_count; ++i) {
    const char* at = file.data() + sizeof(Header) + i * sizeof(Entry);
    Entry entry = {};
    std::memcpy(&entry, at, sizeof(entry));
    const std::string_view name(at, strnlen(at, entry.name.size()));
    if (entry.offset != expected || entry.size > file.size() - entry.offset) {
      return Damaged(kind, absl::StrCat("section '", std::string(name), "' does not fit"),
                     sizeof(Header) + i * sizeof(Entry));
    }
    const std::string_view padded = file.substr(entry.offset, Padded(entry.size));
    if (base::Checksum(padded) != entry.checksum) {
      return Damaged(kind, absl::StrCat("the checksum of section '", std::string(name), "' does not fit"),
                     entry.offset);
    }
    expected = entry.offset + padded.size();
    table.sections_.emplace_back(name, file.substr(entry.offset, entry.size));
  }
  if (expected != file.size()) return Damaged(kind, "bytes after the last section", expected);
  return table;
}

absl::StatusOr<std::string_view> SectionTable::Find(std::string_view name) const {
  for (const auto& [known, bytes] : sections_) {
    if (known == name) return bytes;
  }
  return absl::DataLossError(absl::StrCat("damaged ", std::string(kind_), ": no section '", std::string(name), "'"));
}

absl::Status SectionTable::HalfElement(std::string_view name, std::size_t element) const {
  return absl::DataLossError(absl::StrCat("damaged ", std::string(kind_), ": section '", std::string(name),
                                          "' is no whole number of elements of ", element, " bytes"));
}

}  // namespace metier::base
