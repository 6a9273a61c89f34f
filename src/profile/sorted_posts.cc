#include "profile/sorted_posts.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include "base/bytes.h"
#include "profile/post_codec.h"

namespace metier::profile {
namespace {

constexpr std::size_t kLargestBlock = std::size_t{1} << 20;
constexpr std::size_t kSmallestBlock = 256;
// A node of the table of authors as malloc rounds it, its part of the buckets, its entry when authors are sorted.
constexpr std::size_t kAuthorCost = 96;
constexpr std::size_t kReadBlock = std::size_t{1} << 18;
// Positions in a taxonomy are 16 bits; which there are the reader of one's own records need not ask.
constexpr std::size_t kAnyTopic = std::size_t{1} << 16;

// In memory a record is the address of the one before it of the same author, the size of its bytes, and they.
constexpr std::size_t kRecordHead = sizeof(const char*) + sizeof(std::uint64_t);

struct MemoryRecord {
  const char* before = nullptr;
  std::string_view post;
};

MemoryRecord RecordAt(const char* at) {
  MemoryRecord record;
  std::uint64_t size = 0;
  std::memcpy(&record.before, at, sizeof(record.before));
  std::memcpy(&size, at + sizeof(record.before), sizeof(size));
  record.post = {at + kRecordHead, static_cast<std::size_t>(size)};
  return record;
}

absl::Status Unreadable() { return absl::DataLossError("a temporary file is not what was written to it"); }

absl::Status AddPost(std::string_view bytes, weigh::PostSet* posts) {
  base::ByteReader reader(bytes);
  weigh::TaggedPost post = ReadPost(0, kAnyTopic, &reader);
  if (!reader.done()) return Unreadable();
  posts->Add(std::move(post));
  return absl::OkStatus();
}

absl::Status WriteRecord(std::string_view author, std::string_view post, base::TemporaryFile* file) {
  std::string head;
  base::ByteWriter writer(&head);
  writer.Varint(author.size());
  head.append(author);
  writer.Varint(post.size());
  if (absl::Status status = file->Write(head); !status.ok()) return status;
  return file->Write(post);
}

// Reads a run record by record.
class Cursor {
 public:
  explicit Cursor(const base::TemporaryFile& file) : file_(file) {}

  // False at the end, and where the run cannot be read; then status() says why.
  bool Next() {
    begin_ += record_;
    record_ = 0;
    for (;;) {
      const std::string_view data = std::string_view(buffer_).substr(begin_);
      base::ByteReader reader(data);
      author_ = reader.String();
      post_ = reader.String();
      if (reader.ok()) {
        record_ = static_cast<std::size_t>(post_.data() + post_.size() - data.data());
        return true;
      }
      if (!Fill()) {
        if (status_.ok() && !data.empty()) status_ = Unreadable();
        return false;
      }
    }
  }

  // Valid until the next call of Next().
  std::string_view author() const { return author_; }
  std::string_view post() const { return post_; }
  const absl::Status& status() const { return status_; }

 private:
  // Appends another block behind what is not yet used.
  bool Fill() {
    buffer_.erase(0, begin_);
    begin_ = 0;
    const std::size_t kept = buffer_.size();
    const std::size_t wanted = std::max(kReadBlock, kept);
    buffer_.resize(kept + wanted);
    const absl::StatusOr<std::size_t> got = file_.ReadAt(offset_, buffer_.data() + kept, wanted);
    if (!got.ok()) status_ = got.status();
    buffer_.resize(kept + (got.ok() ? *got : 0));
    offset_ += buffer_.size() - kept;
    return buffer_.size() > kept;
  }

  const base::TemporaryFile& file_;
  std::uint64_t offset_ = 0;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t record_ = 0;
  std::string_view author_;
  std::string_view post_;
  absl::Status status_;
};

// Several runs as one.
class Merge {
 public:
  explicit Merge(const std::vector<base::TemporaryFile>& runs) {
    for (const base::TemporaryFile& run : runs) cursors_.push_back(std::make_unique<Cursor>(run));
    for (std::size_t i = 0; i < cursors_.size(); ++i) Advance(i);
  }

  // The cursor that stands at the first author; null at the end of all runs. It stays valid until the next call.
  const Cursor* Next() {
    if (current_) Advance(*std::exchange(current_, std::nullopt));
    if (!status_.ok() || heap_.empty()) return nullptr;
    std::pop_heap(heap_.begin(), heap_.end(), Later(cursors_));
    current_ = heap_.back();
    heap_.pop_back();
    return cursors_[*current_].get();
  }

  const absl::Status& status() const { return status_; }

 private:
  struct Later {
    explicit Later(const std::vector<std::unique_ptr<Cursor>>& all) : cursors(all) {}
    bool operator()(std::size_t left, std::size_t right) const {
      const int order = cursors[left]->author().compare(cursors[right]->author());
      return order != 0 ? order > 0 : left > right;
    }
    const std::vector<std::unique_ptr<Cursor>>& cursors;
  };

  void Advance(std::size_t i) {
    if (cursors_[i]->Next()) {
      heap_.push_back(i);
      std::push_heap(heap_.begin(), heap_.end(), Later(cursors_));
    } else if (!cursors_[i]->status().ok()) {
      status_ = cursors_[i]->status();
    }
  }

  std::vector<std::unique_ptr<Cursor>> cursors_;
  std::vector<std::size_t> heap_;  // of cursors that stand at a record, the first author at the front
  std::optional<std::size_t> current_;
  absl::Status status_;
};

}  // namespace

SortedPosts::SortedPosts(std::size_t memory, std::string directory, weigh::PostLimits limits)
    : memory_(memory),
      directory_(std::move(directory)),
      limits_(limits),
      block_(std::clamp(memory / 8, kSmallestBlock, kLargestBlock)) {}

char* SortedPosts::Allocate(std::size_t size) {
  if (free_size_ < size) {
    free_size_ = std::max(block_, size);
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(free_size_));
    free_ = blocks_.back().get();
    used_ += free_size_;
  }
  char* const at = free_;
  free_ += size;
  free_size_ -= size;
  return at;
}

absl::Status SortedPosts::Add(std::string_view author, const weigh::TaggedPost& post) {
  scratch_.clear();
  base::ByteWriter writer(&scratch_);
  WritePost(post, 0, &writer);
  auto found = authors_.find(author);
  if (found == authors_.end()) {
    char* const name = Allocate(author.size());
    author.copy(name, author.size());
    found = authors_.try_emplace({name, author.size()}).first;
    used_ += kAuthorCost;
  }
  char* const record = Allocate(kRecordHead + scratch_.size());
  const std::uint64_t size = scratch_.size();
  std::memcpy(record, &found->second.last, sizeof(const char*));
  std::memcpy(record + sizeof(const char*), &size, sizeof(size));
  scratch_.copy(record + kRecordHead, scratch_.size());
  found->second.last = record;
  return used_ < memory_ ? absl::OkStatus() : Spill();
}

std::vector<std::pair<std::string_view, SortedPosts::Chain>> SortedPosts::SortedAuthors() const {
  std::vector<std::pair<std::string_view, Chain>> sorted(authors_.begin(), authors_.end());
  std::sort(sorted.begin(), sorted.end(), [](const auto& left, const auto& right) { return left.first < right.first; });
  return sorted;
}

absl::Status SortedPosts::Spill() {
  if (runs_.size() == kMostRuns) {
    if (absl::Status status = MergeRuns(); !status.ok()) return status;
  }
  absl::StatusOr<base::TemporaryFile> run = base::TemporaryFile::Create(directory_);
  if (!run.ok()) return run.status();
  for (const auto& [author, chain] : SortedAuthors()) {
    for (const char* at = chain.last; at != nullptr;) {
      const MemoryRecord record = RecordAt(at);
      if (absl::Status status = WriteRecord(author, record.post, &*run); !status.ok()) return status;
      at = record.before;
    }
  }
  if (absl::Status status = run->Flush(); !status.ok()) return status;
  runs_.push_back(*std::move(run));
  ++spills_;
  authors_ = {};
  blocks_.clear();
  free_ = nullptr;
  free_size_ = 0;
  used_ = 0;
  return absl::OkStatus();
}

absl::Status SortedPosts::MergeRuns() {
  absl::StatusOr<base::TemporaryFile> whole = base::TemporaryFile::Create(directory_);
  if (!whole.ok()) return whole.status();
  Merge merge(runs_);
  while (const Cursor* cursor = merge.Next()) {
    absl::Status status = WriteRecord(cursor->author(), cursor->post(), &*whole);
    if (!status.ok()) return status;
  }
  if (!merge.status().ok()) return merge.status();
  if (absl::Status status = whole->Flush(); !status.ok()) return status;
  runs_.clear();
  runs_.push_back(*std::move(whole));
  return absl::OkStatus();
}

absl::Status SortedPosts::ForEachPerson(const Use& use) {
  if (runs_.empty()) return ForEachInMemory(use);
  if (!authors_.empty()) {
    if (absl::Status status = Spill(); !status.ok()) return status;
  }
  return ForEachInRuns(use);
}

absl::Status SortedPosts::ForEachInMemory(const Use& use) const {
  for (const auto& [author, chain] : SortedAuthors()) {
    weigh::PostSet posts(limits_);
    for (const char* at = chain.last; at != nullptr;) {
      const MemoryRecord record = RecordAt(at);
      if (absl::Status status = AddPost(record.post, &posts); !status.ok()) return status;
      at = record.before;
    }
    posts.Settle();
    if (absl::Status status = use(std::string(author), &posts); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status SortedPosts::ForEachInRuns(const Use& use) {
  Merge merge(runs_);
  const Cursor* cursor = merge.Next();
  while (cursor != nullptr) {
    const std::string author(cursor->author());
    weigh::PostSet posts(limits_);
    for (; cursor != nullptr && cursor->author() == author; cursor = merge.Next()) {
      if (absl::Status status = AddPost(cursor->post(), &posts); !status.ok()) return status;
    }
    if (!merge.status().ok()) return merge.status();
    posts.Settle();
    if (absl::Status status = use(author, &posts); !status.ok()) return status;
  }
  return merge.status();
}

}  // namespace metier::profile
