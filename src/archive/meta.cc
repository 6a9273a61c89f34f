#include "archive/meta.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "archive/json_posts.h"
#include "archive/json_record.h"
#include "archive/side_file.h"
#include "base/message.h"
#include "text/utf8.h"

namespace metier::archive {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::array<std::string_view, 4> kFacebookKeys = {"comments_v2", "group_posts_v2", "group_comments_v2",
                                                           "status_updates"};
constexpr std::array<std::string_view, 4> kInstagramKeys = {"ig_reels_media", "ig_stories", "comments_reels_comments",
                                                            "text_post_app_text_posts"};

std::string_view Raw(const object& fields, std::string_view name) {
  std::string_view text;
  return fields[name].get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::string Text(const object& fields, std::string_view name) { return RepairLatin1(Raw(fields, name)); }

void AddLine(std::string_view line, std::string* text) {
  if (line.empty() || text->find(line) != std::string::npos) return;
  if (!text->empty()) text->push_back('\n');
  text->append(line);
}

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
    if (!record_.Parse(json, &fields)) return harvest->Refuse(record_.fault());
    post->author = author_;
    if (!Read(fields, post)) harvest->Refuse(record_.fault());
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
    bool comment = false;
    ForEachObject(fields, "data", [&](const object& data) {
      object inner;
      AddLine(Text(data, "post"), &post->text);
      if (data["comment"].get(inner) != simdjson::SUCCESS) return;
      comment = true;
      AddLine(Text(inner, "comment"), &post->text);
      if (post->author.empty()) post->author = Text(inner, "author");
    });
    const bool own_words = !post->text.empty();
    bool link = false;
    ForEachObject(fields, "attachments", [&](const object& attachment) {
      ForEachObject(attachment, "data", [&](const object& data) {
        object inner;
        if (data["external_context"].get(inner) == simdjson::SUCCESS) {
          link = link || !Raw(inner, "url").empty();
          AddLine(Raw(inner, "url"), &post->text);
        }
        // The caption of a picture, often the post's own text once more.
        if (data["media"].get(inner) == simdjson::SUCCESS) AddLine(Text(inner, "description"), &post->text);
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
    bool good = true;
    bool any = post->time != kUnknownTime;
    ForEachObject(fields, "media", [&](const object& media) {
      any = true;
      AddLine(Text(media, "title"), &post->text);
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

bool IsNumbered(std::string_view name, std::string_view stem) {
  if (!name.starts_with(stem) || !name.ends_with(".json")) return false;
  name = name.substr(stem.size(), name.size() - stem.size() - 5);
  return name.find_first_not_of("_0123456789") == std::string_view::npos;
}

template <typename Stems>
std::vector<std::string> FindFiles(const std::vector<std::string>& names, const Stems& stems, std::string_view mark) {
  std::vector<std::string> found;
  for (const std::string& path : names) {
    const bool known =
        std::any_of(stems.begin(), stems.end(), [&](std::string_view stem) { return IsNumbered(NameOf(path), stem); });
    const bool marked = path.find(mark) != std::string::npos;
    if (known && marked) found.push_back(path);
  }
  return found;
}

std::string FindPath(FileTree* tree, std::string_view name) {
  const auto names = tree->List();
  if (!names.ok()) return "";
  for (const std::string& path : *names) {
    if (NameOf(path) == name) return path;
  }
  return "";
}

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

std::vector<std::string> FindFacebookFiles(const std::vector<std::string>& names) {
  static constexpr std::array<std::string_view, 2> kPosts = {"your_posts_",
                                                             "your_posts__check_ins__photos_and_videos_"};
  static constexpr std::array<std::string_view, 3> kGroups = {"group_posts_and_comments", "your_comments_in_groups",
                                                              "your_posts_in_groups"};
  static constexpr std::array<std::string_view, 1> kComments = {"comments"};
  std::vector<std::string> found = FindFiles(names, kPosts, "posts/");
  if (found.empty()) return found;
  for (std::string& path : FindFiles(names, kComments, "comments")) found.push_back(std::move(path));
  for (std::string& path : FindFiles(names, kGroups, "groups/")) found.push_back(std::move(path));
  return found;
}

std::vector<std::string> FindInstagramFiles(const std::vector<std::string>& names) {
  static constexpr std::array<std::string_view, 4> kMedia = {"posts_", "reels", "stories", "igtv_videos"};
  static constexpr std::array<std::string_view, 2> kComments = {"post_comments", "reels_comments"};
  static constexpr std::array<std::string_view, 1> kThreads = {"threads_and_replies"};
  std::vector<std::string> found = FindFiles(names, kMedia, "content/");
  for (std::string& path : FindFiles(names, kMedia, "media/")) {
    if (std::find(found.begin(), found.end(), path) == found.end()) found.push_back(std::move(path));
  }
  for (std::string& path : FindFiles(names, kComments, "comments/")) found.push_back(std::move(path));
  for (std::string& path : FindFiles(names, kThreads, "threads/")) found.push_back(std::move(path));
  return found;
}

std::string ReadFacebookAuthor(FileTree* tree, std::vector<RecordError>* problems) {
  SideFile profile;
  const std::string path = FindPath(tree, "profile_information.json");
  if (path.empty() || !profile.Read(tree, path, problems)) return "";
  const std::string name = profile.Text("/profile_v2/name/full_name");
  return RepairLatin1(name.empty() ? profile.Text("/profile/name/full_name") : name);
}

std::string ReadInstagramAuthor(FileTree* tree, std::vector<RecordError>* problems) {
  SideFile profile;
  const std::string path = FindPath(tree, "personal_information.json");
  if (path.empty() || !profile.Read(tree, path, problems)) return "";
  return RepairLatin1(profile.Text("/profile_user/0/string_map_data/Username/value"));
}

}  // namespace metier::archive
