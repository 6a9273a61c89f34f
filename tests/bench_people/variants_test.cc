#include "bench/people/variants.h"

#include <set>

#include "absl/strings/str_split.h"
#include "gtest/gtest.h"

namespace metier::people {
namespace {

TEST(Variant, KeepsNearlyAllWords) {
  const std::string text = "one two three four five six seven eight nine ten eleven twelve";
  Random random(3);
  std::set<std::string> variants;
  for (int i = 0; i < 200; ++i) {
    const std::string variant = Variant(random, text);
    variants.insert(variant);
    std::set<std::string> words;
    for (std::string word : std::vector<std::string>(absl::StrSplit(variant, ' '))) {
      for (char& c : word) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      while (word.ends_with('!')) word.pop_back();
      words.insert(word);
    }
    int kept = 0;
    for (const std::string& word : std::vector<std::string>(absl::StrSplit(text, ' '))) kept += words.contains(word);
    EXPECT_GE(kept, 11) << variant;
  }
  EXPECT_GT(variants.size(), 150U);
}

TEST(HashtagOf, JoinsTheWords) { EXPECT_EQ(HashtagOf("machine-learning"), "#machinelearning"); }

}  // namespace
}  // namespace metier::people
