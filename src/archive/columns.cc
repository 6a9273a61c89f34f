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

std::string Plain(std::string_view name) {
  return absl::AsciiStrToLower(absl::StripAsciiWhitespace(absl::string_view(name.data(), name.size())));
}

bool IsSameName(std::string_view column, std::string_view chosen) { return Plain(column) == Plain(chosen); }

std::optional<Match> FindMatch(std::string_view name) {
  const std::string lower = Plain(name);
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

std::string_view NameOfColumn(Column field) { return kSynonyms[static_cast<std::size_t>(field)].names[0]; }

std::optional<Column> ColumnNamed(std::string_view name) {
  for (const Synonyms& synonyms : kSynonyms) {
    if (synonyms.names[0] == name) return synonyms.column;
  }
  return std::nullopt;
}

absl::StatusOr<ColumnMap> MapColumns(const std::vector<std::string_view>& header, const ChosenNames& chosen) {
  ColumnMap map;
  std::array<std::size_t, kColumns> best_rank = {};
  for (std::size_t i = 0; i < header.size(); ++i) {
    map.names.emplace_back(header[i]);
    bool is_chosen = false;
    for (std::size_t field = 0; field < kColumns; ++field) {
      if (!chosen[field] || map.index[field] || !IsSameName(header[i], *chosen[field])) continue;
      map.index[field] = i;
      is_chosen = true;
    }
    const auto match = FindMatch(header[i]);
    if (is_chosen || !match) continue;
    const auto column = static_cast<std::size_t>(match->column);
    if (chosen[column] || (map.index[column] && best_rank[column] <= match->rank)) continue;
    map.index[column] = i;
    best_rank[column] = match->rank;
  }
  std::string message;
  for (std::size_t field = 0; field < kColumns; ++field) {
    if (chosen[field] && !map.index[field] && message.empty()) {
      message = base::Concat("no column ", base::Excerpt(*chosen[field]), ", which --map names");
    }
  }
  if (message.empty() && map[Column::kText]) return map;
  if (message.empty()) {
    message =
        "no column for the text (text, body, content, title, full_text, message or tweet; --map can name another)";
  }
  message += "; the header has ";
  constexpr std::size_t kShown = 20;
  for (std::size_t i = 0; i < std::min(header.size(), kShown); ++i) {
    message += base::Concat(i == 0 ? "" : ", ", base::Excerpt(header[i]));
  }
  if (header.size() > kShown) message += base::Concat(" and ", std::to_string(header.size() - kShown), " more");
  return absl::InvalidArgumentError(message);
}

}  // namespace metier::archive
