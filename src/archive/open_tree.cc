#include "archive/open_tree.h"

#include <algorithm>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "archive/bluesky.h"
#include "archive/input.h"
#include "archive/linkedin.h"
#include "archive/mastodon.h"
#include "archive/meta.h"
#include "archive/meta_files.h"
#include "archive/open_stream.h"
#include "archive/stack_exchange.h"
#include "archive/twitter.h"
#include "archive/unwrap.h"
#include "base/message.h"

namespace metier::archive {
namespace {

// One export after the other. One that cannot be opened costs itself.
class TreeReader : public Reader {
 public:
  TreeReader(std::unique_ptr<FileTree> tree, std::vector<Export> exports, Format format, FieldMap map)
      : tree_(std::move(tree)), exports_(std::move(exports)), format_(format), map_(std::move(map)) {
    for (RecordError& problem : tree_->TakeProblems()) problems_.push_back(std::move(problem));
  }

  ReadResult Next(Post* post, RecordError* error) override {
    for (;;) {
      if (!problems_.empty()) {
        *error = std::move(problems_.front());
        problems_.pop_front();
        return ReadResult::kError;
      }
      if (reader_ != nullptr) {
        const ReadResult result = reader_->Next(post, error);
        if (result != ReadResult::kEnd) return result;
        reader_ = nullptr;
      }
      if (next_ == exports_.size()) return ReadResult::kEnd;
      OpenNext();
    }
  }

 private:
  void OpenNext() {
    const Export& files = exports_[next_++];
    absl::StatusOr<std::unique_ptr<Reader>> reader = OpenOne(files);
    if (reader.ok()) {
      reader_ = *std::move(reader);
      return;
    }
    const std::string path =
        files.folder.empty() ? files.files.front() : base::Concat(files.folder, "/", files.files.front());
    problems_.push_back(
        {.file = tree_->DisplayName(path), .line = 0, .byte = 0, .message = std::string(reader.status().message())});
  }

  absl::StatusOr<std::unique_ptr<Reader>> OpenOne(const Export& files) {
    // Theirs lie in many folders, and the name of the author in yet another.
    const bool wide = files.format == Format::kFacebook || files.format == Format::kInstagram;
    auto folder = MakeFolderTree(tree_.get(), files.folder, wide ? Depth::kAll : Depth::kFolder);
    if (NeedsTree(files.format)) return OpenExport(std::move(folder), files);
    const std::string& name = files.files.front();
    auto source = folder->Open(name);
    if (!source.ok()) return source.status();
    auto unwrapped = Unwrap(*std::move(source));
    if (!unwrapped.ok()) return unwrapped.status();
    if (unwrapped->packing != Packing::kNone) {
      return absl::InvalidArgumentError("an archive inside an archive; unpack the outer one first");
    }
    return OpenStream(std::make_unique<Input>(std::move(unwrapped->source), folder->DisplayName(name)),
                      files.format == Format::kAuto ? format_ : files.format, map_);
  }

  const std::unique_ptr<FileTree> tree_;
  const std::vector<Export> exports_;
  const Format format_;
  const FieldMap map_;
  std::deque<RecordError> problems_;
  std::size_t next_ = 0;
  std::unique_ptr<Reader> reader_;
};

// The site that a dump is of, by the name of its folder or archive: "golf.stackexchange.com" of "dumps/
// golf.stackexchange.com.7z". Empty where it is not called so.
std::string SiteOf(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  std::string_view name = NameOf(path);
  for (const std::string_view extension : {".7z", ".zip", ".tar", ".tar.gz", ".tar.zst"}) {
    if (name.ends_with(extension)) name.remove_suffix(extension.size());
  }
  for (const std::string_view site : {"stackexchange.com", "stackoverflow.com", "superuser.com", "serverfault.com",
                                      "askubuntu.com", "mathoverflow.net", "stackapps.com"}) {
    if (name == site || name.ends_with(base::Concat(".", site))) return std::string(name);
  }
  return "";
}

// The files of one export, one after the other, with what the files beside them say.
class ExportReader : public Reader {
 public:
  static absl::StatusOr<std::unique_ptr<Reader>> Open(std::unique_ptr<FileTree> tree, const Export& files) {
    auto reader = std::unique_ptr<ExportReader>(new ExportReader(std::move(tree), files));
    reader->ReadContext();
    // The first is opened at once: what is wrong with an export of one file is said before anything is read.
    absl::StatusOr<std::unique_ptr<Reader>> first = reader->OpenFile(files.files.front());
    if (!first.ok()) return first.status();
    reader->reader_ = *std::move(first);
    reader->next_ = 1;
    return reader;
  }

  ReadResult Next(Post* post, RecordError* error) override {
    for (;;) {
      if (next_problem_ < problems_.size()) {
        *error = problems_[next_problem_++];
        return ReadResult::kError;
      }
      if (reader_ != nullptr) {
        const ReadResult result = reader_->Next(post, error);
        if (result != ReadResult::kEnd) return result;
        reader_ = nullptr;
      }
      if (next_ == files_.files.size()) return ReadResult::kEnd;
      const std::string& name = files_.files[next_++];
      absl::StatusOr<std::unique_ptr<Reader>> reader = OpenFile(name);
      if (reader.ok()) {
        reader_ = *std::move(reader);
      } else {
        problems_.push_back({.file = tree_->DisplayName(name),
                             .line = 0,
                             .byte = 0,
                             .message = std::string(reader.status().message())});
      }
    }
  }

 private:
  ExportReader(std::unique_ptr<FileTree> tree, Export files) : tree_(std::move(tree)), files_(std::move(files)) {}

  void ReadContext() {
    FileTree* const tree = tree_.get();
    if (files_.format == Format::kMastodon) actor_ = ReadMastodonActor(tree, &problems_);
    if (files_.format == Format::kFacebook) author_ = ReadFacebookAuthor(tree, &problems_);
    if (files_.format == Format::kInstagram) author_ = ReadInstagramAuthor(tree, &problems_);
    if (files_.format == Format::kLinkedIn) author_ = ReadLinkedInAuthor(tree, &problems_);
    if (files_.format != Format::kStackExchange) return;
    stack_exchange_ = ReadStackExchangeContext(tree, &problems_);
    stack_exchange_.site = SiteOf(tree->DisplayName(""));
  }

  absl::StatusOr<std::unique_ptr<Reader>> OpenFile(const std::string& name) {
    if (files_.format == Format::kBluesky) return OpenBluesky(tree_.get(), name);
    auto source = tree_->Open(name);
    if (!source.ok()) return source.status();
    auto input = std::make_unique<Input>(*std::move(source), tree_->DisplayName(name));
    switch (files_.format) {
      case Format::kMastodon:
        return OpenMastodon(std::move(input), actor_);
      case Format::kFacebook:
        return OpenFacebook(std::move(input), author_);
      case Format::kInstagram:
        return OpenInstagram(std::move(input), author_);
      case Format::kLinkedIn:
        return OpenLinkedIn(std::move(input), author_);
      default:
        return OpenStackExchange(std::move(input), std::move(stack_exchange_));
    }
  }

  const std::unique_ptr<FileTree> tree_;
  const Export files_;
  std::string author_;
  MastodonActor actor_;
  StackExchangeContext stack_exchange_;
  std::vector<RecordError> problems_;
  std::size_t next_problem_ = 0;
  std::size_t next_ = 0;
  std::unique_ptr<Reader> reader_;
};

absl::Status NothingFound(const FileTree& tree, const std::vector<std::string>& names,
                          std::vector<RecordError> problems) {
  std::string message = base::Concat(tree.DisplayName(""), " holds no file of posts that is known");
  constexpr std::size_t kShown = 5;
  for (std::size_t i = 0; i < std::min(names.size(), kShown); ++i) {
    message += base::Concat(i == 0 ? "; it has " : ", ", base::Excerpt(names[i]));
  }
  if (names.size() > kShown) message += base::Concat(" and ", std::to_string(names.size() - kShown), " more");
  if (names.empty() && problems.empty()) message += "; it is empty";
  for (std::size_t i = 0; i < std::min(problems.size(), kShown); ++i)
    message += base::Concat("; ", problems[i].message);
  return absl::InvalidArgumentError(message);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Reader>> OpenTree(std::unique_ptr<FileTree> tree, Format format, const FieldMap& map) {
  const absl::StatusOr<std::vector<std::string>> names = tree->List();
  if (!names.ok()) return names.status();
  // Whoever names a format of one file, or its columns, wants every file read so; whoever names an export wants nothing
  // else.
  std::vector<Export> exports;
  if (NeedsTree(format) || (format == Format::kAuto && map.empty())) exports = FindExports(*names, format);
  if (NeedsTree(format)) {
    std::erase_if(exports, [format](const Export& files) { return files.format != format; });
  } else if (exports.empty()) {
    exports = FindDataFiles(*names, format == Format::kAuto && map.empty());
  }
  if (exports.empty()) return NothingFound(*tree, *names, tree->TakeProblems());
  return std::make_unique<TreeReader>(std::move(tree), std::move(exports), format, map);
}

absl::StatusOr<std::unique_ptr<Reader>> OpenExport(std::unique_ptr<FileTree> tree, const Export& files) {
  if (files.format == Format::kTwitter) return OpenTwitter(std::move(tree), files.files);
  return ExportReader::Open(std::move(tree), files);
}

}  // namespace metier::archive
