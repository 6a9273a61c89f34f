#include "archive/field.h"

#include <array>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

#include "absl/strings/ascii.h"
#include "base/message.h"

namespace metier::archive {
namespace {

constexpr std::array<std::pair<std::string_view, std::int64_t Engagement::*>, 9> kCounts = {{
    {"likes", &Engagement::likes},
    {"reposts", &Engagement::reposts},
    {"quotes", &Engagement::quotes},
    {"replies", &Engagement::replies},
    {"bookmarks", &Engagement::bookmarks},
    {"clicks", &Engagement::clicks},
    {"conversions", &Engagement::conversions},
    {"votes", &Engagement::votes},
    {"views", &Engagement::views},
}};

constexpr std::array<std::pair<std::string_view, PostKind>, 16> kPostKinds = {{
    {"post", PostKind::kPost},
    {"reply", PostKind::kReply},
    {"repost", PostKind::kRepost},
    {"quote", PostKind::kQuote},
    // From here on: what other exports say.
    {"tweet", PostKind::kPost},
    {"status", PostKind::kPost},
    {"original", PostKind::kPost},
    {"comment", PostKind::kReply},
    {"answer", PostKind::kReply},
    {"replied_to", PostKind::kReply},
    {"retweet", PostKind::kRepost},
    {"retweeted", PostKind::kRepost},
    {"share", PostKind::kRepost},
    {"reblog", PostKind::kRepost},
    {"boost", PostKind::kRepost},
    {"quoted", PostKind::kQuote},
}};
constexpr std::size_t kOwnPostKinds = 4;

constexpr std::array<std::pair<std::string_view, ReactionKind>, kReactionKinds> kReactions = {{
    {"like", ReactionKind::kLike},
    {"repost", ReactionKind::kRepost},
    {"quote", ReactionKind::kQuote},
    {"reply", ReactionKind::kReply},
    {"bookmark", ReactionKind::kBookmark},
    {"click", ReactionKind::kClick},
    {"conversion", ReactionKind::kConversion},
    {"vote", ReactionKind::kVote},
}};

}  // namespace

std::int64_t* FindCount(Engagement* engagement, std::string_view name) {
  for (const auto& [known, member] : kCounts) {
    if (known == name) return &(engagement->*member);
  }
  return nullptr;
}

std::optional<PostKind> ParsePostKind(std::string_view name) {
  for (std::size_t i = 0; i < kOwnPostKinds; ++i) {
    if (kPostKinds[i].first == name) return kPostKinds[i].second;
  }
  return std::nullopt;
}

std::optional<PostKind> ParsePostKindFromPeople(std::string_view name) {
  std::string lower(name);
  absl::AsciiStrToLower(&lower);
  for (const auto& [known, kind] : kPostKinds) {
    if (known == lower) return kind;
  }
  return std::nullopt;
}

std::optional<ReactionKind> ParseReactionKind(std::string_view name) {
  for (const auto& [known, kind] : kReactions) {
    if (known == name) return kind;
  }
  return std::nullopt;
}

std::string ParseCount(std::string_view text, std::int64_t* out) {
  const char* const end = text.data() + text.size();
  std::int64_t integer = 0;
  const auto [rest, error] = std::from_chars(text.data(), end, integer);
  if (error == std::errc() && rest == end) return CountFromInteger(integer, out);
  double number = 0;
  const auto [double_rest, double_error] = std::from_chars(text.data(), end, number);
  if (double_error != std::errc() || double_rest != end)
    return base::Concat("must be a whole number, not ", base::Excerpt(text));
  return CountFromDouble(number, out);
}

std::string CountFromInteger(std::int64_t number, std::int64_t* out) {
  if (number < 0) return base::Concat("must not be negative (", std::to_string(number), ")");
  if (number > kMostCount) return "is too large for a count";
  *out = number;
  return "";
}

std::string CountFromDouble(double number, std::int64_t* out) {
  if (number < 0) return "must not be negative";
  if (!(number <= static_cast<double>(kMostCount))) return "is too large for a count";
  if (number != std::floor(number)) return "must be a whole number";
  *out = static_cast<std::int64_t>(number);
  return "";
}

void Clear(Post* post) {
  for (std::string* text : {&post->id, &post->author, &post->text, &post->lang, &post->thread, &post->url})
    text->clear();
  post->time = kUnknownTime;
  post->kind = PostKind::kPost;
  post->audience.reset();
  post->engagement = Engagement();
  post->reactions.clear();
}

}  // namespace metier::archive
