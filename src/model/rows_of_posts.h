// Posts as row numbers: what the fitting loop reads instead of text.

#ifndef METIER_SRC_MODEL_ROWS_OF_POSTS_H_
#define METIER_SRC_MODEL_ROWS_OF_POSTS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/weights.h"

namespace metier::model {

// Words to rows; row 0 is the end of sentence.
class Vocabulary {
 public:
  // Every word that stands at least `min_count` times in `lines` (features separated by blanks), most frequent first,
  // ties by bytes.
  Vocabulary(const std::vector<std::string_view>& lines, int min_count);
  const std::vector<std::string>& words() const { return words_; }
  // -1: unknown.
  std::int64_t Find(std::string_view word) const;

 private:
  std::vector<std::string> words_;
  std::unordered_map<std::string_view, std::uint32_t> rows_;
};

// The rows of many posts, end to end. Bucket b is row words + b.
class RowsOfPosts {
 public:
  RowsOfPosts(const std::vector<std::string_view>& lines, const Vocabulary& vocabulary, const Hashing& hashing);
  std::size_t size() const { return begins_.size() - 1; }
  std::span<const std::uint32_t> operator[](std::size_t post) const {
    return {rows_.data() + begins_[post], static_cast<std::size_t>(begins_[post + 1] - begins_[post])};
  }

 private:
  std::vector<std::uint64_t> begins_;
  std::vector<std::uint32_t> rows_;
};

// Calls use(field) for every non-empty field between blanks.
template <typename Use>
void ForEachField(std::string_view line, Use use) {
  while (!line.empty()) {
    const std::size_t end = line.find(' ');
    if (end != 0) use(line.substr(0, end));
    if (end == std::string_view::npos) return;
    line.remove_prefix(end + 1);
  }
}

}  // namespace metier::model

#endif  // METIER_SRC_MODEL_ROWS_OF_POSTS_H_
