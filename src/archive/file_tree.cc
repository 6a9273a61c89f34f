#include "archive/file_tree.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/status/status.h"

namespace metier::archive {
namespace {

namespace fs = std::filesystem;

class DirectoryTree : public FileTree {
 public:
  explicit DirectoryTree(std::string directory) : directory_(std::move(directory)) {}

  absl::StatusOr<std::vector<std::string>> List() const override {
    std::vector<std::string> names;
    std::error_code error;
    fs::directory_iterator entry(directory_, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
      std::error_code ignored;  // A link to nowhere is no file.
      if (entry->is_regular_file(ignored)) names.push_back(entry->path().filename().string());
    }
    if (error) return absl::ErrnoToStatus(error.value(), "cannot list " + directory_);
    return names;
  }

  absl::StatusOr<std::unique_ptr<ByteSource>> Open(const std::string& name) const override {
    return OpenFile(DisplayName(name));
  }

  std::string DisplayName(const std::string& name) const override { return (fs::path(directory_) / name).string(); }

 private:
  const std::string directory_;
};

}  // namespace

std::unique_ptr<FileTree> MakeDirectoryTree(std::string directory) {
  return std::make_unique<DirectoryTree>(std::move(directory));
}

}  // namespace metier::archive
