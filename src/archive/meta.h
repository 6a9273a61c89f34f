// What Facebook and Instagram give who asks for their data, as JSON: docs/formats/facebook.md and instagram.md.

#ifndef METIER_SRC_ARCHIVE_META_H_
#define METIER_SRC_ARCHIVE_META_H_

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "archive/input.h"
#include "archive/reader.h"

namespace metier::archive {

// The keys of a file's object under which there may be an array of posts or comments.
inline constexpr std::array<std::string_view, 4> kFacebookKeys = {"comments_v2", "group_posts_v2", "group_comments_v2",
                                                                  "status_updates"};
inline constexpr std::array<std::string_view, 5> kInstagramKeys = {
    "ig_reels_media", "ig_stories", "ig_igtv_media", "comments_reels_comments", "text_post_app_text_posts"};

// Both write every byte of a UTF-8 text as a character of its own ("\u00c3\u00a9" for é). The text that was meant, from
// one that was decoded as JSON; as it is where it cannot have been written so.
std::string RepairLatin1(std::string_view text);

// One file of posts or comments. `author` may be empty.
std::unique_ptr<Reader> OpenFacebook(std::unique_ptr<Input> input, std::string author);
std::unique_ptr<Reader> OpenInstagram(std::unique_ptr<Input> input, std::string author);

}  // namespace metier::archive

#endif  // METIER_SRC_ARCHIVE_META_H_
