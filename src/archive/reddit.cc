#include "archive/reddit.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "archive/json_posts.h"
#include "archive/json_record.h"
#include "base/message.h"
#include "text/html.h"

namespace metier::archive {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

// What stands where a text was taken down.
bool IsGone(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kGone = {"[deleted]",
                                                            "[removed]",
                                                            "[deleted by user]",
                                                            "[removed by reddit]",
                                                            "[ Removed by Reddit ]",
                                                            "[ Removed by reddit in response to a copyright notice. ]"};
  return std::find(kGone.begin(), kGone.end(), text) != kGone.end();
}

// The lines that are not quotes of somebody else's ("> so you said"); all of them where nothing else is left.
std::string OwnLines(const std::string& text) {
  std::string own;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    // ">!" hides a spoiler, which is the author's own.
    if (!line.starts_with('>') || line.starts_with(">!")) own.append(line);
    begin = end;
  }
  const std::size_t first = own.find_first_not_of(" \n\r\t");
  return first == std::string::npos ? text : own.substr(first);
}

// Pictures and videos that Reddit holds itself say nothing of what they show; its own pages are no links.
bool LeadsAway(std::string_view url) {
  if (!url.starts_with("http")) return false;
  static constexpr std::array<std::string_view, 4> kOwn = {"://i.redd.it/", "://v.redd.it/", ".reddit.com/",
                                                           "://reddit.com/"};
  return std::none_of(kOwn.begin(), kOwn.end(), [&](std::string_view own) { return url.find(own) < 16; });
}

class RedditMaker : public PostMaker {
 public:
  void Make(std::string_view json, Harvest* harvest) override {
    Post* const post = harvest->Add();
    object fields;
    gone_ = false;
    if (!record_.Parse(json, &fields) || !ReadFields(fields, post)) return harvest->Refuse(record_);
    if (gone_) harvest->Drop();
  }

 private:
  bool ReadFields(const object& fields, Post* post) {
    element value;
    if (!Read(fields, "author", &post->author) || !Read(fields, "id", &id_)) return false;
    if (IsGone(post->author)) post->author.clear();
    for (const std::string_view name : {"created_utc", "created"}) {
      if (fields[name].get(value) != simdjson::SUCCESS || value.is_null()) continue;
      if (!record_.ReadTime(value, {name}, &post->time)) return false;
      break;
    }
    if (!ReadVotes(fields, &post->engagement.votes) || !Read(fields, "permalink", &post->url)) return false;
    if (!post->url.empty() && post->url.starts_with('/')) post->url.insert(0, "https://www.reddit.com");
    return fields["body"].get(value) == simdjson::SUCCESS ? ReadComment(fields, post) : ReadSubmission(fields, post);
  }

  bool ReadComment(const object& fields, Post* post) {
    post->kind = PostKind::kReply;
    if (!ReadText(fields, "body", &text_) || !Read(fields, "link_id", &post->thread)) return false;
    gone_ = text_.empty() || IsGone(text_);
    post->text = OwnLines(text::UnescapeEntities(text_));
    if (!id_.empty()) post->id = base::Concat("t1_", id_);
    if (post->url.empty() && post->thread.starts_with("t3_") && !id_.empty()) {
      post->url = base::Concat("https://www.reddit.com/comments/", post->thread.substr(3), "/_/", id_);
    }
    return true;
  }

  bool ReadSubmission(const object& fields, Post* post) {
    element value;
    if (fields["title"].get(value) != simdjson::SUCCESS)
      return record_.Fail({"title"}, "is missing, and there is no body either");
    if (!ReadText(fields, "title", &title_) || !ReadText(fields, "selftext", &text_)) return false;
    // A text that was taken down leaves its title, which its author wrote too.
    if (IsGone(text_)) text_.clear();
    gone_ = title_.empty() || IsGone(title_);
    post->text = text::UnescapeEntities(title_);
    if (!text_.empty()) post->text += base::Concat("\n\n", text::UnescapeEntities(text_));
    std::string_view link;
    if (text_.empty() && fields["url"].get(link) == simdjson::SUCCESS && LeadsAway(link)) {
      post->text += base::Concat("\n\n", text::UnescapeEntities(link));
    }
    if (!id_.empty()) post->id = base::Concat("t3_", id_);
    post->thread = post->id;
    std::string_view original;
    if (fields["crosspost_parent"].get(original) == simdjson::SUCCESS) {
      std::string_view title;
      const bool other_words =
          fields["crosspost_parent_list"].at(0)["title"].get(title) == simdjson::SUCCESS && title != title_;
      post->kind = other_words ? PostKind::kQuote : PostKind::kRepost;
    }
    return fields["num_comments"].get(value) != simdjson::SUCCESS ||
           record_.ReadCount(value, {"num_comments"}, &post->engagement.replies);
  }

  // Votes for less votes against, of which the first is the author's own.
  bool ReadVotes(const object& fields, std::int64_t* votes) {
    for (const std::string_view name : {"score", "ups"}) {
      element value;
      double score = 0;
      if (fields[name].get(value) != simdjson::SUCCESS || value.is_null()) continue;
      if (value.get(score) != simdjson::SUCCESS) {
        std::int64_t count = 0;
        if (!record_.ReadCount(value, {name}, &count)) return false;
        score = static_cast<double>(count);
      }
      if (!(std::abs(score) < 1e15)) return record_.Fail({name}, "is too large for a count");
      *votes = std::max<std::int64_t>(static_cast<std::int64_t>(score) - 1, 0);
      return true;
    }
    return true;
  }

  bool ReadText(const object& fields, std::string_view name, std::string* out) {
    element value;
    out->clear();
    return fields[name].get(value) != simdjson::SUCCESS || record_.ReadString(value, {name}, out);
  }

  bool Read(const object& fields, std::string_view name, std::string* out) {
    element value;
    out->clear();
    return fields[name].get(value) != simdjson::SUCCESS || record_.ReadId(value, {name}, out);
  }

  JsonRecord record_;
  std::string id_;
  std::string title_;
  std::string text_;
  bool gone_ = false;
};

}  // namespace

std::unique_ptr<Reader> OpenReddit(std::unique_ptr<Input> input) {
  return OpenJsonLinePosts(std::move(input), std::make_unique<RedditMaker>());
}

}  // namespace metier::archive
