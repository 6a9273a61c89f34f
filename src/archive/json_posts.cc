#include "archive/json_posts.h"

#include <utility>

#include "archive/field.h"
#include "archive/line_reader.h"
#include "archive/stream_reader.h"
#include "base/message.h"

namespace metier::archive {
namespace {

constexpr std::size_t kMostNamed = 100;  // Of the posts that are refused in one record.

class JsonPostsReader : public StreamReader {
 protected:
  JsonPostsReader(std::unique_ptr<Input> input, std::unique_ptr<PostMaker> maker)
      : StreamReader(std::move(input)), maker_(std::move(maker)) {}

  // The next record into `*element`; false at the end.
  virtual bool NextElement(Element* element) = 0;

 private:
  ReadResult NextRecord(Post* post, RecordError* error) override {
    for (;;) {
      if (Harvest::Item* const item = harvest_.Take()) {
        if (!item->is_post) return FailInside(error, element_.text, element_.line, element_.byte, item->fault);
        std::swap(*post, item->post);
        return ReadResult::kPost;
      }
      harvest_.Reset();
      if (!NextElement(&element_)) return ReadResult::kEnd;
      if (!element_.fault.empty()) return Fail(error, element_.line, element_.byte, element_.fault);
      maker_->Make(element_.text, &harvest_);
      harvest_.Finish();
    }
  }

  const std::unique_ptr<PostMaker> maker_;
  Harvest harvest_;
  Element element_;
};

class LinePosts : public JsonPostsReader {
 public:
  LinePosts(std::unique_ptr<Input> input, std::unique_ptr<PostMaker> maker)
      : JsonPostsReader(std::move(input), std::move(maker)), lines_(this->input()) {}

 private:
  bool NextElement(Element* element) override {
    Line line;
    if (!lines_.Next(&line)) return false;
    *element = {.text = line.text, .line = line.number, .byte = line.byte, .fault = {}};
    if (line.too_long) element->fault = TooLong("line");
    return true;
  }

  LineReader lines_;
};

class ArrayPosts : public JsonPostsReader {
 public:
  ArrayPosts(std::unique_ptr<Input> input, ArrayPlace place, std::unique_ptr<PostMaker> maker)
      : JsonPostsReader(std::move(input), std::move(maker)), elements_(this->input(), std::move(place)) {}

 private:
  bool NextElement(Element* element) override { return elements_.Next(element); }

  ArrayReader elements_;
};

class FilePosts : public JsonPostsReader {
 public:
  FilePosts(std::unique_ptr<Input> input, std::unique_ptr<PostMaker> maker)
      : JsonPostsReader(std::move(input), std::move(maker)) {}

 private:
  bool NextElement(Element* element) override {
    *element = {.text = {}, .line = input()->line(), .byte = input()->byte(), .fault = {}};
    if (done_) return false;
    done_ = true;
    while (input()->data().size() <= kRecordLimit && input()->Fill()) {
    }
    element->text = input()->data();
    if (element->text.size() > kRecordLimit) element->fault = TooLong("record");
    return !IsBlank(element->text);
  }

  bool done_ = false;
};

}  // namespace

Post* Harvest::Add() {
  if (size_ == items_.size()) items_.emplace_back();
  Item& item = items_[size_++];
  item.is_post = true;
  Clear(&item.post);
  return &item.post;
}

void Harvest::Refuse(const JsonRecord& record) {
  Drop();
  if (++refused_ <= kMostNamed) AddFault(record.fault());
}

bool Harvest::Full() {
  constexpr std::size_t kMostBytes = 4 * kRecordLimit;
  if (full_) return true;
  for (; counted_ < size_; ++counted_) {
    const Post& post = items_[counted_].post;
    bytes_ += sizeof(Item);
    for (const std::string* text : {&post.id, &post.author, &post.text, &post.lang, &post.thread, &post.url}) {
      bytes_ += text->size();
    }
  }
  full_ = bytes_ > kMostBytes;
  if (full_) AddFault({0, "the posts of this record take more than 64 MiB together; the rest of it was not read"});
  return full_;
}

void Harvest::Finish() {
  if (refused_ <= kMostNamed) return;
  AddFault({0, base::Concat("and ", std::to_string(refused_ - kMostNamed), " more broken posts in this record")});
}

void Harvest::Reset() {
  // What one long record needed is not kept for all that follow.
  constexpr std::size_t kMostKept = 1024;
  if (items_.size() > kMostKept) items_.resize(kMostKept);
  size_ = next_ = refused_ = counted_ = bytes_ = 0;
  full_ = false;
}

void Harvest::AddFault(Fault fault) {
  Add();
  items_[size_ - 1].is_post = false;
  items_[size_ - 1].fault = std::move(fault);
}

std::unique_ptr<Reader> OpenJsonLinePosts(std::unique_ptr<Input> input, std::unique_ptr<PostMaker> maker) {
  return std::make_unique<LinePosts>(std::move(input), std::move(maker));
}

std::unique_ptr<Reader> OpenJsonArrayPosts(std::unique_ptr<Input> input, ArrayPlace place,
                                           std::unique_ptr<PostMaker> maker) {
  return std::make_unique<ArrayPosts>(std::move(input), std::move(place), std::move(maker));
}

std::unique_ptr<Reader> OpenJsonFilePosts(std::unique_ptr<Input> input, std::unique_ptr<PostMaker> maker) {
  return std::make_unique<FilePosts>(std::move(input), std::move(maker));
}

}  // namespace metier::archive
