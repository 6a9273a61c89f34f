#include "model/rows_of_posts.h"

#include <algorithm>
#include <utility>

#include "model/rows.h"

namespace metier::model {

Vocabulary::Vocabulary(const std::vector<std::string_view>& lines, int min_count) {
  std::unordered_map<std::string_view, std::uint32_t> counts;
  for (const std::string_view line : lines) ForEachField(line, [&counts](std::string_view word) { ++counts[word]; });
  std::vector<std::pair<std::string_view, std::uint32_t>> kept;
  for (const auto& entry : counts) {
    if (entry.second >= static_cast<std::uint32_t>(min_count) && entry.first != kEndOfSentence) kept.push_back(entry);
  }
  std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  words_.reserve(kept.size() + 1);
  words_.emplace_back(kEndOfSentence);
  for (const auto& entry : kept) words_.emplace_back(entry.first);
  for (std::size_t row = 0; row < words_.size(); ++row) rows_.emplace(words_[row], static_cast<std::uint32_t>(row));
}

std::int64_t Vocabulary::Find(std::string_view word) const {
  const auto found = rows_.find(word);
  return found == rows_.end() ? -1 : static_cast<std::int64_t>(found->second);
}

namespace {

struct Collect {
  std::uint32_t words;
  std::vector<std::uint32_t>& rows;
  void Word(std::size_t, std::size_t row) { rows.push_back(static_cast<std::uint32_t>(row)); }
  void Bucket(std::size_t, std::size_t, std::size_t bucket) {
    rows.push_back(words + static_cast<std::uint32_t>(bucket));
  }
};

}  // namespace

RowsOfPosts::RowsOfPosts(const std::vector<std::string_view>& lines, const Vocabulary& vocabulary,
                         const Hashing& hashing) {
  Collect collect{static_cast<std::uint32_t>(vocabulary.words().size()), rows_};
  std::vector<std::string_view> words;
  std::vector<std::uint32_t> hashes;
  begins_.push_back(0);
  for (const std::string_view line : lines) {
    words.clear();
    ForEachField(line, [&words](std::string_view word) { words.push_back(word); });
    ForEachRow(
        words.size(), [&words](std::size_t i) { return words[i]; }, hashing,
        [&vocabulary](std::size_t, std::string_view word) { return vocabulary.Find(word); }, &hashes, collect);
    begins_.push_back(rows_.size());
  }
}

}  // namespace metier::model
