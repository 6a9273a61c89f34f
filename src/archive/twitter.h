// An X (Twitter) archive, as docs/formats/twitter.md says.

#ifndef METIER_SRC_ARCHIVE_TWITTER_H_
#define METIER_SRC_ARCHIVE_TWITTER_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "archive/file_tree.h"
#include "archive/input.h"
#include "archive/reader.h"

namespace metier::archive {

// The names in `files` that hold posts, in their order: tweets.js, tweets-part1.js, ..., tweets-part10.js; in older
// archives tweet.js and so on. Empty where there are none.
std::vector<std::string> FindTweetFiles(const std::vector<std::string>& files);

// The posts in `tweet_files` of `tree`, with what account.js, follower.js and note-tweet.js beside them say. The tweets
// are read twice: a reply can be traced to the root of its thread only when all are known.
absl::StatusOr<std::unique_ptr<Reader>> OpenTwitter(std::unique_ptr<FileTree> tree,
                                                    std::vector<std::string> tweet_files);

// One tweets.js that can be read only once, with nothing beside it: no author, and a thread is the post replied to.
std::unique_ptr<Reader> OpenTwitterStream(std::unique_ptr<Input> input);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_TWITTER_H_
