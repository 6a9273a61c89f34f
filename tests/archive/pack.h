// Makes the archives that tests read.

#ifndef METIER_TESTS_ARCHIVE_PACK_H_
#define METIER_TESTS_ARCHIVE_PACK_H_

#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"

namespace metier::archive {

struct Packed {
  std::string name;
  std::string content = {};
  std::string link = {};  // Where a symbolic link leads to; empty for a file.
};

enum class Filter { kNone, kGzip, kXz, kBzip2, kZstd };
enum class Container { kZip, kTar, kSevenZip, kRaw };

inline void SetFilter(::archive* out, Filter filter) {
  if (filter == Filter::kGzip) ::archive_write_add_filter_gzip(out);
  if (filter == Filter::kXz) ::archive_write_add_filter_xz(out);
  if (filter == Filter::kBzip2) ::archive_write_add_filter_bzip2(out);
  if (filter == Filter::kZstd) ::archive_write_add_filter_zstd(out);
}

// `passphrase`: encrypts a zip. Sizes of the archives that tests make are far below `room`.
inline std::string Pack(Container container, const std::vector<Packed>& files, Filter filter = Filter::kNone,
                        const char* passphrase = nullptr) {
  std::string bytes(std::size_t{64} << 20, '\0');
  ::archive* const out = ::archive_write_new();
  SetFilter(out, filter);
  if (container == Container::kZip) ::archive_write_set_format_zip(out);
  if (container == Container::kTar) ::archive_write_set_format_ustar(out);
  if (container == Container::kSevenZip) ::archive_write_set_format_7zip(out);
  if (container == Container::kRaw) ::archive_write_set_format_raw(out);
  ::archive_write_set_bytes_in_last_block(out, 1);
  if (passphrase != nullptr) {
    EXPECT_EQ(::archive_write_set_options(out, "zip:encryption=traditional"), ARCHIVE_OK);
    ::archive_write_set_passphrase(out, passphrase);
  }
  std::size_t used = 0;
  EXPECT_EQ(::archive_write_open_memory(out, bytes.data(), bytes.size(), &used), ARCHIVE_OK);
  for (const Packed& file : files) {
    ::archive_entry* const entry = ::archive_entry_new();
    ::archive_entry_set_pathname(entry, file.name.c_str());
    ::archive_entry_set_perm(entry, 0644);
    ::archive_entry_set_filetype(entry, file.link.empty() ? AE_IFREG : AE_IFLNK);
    if (!file.link.empty()) ::archive_entry_set_symlink(entry, file.link.c_str());
    ::archive_entry_set_size(entry, static_cast<std::int64_t>(file.content.size()));
    EXPECT_EQ(::archive_write_header(out, entry), ARCHIVE_OK) << ::archive_error_string(out);
    ::archive_write_data(out, file.content.data(), file.content.size());
    ::archive_entry_free(entry);
  }
  ::archive_write_close(out);
  ::archive_write_free(out);
  bytes.resize(used);
  return bytes;
}

// The bytes alone, compressed.
inline std::string Compress(Filter filter, const std::string& content) {
  return Pack(Container::kRaw, {{"data", content}}, filter);
}

}  // namespace metier::archive

#endif  // METIER_TESTS_ARCHIVE_PACK_H_
