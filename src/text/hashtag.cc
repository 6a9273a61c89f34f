#include "text/hashtag.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "text/characters.h"
#include "text/utf8.h"

namespace metier::text {
namespace {

constexpr std::size_t kLongestDictionaryWord = 24;
constexpr std::size_t kLongestSegmented = 96;  // Longer runs of letters are no phrase.
// Each word beyond the first costs as much as being this much rarer. Unigrams alone are too fond of cutting.
constexpr double kCostOfACut = 2.0;

enum class Shape { kUpper, kLower, kDigit, kSeparator };

struct Character {
  std::size_t begin;
  Shape shape;
};

// Marks and letters without case go on with what stands before them.
std::vector<Character> Shapes(std::string_view tag) {
  std::vector<Character> shapes;
  for (std::size_t i = 0; i < tag.size();) {
    const Utf8Character character = DecodeUtf8(tag.substr(i));
    const char32_t c = character.code_point;
    Shape shape = Shape::kLower;
    if (IsUpper(c)) {
      shape = Shape::kUpper;
    } else if (IsDigit(c)) {
      shape = Shape::kDigit;
    } else if (IsMark(c) && !shapes.empty()) {
      shape = shapes.back().shape;
    } else if (!IsLetter(c) && !IsMark(c)) {
      shape = Shape::kSeparator;
    }
    shapes.push_back({i, shape});
    i += character.size;
  }
  return shapes;
}

bool BeginsWord(const std::vector<Character>& shapes, std::size_t i) {
  const Shape before = shapes[i - 1].shape;
  const Shape here = shapes[i].shape;
  if ((before == Shape::kDigit) != (here == Shape::kDigit)) return true;
  if (before == Shape::kLower && here == Shape::kUpper) return true;
  // The last capital of a run begins the word whose small letters follow: HTML|Parser.
  return before == Shape::kUpper && here == Shape::kUpper && i + 1 < shapes.size() &&
         shapes[i + 1].shape == Shape::kLower;
}

std::vector<Piece> SplitByCase(std::string_view tag) {
  const std::vector<Character> shapes = Shapes(tag);
  std::vector<Piece> pieces;
  bool open = false;  // a piece is being written
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    if (shapes[i].shape == Shape::kSeparator) {
      open = false;
      continue;
    }
    const std::size_t end = i + 1 < shapes.size() ? shapes[i + 1].begin : tag.size();
    if (!open || BeginsWord(shapes, i)) {
      pieces.push_back({shapes[i].begin, 0});
      open = true;
    }
    pieces.back().size = end - pieces.back().begin;
  }
  return pieces;
}

// "" unless the piece is ASCII letters only.
std::string LowerLetters(std::string_view piece) {
  std::string lower;
  for (const char c : piece) {
    if ((c | 0x20) < 'a' || (c | 0x20) > 'z') return {};
    lower.push_back(static_cast<char>(c | 0x20));
  }
  return lower;
}

bool IsAllUpper(std::string_view piece) {
  return std::all_of(piece.begin(), piece.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// A product's small first letter belongs to what follows: i|OS, e|Bay, m|RNA; but i|Love is two words.
void JoinSmallInitial(std::string_view tag, const WordFrequencies* words, std::vector<Piece>* pieces) {
  if (pieces->size() < 2) return;
  const Piece& first = (*pieces)[0];
  const Piece& second = (*pieces)[1];
  const std::string_view initial = tag.substr(first.begin, first.size);
  const std::string_view next = tag.substr(second.begin, second.size);
  if (first.size != 1 || initial[0] < 'a' || initial[0] > 'z' || second.begin != 1 || LowerLetters(next).empty())
    return;
  const bool acronym = next.size() >= 2 && IsAllUpper(next);
  const bool product = words == nullptr ? initial[0] == 'i' || initial[0] == 'e'
                                        : words->Knows(LowerLetters(tag.substr(0, 1 + second.size)));
  if (!acronym && !product) return;
  (*pieces)[0].size += second.size;
  pieces->erase(pieces->begin() + 1);
}

}  // namespace

bool SegmentLetters(std::string_view letters, const WordFrequencies& words, std::vector<Piece>* pieces) {
  if (letters.empty() || letters.size() > kLongestSegmented) return false;
  // best[i]: the log probability of the likeliest way to write the first i letters, and how long its last word is.
  struct Best {
    double log_probability = -std::numeric_limits<double>::infinity();
    std::size_t last_size = 0;
  };
  std::vector<Best> best(letters.size() + 1);
  best[0].log_probability = 0;
  for (std::size_t end = 1; end <= letters.size(); ++end) {
    for (std::size_t size = 1; size <= std::min(end, kLongestDictionaryWord); ++size) {
      const std::size_t begin = end - size;
      double log_probability = best[begin].log_probability + words.LogProbability(letters.substr(begin, size));
      if (begin > 0) log_probability -= kCostOfACut;
      if (log_probability > best[end].log_probability) best[end] = {log_probability, size};
    }
  }
  std::vector<Piece> found;
  for (std::size_t end = letters.size(); end > 0; end -= best[end].last_size) {
    const Piece piece = {end - best[end].last_size, best[end].last_size};
    if (!words.Knows(letters.substr(piece.begin, piece.size))) return false;
    found.push_back(piece);
  }
  pieces->insert(pieces->end(), found.rbegin(), found.rend());
  return true;
}

void SplitHashtag(std::string_view tag, const WordFrequencies* words, std::vector<Piece>* pieces) {
  std::vector<Piece> by_case = SplitByCase(tag);
  JoinSmallInitial(tag, words, &by_case);
  if (words == nullptr) {
    *pieces = std::move(by_case);
    return;
  }
  pieces->clear();
  std::vector<Piece> inner;
  for (const Piece& piece : by_case) {
    const std::string letters = LowerLetters(tag.substr(piece.begin, piece.size));
    inner.clear();
    if (letters.empty() || words->Knows(letters) || !SegmentLetters(letters, *words, &inner)) {
      pieces->push_back(piece);
      continue;
    }
    for (const Piece& word : inner) pieces->push_back({piece.begin + word.begin, word.size});
  }
}

}  // namespace metier::text
