#include "archive/columns.h"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "base/message.h"

namespace metier::archive {
namespace {

struct Synonyms {
  Column column;
  std::array<std::string_view, 8> names;  // The best first.
};

// `score` and `ups` are votes: what Lobsters, Reddit, Hacker News and Stack Exchange call so is the sum of votes.
constexpr std::array<Synonyms, kColumns> kSynonyms = {{
    {Column::kText, {"text", "body", "content", "title", "full_text", "message", "tweet"}},
    {Column::kId, {"id", "post_id", "tweet_id"}},
    {Column::kAuthor, {"author", "user", "username", "screen_name", "submitter"}},
    {Column::kTime, {"time", "created", "created_at", "date", "timestamp", "created_utc"}},
    {Column::kLang, {"lang", "language"}},
    {Column::kKind, {"kind", "type"}},
    {Column::kThread, {"thread", "conversation_id"}},
    {Column::kUrl, {"url", "link"}},
    {Column::kAudience, {"audience", "followers", "followers_count"}},
    {Column::kLikes, {"likes", "favorites", "favourites", "like_count", "favorite_count"}},
    {Column::kReposts, {"reposts", "retweets", "shares", "retweet_count"}},
    {Column::kQuotes, {"quotes", "quote_count"}},
    {Column::kReplies, {"replies", "comments", "num_comments", "reply_count"}},
    {Column::kBookmarks, {"bookmarks", "bookmark_count"}},
    {Column::kClicks, {"clicks"}},
    {Column::kConversions, {"conversions"}},
    {Column::kVotes, {"votes", "score", "ups"}},
    {Column::kViews, {"views", "impressions", "impression_count"}},
}};

struct Match {
  Column column;
  std::size_t rank;  // The place in the list of synonyms.
};

std::optional<Match> FindMatch(std::string_view name) {
  const absl::string_view stripped = absl::StripAsciiWhitespace(absl::string_view(name.data(), name.size()));
  const std::string lower = absl::AsciiStrToLower(stripped);
  if (lower.empty()) return std::nullopt;
  for (const Synonyms& synonyms : kSynonyms) {
    const auto found = std::find(synonyms.names.begin(), synonyms.names.end(), lower);
    if (found != synonyms.names.end()) {
      return Match{synonyms.column, static_cast<std::size_t>(found - synonyms.names.begin())};
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Column> FindColumn(std::string_view name) {
  const auto match = FindMatch(name);
  return match ? std::optional(match->column) : std::nullopt;
}

absl::StatusOr<ColumnMap> MapColumns(const std::vector<std::string_view>& header) {
  ColumnMap map;
  std::array<std::size_t, kColumns> best_rank = {};
  for (std::size_t i = 0; i < header.size(); ++i) {
    map.names.emplace_back(header[i]);
    const auto match = FindMatch(header[i]);
    if (!match) continue;
    const auto column = static_cast<std::size_t>(match->column);
    if (map.index[column] && best_rank[column] <= match->rank) continue;
    map.index[column] = i;
    best_rank[column] = match->rank;
  }
  if (map[Column::kText]) return map;

  std::string message =
      "no column for the text (text, body, content, title, full_text, message or tweet); the header has ";
  constexpr std::size_t kShown = 20;
  for (std::size_t i = 0; i < std::min(header.size(), kShown); ++i) {
    message += base::Concat(i == 0 ? "" : ", ", base::Excerpt(header[i]));
  }
  if (header.size() > kShown) message += base::Concat(" and ", std::to_string(header.size() - kShown), " more");
  return absl::InvalidArgumentError(message);
}

}  // namespace metier::archive
