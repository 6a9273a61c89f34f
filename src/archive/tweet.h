// One element of tweets.js, or one tweet of X's API v1.1, to a Post.

#ifndef METIER_SRC_ARCHIVE_TWEET_H_
#define METIER_SRC_ARCHIVE_TWEET_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/json_record.h"
#include "archive/note_tweets.h"
#include "archive/threads.h"
#include "archive/tweet_text.h"
#include "metier/post.h"

namespace metier::archive {

// What the other files of the archive say about the posts in tweets.js.
struct TwitterContext {
  std::string username;  // Empty where unknown.
  std::optional<std::int64_t> followers;
  NoteTweets notes;
  Threads threads;
};

class TweetParser {
 public:
  // `context` must outlive the parser.
  explicit TweetParser(const TwitterContext* context) : context_(context) {}

  // `json` with Input::kPadding readable bytes behind it. False where it is refused; fault() says why.
  bool Parse(std::string_view json, Post* post);
  // The same for an object inside a record that record() has parsed; `place` says where in it.
  bool ReadTweet(const simdjson::dom::object& tweet, Post* post, const FieldName& place = {});
  JsonRecord* record() { return &record_; }
  // Only the ids that Threads wants; `*parent` is empty where the post is no reply. False where the element is broken.
  bool ParseReply(std::string_view json, std::string* id, std::string* parent);

  const Fault& fault() const { return record_.fault(); }

 private:
  bool ParseTweet(std::string_view json, simdjson::dom::object* tweet);
  bool ReadFields(const simdjson::dom::object& tweet, Post* post);
  bool ReadUser(const simdjson::dom::object& tweet, Post* post);
  bool ReadCounts(const simdjson::dom::object& tweet, Engagement* engagement);
  bool ReadIds(const simdjson::dom::object& tweet, std::string* id, std::string* parent);
  void ReadRepostedText(const simdjson::dom::object& original);
  void ReadLinks(const simdjson::dom::object& tweet);
  void AddLinks(const simdjson::dom::object& tweet);
  void SetKindAndThread(const simdjson::dom::object& tweet, Post* post);
  void SetText(Post* post);
  bool HasQuote(const simdjson::dom::object& tweet, const Post& post) const;
  FieldName Name(std::string_view field) const;

  const TwitterContext* const context_;
  JsonRecord record_;
  FieldName place_;          // "tweet" of {"tweet": {...}}, as newer archives have it.
  std::string raw_text_;     // As in the archive.
  std::string parent_;       // The post replied to; empty if none.
  std::vector<Link> links_;  // Into the memory of `record_`.
};

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_TWEET_H_
