#include "archive/note_tweets.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "archive/tweet_text.h"
#include "text/html.h"

namespace metier::archive {
namespace {

using simdjson::dom::element;

constexpr UnixSeconds kMostSecondsApart = 10;
// Without an ellipsis, a shorter beginning than this proves nothing.
constexpr std::size_t kShortestBeginning = 20;

// Links that are not as they should be are left out: the text is worth more than they.
void ReadLinks(element urls, NoteTweet* note) {
  simdjson::dom::array array;
  if (urls.get(array) != simdjson::SUCCESS) return;
  for (const element url : array) {
    std::string_view shown;
    std::string_view target;
    if (url["shortUrl"].get(shown) != simdjson::SUCCESS) continue;
    if (url["expandedUrl"].get(target) != simdjson::SUCCESS || target.empty()) continue;
    note->links.emplace_back(shown, target);
  }
}

}  // namespace

bool NoteTweets::Add(std::string_view json, JsonRecord* record) {
  simdjson::dom::object root;
  simdjson::dom::object fields;
  element value;
  if (!record->Parse(json, &root)) return false;
  if (root["noteTweet"].get(value) != simdjson::SUCCESS) return record->Fail({"noteTweet"}, "is missing");
  if (!record->ReadObject(value, {"noteTweet"}, &fields)) return false;

  NoteTweet note;
  const FieldName created = {"noteTweet", "createdAt"};
  if (fields["createdAt"].get(value) != simdjson::SUCCESS) return record->Fail(created, "is missing");
  if (!record->ReadTime(value, created, &note.time)) return false;

  const FieldName text = {"noteTweet", "core/text"};
  std::string_view raw;
  if (fields["core"]["text"].get(raw) != simdjson::SUCCESS) return record->Fail(text, "must be a string");
  note.text = text::UnescapeEntities(raw);
  if (fields["core"]["urls"].get(value) == simdjson::SUCCESS) ReadLinks(value, &note);
  notes_.push_back(std::move(note));
  return true;
}

void NoteTweets::Finish() {
  std::stable_sort(notes_.begin(), notes_.end(),
                   [](const NoteTweet& a, const NoteTweet& b) { return a.time < b.time; });
}

const NoteTweet* NoteTweets::Find(UnixSeconds time, std::string_view text) const {
  if (time == kUnknownTime || notes_.empty()) return nullptr;
  bool ellipsis = false;
  const std::string_view beginning = WithoutTruncation(text, &ellipsis);
  if (beginning.empty() || (!ellipsis && beginning.size() < kShortestBeginning)) return nullptr;

  const NoteTweet* best = nullptr;
  auto note = std::lower_bound(notes_.begin(), notes_.end(), time - kMostSecondsApart,
                               [](const NoteTweet& a, UnixSeconds wanted) { return a.time < wanted; });
  for (; note != notes_.end() && note->time <= time + kMostSecondsApart; ++note) {
    if (note->text.size() <= beginning.size() || !note->text.starts_with(beginning)) continue;
    if (best == nullptr || std::abs(note->time - time) < std::abs(best->time - time)) best = &*note;
  }
  return best;
}

}  // namespace metier::archive
