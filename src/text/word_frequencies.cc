#include "text/word_frequencies.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <fstream>
#include <numbers>
#include <sstream>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "text/string_hash.h"

namespace metier::text {
namespace {

bool IsWord(std::string_view word) {
  if (word.empty() || word.front() == '\'' || word.back() == '\'') return false;
  return std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '\''; });
}

absl::Status BadLine(std::size_t line, const std::string& what) {
  return absl::InvalidArgumentError("word frequencies, line " + std::to_string(line) + ": " + what);
}

// The slot of the word with this hash, or the empty one where it would be.
std::size_t FindSlot(std::span<const WordSlot> slots, std::uint64_t hash) {
  const std::size_t mask = slots.size() - 1;
  std::size_t slot = hash & mask;
  while (slots[slot].count != 0 && slots[slot].hash != hash) slot = (slot + 1) & mask;
  return slot;
}

}  // namespace

struct WordFrequencies::Owned {
  std::string contents;
  std::vector<WordSlot> slots;
};

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
  const auto owned = std::make_shared<Owned>();
  owned->contents = std::move(contents);
  const std::string_view all = owned->contents;
  const auto lines = static_cast<std::size_t>(std::count(all.begin(), all.end(), '\n')) + 1;
  owned->slots.resize(std::bit_ceil(2 * lines));
  std::size_t begin = 0;
  for (std::size_t line = 1; begin < all.size(); ++line) {
    const std::string_view row = all.substr(begin, all.find('\n', begin) - begin);
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
    const std::uint64_t hash = StringHash(word);
    WordSlot& slot = owned->slots[FindSlot(owned->slots, hash)];
    if (slot.count != 0) return BadLine(line, "the word was given before");
    slot = {hash, count};
    begin += row.size() + 1;
  }
  if (all.empty()) return absl::InvalidArgumentError("word frequencies: no words");
  return FromTable(all, owned->slots, owned);
}

absl::StatusOr<std::shared_ptr<const WordFrequencies>> WordFrequencies::FromTable(std::string_view contents,
                                                                                  std::span<const WordSlot> slots,
                                                                                  std::shared_ptr<const void> owner) {
  // Not make_shared: the constructor is private, so that nobody holds a table that was not looked at.
  std::shared_ptr<WordFrequencies> words(new WordFrequencies(contents, slots, std::move(owner)));
  for (const WordSlot& slot : slots) {
    words->size_ += slot.count == 0 ? 0 : 1;
    words->total_ += slot.count;
  }
  if (contents.empty() || !std::has_single_bit(slots.size()) || words->size_ == 0 || words->size_ > slots.size() / 2) {
    return absl::DataLossError("damaged word frequencies: their slots make no sense");
  }
  words->log_total_ = std::log(static_cast<double>(words->total_));
  return std::shared_ptr<const WordFrequencies>(std::move(words));
}

std::uint64_t WordFrequencies::Count(std::string_view word) const {
  return slots_[FindSlot(slots_, StringHash(word))].count;
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
