#include "archive/packed_tree.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <optional>
#include <unordered_map>
#include <utility>

#include "absl/status/status.h"
#include "base/message.h"

namespace metier::archive {
namespace {

constexpr std::size_t kBlock = std::size_t{128} << 10;
constexpr std::size_t kLongestName = 4096;
constexpr std::size_t kMostNameBytes = std::size_t{256} << 20;
constexpr std::size_t kMostProblems = 1000;

// One pass over the members, from the first.
class Pass {
 public:
  Pass(std::unique_ptr<ByteSource> source, Packing packing, const Expansion& limit)
      : source_(std::move(source)),
        size_(source_->Size()),
        limit_(limit),
        block_(kBlock),
        archive_(::archive_read_new()) {
    if (archive_ == nullptr) return;
    if (packing == Packing::kZip) ::archive_read_support_format_zip(archive_);
    if (packing == Packing::kTar) ::archive_read_support_format_tar(archive_);
    if (packing == Packing::kSevenZip) ::archive_read_support_format_7zip(archive_);
    ::archive_read_set_callback_data(archive_, this);
    ::archive_read_set_read_callback(archive_, &Pass::OnRead);
    if (size_) {
      ::archive_read_set_seek_callback(archive_, &Pass::OnSeek);
      ::archive_read_set_skip_callback(archive_, &Pass::OnSkip);
    }
  }
  Pass(const Pass&) = delete;
  Pass& operator=(const Pass&) = delete;
  ~Pass() { ::archive_read_free(archive_); }

  absl::Status Open() {
    if (archive_ == nullptr) return absl::ResourceExhaustedError("no memory to unpack with");
    return ::archive_read_open1(archive_) == ARCHIVE_OK ? absl::OkStatus() : Failure();
  }

  // Null at the end; the members are counted by next().
  absl::StatusOr<::archive_entry*> NextMember() {
    data_ = {};
    failure_ = absl::OkStatus();
    ::archive_entry* entry = nullptr;
    int result = ARCHIVE_RETRY;
    while (result == ARCHIVE_RETRY) result = ::archive_read_next_header(archive_, &entry);
    if (result == ARCHIVE_EOF) return nullptr;
    // A warning is about something that does not matter here: a name's encoding, say.
    if (result < ARCHIVE_WARN) return Failure();
    ++next_;
    return entry;
  }
  std::size_t next() const { return next_; }
  // How many bytes of the archive were read so far, and what they and the members passed cost, in bytes too.
  std::int64_t compressed() const { return source_->Compressed().value_or(read_); }
  std::int64_t cost() const {
    constexpr std::int64_t kMemberCost = 4096;
    return read_ + kMemberCost * static_cast<std::int64_t>(next_);
  }

  absl::StatusOr<std::size_t> Read(char* buffer, std::size_t size) {
    while (data_.empty()) {
      if (!failure_.ok()) return failure_;
      const void* data = nullptr;
      std::size_t count = 0;
      std::int64_t offset = 0;  // Holes of sparse files are left out.
      const int result = ::archive_read_data_block(archive_, &data, &count, &offset);
      if (result == ARCHIVE_EOF) return 0;
      if (result != ARCHIVE_OK && result != ARCHIVE_RETRY) failure_ = Failure();
      // With a warning (of a wrong checksum, at the end) comes data, with anything worse none.
      if (result >= ARCHIVE_WARN && data != nullptr) data_ = {static_cast<const char*>(data), count};
      out_ += static_cast<std::int64_t>(data_.size());
      if (failure_.ok() && limit_.Exceeded(size_.value_or(compressed()), out_)) failure_ = ExpansionError(limit_);
    }
    const std::size_t count = std::min(size, data_.size());
    std::memcpy(buffer, data_.data(), count);
    data_.remove_prefix(count);
    return count;
  }

 private:
  // Why libarchive failed: our own reason where reading did.
  absl::Status Failure() {
    if (!source_status_.ok()) return source_status_;
    const char* const why = ::archive_error_string(archive_);
    return absl::DataLossError(base::Concat("damaged archive: ", why == nullptr ? "it cannot be read" : why));
  }

  static ::la_ssize_t OnRead(::archive* archive, void* data, const void** block) {
    auto* const self = static_cast<Pass*>(data);
    const absl::StatusOr<std::size_t> count = self->source_->Read(self->block_.data(), self->block_.size());
    *block = self->block_.data();
    if (!count.ok()) {
      self->source_status_ = count.status();
      ::archive_set_error(archive, EIO, "cannot be read");
      return ARCHIVE_FATAL;
    }
    self->at_ += static_cast<std::int64_t>(*count);
    self->read_ += static_cast<std::int64_t>(*count);
    return static_cast<::la_ssize_t>(*count);
  }

  static ::la_int64_t OnSeek(::archive*, void* data, ::la_int64_t offset, int whence) {
    auto* const self = static_cast<Pass*>(data);
    if (whence == SEEK_CUR) offset += self->at_;
    if (whence == SEEK_END) offset += *self->size_;
    if (offset < 0 || !self->source_->Seek(offset)) return ARCHIVE_FATAL;
    return self->at_ = offset;
  }

  static ::la_int64_t OnSkip(::archive*, void* data, ::la_int64_t request) {
    auto* const self = static_cast<Pass*>(data);
    const std::int64_t skipped =
        std::clamp<std::int64_t>(request, 0, std::max<std::int64_t>(*self->size_ - self->at_, 0));
    if (!self->source_->Seek(self->at_ + skipped)) return 0;
    self->at_ += skipped;
    return skipped;
  }

  const std::unique_ptr<ByteSource> source_;
  const std::optional<std::int64_t> size_;
  const Expansion limit_;
  std::vector<char> block_;
  ::archive* const archive_;
  std::int64_t at_ = 0;
  std::int64_t read_ = 0;
  std::size_t next_ = 0;
  std::string_view data_;  // Unpacked and not yet given; in libarchive's memory.
  std::int64_t out_ = 0;
  absl::Status failure_;  // Behind `data_`.
  absl::Status source_status_;
};

// "a/b" of "./a//b" and, as some programs on Windows write it, "a\b". Empty where it leads out of the archive, or
// nowhere.
std::string CleanName(std::string name) {
  std::replace(name.begin(), name.end(), '\\', '/');
  const bool drive = name.size() > 1 && name[1] == ':';
  if (name.empty() || name.front() == '/' || drive) return "";
  std::string clean;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    const std::string_view part = std::string_view(name).substr(begin, end - begin);
    if (part == "..") return "";
    if (!part.empty() && part != ".") clean += base::Concat(clean.empty() ? "" : "/", part);
    begin = end + 1;
  }
  return clean;
}

// What the tree and the files that it opened share.
struct Shared {
  absl::Status Restart() {
    if (pass != nullptr) {
      const std::int64_t cost = pass->cost();
      if (first_cost == 0) first_cost = cost;
      if (spent + cost > rework.free + rework.times * first_cost) {
        return absl::ResourceExhaustedError(
            "not read: the archive has its files in an order that would have it unpacked too often; unpack it by hand");
      }
      spent += cost;
    }
    pass = nullptr;
    if (!source->Seek(0)) return absl::FailedPreconditionError(base::Concat("cannot go back in ", name));
    std::unique_ptr<ByteSource> bytes = Share(source);
    for (const Compression layer : layers) bytes = Decompress(std::move(bytes), layer, limit);
    pass = std::make_unique<Pass>(std::move(bytes), packing, limit);
    return pass->Open();
  }

  std::shared_ptr<ByteSource> source;
  std::string name;
  Packing packing;
  std::vector<Compression> layers;
  Expansion limit;
  Rework rework;
  std::unique_ptr<Pass> pass;
  std::int64_t first_cost = 0;  // Of the pass that read the names.
  std::int64_t spent = 0;       // Of all passes but the one at hand.
  std::size_t opened = 0;       // How many files were: only the last can be read.
};

class Member : public ByteSource {
 public:
  Member(std::shared_ptr<Shared> shared, std::size_t ticket)
      : shared_(std::move(shared)), ticket_(ticket), begin_(shared_->pass->compressed()) {}
  absl::StatusOr<std::size_t> Read(char* buffer, std::size_t size) override {
    if (shared_->opened != ticket_) return absl::FailedPreconditionError("another file of the archive was opened");
    return shared_->pass->Read(buffer, size);
  }
  // The first bytes may have been read with what stands before them.
  std::optional<std::int64_t> Compressed() const override {
    if (shared_->opened != ticket_) return std::nullopt;
    return shared_->pass->compressed() - begin_ + static_cast<std::int64_t>(kBlock);
  }

 private:
  const std::shared_ptr<Shared> shared_;
  const std::size_t ticket_;
  const std::int64_t begin_;
};

class PackedTree : public FileTree {
 public:
  explicit PackedTree(std::shared_ptr<Shared> shared) : shared_(std::move(shared)) {}

  absl::Status ReadMembers() {
    if (absl::Status status = shared_->Restart(); !status.ok()) return Named(status);
    for (;;) {
      const absl::StatusOr<::archive_entry*> entry = shared_->pass->NextMember();
      if (!entry.ok()) {
        const std::string message(entry.status().message());
        AddProblem("", base::Concat(message, "; what stands before the damage was read"));
        break;
      }
      if (*entry == nullptr) break;
      AddMember(*entry);
      if (shared_->pass->next() > kMostFiles || name_bytes_ > kMostNameBytes) {
        return absl::ResourceExhaustedError(
            base::Concat(shared_->name, " holds more than a million files, or 256 MiB of their names"));
      }
    }
    if (encrypted_ > 0) {
      AddProblem("", base::Concat("encrypted, and so not read: ", first_encrypted_,
                                  encrypted_ == 1 ? "" : base::Concat(" and ", std::to_string(encrypted_ - 1), " more"),
                                  "; unpack it with its password first"));
    }
    if (unnamed_problems_ > 0) {
      problems_.push_back({.file = shared_->name,
                           .line = 0,
                           .byte = 0,
                           .message = base::Concat("and ", std::to_string(unnamed_problems_), " more files not read")});
    }
    return absl::OkStatus();
  }

  absl::StatusOr<std::unique_ptr<ByteSource>> Open(const std::string& name) override {
    const auto found = places_.find(name);
    if (found == places_.end()) return absl::NotFoundError(base::Concat("no such file: ", DisplayName(name)));
    ++shared_->opened;
    if (shared_->pass == nullptr || shared_->pass->next() > found->second) {
      if (absl::Status status = shared_->Restart(); !status.ok()) return status;
    }
    while (shared_->pass->next() <= found->second) {
      const absl::StatusOr<::archive_entry*> entry = shared_->pass->NextMember();
      if (!entry.ok()) return entry.status();
      if (*entry == nullptr) return absl::DataLossError("the archive has changed while it was read");
    }
    return std::make_unique<Member>(shared_, shared_->opened);
  }

  std::string DisplayName(const std::string& name) const override {
    return name.empty() ? shared_->name : base::Concat(shared_->name, "/", Printable(name));
  }

  std::vector<RecordError> TakeProblems() override { return std::exchange(problems_, {}); }

 private:
  absl::Status Named(const absl::Status& status) const {
    return absl::Status(status.code(), base::Concat(shared_->name, ": ", std::string(status.message())));
  }

  absl::StatusOr<std::vector<std::string>> ReadNames() override { return std::move(names_); }

  void AddProblem(std::string_view name, std::string message) {
    if (problems_.size() == kMostProblems) {
      ++unnamed_problems_;
      return;
    }
    problems_.push_back({.file = DisplayName(std::string(name)), .line = 0, .byte = 0, .message = std::move(message)});
  }

  void AddMember(::archive_entry* entry) {
    const char* raw = ::archive_entry_pathname_utf8(entry);
    if (raw == nullptr) raw = ::archive_entry_pathname(entry);
    const std::string_view given = raw == nullptr ? "" : raw;
    name_bytes_ += given.size();
    const auto type = ::archive_entry_filetype(entry);
    const bool link = type == AE_IFLNK || ::archive_entry_hardlink(entry) != nullptr;
    if (type != AE_IFREG && !link) return;
    if (given.size() > kLongestName) {
      return AddProblem(
          "", base::Concat("the name ", base::Excerpt(given), " is longer than 4,096 bytes; it was not read"));
    }
    const std::string name = CleanName(std::string(given));
    if (name.empty()) {
      AddProblem("", base::Concat("the name ", base::Excerpt(given), " leads out of the archive; it was not read"));
    } else if (link) {
      AddProblem(name, "a link, which is not followed");
    } else if (::archive_entry_is_encrypted(entry) != 0) {
      if (encrypted_++ == 0) first_encrypted_ = base::Excerpt(name);
    } else if (!places_.emplace(name, shared_->pass->next() - 1).second) {
      AddProblem(name, "this name stands twice in the archive; the first file was read");
    } else {
      names_.push_back(name);
    }
  }

  const std::shared_ptr<Shared> shared_;
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::size_t> places_;  // In the order of the members, from 0.
  std::vector<RecordError> problems_;
  std::size_t unnamed_problems_ = 0;
  std::size_t name_bytes_ = 0;
  std::string first_encrypted_;
  std::size_t encrypted_ = 0;
};

}  // namespace

Packing FindPacking(std::string_view begin) {
  using namespace std::string_view_literals;
  constexpr std::size_t kUstar = 257;
  if (begin.starts_with("PK\x03\x04"sv) || begin.starts_with("PK\x05\x06"sv)) return Packing::kZip;
  if (begin.starts_with("7z\xBC\xAF\x27\x1C"sv)) return Packing::kSevenZip;
  if (begin.size() >= kPackingMagic - 1 && begin.substr(kUstar, 5) == "ustar") return Packing::kTar;
  return Packing::kNone;
}

absl::StatusOr<std::unique_ptr<FileTree>> OpenPackedTree(std::unique_ptr<ByteSource> source, std::string name,
                                                         Packing packing, std::vector<Compression> layers,
                                                         const Expansion& limit, const Rework& rework) {
  if (!source->Seek(0)) {
    return absl::FailedPreconditionError(
        base::Concat(name, " is an archive of files, which can be read from a file only, not from a pipe"));
  }
  auto shared = std::make_shared<Shared>();
  shared->source = std::move(source);
  shared->name = std::move(name);
  shared->packing = packing;
  shared->layers = std::move(layers);
  shared->limit = limit;
  shared->rework = rework;
  auto tree = std::make_unique<PackedTree>(std::move(shared));
  if (absl::Status status = tree->ReadMembers(); !status.ok()) return status;
  return tree;
}

}  // namespace metier::archive
