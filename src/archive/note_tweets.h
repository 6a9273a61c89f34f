// The long posts of an X archive. tweets.js holds only their beginnings, note-tweet.js their whole texts, and nothing
// but text and time says which belongs to which.

#ifndef METIER_SRC_ARCHIVE_NOTE_TWEETS_H_
#define METIER_SRC_ARCHIVE_NOTE_TWEETS_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/json_record.h"
#include "metier/post.h"

namespace metier::archive {

struct NoteTweet {
  UnixSeconds time = kUnknownTime;
  std::string text;                                        // Whole, HTML resolved.
  std::vector<std::pair<std::string, std::string>> links;  // As shown, and what it leads to.
};

class NoteTweets {
 public:
  // One element of note-tweet.js. False, with the reason in `record->fault()`, where it is broken.
  bool Add(std::string_view json, JsonRecord* record);
  // Call it when all are added.
  void Finish();

  // The note that was written within seconds of `time` and goes on where `text` (HTML resolved) stops; null if none.
  const NoteTweet* Find(UnixSeconds time, std::string_view text) const;

 private:
  std::vector<NoteTweet> notes_;  // Sorted by time when finished.
};

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_NOTE_TWEETS_H_
