// A post: what one person published at one moment, with the response it drew. The unit that every reader yields and that
// everything else consumes.
//
//   metier::Post post;
//   post.author = "ann";
//   post.text = "Finally broke 80 at Pebble Beach";
//   post.engagement.likes = 12;
//
// Plain data: copyable, no invariants, safe to share between threads while nobody writes.

#ifndef METIER_POST_H_
#define METIER_POST_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace metier {

// Seconds since 1970-01-01T00:00:00Z. kUnknownTime where the source gives none.
using UnixSeconds = std::int64_t;
inline constexpr UnixSeconds kUnknownTime = std::numeric_limits<std::int64_t>::min();

// kRepost is somebody else's post passed on without words; kQuote passes it on with words of one's own.
enum class PostKind : std::uint8_t { kPost, kReply, kRepost, kQuote };

enum class ReactionKind : std::uint8_t {
  kLike,
  kRepost,
  kQuote,
  kReply,
  kBookmark,
  kClick,
  kConversion,
  kVote,
};
inline constexpr int kReactionKinds = 8;

// One person's reaction to a post, where the source names them. `actor` is compared byte for byte with post authors.
struct Reaction {
  std::string actor;
  ReactionKind kind = ReactionKind::kLike;
  UnixSeconds time = kUnknownTime;
};

// How many reactions of each kind a post drew, where the source gives only totals. All are >= 0; 0 also means unknown.
struct Engagement {
  std::int64_t likes = 0;
  std::int64_t reposts = 0;
  std::int64_t quotes = 0;
  std::int64_t replies = 0;
  std::int64_t bookmarks = 0;
  std::int64_t clicks = 0;
  std::int64_t conversions = 0;
  std::int64_t votes = 0;
  std::int64_t views = 0;  // Seen, not reacted to: reported, never counted as response.
};

struct Post {
  std::string id;      // Unique within an author; empty where the source has none.
  std::string author;  // Empty where unknown.
  UnixSeconds time = kUnknownTime;
  std::string text;    // Any bytes; invalid UTF-8 is repaired where it is read.
  std::string lang;    // BCP 47 primary language the source claims ("en"), or empty.
  PostKind kind = PostKind::kPost;
  std::string thread;  // Posts of one conversation share it; empty where unknown.
  std::string url;     // Where the post can be seen.
  std::optional<std::int64_t> audience;  // Followers of the author when the post was made.
  Engagement engagement;
  std::vector<Reaction> reactions;
};

}  // namespace metier

#endif  // METIER_POST_H_
