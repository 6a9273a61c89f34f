#include "archive/file_tree.h"

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "base/message.h"

namespace metier::archive {
namespace {

namespace fs = std::filesystem;

class DirectoryTree : public FileTree {
 public:
  DirectoryTree(std::string directory, Depth depth, std::atomic<std::int64_t>* bytes_read)
      : directory_(std::move(directory)), depth_(depth), bytes_read_(bytes_read) {}

  absl::StatusOr<std::unique_ptr<ByteSource>> Open(const std::string& name) override {
    auto file = OpenFile((fs::path(directory_) / name).string());
    if (!file.ok()) return file;
    return CountReads(*std::move(file), bytes_read_);
  }

  std::string DisplayName(const std::string& name) const override {
    return name.empty() ? directory_ : (fs::path(directory_) / Printable(name)).string();
  }

 private:
  absl::StatusOr<std::vector<std::string>> ReadNames() override {
    std::vector<std::string> names;
    std::error_code error;
    fs::recursive_directory_iterator entry(directory_, error);
    for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
      if (depth_ == Depth::kFolder) entry.disable_recursion_pending();
      std::error_code ignored;  // A link to nowhere is no file.
      if (!entry->is_regular_file(ignored)) continue;
      names.push_back(entry->path().lexically_relative(directory_).generic_string());
      if (names.size() > kMostFiles) {
        return absl::ResourceExhaustedError(base::Concat(directory_, " holds more than a million files"));
      }
    }
    if (error) return absl::ErrnoToStatus(error.value(), "cannot list " + directory_);
    std::sort(names.begin(), names.end());
    return names;
  }

  const std::string directory_;
  const Depth depth_;
  std::atomic<std::int64_t>* const bytes_read_;
};

class FolderTree : public FileTree {
 public:
  FolderTree(FileTree* tree, std::string folder, Depth depth)
      : tree_(tree),
        folder_(std::move(folder)),
        prefix_(folder_.empty() ? "" : base::Concat(folder_, "/")),
        depth_(depth) {}

  absl::StatusOr<std::unique_ptr<ByteSource>> Open(const std::string& name) override {
    return tree_->Open(prefix_ + name);
  }
  std::string DisplayName(const std::string& name) const override { return tree_->DisplayName(prefix_ + name); }

 private:
  absl::StatusOr<std::vector<std::string>> ReadNames() override { return tree_->ListFolder(folder_, depth_); }

  FileTree* const tree_;
  const std::string folder_;
  const std::string prefix_;
  const Depth depth_;
};

}  // namespace

absl::StatusOr<std::vector<std::string>> FileTree::List() {
  if (!Load().ok()) return status_;
  return names_;
}

absl::StatusOr<std::vector<std::string>> FileTree::ListFolder(std::string_view folder, Depth depth) {
  if (!Load().ok()) return status_;
  const std::string prefix = folder.empty() ? "" : base::Concat(folder, "/");
  const auto first_from = [this](std::vector<std::uint32_t>::const_iterator from, std::string_view wanted) {
    return std::lower_bound(from, by_name_.cend(), wanted,
                            [this](std::uint32_t place, std::string_view name) { return names_[place] < name; });
  };
  std::vector<std::uint32_t> places;
  for (auto at = first_from(by_name_.cbegin(), prefix); at != by_name_.cend();) {
    const std::string& name = names_[*at];
    if (!name.starts_with(prefix)) break;
    const std::size_t slash = name.find('/', prefix.size());
    if (slash == std::string::npos || depth == Depth::kAll) {
      places.push_back(*at++);
    } else {
      // Over all that is in that folder: "0" comes behind "/".
      at = first_from(at, base::Concat(std::string_view(name).substr(0, slash), "0"));
    }
  }
  std::sort(places.begin(), places.end());
  std::vector<std::string> names;
  names.reserve(places.size());
  for (const std::uint32_t place : places) names.push_back(names_[place].substr(prefix.size()));
  return names;
}

bool FileTree::Has(std::string_view name) {
  if (!Load().ok()) return false;
  const auto found =
      std::lower_bound(by_name_.begin(), by_name_.end(), name,
                       [this](std::uint32_t place, std::string_view wanted) { return names_[place] < wanted; });
  return found != by_name_.end() && names_[*found] == name;
}

const absl::Status& FileTree::Load() {
  if (loaded_) return status_;
  loaded_ = true;
  absl::StatusOr<std::vector<std::string>> names = ReadNames();
  status_ = names.status();
  if (!names.ok()) return status_;
  names_ = *std::move(names);
  by_name_.resize(names_.size());
  std::iota(by_name_.begin(), by_name_.end(), 0u);
  std::sort(by_name_.begin(), by_name_.end(),
            [this](std::uint32_t a, std::uint32_t b) { return names_[a] < names_[b]; });
  return status_;
}

std::string Printable(std::string_view name) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const auto c = static_cast<unsigned char>(name[at]);
    // U+0080 to U+009F, in two bytes, are control characters too.
    const bool wide = c == 0xC2 && at + 1 < name.size() && static_cast<unsigned char>(name[at + 1]) < 0xA0;
    const std::size_t size = wide ? 2 : 1;
    if (c >= 0x20 && c != 0x7F && !wide) {
      out.push_back(name[at]);
      continue;
    }
    for (std::size_t i = 0; i < size; ++i) {
      const auto byte = static_cast<unsigned char>(name[at + i]);
      out += base::Concat("\\x", kDigits.substr(byte >> 4, 1), kDigits.substr(byte & 15, 1));
    }
    at += size - 1;
  }
  return out;
}

std::unique_ptr<FileTree> OpenDirectoryTree(std::string directory, Depth depth, std::atomic<std::int64_t>* bytes_read) {
  return std::make_unique<DirectoryTree>(std::move(directory), depth, bytes_read);
}

std::unique_ptr<FileTree> MakeFolderTree(FileTree* tree, std::string folder, Depth depth) {
  return std::make_unique<FolderTree>(tree, std::move(folder), depth);
}

std::string_view FolderOf(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view NameOf(std::string_view path) { return path.substr(path.rfind('/') + 1); }

}  // namespace metier::archive
