#include "archive/file_tree.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "base/message.h"

namespace metier::archive {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = std::size_t{1} << 20;

class DirectoryTree : public FileTree {
 public:
  DirectoryTree(std::string directory, Depth depth, std::atomic<std::int64_t>* bytes_read)
      : directory_(std::move(directory)), depth_(depth), bytes_read_(bytes_read) {}

  absl::StatusOr<std::vector<std::string>> List() override {
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

  absl::StatusOr<std::unique_ptr<ByteSource>> Open(const std::string& name) override {
    auto file = OpenFile(DisplayName(name));
    if (!file.ok()) return file;
    return CountReads(*std::move(file), bytes_read_);
  }

  std::string DisplayName(const std::string& name) const override {
    return name.empty() ? directory_ : (fs::path(directory_) / name).string();
  }

 private:
  const std::string directory_;
  const Depth depth_;
  std::atomic<std::int64_t>* const bytes_read_;
};

class FolderTree : public FileTree {
 public:
  FolderTree(FileTree* tree, std::string folder, Depth depth)
      : tree_(tree), prefix_(folder.empty() ? "" : base::Concat(folder, "/")), depth_(depth) {}

  absl::StatusOr<std::vector<std::string>> List() override {
    absl::StatusOr<std::vector<std::string>> all = tree_->List();
    if (!all.ok()) return all;
    std::vector<std::string> names;
    for (const std::string& name : *all) {
      if (!name.starts_with(prefix_)) continue;
      const bool direct = name.find('/', prefix_.size()) == std::string::npos;
      if (direct || depth_ == Depth::kAll) names.push_back(name.substr(prefix_.size()));
    }
    return names;
  }

  absl::StatusOr<std::unique_ptr<ByteSource>> Open(const std::string& name) override {
    return tree_->Open(prefix_ + name);
  }
  std::string DisplayName(const std::string& name) const override { return tree_->DisplayName(prefix_ + name); }

 private:
  FileTree* const tree_;
  const std::string prefix_;
  const Depth depth_;
};

}  // namespace

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
