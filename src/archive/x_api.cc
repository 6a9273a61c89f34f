#include "archive/x_api.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "archive/json_posts.h"
#include "archive/json_record.h"
#include "archive/tweet.h"
#include "archive/tweet_text.h"
#include "base/message.h"
#include "text/html.h"

namespace metier::archive {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

bool Has(const object& fields, std::string_view name) {
  element value;
  return fields[name].get(value) == simdjson::SUCCESS && !value.is_null();
}

// A page of v2: tweets, and what they refer to beside them.
struct Page {
  std::unordered_map<std::string_view, object> users;
  std::unordered_map<std::string_view, object> tweets;
};

void AddById(const object& includes, std::string_view name, std::unordered_map<std::string_view, object>* out) {
  array items;
  if (includes[name].get(items) != simdjson::SUCCESS) return;
  for (const element item : items) {
    object fields;
    if (item.get(fields) == simdjson::SUCCESS && !TextOf(fields, "id").empty())
      out->try_emplace(TextOf(fields, "id"), fields);
  }
}

class XApiMaker : public PostMaker {
 public:
  XApiMaker() : old_(&nobody_), record_(old_.record()) {}

  void Make(std::string_view json, Harvest* harvest) override {
    object root;
    if (!record_->Parse(json, &root)) {
      harvest->Add();
      return harvest->Refuse(*record_);
    }
    page_ = Page();
    array tweets;
    element data;
    if (root["statuses"].get(tweets) == simdjson::SUCCESS) {
      std::int64_t index = 0;
      for (const element tweet : tweets) {
        if (harvest->Full()) return;
        AddOld(tweet, {"statuses", {}, index++}, harvest);
      }
    } else if (root["data"].get(data) == simdjson::SUCCESS) {
      AddPage(root, data, harvest);
    } else if (Has(root, "id") && Has(root, "text") && !Has(root, "id_str") && !Has(root, "user")) {
      AddNew(root, {{}, {}}, harvest);
    } else if (Has(root, "text") || Has(root, "full_text") || !IsNotice(root)) {
      Post* const post = harvest->Add();
      if (!old_.ReadTweet(root, post)) harvest->Refuse(*record_);
    }
  }

 private:
  // What stands between the tweets: of a stream that one was deleted, of a page that nothing was found. A tweet may
  // have such keys too.
  static bool IsNotice(const object& root) {
    for (const std::string_view name : {"delete", "limit", "warning", "disconnect", "meta", "errors", "scrub_geo"}) {
      if (Has(root, name)) return true;
    }
    return false;
  }

  void AddOld(element tweet, const FieldName& place, Harvest* harvest) {
    Post* const post = harvest->Add();
    object fields;
    if (!record_->ReadObject(tweet, place, &fields) || !old_.ReadTweet(fields, post, place)) harvest->Refuse(*record_);
  }

  void AddPage(const object& root, element data, Harvest* harvest) {
    object includes;
    if (root["includes"].get(includes) == simdjson::SUCCESS) {
      AddById(includes, "users", &page_.users);
      AddById(includes, "tweets", &page_.tweets);
    }
    array tweets;
    object tweet;
    if (data.get(tweet) == simdjson::SUCCESS) return AddNew(tweet, {"data", {}}, harvest);
    if (data.get(tweets) != simdjson::SUCCESS) {
      harvest->Add();
      record_->Fail({"data"}, "must be an object or an array");
      return harvest->Refuse(*record_);
    }
    std::int64_t index = 0;
    for (const element item : tweets) {
      if (harvest->Full()) return;
      const FieldName place = {"data", {}, index++};
      if (record_->ReadObject(item, place, &tweet)) {
        AddNew(tweet, place, harvest);
      } else {
        harvest->Add();
        harvest->Refuse(*record_);
      }
    }
  }

  void AddNew(const object& tweet, const FieldName& place, Harvest* harvest) {
    Post* const post = harvest->Add();
    if (!ReadNew(tweet, place, post)) harvest->Refuse(*record_);
  }

  bool ReadNew(const object& tweet, const FieldName& place, Post* post) {
    const auto named = [&place](std::string_view field) {
      return place.name.empty() ? FieldName{field} : FieldName{place.name, field, place.index};
    };
    element value;
    if (!Has(tweet, "text")) return record_->Fail(named("text"), "is missing");
    if (tweet["id"].get(value) == simdjson::SUCCESS && !record_->ReadId(value, named("id"), &post->id)) return false;
    if (tweet["created_at"].get(value) == simdjson::SUCCESS &&
        !record_->ReadTime(value, named("created_at"), &post->time)) {
      return false;
    }
    const std::string_view lang = TextOf(tweet, "lang");
    if (lang.size() == 2) post->lang = lang;
    post->thread = TextOf(tweet, "conversation_id");
    SetAuthor(tweet, post);
    SetKind(tweet, post);
    if (!SetText(tweet, named("text"), post)) return false;
    if (!post->id.empty()) {
      const bool named_author = !post->author.empty() && post->author != TextOf(tweet, "author_id");
      post->url = base::Concat("https://x.com/", named_author ? post->author : "i", "/status/", post->id);
    }
    // The figures of a repost are those of what it passes on.
    return post->kind == PostKind::kRepost || ReadMetrics(tweet, named("public_metrics"), &post->engagement);
  }

  void SetAuthor(const object& tweet, Post* post) {
    object user;
    const std::string_view id = TextOf(tweet, "author_id");
    bool known = tweet["author"].get(user) == simdjson::SUCCESS;  // As `twarc2 flatten` puts it.
    if (const auto found = page_.users.find(id); !known && found != page_.users.end()) {
      user = found->second;
      known = true;
    }
    post->author = known && !TextOf(user, "username").empty() ? TextOf(user, "username") : id;
    std::int64_t followers = 0;
    if (known && user["public_metrics"]["followers_count"].get(followers) == simdjson::SUCCESS && followers >= 0) {
      post->audience = followers;
    }
  }

  // Also finds the tweet that this one passes on, where it is known.
  void SetKind(const object& tweet, Post* post) {
    passed_on_ = false;
    array references;
    if (tweet["referenced_tweets"].get(references) != simdjson::SUCCESS) return;
    bool reply = false;
    bool quote = false;
    for (const element item : references) {
      object reference;
      if (item.get(reference) != simdjson::SUCCESS) continue;
      const std::string_view type = TextOf(reference, "type");
      reply = reply || type == "replied_to";
      quote = quote || type == "quoted";
      if (type != "retweeted") continue;
      post->kind = PostKind::kRepost;
      original_ = reference;  // Flattened, it holds the whole tweet.
      if (const auto found = page_.tweets.find(TextOf(reference, "id")); found != page_.tweets.end())
        original_ = found->second;
      passed_on_ = Has(original_, "text");
      return;
    }
    if (reply || quote) post->kind = reply ? PostKind::kReply : PostKind::kQuote;
  }

  bool SetText(const object& tweet, const FieldName& field, Post* post) {
    element value;
    const object& source = passed_on_ ? original_ : tweet;
    object note;
    const bool is_long = source["note_tweet"].get(note) == simdjson::SUCCESS && Has(note, "text");
    if (tweet["text"].get(value) != simdjson::SUCCESS || !record_->ReadString(value, field, &raw_)) return false;
    const std::string_view shown = raw_;
    std::string whole(passed_on_ || is_long ? TextOf(is_long ? note : source, "text") : shown);
    if (passed_on_) {
      // "RT @name: " stands in the text of the repost itself, which is cut off behind it.
      const std::size_t colon = shown.find(": ");
      if (shown.starts_with("RT @") && colon != std::string_view::npos) whole.insert(0, shown.substr(0, colon + 2));
    }
    links_.clear();
    AddLinks(source);
    if (is_long) AddLinks(note);
    post->text = ReplaceLinks(text::UnescapeEntities(whole), links_);
    return true;
  }

  void AddLinks(const object& tweet) {
    array urls;
    if (tweet["entities"]["urls"].get(urls) != simdjson::SUCCESS) return;
    for (const element item : urls) {
      object url;
      if (item.get(url) != simdjson::SUCCESS || TextOf(url, "url").empty()) continue;
      const bool media = Has(url, "media_key") || TextOf(url, "display_url").starts_with("pic.");
      const std::string_view target = TextOf(url, Has(url, "unwound_url") ? "unwound_url" : "expanded_url");
      if (media || !target.empty())
        links_.push_back({.shown = TextOf(url, "url"), .target = media ? std::string_view() : target});
    }
  }

  bool ReadMetrics(const object& tweet, const FieldName& field, Engagement* engagement) {
    static constexpr std::array<std::pair<std::string_view, std::int64_t Engagement::*>, 6> kMetrics = {{
        {"like_count", &Engagement::likes},
        {"retweet_count", &Engagement::reposts},
        {"reply_count", &Engagement::replies},
        {"quote_count", &Engagement::quotes},
        {"bookmark_count", &Engagement::bookmarks},
        {"impression_count", &Engagement::views},
    }};
    object metrics;
    if (tweet["public_metrics"].get(metrics) != simdjson::SUCCESS) return true;
    for (const auto& [name, member] : kMetrics) {
      element value;
      if (metrics[name].get(value) == simdjson::SUCCESS && !record_->ReadCount(value, field, &(engagement->*member)))
        return false;
    }
    return true;
  }

  const TwitterContext nobody_;
  TweetParser old_;
  JsonRecord* const record_;
  Page page_;
  object original_;
  bool passed_on_ = false;
  std::string raw_;
  std::vector<Link> links_;
};

}  // namespace

std::unique_ptr<Reader> OpenXApi(std::unique_ptr<Input> input) {
  input->SkipByteOrderMark();
  // One object over many lines begins with a line that holds but its brace.
  constexpr std::size_t kLookAt = 256;
  // Empty lines may stand before it, and come alone through a pipe.
  const auto has_first_line = [&input] {
    const std::size_t first = input->data().find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && input->data().find('\n', first) != std::string_view::npos;
  };
  while (input->data().size() < kLookAt && !has_first_line() && input->Fill()) {
  }
  const std::string_view begin = input->data().substr(0, kLookAt);
  const std::size_t first = begin.find_first_not_of(" \t\r\n");
  const char opening = first == std::string_view::npos ? '\0' : begin[first];
  const std::size_t next = opening == '\0' ? first : begin.find_first_not_of(" \t\r", first + 1);
  auto maker = std::make_unique<XApiMaker>();
  if (opening == '[') return OpenJsonArrayPosts(std::move(input), {}, std::move(maker));
  if (opening == '{' && next != std::string_view::npos && begin[next] == '\n') {
    return OpenJsonFilePosts(std::move(input), std::move(maker));
  }
  return OpenJsonLinePosts(std::move(input), std::move(maker));
}

}  // namespace metier::archive
