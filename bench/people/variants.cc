#include "bench/people/variants.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace metier::people {
namespace {

std::string Letters(Random& random, int count) {
  std::string letters;
  for (int i = 0; i < count; ++i) letters.push_back(static_cast<char>('a' + random.Integer(0, 25)));
  return letters;
}

}  // namespace

std::string Variant(Random& random, std::string_view text) {
  static const std::vector<std::string> kEmoji = {"🔥", "👀", "🙌", "😂", "✨", "👇", "🚀", "❤️"};
  static const std::vector<std::string> kAdded = {"new", "again", "today", "please", "now", "really", "wow", "update"};
  std::vector<std::string> words = absl::StrSplit(std::string(text), ' ', absl::SkipEmpty());
  const auto words_count = static_cast<std::int64_t>(words.size());
  if (words_count >= 10 && random.Chance(0.3)) {
    words.erase(words.begin() + random.Integer(0, words_count - 1));
  } else if (words_count >= 10 && random.Chance(0.3)) {
    words.insert(words.begin() + random.Integer(0, words_count), random.Pick(kAdded));
  }
  std::string variant = absl::StrJoin(words, " ");
  if (random.Chance(0.15)) absl::AsciiStrToUpper(&variant);
  if (random.Chance(0.3)) variant = absl::StrCat("@", Letters(random, 7), " ", variant);
  if (random.Chance(0.2)) absl::StrAppend(&variant, " (", random.Integer(1, 99), ")");
  if (random.Chance(0.3)) absl::StrAppend(&variant, " ", random.Pick(kEmoji));
  if (random.Chance(0.2)) absl::StrAppend(&variant, "!!");
  if (random.Chance(0.7)) absl::StrAppend(&variant, " https://bit.ly/", Letters(random, 6));
  return variant;
}

std::string HashtagOf(std::string_view slug) {
  std::string tag = "#";
  std::copy_if(slug.begin(), slug.end(), std::back_inserter(tag), [](char c) { return c != '-'; });
  return tag;
}

}  // namespace metier::people
