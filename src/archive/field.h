// The values of a post's fields, as text, to a post: what the formats share.

#ifndef METIER_SRC_ARCHIVE_FIELD_H_
#define METIER_SRC_ARCHIVE_FIELD_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "metier/post.h"

namespace metier::archive {

// The counts of Engagement under the names they have in JSON Lines ("likes", ..., "views"); null for any other name.
std::int64_t* FindCount(Engagement* engagement, std::string_view name);

// "post", "reply", "repost", "quote". `FromPeople` also knows what exports call them (tweet, retweet, comment...), in
// any case.
std::optional<PostKind> ParsePostKind(std::string_view name);
std::optional<PostKind> ParsePostKindFromPeople(std::string_view name);
inline constexpr std::string_view kPostKindNames = "post, reply, repost, quote";

std::optional<ReactionKind> ParseReactionKind(std::string_view name);
inline constexpr std::string_view kReactionKindNames = "like, repost, quote, reply, bookmark, click, conversion, vote";

// The largest count that is taken: that many of them can be summed, and every whole number below is exact in a double.
inline constexpr std::int64_t kMostCount = std::int64_t{1} << 53;

// A whole number from 0 to kMostCount into `*out`. Returns what is wrong, to follow the field's name in a message
// ("must not be negative (-3)"); empty if all is well. "12.0", as data frames write whole numbers, is one.
std::string ParseCount(std::string_view text, std::int64_t* out);
std::string CountFromInteger(std::int64_t number, std::int64_t* out);
std::string CountFromDouble(double number, std::int64_t* out);

// As a new Post, but keeps the memory of its strings.
void Clear(Post* post);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_FIELD_H_
