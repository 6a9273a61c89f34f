// The text of a post on X as its archive has it, to what the reader of the post saw.

#ifndef METIER_SRC_ARCHIVE_TWEET_TEXT_H_
#define METIER_SRC_ARCHIVE_TWEET_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

namespace metier::archive {

struct Link {
  std::string_view shown;   // As it stands in the text: "https://t.co/abc".
  std::string_view target;  // What it leads to; empty for attached media, whose links are dropped.
};

// Replaces every link in one pass, so that a target is never taken for a link itself. A link counts only as a whole:
// t.co/ab is not part of t.co/abc. The space before a dropped one goes with it.
//
// A text that would grow beyond kRecordLimit keeps what is left of its links as they are, and so does one with far more
// links, and places where one could stand, than anybody wrote.
std::string ReplaceLinks(std::string_view text, const std::vector<Link>& links);

// What is left of the text of a long post, cut short for old programs, without the marks of cutting: the ellipsis and
// the link at its end. `*ellipsis` says whether there was one.
std::string_view WithoutTruncation(std::string_view text, bool* ellipsis);

// True for https://x.com/NAME/status/ID and the same under twitter.com: the link that makes a post a quote. The id into
// `*id`.
bool IsStatusUrl(std::string_view url, std::string_view* id);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_TWEET_TEXT_H_
