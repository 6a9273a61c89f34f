#include "archive/tweet.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <utility>

#include "archive/field.h"
#include "base/message.h"
#include "text/html.h"

namespace metier::archive {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

// What X says where it knows no language, and two codes that have been renamed since X chose them.
std::string_view Language(std::string_view lang) {
  static constexpr std::array<std::string_view, 8> kNone = {"und", "zxx", "qme", "qht", "qam", "qct", "qst", "art"};
  if (std::find(kNone.begin(), kNone.end(), lang) != kNone.end()) return "";
  if (lang == "in") return "id";
  if (lang == "iw") return "he";
  return lang;
}

// The first of `names` that `tweet` has with a value other than null.
bool FindField(const object& tweet, std::initializer_list<std::string_view> names, element* value,
               std::string_view* name) {
  for (const std::string_view candidate : names) {
    if (tweet[candidate].get(*value) != simdjson::SUCCESS || value->is_null()) continue;
    *name = candidate;
    return true;
  }
  return false;
}

// "RT @name: ", all that an archive tells of a repost. (`retweeted` is always false there; where it is true, it says
// that the author reposted this very post.)
bool IsRetweetText(std::string_view text) {
  if (!text.starts_with("RT @")) return false;
  const std::size_t space = text.find(' ', 4);
  return space != std::string_view::npos && space > 5 && text[space - 1] == ':';
}

// The post that this one passes on or, in the API's stream, the long form of this one.
bool FindObject(const object& tweet, std::string_view name, object* inner) {
  return tweet[name].get(*inner) == simdjson::SUCCESS;
}

}  // namespace

bool TweetParser::Parse(std::string_view json, Post* post) {
  object tweet;
  return ParseTweet(json, &tweet) && ReadTweet(tweet, post, place_);
}

bool TweetParser::ReadTweet(const object& tweet, Post* post, const FieldName& place) {
  place_ = place;
  Clear(post);
  if (!ReadFields(tweet, post)) return false;
  ReadLinks(tweet);
  SetKindAndThread(tweet, post);
  SetText(post);
  return true;
}

bool TweetParser::ParseReply(std::string_view json, std::string* id, std::string* parent) {
  object tweet;
  return ParseTweet(json, &tweet) && ReadIds(tweet, id, parent);
}

bool TweetParser::ParseTweet(std::string_view json, object* tweet) {
  if (!record_.Parse(json, tweet)) return false;
  element inner;
  const bool wrapped = (*tweet)["tweet"].get(inner) == simdjson::SUCCESS;
  place_ = {wrapped ? "tweet" : ""};
  return !wrapped || record_.ReadObject(inner, place_, tweet);
}

FieldName TweetParser::Name(std::string_view field) const {
  return place_.name.empty() ? FieldName{field} : FieldName{place_.name, field, place_.index};
}

bool TweetParser::ReadFields(const object& tweet, Post* post) {
  element value;
  std::string_view name;
  if (!FindField(tweet, {"full_text", "text"}, &value, &name)) return record_.Fail(Name("full_text"), "is missing");
  if (!record_.ReadString(value, Name(name), &raw_text_)) return false;
  object inner;
  std::string_view whole;
  if (FindObject(tweet, "extended_tweet", &inner) && inner["full_text"].get(whole) == simdjson::SUCCESS)
    raw_text_ = whole;
  if (FindObject(tweet, "retweeted_status", &inner)) ReadRepostedText(inner);
  if (!ReadIds(tweet, &post->id, &parent_)) return false;
  if (FindField(tweet, {"created_at"}, &value, &name) && !record_.ReadTime(value, Name(name), &post->time))
    return false;
  if (FindField(tweet, {"lang"}, &value, &name)) {
    if (!record_.ReadString(value, Name(name), &post->lang)) return false;
    post->lang = std::string(Language(post->lang));
  }
  if (!ReadCounts(tweet, &post->engagement)) return false;
  post->author = context_->username;
  post->audience = context_->followers;
  if (!ReadUser(tweet, post)) return false;
  if (!post->id.empty()) {
    // X leads from /i/status/ID to the author's page.
    post->url = base::Concat("https://x.com/", post->author.empty() ? "i" : post->author, "/status/", post->id);
  }
  return true;
}

// The text of a repost is cut off, that of what it passes on is not.
void TweetParser::ReadRepostedText(const object& original) {
  std::string_view name;
  std::string_view whole;
  element value;
  object extended;
  if (original["user"]["screen_name"].get(name) != simdjson::SUCCESS) return;
  if (FindObject(original, "extended_tweet", &extended) && extended["full_text"].get(whole) == simdjson::SUCCESS) {
    raw_text_ = base::Concat("RT @", name, ": ", whole);
  } else if (FindField(original, {"full_text", "text"}, &value, &whole) && value.get(whole) == simdjson::SUCCESS) {
    raw_text_ = base::Concat("RT @", name, ": ", whole);
  }
}

// In an archive these are the author's followers; in the API every tweet brings its own user.
bool TweetParser::ReadUser(const object& tweet, Post* post) {
  object user;
  element value;
  std::string_view name;
  if (!FindObject(tweet, "user", &user)) return true;
  if (FindField(user, {"screen_name", "id_str"}, &value, &name) &&
      !record_.ReadId(value, Name("user"), &post->author)) {
    return false;
  }
  std::int64_t followers = 0;
  if (!FindField(user, {"followers_count"}, &value, &name)) return true;
  if (!record_.ReadCount(value, Name("user"), &followers)) return false;
  post->audience = followers;
  return true;
}

bool TweetParser::ReadCounts(const object& tweet, Engagement* engagement) {
  static constexpr std::array<std::pair<std::string_view, std::int64_t Engagement::*>, 4> kCounts = {{
      {"favorite_count", &Engagement::likes},
      {"retweet_count", &Engagement::reposts},
      {"reply_count", &Engagement::replies},
      {"quote_count", &Engagement::quotes},
  }};
  element value;
  std::string_view name;
  for (const auto& [field, member] : kCounts) {
    if (FindField(tweet, {field}, &value, &name) && !record_.ReadCount(value, Name(name), &(engagement->*member))) {
      return false;
    }
  }
  return true;
}

bool TweetParser::ReadIds(const object& tweet, std::string* id, std::string* parent) {
  element value;
  std::string_view name;
  id->clear();
  parent->clear();
  if (FindField(tweet, {"id_str", "id"}, &value, &name) && !record_.ReadId(value, Name(name), id)) return false;
  return !FindField(tweet, {"in_reply_to_status_id_str", "in_reply_to_status_id"}, &value, &name) ||
         record_.ReadId(value, Name(name), parent);
}

// A link or a picture that is not as it should be is left alone: it costs its link, not the post.
void TweetParser::ReadLinks(const object& tweet) {
  links_.clear();
  AddLinks(tweet);
  object inner;
  for (const std::string_view name : {"extended_tweet", "retweeted_status"}) {
    if (FindObject(tweet, name, &inner)) AddLinks(inner);
  }
}

void TweetParser::AddLinks(const object& tweet) {
  for (const std::string_view group : {"entities", "extended_entities"}) {
    for (const std::string_view list : {"urls", "media"}) {
      simdjson::dom::array items;
      if (tweet[group][list].get(items) != simdjson::SUCCESS) continue;
      for (const element item : items) {
        Link link;
        if (item["url"].get(link.shown) != simdjson::SUCCESS) continue;
        if (list == "urls" && (item["expanded_url"].get(link.target) != simdjson::SUCCESS || link.target.empty()))
          continue;
        links_.push_back(link);
      }
    }
  }
}

void TweetParser::SetKindAndThread(const object& tweet, Post* post) {
  element original;
  if (IsRetweetText(raw_text_) || tweet["retweeted_status"].get(original) == simdjson::SUCCESS) {
    post->kind = PostKind::kRepost;
    if (tweet["retweeted_status"].get(original) == simdjson::SUCCESS)
      post->engagement = Engagement();  // Those of the original.
    return;                             // It belongs to nobody's thread here.
  }
  if (!parent_.empty()) {
    post->kind = PostKind::kReply;
    post->thread = context_->threads.Root(parent_);
    return;
  }
  if (HasQuote(tweet, *post)) post->kind = PostKind::kQuote;
  post->thread = post->id;  // It may be the root of one.
}

bool TweetParser::HasQuote(const object& tweet, const Post& post) const {
  std::string_view id;
  if (tweet["quoted_status_id_str"].get(id) == simdjson::SUCCESS && !id.empty()) return true;
  return std::any_of(links_.begin(), links_.end(),
                     [&](const Link& link) { return IsStatusUrl(link.target, &id) && id != post.id; });
}

void TweetParser::SetText(Post* post) {
  // First the references, then the links: a target's "&lt=1" is no reference.
  std::string text = text::UnescapeEntities(raw_text_);
  std::vector<Link> links = links_;
  if (post->kind != PostKind::kRepost) {
    if (const NoteTweet* note = context_->notes.Find(post->time, text)) {
      text = note->text;
      for (const auto& [shown, target] : note->links) links.push_back({.shown = shown, .target = target});
    }
  }
  post->text = ReplaceLinks(text, links);
}

}  // namespace metier::archive
