#include "text/word_frequencies.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <numbers>
#include <sstream>
#include <utility>

#include "absl/status/status.h"

namespace metier::text {
namespace {

bool IsWord(std::string_view word) {
  if (word.empty() || word.front() == '\'' || word.back() == '\'') return false;
  return std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '\''; });
}

absl::Status BadLine(std::size_t line, const std::string& what) {
  return absl::InvalidArgumentError("word frequencies, line " + std::to_string(line) + ": " + what);
}

}  // namespace

absl::StatusOr<std::shared_ptr<const WordFrequencies>> WordFrequencies::Load(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return absl::NotFoundError(path + ": cannot be opened");
  std::ostringstream contents;
  contents << file.rdbuf();
  if (file.bad() || contents.fail()) return absl::NotFoundError(path + ": cannot be read");
  auto words = Parse(std::move(contents).str());
  if (!words.ok()) return absl::Status(words.status().code(), path + ": " + std::string(words.status().message()));
  return words;
}

absl::StatusOr<std::shared_ptr<const WordFrequencies>> WordFrequencies::Parse(std::string contents) {
  // Not make_shared: the constructor is private, so that nobody holds a table without its contents.
  std::shared_ptr<WordFrequencies> words(new WordFrequencies);
  words->contents_ = std::move(contents);
  std::string_view rest = words->contents_;
  words->counts_.reserve(static_cast<std::size_t>(std::count(rest.begin(), rest.end(), '\n')) + 1);
  for (std::size_t line = 1; !rest.empty(); ++line) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view row = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));

    const std::size_t blank = row.find(' ');
    if (blank == std::string_view::npos) return BadLine(line, "expected \"word count\"");
    const std::string_view word = row.substr(0, blank);
    const std::string_view number = row.substr(blank + 1);
    if (!IsWord(word)) return BadLine(line, "a word has only a-z and inner apostrophes");
    std::uint64_t count = 0;
    const auto [stop, error] = std::from_chars(number.data(), number.data() + number.size(), count);
    if (error != std::errc() || stop != number.data() + number.size() || count == 0) {
      return BadLine(line, "the count is not a number above 0");
    }
    if (!words->counts_.emplace(word, count).second) return BadLine(line, "the word was given before");
    words->total_ += count;
  }
  if (words->counts_.empty()) return absl::InvalidArgumentError("word frequencies: no words");
  words->log_total_ = std::log(static_cast<double>(words->total_));
  return std::shared_ptr<const WordFrequencies>(std::move(words));
}

std::uint64_t WordFrequencies::Count(std::string_view word) const {
  const auto found = counts_.find(word);
  return found == counts_.end() ? 0 : found->second;
}

double WordFrequencies::LogShare(std::uint64_t count) const {
  return std::log(static_cast<double>(count)) - log_total_;
}

double WordFrequencies::LogProbability(std::string_view word) const {
  const std::uint64_t count = Count(word);
  if (count > 0) return LogShare(count);
  return (1.0 - static_cast<double>(word.size())) * std::numbers::ln10 - log_total_;
}

}  // namespace metier::text
