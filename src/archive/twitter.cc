#include "archive/twitter.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <string_view>
#include <utility>

#include "absl/status/status.h"
#include "archive/js_array.h"
#include "base/message.h"
#include "archive/stream_reader.h"
#include "archive/tweet.h"

namespace metier::archive {
namespace {

// More broken records than this in one of the small files, and the rest of that file is not read.
constexpr std::size_t kMostSideErrors = 1000;

const ArrayPlace kTweetArray = {.keys = {}, .elements_stand_out = true};

// The number of a part: 0 for "tweets.js", 12 for "tweets-part12.js", -1 for any other name.
std::int64_t PartNumber(std::string_view file, std::string_view stem) {
  if (!file.starts_with(stem) || !file.ends_with(".js")) return -1;
  file = file.substr(stem.size(), file.size() - stem.size() - 3);
  if (file.empty()) return 0;
  constexpr std::string_view kPart = "-part";
  if (!file.starts_with(kPart)) return -1;
  file.remove_prefix(kPart.size());
  constexpr std::size_t kMostDigits = 9;
  if (file.empty() || file.size() > kMostDigits) return -1;
  std::int64_t number = 0;
  for (const char c : file) {
    if (c < '0' || c > '9') return -1;
    number = 10 * number + (c - '0');
  }
  return number;
}

std::vector<std::string> FindParts(const std::vector<std::string>& files, std::string_view stem) {
  std::vector<std::pair<std::int64_t, std::string>> parts;
  for (const std::string& file : files) {
    if (const std::int64_t number = PartNumber(file, stem); number >= 0) parts.emplace_back(number, file);
  }
  std::sort(parts.begin(), parts.end());
  std::vector<std::string> names;
  for (auto& [number, name] : parts) names.push_back(std::move(name));
  return names;
}

// The posts of one file.
class TweetFileReader : public StreamReader {
 public:
  TweetFileReader(std::unique_ptr<Input> input, const TwitterContext* context)
      : StreamReader(std::move(input)), elements_(this->input(), kTweetArray), parser_(context) {}

 private:
  ReadResult NextRecord(Post* post, RecordError* error) override {
    Element element;
    if (!elements_.Next(&element)) return ReadResult::kEnd;
    if (!element.fault.empty()) return Fail(error, element.line, element.byte, element.fault);
    if (parser_.Parse(element.text, post)) return ReadResult::kPost;
    return FailInside(error, element.text, element.line, element.byte, parser_.fault());
  }

  ArrayReader elements_;
  TweetParser parser_;
};

class TwitterStream : public Reader {
 public:
  explicit TwitterStream(std::unique_ptr<Input> input) : file_(std::move(input), &context_) {}
  ReadResult Next(Post* post, RecordError* error) override { return file_.Next(post, error); }

 private:
  const TwitterContext context_;
  TweetFileReader file_;
};

class TwitterReader : public Reader {
 public:
  TwitterReader(std::unique_ptr<FileTree> tree, std::vector<std::string> tweet_files)
      : tree_(std::move(tree)), tweet_files_(std::move(tweet_files)) {}

  absl::Status ReadContext() {
    const auto files = tree_->List();
    if (!files.ok()) return files.status();
    JsonRecord record;
    for (const std::string& file : FindParts(*files, "account")) {
      ForEach(file, &errors_,
              [&](std::string_view json) { return ReadAccount(json, &record) ? nullptr : &record.fault(); });
    }
    for (const std::string& file : FindParts(*files, "follower")) {
      if (!context_.followers) context_.followers = 0;
      ForEach(file, &errors_, [&](std::string_view) -> const Fault* {
        ++*context_.followers;
        return nullptr;
      });
    }
    for (const std::string& file : FindParts(*files, "note-tweet")) {
      ForEach(file, &errors_,
              [&](std::string_view json) { return context_.notes.Add(json, &record) ? nullptr : &record.fault(); });
    }
    context_.notes.Finish();
    ReadThreads();
    return absl::OkStatus();
  }

  ReadResult Next(Post* post, RecordError* error) override {
    if (!errors_.empty()) {
      *error = std::move(errors_.front());
      errors_.pop_front();
      return ReadResult::kError;
    }
    for (;;) {
      if (file_ != nullptr) {
        const ReadResult result = file_->Next(post, error);
        if (result != ReadResult::kEnd) return result;
        file_ = nullptr;
      }
      if (next_file_ == tweet_files_.size()) return ReadResult::kEnd;
      const std::string& name = tweet_files_[next_file_++];
      auto source = tree_->Open(name);
      if (!source.ok()) {
        *error = {
            .file = tree_->DisplayName(name), .line = 0, .byte = 0, .message = std::string(source.status().message())};
        return ReadResult::kError;
      }
      file_ = std::make_unique<TweetFileReader>(std::make_unique<Input>(*std::move(source), tree_->DisplayName(name)),
                                                &context_);
    }
  }

 private:
  // Calls `use` with every element of the file; it returns what is wrong with the element, null if nothing. Faults go
  // to `errors`, nowhere if it is null.
  void ForEach(const std::string& name, std::deque<RecordError>* errors,
               const std::function<const Fault*(std::string_view)>& use) {
    const std::size_t errors_before = errors == nullptr ? 0 : errors->size();
    const std::string shown = tree_->DisplayName(name);
    const auto report = [&](std::int64_t line, std::int64_t byte, std::string_view message) {
      if (errors != nullptr)
        errors->push_back({.file = shown, .line = line, .byte = byte, .message = std::string(message)});
    };
    auto source = tree_->Open(name);
    if (!source.ok()) return report(0, 0, std::string(source.status().message()));

    Input input(*std::move(source), shown);
    input.SkipByteOrderMark();
    ArrayReader elements(&input, kTweetArray);
    for (Element element; elements.Next(&element);) {
      if (!element.fault.empty()) {
        report(element.line, element.byte, element.fault);
      } else if (const Fault* fault = use(element.text)) {
        const std::string_view before = element.text.substr(0, fault->offset);
        report(element.line + std::count(before.begin(), before.end(), '\n'),
               element.byte + static_cast<std::int64_t>(fault->offset), fault->message);
      }
      if (errors != nullptr && errors->size() - errors_before > kMostSideErrors) {
        return report(input.line(), input.byte(), "too many broken records; the rest of this file was not read");
      }
    }
    if (!input.status().ok()) report(input.line(), input.byte(), std::string(input.status().message()));
  }

  bool ReadAccount(std::string_view json, JsonRecord* record) {
    simdjson::dom::object root;
    simdjson::dom::element name;
    if (!record->Parse(json, &root)) return false;
    const FieldName field = {"account", "username"};
    if (root["account"]["username"].get(name) != simdjson::SUCCESS) return record->Fail(field, "is missing");
    return record->ReadString(name, field, &context_.username);
  }

  void ReadThreads() {
    TweetParser parser(&context_);
    std::string id;
    std::string parent;
    for (const std::string& file : tweet_files_) {
      // Faults are reported when the posts themselves are read.
      ForEach(file, /*errors=*/nullptr, [&](std::string_view json) -> const Fault* {
        const bool reply = json.find("\"in_reply_to_status_id") != std::string_view::npos;
        if (reply && parser.ParseReply(json, &id, &parent)) context_.threads.AddReply(id, parent);
        return nullptr;
      });
    }
    context_.threads.Finish();
  }

  const std::unique_ptr<FileTree> tree_;
  const std::vector<std::string> tweet_files_;
  TwitterContext context_;
  std::deque<RecordError> errors_;  // Of the files beside the tweets; given before the first post.
  std::size_t next_file_ = 0;
  std::unique_ptr<Reader> file_;
};

}  // namespace

std::vector<std::string> FindTweetFiles(const std::vector<std::string>& files) {
  std::vector<std::string> found = FindParts(files, "tweets");
  return found.empty() ? FindParts(files, "tweet") : found;
}

absl::StatusOr<std::unique_ptr<Reader>> OpenTwitter(std::unique_ptr<FileTree> tree,
                                                    std::vector<std::string> tweet_files) {
  auto reader = std::make_unique<TwitterReader>(std::move(tree), std::move(tweet_files));
  if (const absl::Status status = reader->ReadContext(); !status.ok()) return status;
  return reader;
}

std::unique_ptr<Reader> OpenTwitterStream(std::unique_ptr<Input> input) {
  return std::make_unique<TwitterStream>(std::move(input));
}

}  // namespace metier::archive
