#include "archive/meta.h"

#include <cstddef>
#include <unordered_set>
#include <utility>

#include "archive/contains.h"
#include "archive/json_posts.h"
#include "archive/json_record.h"
#include "text/utf8.h"

namespace metier::archive {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

std::string Text(const object& fields, std::string_view name) { return RepairLatin1(TextOf(fields, name)); }

// The lines of a post, each of which is there once: the caption of a picture is often the post's own text, or a part of
// it.
class Lines {
 public:
  explicit Lines(std::string* text) : text_(text) {}

  void Add(std::string_view line) {
    // Of a record with lines without end only whole ones are compared.
    constexpr std::size_t kMostSearched = std::size_t{16} << 20;
    if (line.empty() || !seen_.emplace(line).second) return;
    searched_ += text_->size();
    if (searched_ <= kMostSearched && Contains(*text_, line)) return;
    if (!text_->empty()) text_->push_back('\n');
    text_->append(line);
  }

 private:
  std::string* const text_;
  std::unordered_set<std::string> seen_;
  std::size_t searched_ = 0;
};

template <typename Use>
void ForEachObject(const object& fields, std::string_view name, const Use& use) {
  array items;
  if (fields[name].get(items) != simdjson::SUCCESS) return;
  for (const element item : items) {
    object inner;
    if (item.get(inner) == simdjson::SUCCESS) use(inner);
  }
}

// What both have in common: one object gives one post.
class MetaMaker : public PostMaker {
 public:
  explicit MetaMaker(std::string author) : author_(std::move(author)) {}

  void Make(std::string_view json, Harvest* harvest) final {
    Post* const post = harvest->Add();
    object fields;
    if (!record_.Parse(json, &fields)) return harvest->Refuse(record_);
    post->author = author_;
    if (!Read(fields, post)) harvest->Refuse(record_);
  }

 protected:
  virtual bool Read(const object& fields, Post* post) = 0;

  bool ReadTimestamp(const object& fields, std::string_view name, Post* post) {
    element value;
    return fields[name].get(value) != simdjson::SUCCESS || record_.ReadTime(value, {name}, &post->time);
  }
  JsonRecord* record() { return &record_; }

 private:
  const std::string author_;
  JsonRecord record_;
};

class FacebookMaker : public MetaMaker {
 public:
  using MetaMaker::MetaMaker;

 private:
  bool Read(const object& fields, Post* post) override {
    element value;
    if (fields["timestamp"].get(value) != simdjson::SUCCESS) return record()->Fail({"timestamp"}, "is missing");
    if (!ReadTimestamp(fields, "timestamp", post)) return false;
    Lines lines(&post->text);
    bool comment = false;
    ForEachObject(fields, "data", [&](const object& data) {
      object inner;
      lines.Add(Text(data, "post"));
      if (data["comment"].get(inner) != simdjson::SUCCESS) return;
      comment = true;
      lines.Add(Text(inner, "comment"));
      if (post->author.empty()) post->author = Text(inner, "author");
    });
    const bool own_words = !post->text.empty();
    bool link = false;
    ForEachObject(fields, "attachments", [&](const object& attachment) {
      ForEachObject(attachment, "data", [&](const object& data) {
        object inner;
        if (data["external_context"].get(inner) == simdjson::SUCCESS) {
          link = link || !TextOf(inner, "url").empty();
          lines.Add(TextOf(inner, "url"));
        }
        // The caption of a picture, often the post's own text once more.
        if (data["media"].get(inner) == simdjson::SUCCESS) lines.Add(Text(inner, "description"));
      });
    });
    post->kind = comment ? PostKind::kReply : link && !own_words ? PostKind::kRepost : PostKind::kPost;
    return true;
  }
};

class InstagramMaker : public MetaMaker {
 public:
  using MetaMaker::MetaMaker;

 private:
  bool Read(const object& fields, Post* post) override {
    object map;
    if (fields["string_map_data"].get(map) == simdjson::SUCCESS) return ReadComment(map, post);
    // A post of several pictures has its caption and time itself, one of a single picture has them in the picture.
    post->text = Text(fields, "title");
    if (!ReadTimestamp(fields, "creation_timestamp", post)) return false;
    Lines lines(&post->text);
    bool good = true;
    bool any = post->time != kUnknownTime;
    ForEachObject(fields, "media", [&](const object& media) {
      any = true;
      lines.Add(Text(media, "title"));
      if (good && post->time == kUnknownTime) good = ReadTimestamp(media, "creation_timestamp", post);
    });
    return good && (any || record()->Fail({"media"}, "is missing"));
  }

  bool ReadComment(const object& map, Post* post) {
    object inner;
    element value;
    post->kind = PostKind::kReply;
    if (map["Comment"].get(inner) != simdjson::SUCCESS)
      return record()->Fail({"string_map_data", "Comment"}, "is missing");
    post->text = Text(inner, "value");
    if (map["Time"]["timestamp"].get(value) != simdjson::SUCCESS) return true;
    return record()->ReadTime(value, {"string_map_data", "Time/timestamp"}, &post->time);
  }
};

}  // namespace

std::string RepairLatin1(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if (c < 0x80) {
      bytes.push_back(text[at]);
      continue;
    }
    // U+0080 to U+00FF in two bytes; anything above was never a byte.
    if ((c != 0xC2 && c != 0xC3) || at + 1 == text.size()) return std::string(text);
    bytes.push_back(static_cast<char>((c & 3) << 6 | (static_cast<unsigned char>(text[++at]) & 0x3F)));
  }
  return simdjson::validate_utf8(bytes.data(), bytes.size()) ? bytes : std::string(text);
}

std::unique_ptr<Reader> OpenFacebook(std::unique_ptr<Input> input, std::string author) {
  return OpenJsonArrayPosts(std::move(input),
                            {.keys = {kFacebookKeys.begin(), kFacebookKeys.end()}, .elements_stand_out = false},
                            std::make_unique<FacebookMaker>(std::move(author)));
}

std::unique_ptr<Reader> OpenInstagram(std::unique_ptr<Input> input, std::string author) {
  return OpenJsonArrayPosts(std::move(input),
                            {.keys = {kInstagramKeys.begin(), kInstagramKeys.end()}, .elements_stand_out = false},
                            std::make_unique<InstagramMaker>(std::move(author)));
}

}  // namespace metier::archive
